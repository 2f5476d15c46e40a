"""Read a finished MP3 or M4B back: decode it and listen for every sentence, believing nothing that it says."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import mutagen
import numpy as np
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from everyreader.formats.audio.decode import Decoded, decode
from everyreader.formats.audio.match import Heard, listen
from everyreader.narration.levels import SILENCE_DB, decibels, frame_levels, speech_rms, stretches
from everyreader.narration.segments import Segment
from everyreader.publication import Reading

CLIPPED = 0.999
__all__ = ["AudioReading", "Heard", "read_back"]


@dataclass(frozen=True, kw_only=True)
class AudioReading(Reading):
    """What is heard in the decoded file. Times in seconds, levels in dBFS; ``units`` is empty, ``contents``
    the chapters.

    ``heard``: the sentences found whole, in the file's order (one said twice stands twice). ``missing``: ids
    of sentences that were not found. ``stretches_unexplained``: sound that fits no sentence, as (begin, end).
    ``rms_db`` over the stretches of speech, ``floor_db`` between them, ``head`` and ``tail`` the
    silence before the first sound and after the last. ``declared``: the length by the file's own header or
    tags; ``whole``: nothing was cut off. ``cover_alt`` is ``None`` where the format has no place for it.
    """

    duration: float
    declared: float | None
    whole: bool
    heard: tuple[Heard, ...]
    missing: tuple[str, ...]
    stretches_unexplained: tuple[tuple[float, float], ...]
    rms_db: float
    peak_db: float
    floor_db: float
    head: float
    tail: float
    clipped: int
    rate: int
    channels: int
    bit_rate: int
    codec: str
    has_cover: bool
    cover_alt: str | None

    @property
    def said_once(self) -> bool:
        """Whether every sentence was heard exactly once and nothing else; the order is not looked at."""
        once = len(self.heard) == len({heard.sentence_id for heard in self.heard})
        return once and not self.missing and not self.stretches_unexplained


def read_back(path: Path, segments: Sequence[Segment]) -> AudioReading:
    """Decode ``path`` and find each of ``segments`` (none: levels, chapters and tags only).

    Raises ``SourceError`` where the file cannot be opened as audio.
    """
    decoded = decode(path)
    heeded = listen(decoded.samples, decoded.rate, segments) if segments else None
    found = {heard.sentence_id for heard in heeded.heard} if heeded else set()
    duration = len(decoded.samples) / decoded.rate
    spans = stretches(decoded.samples, decoded.rate, threshold=SILENCE_DB)
    return AudioReading(
        path=path, title=decoded.tags.get("title", ""), language=decoded.language, units=(),
        contents=decoded.chapters, metadata=_metadata(decoded),
        duration=duration, declared=decoded.declared, whole=_whole(decoded, duration),
        heard=heeded.heard if heeded else (),
        missing=tuple(s.id for s in segments if len(s.samples) and s.id not in found),
        stretches_unexplained=heeded.unexplained if heeded else (),
        rms_db=speech_rms(decoded.samples, decoded.rate),
        peak_db=decibels(float(np.abs(decoded.samples).max(initial=0.0))),
        floor_db=_floor(decoded, spans),
        head=spans[0][0] / decoded.rate if spans else duration,
        tail=duration - spans[-1][1] / decoded.rate if spans else duration,
        clipped=int(np.count_nonzero(np.abs(decoded.samples) >= CLIPPED)),
        rate=decoded.rate, channels=decoded.channels, bit_rate=decoded.bit_rate, codec=decoded.codec,
        has_cover=decoded.pictures > 0, cover_alt=_cover_alt(path),
    )


def _whole(decoded: Decoded, duration: float) -> bool:
    """Decoded to the end, and no more than a few frames shorter than the file says of itself."""
    return decoded.whole and (decoded.declared is None or duration > decoded.declared - 0.2)


def _floor(decoded: Decoded, spans: Sequence[tuple[int, int]]) -> float:
    """RMS outside the stretches of speech; the frames beside them belong to the sound's fade."""
    levels = frame_levels(decoded.samples, decoded.rate)
    size = len(decoded.samples) / max(1, len(levels))
    quiet = np.ones(len(levels), bool)
    for begin, end in spans:
        quiet[max(0, int(begin / size) - 3):int(end / size) + 4] = False
    return decibels(float(np.sqrt(np.mean(levels[quiet] ** 2)))) if quiet.any() else -120.0


def _metadata(decoded: Decoded) -> Mapping[str, tuple[str, ...]]:
    return {name: (value,) for name, value in decoded.tags.items()}


def _cover_alt(path: Path) -> str | None:
    """The description of the MP3's front cover; ``None`` in a format without one."""
    try:
        tags = mutagen.File(path)
    except mutagen.MutagenError:
        return None
    if tags is None or isinstance(tags, MP4) or not isinstance(tags.tags, ID3):
        return None
    return next((picture.desc for picture in tags.tags.getall("APIC")), "")
