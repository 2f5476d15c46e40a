"""A sentence that is there at another speed or pitch: its rise and fall is the same, its wave is not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from everyreader.sound.levels import amplitude, decibels
from everyreader.sound.waves import RATE, rms

_STEP = 0.01  # seconds of a frame
_SPEEDS = np.exp(np.arange(np.log(0.6), np.log(1.7), 0.01))
_ALIKE = 0.93  # correlation of two loudness curves; that of other sentences stays below 0.8
_SAME = 0.02  # a difference of speed that is none
_END = 0.2  # seconds after the end by which it must be quiet
_LEAST = 1.0  # seconds: a shorter sentence has too little rise and fall


@dataclass(frozen=True)
class Altered:
    """Times in seconds. ``speed`` above 1 is faster than it was spoken; None: in the same time at another
    pitch."""

    start: float
    end: float
    match: float
    gain_db: float
    speed: float | None


def altered(
    sound: np.ndarray, onset: int, reference: np.ndarray, reference_onset: int, threshold: float
) -> Altered | None:
    """The ``reference`` in the sound from ``onset`` on, at another speed or pitch; None where it is another
    sentence."""
    own = _curve(reference[reference_onset:])
    loud = np.flatnonzero(own > amplitude(threshold))
    if not len(loud) or loud[-1] * _STEP < _LEAST:
        return None
    own = own[: loud[-1] + 1]
    heard = _curve(sound[onset : onset + round(RATE * (len(own) * _STEP / _SPEEDS[0] + 2 * _END))])
    best, speed = max((_likeness(heard, own, float(one), threshold), float(one)) for one in _SPEEDS)
    if best < _ALIKE:
        return None
    length = len(own) * _STEP / speed
    stretch = sound[onset : onset + round(length * RATE)]
    gain = decibels(rms(stretch)) - decibels(rms(reference[reference_onset:]))
    start = onset / RATE
    return Altered(start, start + length, best, gain, None if abs(speed - 1) <= _SAME else speed)


def _likeness(heard: np.ndarray, own: np.ndarray, speed: float, threshold: float) -> float:
    """How alike the two curves are at ``speed``; 0 where the sound does not end where the sentence would."""
    length = round(len(own) / speed)
    if len(heard) < length or length < 2:
        return 0.0
    after = heard[length : length + round(_END / _STEP)]
    if len(after) and float(after.min()) > amplitude(threshold):
        return 0.0
    scaled = np.interp(np.linspace(0, len(own) - 1, length), np.arange(len(own)), own)
    return float(np.corrcoef(np.sqrt(scaled), np.sqrt(heard[:length]))[0, 1])


def _curve(samples: np.ndarray) -> np.ndarray:
    """Loudness every 10 ms, smoothed over three."""
    size = round(_STEP * RATE)
    frames = np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)
    levels = np.sqrt(np.einsum("ij,ij->i", frames, frames) / size)
    return np.convolve(levels, np.ones(3) / 3, mode="same") if len(levels) > 3 else levels
