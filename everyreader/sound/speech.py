"""A recording that belongs to a text, decoded: how long it is, and where somebody speaks."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import av
import numpy as np
from av.error import FFmpegError

from everyreader.cache.once import Once
from everyreader.model.errors import MakerFailed
from everyreader.sound.levels import FLOOR_OF_VOICE_DB, FRAME, decibels, frame_levels, stretches

_MOST_SHARED = 1 << 28  # bytes: three hours of MP3 at 190 kbit/s
_RATE = 16_000  # Hz: enough to find where speech begins
_PAUSE = 0.15  # seconds: a shorter silence lies within words
FAR_BELOW_DB = 26.0  # quieter than a recording's loud moments by so much: no word is understood
_LOUD = 95  # per cent of a stretch's moments are no louder than what it is called as loud as
MAXIMUM_SECONDS = 3 * 3600  # decoded for one text; the rest is left unheard


@dataclass(frozen=True)
class Sound:
    """One recording. ``duration`` in seconds; ``speech`` are the stretches of sound as (begin, end) in
    seconds.

    ``problem`` says why it cannot be played to its end, ``""`` where it can. ``levels`` is the amplitude of
    every 20 ms.
    """

    duration: float
    speech: tuple[tuple[float, float], ...] = ()
    problem: str = ""
    levels: np.ndarray = field(default_factory=lambda: np.zeros(0, np.float32), repr=False, compare=False)

    def loudness(self, begin: float, end: float) -> float:
        """How loud it is between two moments, in dBFS, short noises and pauses left out; -120 where there is
        nothing."""
        held = self.levels[max(0, int(begin / FRAME)) : max(0, round(end / FRAME))]
        return decibels(float(np.percentile(held, _LOUD))) if len(held) else -120.0

    def lulls(self, longest: float) -> list[tuple[float, float]]:
        """Stretches between speech, longer than ``longest`` seconds, in which all is far below what the
        speech is."""
        if not self.speech or not len(self.levels):
            return []
        first, last = self.speech[0][0], self.speech[-1][1]
        enough = 10 ** ((self.loudness(first, last) - FAR_BELOW_DB) / 20)
        loud = np.flatnonzero(self.levels[int(first / FRAME) : round(last / FRAME)] > enough) * FRAME + first
        gaps = np.flatnonzero(np.diff(loud) > longest)
        return [(float(loud[one]), float(loud[one + 1])) for one in gaps]

    def spoken(self, begin: float, end: float) -> float:
        """Seconds of sound between two moments."""
        return sum(max(0.0, min(last, end) - max(first, begin)) for first, last in self.speech)

    def from_onset(self, moment: float) -> float:
        """Seconds from ``moment`` to the nearest one at which speech begins. There has to be some."""
        place = bisect_left(self.speech, moment, key=lambda span: span[0])
        near = self.speech[max(0, place - 1) : place + 1]
        return min((begin - moment for begin, _ in near), key=abs)


class TooMuch(Exception):
    """There is more sound than is decoded."""


_SOUNDS: Once[Sound] = Once(64)


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
    """The recording in ``stream``, at most ``allowed`` seconds of it. Raises ``TooMuch`` beyond; a broken one
    has a ``problem``. The files of an edition hold the same one, with tags or without: it is decoded
    once."""
    key = _sum(stream)
    stream.seek(0)
    return _SOUNDS.get((key, allowed), lambda: _heard(stream, allowed)) if key else _heard(stream, allowed)


def _sum(stream: IO[bytes]) -> str:
    """SHA-256 of all that is decoded of the stream; ``""`` for one that is too long to be read twice, or not
    whole."""
    digest, left = hashlib.sha256(), _MOST_SHARED
    try:
        with av.open(stream, "r") as file:
            (sound,) = file.streams.audio
            digest.update(f"{file.format.name} {sound.codec_context.name} {sound.rate}".encode())
            digest.update(sound.codec_context.extradata or b"")
            for packet in file.demux(sound):
                digest.update(packet)
                left -= packet.size
                if left < 0:
                    return ""
    except (FFmpegError, ValueError):
        return ""
    return digest.hexdigest()


def _heard(stream: IO[bytes], allowed: float) -> Sound:
    try:
        return _decoded(stream, allowed)
    except (MakerFailed, FFmpegError, ValueError) as error:
        return Sound(0.0, problem=getattr(error, "strerror", "") or str(error))


def _decoded(stream: IO[bytes], allowed: float) -> Sound:
    with av.open(stream, "r") as file:
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
        except FFmpegError as error:
            problem = f"it breaks off after {length / _RATE:.1f} s ({error.strerror})"
    samples = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
    if not len(samples):
        return Sound(0.0, problem=problem or "it holds no sound")
    levels = frame_levels(samples, _RATE).astype(np.float32)
    loudest = decibels(float(levels.max(initial=0.0)))
    spans = stretches(samples, _RATE, threshold=max(loudest + FLOOR_OF_VOICE_DB, -90.0), gap=_PAUSE)
    heard = tuple((begin / _RATE, end / _RATE) for begin, end in spans)
    return Sound(len(samples) / _RATE, heard, problem, levels)
