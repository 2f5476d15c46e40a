"""Where exactly each sentence begins and ends in the recording: its place by alignment, moved to where the
sound sets in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from everyreader.sound.levels import EDGE, SILENCE_DB

STEP = 0.01  # seconds between two levels; each is over twice as long
ABOVE_FLOOR = 6.0  # dB by which sound stands out of the room's own noise
BREATH_DB = (
    -34.0
)  # speech stands at −20 dB; what stays below this all the way, with a gap before the words, is a breath
_GAP, _BREATH_GAP = 0.03, 0.05  # seconds
_BREATH_LONGEST = 0.8
_ENDING = 0.1  # seconds of a sentence's last sound that alignment may give to the next one
_RUN_ON = 0.06  # seconds around a place without any pause, in which the quietest moment is looked for


@dataclass(frozen=True)
class Levels:
    """The level of the recording in dBFS, a hundred times a second; ``floor`` is the room's, above ``quiet``
    there is sound."""

    decibels: np.ndarray
    floor: float
    quiet: float

    def stretches(self, begin: float, end: float, gap: float) -> list[tuple[float, float]]:
        """Stretches of sound between two moments, gaps up to ``gap`` seconds closed."""
        first, last = max(0, int(begin / STEP)), int(np.ceil(end / STEP))
        loud = np.flatnonzero(self.decibels[first:last] > self.quiet)
        if not len(loud):
            return []
        breaks = np.flatnonzero(np.diff(loud) > gap / STEP)
        begins = loud[np.concatenate(([0], breaks + 1))]
        ends = loud[np.concatenate((breaks, [len(loud) - 1]))] + 1
        return [
            ((b + first) * STEP, (e + first) * STEP)
            for b, e in zip(begins.tolist(), ends.tolist(), strict=True)
        ]

    def loudest(self, begin: float, end: float) -> float:
        return float(self.decibels[int(begin / STEP) : max(int(end / STEP), int(begin / STEP) + 1)].max())

    def quietest(self, begin: float, end: float) -> float:
        """The moment between two at which it is quietest."""
        first = max(0, int(begin / STEP))
        return (first + int(self.decibels[first : int(end / STEP) + 1].argmin())) * STEP

    def louder(self, begin: float, end: float, than: float) -> float:
        """Seconds between two moments that are louder than ``than``."""
        return float(np.count_nonzero(self.decibels[int(begin / STEP) : int(end / STEP)] > than)) * STEP


def levels(samples: np.ndarray, rate: int) -> Levels:
    """``samples``: float32 mono at the house's level."""
    size = round(rate * STEP)
    power = np.einsum("ij,ij->i", *[np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)] * 2) / size
    power = np.convolve(power, (0.25, 0.5, 0.25), "same")
    decibels = 10.0 * np.log10(power + 1e-12)
    floor = float(np.percentile(decibels, 3))
    return Levels(decibels, floor, min(max(SILENCE_DB, floor + ABOVE_FLOOR), BREATH_DB - ABOVE_FLOOR))


def spans(places: Sequence[tuple[float, float]], level: Levels, duration: float) -> list[tuple[float, float]]:
    """Begin and end of each sentence in seconds, from the places (in order) at which alignment finds its
    speech.

    A sentence begins 30 ms before its first sound, as a segment of a voice does, and holds all sound up to
    the next one's begin: a breath belongs to the sentence before it. No two overlap.
    """
    begins: list[float] = []
    before = 0.0
    for begin, end in places:
        begins.append(max(_onset(level, begin, end, before), begins[-1] + STEP if begins else 0.0))
        before = end
    ends = []
    for begin, following, place in zip(begins, [*begins[1:], None], places, strict=True):
        limit = place[1] + 2 * EDGE if following is None else following
        sound = level.stretches(begin, limit, _GAP)
        ends.append(min(sound[-1][1] + EDGE if sound else limit, limit if following else duration))
    return list(zip(begins, ends, strict=True))


def _onset(level: Levels, begin: float, end: float, before: float) -> float:
    """Where the sentence sets in that alignment finds from ``begin`` to ``end``, the one before it ending at
    ``before``."""
    sound = [one for one in level.stretches(max(0.0, begin - 0.2), end, _GAP) if one[1] > begin + STEP]
    if not sound:
        return begin
    number = 0
    while number + 1 < len(sound) and _no_beginning(level, sound[number], sound[number + 1][0], begin):
        number += 1
    onset = sound[number][0]
    if onset < before - EDGE:  # no pause: the two run into each other
        return level.quietest(begin - _RUN_ON, begin + _RUN_ON)
    return max(onset - EDGE, 0.0)


def _no_beginning(level: Levels, sound: tuple[float, float], following: float, begin: float) -> bool:
    """Whether a stretch of sound near ``begin`` is a breath before the words, or the end of the sentence
    before; a gap comes after either."""
    if following - sound[1] < _BREATH_GAP:
        return False
    ending = sound[0] < begin - EDGE and sound[1] < begin + _ENDING
    return ending or (following - sound[0] < _BREATH_LONGEST and level.loudest(*sound) < BREATH_DB)
