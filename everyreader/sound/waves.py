"""Two waves held against each other: how well the one is the other, window by window."""

from __future__ import annotations

import numpy as np

RATE = 8_000  # samples a second: enough to tell one sentence from another
WINDOW = 0.25  # seconds: the shortest loss that must show


def slice_of(sound: np.ndarray, first: int, length: int) -> np.ndarray:
    """``length`` samples from ``first`` on, silence where the sound has none."""
    begin, end = max(first, 0), max(min(first + length, len(sound)), 0)
    return np.pad(sound[begin:end], (max(0, begin - first), max(0, first + length - max(end, begin))))[
        :length
    ]


def product(one: np.ndarray, other: np.ndarray) -> float:
    """The sum of the products. ``np.dot`` would wake a thread for each processor, which costs more than it
    saves here."""
    return float(np.einsum("i,i->", one, other))


def rms(samples: np.ndarray) -> float:
    """The amplitude of a stretch as a whole."""
    return float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0


def agreement(heard: np.ndarray, expected: np.ndarray, noise: float = 0.0) -> float:
    """1 − the worst window's difference from what was expected, as amplitude; 1 is the same sound, 0
    another."""
    return float(agreements(heard, expected, noise).min())


def agreements(
    heard: np.ndarray, expected: np.ndarray, noise: float = 0.0, window: float = WINDOW
) -> np.ndarray:
    """The same of each window, ``window`` seconds long. ``noise`` is the power that the recording has in its
    pauses.

    Windows where the segment is near silence are held to a share of its mean power, so that sound put into a
    pause shows and an encoder's noise does not.
    """
    size = min(round(window * RATE), len(expected))
    count = -(-len(expected) // size)
    rest = count * size - len(expected)
    wanted, lost = (np.pad(x, (0, rest)).reshape(count, size) for x in (expected, heard - expected))
    power = (wanted**2).mean(axis=1)
    difference = np.maximum((lost**2).mean(axis=1) - noise, 0.0)
    ratio = difference / np.maximum(np.maximum(power, 0.1 * power.mean()), 1e-12)
    return np.maximum(0.0, 1.0 - np.sqrt(ratio))


def fitted(reference: np.ndarray, heard: np.ndarray, *, steady: bool = False) -> np.ndarray:
    """The reference at the loudness of what was heard, moved by the fraction of a sample that an encoder
    adds.

    The fraction is the peak of the parabola through the correlation at −1, 0 and +1 samples. ``steady``: the
    loudness of most windows, which a part that is another sound does not change.
    """
    early, here, late = (product(reference[1:-1], heard[1 + k : len(heard) - 1 + k]) for k in (-1, 0, 1))
    curve = early - 2.0 * here + late
    shift = 0.5 * (early - late) / curve if curve < 0 else 0.0
    size = -(-len(reference) // 1024) * 1024  # a length that the FFT is quick at
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size) * np.clip(shift, -1.0, 1.0))
    moved = np.fft.irfft(np.fft.rfft(reference, size) * turn, size)[: len(reference)].astype(np.float32)
    gain = _usual_gain(moved, heard) if steady else _gain(moved, heard)
    return max(gain, 0.0) * moved


def _gain(reference: np.ndarray, heard: np.ndarray) -> float:
    return product(reference, heard) / max(product(reference, reference), 1e-9)


def _usual_gain(reference: np.ndarray, heard: np.ndarray) -> float:
    size = min(round(WINDOW / 2 * RATE), len(reference))
    whole = len(reference) // size * size
    one, other = (x[:whole].reshape(-1, size) for x in (reference, heard))
    power = np.einsum("ij,ij->i", one, one)
    loud = power > 0.1 * power.mean()
    gains = np.einsum("ij,ij->i", one, other)[loud] / np.maximum(power[loud], 1e-9)
    fitting = gains[gains > 0.1]
    return float(np.median(fitting)) if len(fitting) else 0.0
