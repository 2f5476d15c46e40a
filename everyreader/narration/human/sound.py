"""A reader's recording as the house wants it: mono, 44.1 kHz, at the house's level by one gain for the
whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soxr

from everyreader.model.errors import SourceError
from everyreader.narration.segments import RATE
from everyreader.sound.decode import decode
from everyreader.sound.levels import levelled

LONGEST = 75 * 60  # seconds: what is longer would fill the memory
_RATES = (8_000, 192_000)
_SHORTER = 0.5  # seconds that a file may be shorter than it says
_SILENT = 10 ** (-60 / 20)
_FLAT, _FLAT_RUN, _FLAT_EVERY = (
    0.999,
    4,
    1.0,
)  # of the peak; samples; seconds of recording for which one flat top is forgiven
_UNCOUNTED = 0xFFFF_0000
_OPEN = "export the recording again as WAV, FLAC or MP3"


def read_recording(path: Path) -> np.ndarray:
    """The recording: float32 mono at 44.1 kHz, speech at −20 dB RMS, peaks at most −4 dB.

    One gain for the whole, and a limiter for what is still too high: no sentence is louder or softer among
    the others than it was read. Noise is left as it is; a floor above −60 dB is found in the finished files.
    Raises ``SourceError`` with place and remedy for a file that is no sound, broken, cut off, silent,
    clipped, or longer than 75 minutes.
    """
    samples, rate = _decoded(path)
    samples -= np.float32(samples.mean(dtype=np.float64))
    peak = float(np.abs(samples).max())
    if peak < _SILENT:
        raise SourceError(path, "the recording is silent; record it again with the microphone on")
    _refuse_clipped(path, samples, rate, peak)
    if rate != RATE:
        samples *= np.float32(0.5 / peak)
        samples = soxr.resample(samples, rate, RATE)
    return levelled(samples, RATE)


def _decoded(path: Path) -> tuple[np.ndarray, int]:
    """Samples and rate of a file that is whole; all else that was decoded is let go: an hour is large."""
    try:
        decoded = decode(path)
    except SourceError as error:
        reason = error.message.partition(";")[0]
        raise SourceError(path, f"the recording {reason}; {_OPEN}") from error
    if not _RATES[0] <= decoded.rate <= _RATES[1]:
        raise SourceError(path, f"the recording has {decoded.rate} samples a second; {_OPEN} with 44 100")
    seconds = len(decoded.samples) / decoded.rate
    if seconds > LONGEST:
        raise SourceError(
            path,
            f"the recording is longer than {LONGEST // 60} minutes; make several statements of it",
        )
    if decoded.damaged:
        raise SourceError(path, f"the recording is damaged at {clock(decoded.damaged[0])}; {_OPEN}")
    stated = decoded.counted if decoded.counted is not None else decoded.declared
    cut = decoded.kind == "wav" and _cut(path)
    if cut or not decoded.whole or (stated is not None and seconds < stated - _SHORTER):
        raise SourceError(path, f"the recording breaks off at {clock(seconds)}; copy it again, or {_OPEN}")
    if not np.isfinite(decoded.samples).all():
        raise SourceError(path, f"the recording holds samples that are no numbers; {_OPEN}")
    return decoded.samples, decoded.rate


def _cut(path: Path) -> bool:
    """Whether a WAV file's own header counts more bytes than there are; one that was written into a pipe
    counts none, or all ones."""
    with path.open("rb") as file:
        counted = int.from_bytes(file.read(8)[4:], "little")
    return path.stat().st_size < counted + 8 < _UNCOUNTED


def _refuse_clipped(path: Path, samples: np.ndarray, rate: int, peak: float) -> None:
    """Flat tops: several samples in a row at the very peak, again and again."""
    flat = np.abs(samples) > _FLAT * peak
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flat.view(np.int8), [0]))))
    begins = edges[::2][edges[1::2] - edges[::2] >= _FLAT_RUN]
    if len(begins) > len(samples) / rate / _FLAT_EVERY:
        raise SourceError(
            path,
            f"the recording is clipped, first at {clock(begins[0] / rate)}; record it again at a lower level",
        )


def clock(seconds: float) -> str:
    """``75.2`` → ``1:15``, as a player shows it."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
