"""A recording that belongs to a text, decoded: how long it is, and where somebody speaks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import av
import numpy as np

from everyreader.errors import MakerFailed
from everyreader.narration.levels import FLOOR_OF_VOICE_DB, decibels, frame_levels, stretches

_RATE = 16_000  # Hz: enough to find where speech begins
_PAUSE = 0.15  # seconds: a shorter silence lies within words
MAXIMUM_SECONDS = 3 * 3600  # decoded for one text; the rest is left unheard


@dataclass(frozen=True)
class Sound:
    """One recording. ``duration`` in seconds; ``speech`` are the stretches of sound as (begin, end) in seconds.

    ``problem`` says why it cannot be played to its end, ``""`` where it can.
    """

    duration: float
    speech: tuple[tuple[float, float], ...] = ()
    problem: str = ""

    def from_onset(self, moment: float) -> float:
        """Seconds from ``moment`` to the nearest one at which speech begins. There has to be some."""
        place = bisect_left(self.speech, moment, key=lambda span: span[0])
        near = self.speech[max(0, place - 1) : place + 1]
        return min((begin - moment for begin, _ in near), key=abs)


class TooMuch(Exception):
    """There is more sound than is decoded."""


def recording_at(path: Path) -> Sound | None:
    """The recording in a file of its own; None where there is no such file."""
    try:
        with path.open("rb") as stream:
            return speech(stream, MAXIMUM_SECONDS)
    except OSError:
        return None
    except TooMuch:
        hours = MAXIMUM_SECONDS // 3600
        return Sound(0.0, problem=f"it is longer than {hours} hours, and was not listened to")


def speech(stream: IO[bytes], allowed: float) -> Sound:
    """The recording in ``stream``, at most ``allowed`` seconds of it. Raises ``TooMuch`` beyond; a broken one has a ``problem``."""
    try:
        return _decoded(stream, allowed)
    except (MakerFailed, av.error.FFmpegError, ValueError) as error:
        return Sound(0.0, problem=getattr(error, "strerror", "") or str(error))


def _decoded(stream: IO[bytes], allowed: float) -> Sound:
    with av.open(stream) as file:
        if not file.streams.audio:
            return Sound(0.0, problem="it holds no sound")
        resampler = av.AudioResampler(format="flt", layout="mono", rate=_RATE)
        blocks: list[np.ndarray] = []
        length, problem = 0, ""
        try:
            for frame in file.decode(file.streams.audio[0]):
                new = [one.to_ndarray().reshape(-1) for one in resampler.resample(frame)]
                blocks += new
                length += sum(map(len, new))
                if length > allowed * _RATE:
                    raise TooMuch
            blocks += [one.to_ndarray().reshape(-1) for one in resampler.resample(None)]
        except av.error.FFmpegError as error:
            problem = f"it breaks off after {length / _RATE:.1f} s ({error.strerror})"
    samples = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
    if not len(samples):
        return Sound(0.0, problem=problem or "it holds no sound")
    loudest = decibels(float(frame_levels(samples, _RATE).max(initial=0.0)))
    spans = stretches(samples, _RATE, threshold=max(loudest + FLOOR_OF_VOICE_DB, -90.0), gap=_PAUSE)
    return Sound(len(samples) / _RATE, tuple((begin / _RATE, end / _RATE) for begin, end in spans), problem)
