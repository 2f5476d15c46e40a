"""What sound is like, frame by frame, so that one voice can be held against another: mel cepstra and how they
change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr

RATE = 16_000
STEP = 0.02  # seconds from one frame to the next; a frame is twice as long
CEPSTRA = 13
_STEP, _SIZE, _FFT, _BANDS = round(STEP * RATE), round(2 * STEP * RATE), 1024, 26
_LOWEST, _HIGHEST = 80.0, 7_000.0  # Hz
_FAINT = 1e-6 * _SIZE  # power in a band below which differences are not heard
_AT_ONCE = 4096  # frames: a bound on the memory


@dataclass(frozen=True)
class Frames:
    """The frames in which there is speech: ``features`` is float32, (frames, 26); ``at`` tells which frames
    of all they are."""

    features: np.ndarray
    at: np.ndarray

    def __len__(self) -> int:
        return len(self.at)

    def begin(self, index: int) -> float:
        """Where the frame begins, in seconds."""
        return float(self.at[index]) * STEP

    def pauses(self) -> np.ndarray:
        """The silence before each frame, in seconds."""
        return (np.diff(self.at, prepend=self.at[:1] - round(1.0 / STEP)) - 1) * STEP


def frames(samples: np.ndarray, rate: int, *, above: float) -> Frames:
    """The frames of ``samples`` (float32 mono at ``rate``) that are louder than ``above`` dBFS; pauses are
    left out.

    Readers pause where they like: what is compared is what they say.
    """
    thin = soxr.resample(samples, rate, RATE) if rate != RATE and len(samples) else samples
    cepstra, levels = _cepstra(np.asarray(thin, np.float32))
    change = np.pad(cepstra, ((2, 2), (0, 0)), "edge")
    change = (2.0 * (change[4:] - change[:-4]) + change[3:-1] - change[1:-3]) / 10.0
    spoken = np.flatnonzero(levels > above)
    features = np.concatenate([cepstra, change], axis=1)[spoken]
    return Frames(features.astype(np.float32), spoken)


def _cepstra(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mel cepstra (frames, 13), and the level of each frame in dBFS."""
    count = max(1, 1 + (len(samples) - _SIZE) // _STEP)
    cut = np.lib.stride_tricks.sliding_window_view(np.pad(samples, (0, _SIZE)), _SIZE)[::_STEP][:count]
    window = np.hamming(_SIZE).astype(np.float32)
    rows, levels = [], []
    for first in range(0, count, _AT_ONCE):
        some = cut[first : first + _AT_ONCE] * window
        power = np.abs(np.fft.rfft(some, _FFT)) ** 2
        rows.append(np.log(power @ _MEL.T + _FAINT) @ _COSINES.T)
        levels.append(10.0 * np.log10(np.mean(some**2, axis=1) / _WINDOW_POWER + 1e-12))
    return np.concatenate(rows), np.concatenate(levels)


def _mel_bands() -> np.ndarray:
    """Triangles, evenly spaced in mel (2595 log10(1 + f/700)): (26, bins)."""
    lowest, highest = 2595.0 * np.log10(1.0 + np.array([_LOWEST, _HIGHEST]) / 700.0)
    corners = 700.0 * (10.0 ** (np.linspace(lowest, highest, _BANDS + 2) / 2595.0) - 1.0)
    hertz = np.fft.rfftfreq(_FFT, 1.0 / RATE)
    low, middle, high = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    return np.clip(np.minimum((hertz - low) / (middle - low), (high - hertz) / (high - middle)), 0.0, None)


_MEL = _mel_bands()
_COSINES = np.cos(np.pi / _BANDS * np.outer(np.arange(CEPSTRA), np.arange(_BANDS) + 0.5)) * np.sqrt(
    2 / _BANDS
)
_WINDOW_POWER = float(np.mean(np.hamming(_SIZE) ** 2))
