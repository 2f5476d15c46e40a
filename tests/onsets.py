"""Where speech begins in a finished recording: a measure that shares nothing with the program's own."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np

STEP = 0.0025  # seconds
AUDIBLE = 0.003  # of full scale, −50 dB: between sentences lies silence, and what the encoder made of it
PAUSE = 0.33  # seconds: the voice's own pauses at commas are shorter, those between sentences longer

Stretch = tuple[float, float]  # begin and end, in seconds


def decoded(recording: Path | bytes) -> tuple[np.ndarray, int]:
    """The samples (mono, within −1 … 1) as a player hears them, and their rate.

    Each block lies where its time stamp says, so what an edit list cuts off before zero is not heard.
    """
    source = io.BytesIO(recording) if isinstance(recording, bytes) else str(recording)
    with av.open(source) as file:
        stream = file.streams.audio[0]
        blocks = [(float(one.pts * one.time_base), _floats(one)) for one in file.decode(stream)]
        rate = stream.rate
    length = max(round(begin * rate) + len(block) for begin, block in blocks)
    heard = np.zeros(length, np.float32)
    for begin, block in blocks:
        place = round(begin * rate)
        kept = block[max(0, -place) :]
        heard[max(0, place) : max(0, place) + len(kept)] = kept
    return heard, rate


def _floats(frame: av.AudioFrame) -> np.ndarray:
    block = frame.to_ndarray().reshape(-1)
    return block / 32768 if block.dtype.kind == "i" else block


def stretches(recording: Path | bytes, *, pause: float = PAUSE) -> list[Stretch]:
    """Each stretch of sound of a recording that no silence of ``pause`` seconds interrupts."""
    samples, rate = decoded(recording)
    size = round(rate * STEP)
    peaks = np.abs(samples[: len(samples) // size * size]).reshape(-1, size).max(axis=1)
    loud = np.flatnonzero(peaks > AUDIBLE)
    cuts = np.flatnonzero(np.diff(loud) * STEP > pause)
    begins, ends = loud[np.r_[0, cuts + 1]], loud[np.r_[cuts, len(loud) - 1]] + 1
    return [
        (float(begin) * size / rate, float(end) * size / rate)
        for begin, end in zip(begins, ends, strict=True)
    ]
