"""Read a finished MP3 or M4B back: decode it and listen for every sentence, believing nothing that it
says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from everyreader.formats.audio.read.match import Heard, Heeded, listen
from everyreader.formats.audio.read.pieces import Damage
from everyreader.formats.audio.read.recognition import Recognised
from everyreader.formats.audio.read.tags import Mark, Said, said
from everyreader.model.reading import Entry, Reading
from everyreader.narration.segments import Segment
from everyreader.sound.decode import Decoded, decode
from everyreader.sound.levels import SILENCE_DB, decibels, speech_rms, stretches
from everyreader.sound.quality import Quality, dropouts_within, floor, measure

CLIPPED = 0.999
SLACK = 0.2  # seconds by which an encoder's delay and padding may lengthen or shorten a file
_EVERY = 37  # samples: some are enough for a median
_BLIP = 0.08  # seconds: a shorter stretch of sound is a click, no speech
_OFFSET = 0.001  # amplitude of a mean that is worth being taken out
_ABOVE_FLOOR_DB = 8.0
__all__ = ["AudioReading", "Damage", "Heard", "Mark", "Quality", "Said", "read_back"]


@dataclass(frozen=True, kw_only=True)
class AudioReading(Reading):
    """What is heard in the decoded file. Times in seconds, levels in dBFS; ``units`` is empty, ``contents``
    the chapters in the order in which players list them.

    ``heard``: the sentences found, in the file's order (one said twice stands twice). ``missing``: ids
    of sentences that were not found. ``stretches_unexplained``: sound that fits no sentence, as (begin, end).
    ``rms_db`` over the stretches of speech, ``floor_db`` between them, ``head`` and ``tail`` the
    silence before the first sound and after the last. ``declared``: the length by the file's own header or
    tags; ``whole``: nothing was cut off. ``cover_alt`` is ``None`` where the format has no place for it.

    ``listened``: whether there were sentences to listen for. ``recognised``: what speech recognition heard of
    each, None where it was not asked. ``kind`` is the container by its own bytes, ``codec`` what it holds
    (with ``profile``). ``said`` are the tags, ``marks`` the chapters with their ends, ``quality`` what was
    measured of the sound; ``damaged`` are moments where the file itself is broken. ``bits`` are the sound's
    own bits a second. ``channel_rms`` are amplitudes; ``opposed``: one channel is the other upside down.
    ``lengths`` are the lengths that the file states of itself, by what states them; ``chapter_track``:
    chapters lie where QuickTime's players look for them, too; ``unindexed``: its frames differ in size and no
    index says how many there are.
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
    listened: bool = True
    recognised: tuple[Recognised, ...] | None = None
    kind: str = ""
    profile: str = ""
    bits: float = 0.0
    tracks: int = 1
    channel_rms: tuple[float, ...] = ()
    opposed: bool = False
    damaged: tuple[float, ...] = ()
    lengths: Mapping[str, float] | None = None
    unindexed: bool = False
    said: Said | None = None
    marks: tuple[Mark, ...] = ()
    chapter_track: bool = True
    quality: Quality | None = None

    def summary(self) -> str:
        return f"{len(self.heard)} sentences heard, {self.duration:.0f} seconds"

    def access(self) -> Mapping[str, tuple[str, ...]]:
        return {
            "schema:accessMode": ("auditory",),
            "schema:accessModeSufficient": ("auditory",),
            "schema:accessibilityFeature": ("tableOfContents",) if self.contents else (),
        }

    def measured(self) -> tuple[str, ...]:
        voice = next((one for one in self.metadata.get("comment", ()) if "voice" in one), "")
        return (voice.rstrip("."),) if voice else ()

    @property
    def said_once(self) -> bool:
        """Whether every sentence was heard exactly once and nothing else; the order is not looked at."""
        once = len(self.heard) == len({heard.sentence_id for heard in self.heard})
        return once and not self.missing and not self.stretches_unexplained


def read_back(path: Path, segments: Sequence[Segment]) -> AudioReading:
    """Decode ``path`` and find each of ``segments`` (none: levels, chapters and tags only).

    Raises ``SourceError`` where the file cannot be opened as audio.
    """
    return read_decoded(path, decode(path), segments)


def read_decoded(path: Path, decoded: Decoded, segments: Sequence[Segment]) -> AudioReading:
    """The same of a file that is ``decoded`` already. Tags that cannot be read are ``unavailable``."""
    unavailable, tags = {}, None
    try:
        tags = said(path, decoded.kind)
        if tags is None:
            unavailable["tags"] = f"the tags of a file of this kind ({decoded.kind}) are not read"
    except ValueError as error:
        unavailable["tags"] = str(error)
    return replace(_heard(path, decoded, segments), **_told(decoded, tags), unavailable=unavailable)


def _heard(path: Path, decoded: Decoded, segments: Sequence[Segment]) -> AudioReading:
    """What is in the sound."""
    peaks = np.abs(decoded.samples)
    offset = float(np.median(decoded.samples[::_EVERY]))  # the mean of clipped speech is off centre, too
    samples = decoded.samples - np.float32(offset) if abs(offset) > _OFFSET else decoded.samples
    floor_db = floor(samples, decoded.rate)
    spans = stretches(samples, decoded.rate, threshold=max(SILENCE_DB, floor_db + _ABOVE_FLOOR_DB))
    heeded = listen(samples, decoded.rate, segments, floor_db) if segments else Heeded((), ())
    heeded = _with_dropouts(heeded, samples, decoded.rate)
    speech = [one for one in spans if one[1] - one[0] > _BLIP * decoded.rate]
    found, duration = {one.sentence_id for one in heeded.heard}, len(samples) / decoded.rate
    return AudioReading(
        path=path,
        title=decoded.tags.get("title", ""),
        language=decoded.language,
        units=(),
        metadata={name: (value,) for name, value in decoded.tags.items()},
        duration=duration,
        declared=decoded.declared,
        whole=decoded.whole,
        heard=heeded.heard,
        missing=tuple(one.id for one in segments if len(one.samples) and one.id not in found),
        stretches_unexplained=heeded.unexplained,
        rms_db=speech_rms(samples, decoded.rate),
        peak_db=decibels(float(peaks.max(initial=0.0))),
        floor_db=floor_db,
        head=speech[0][0] / decoded.rate if speech else duration,
        tail=duration - speech[-1][1] / decoded.rate if speech else duration,
        clipped=int(np.count_nonzero(peaks >= CLIPPED)),
        rate=decoded.rate,
        channels=decoded.channels,
        bit_rate=decoded.bit_rate,
        codec=decoded.codec,
        has_cover=decoded.pictures > 0,
        cover_alt=None,
        listened=bool(segments),
        quality=measure(samples, decoded.rate, spans, offset, floor_db),
    )


def _with_dropouts(heeded: Heeded, samples: np.ndarray, rate: int) -> Heeded:
    """Where a sentence is damaged it is known that there should be sound: silence there was cut into it."""
    return replace(
        heeded, heard=tuple(replace(one, silences=_silences(one, samples, rate)) for one in heeded.heard)
    )


def _silences(heard: Heard, samples: np.ndarray, rate: int) -> tuple[tuple[float, float], ...]:
    return tuple(
        silence
        for one in heard.damage
        if one.lost > -0.05  # silence that was put in takes nothing away
        for silence in dropouts_within(samples, rate, one.start, one.end)
    )


def _told(decoded: Decoded, tags: Said | None) -> dict[str, object]:
    """What the file says of itself, held against what was decoded."""
    marks = tags.marks if tags and len(tags.marks) >= len(decoded.chapters) else _marks(decoded)
    lengths = dict(_lengths(decoded, tags))
    duration = len(decoded.samples) / decoded.rate
    return {
        "whole": decoded.whole and not _shorter(duration, decoded, tags, marks),
        "contents": tuple(Entry(one.title, 1, one.start) for one in marks),
        "marks": marks,
        "chapter_track": decoded.kind != "mp4" or decoded.chapter_track,
        "cover_alt": tags.covers[0].description
        if tags and tags.covers
        else ("" if decoded.kind == "mp3" else None),
        "said": tags,
        "kind": decoded.kind,
        "profile": decoded.profile,
        "bits": decoded.bits,
        "tracks": decoded.tracks,
        "channel_rms": decoded.channel_rms,
        "opposed": decoded.opposed,
        "damaged": decoded.damaged,
        "lengths": lengths,
        "unindexed": _unindexed(decoded, tags),
    }


def _unindexed(decoded: Decoded, tags: Said | None) -> bool:
    """Whether nothing says how long an MP3 is, and its own size cannot tell. Frames differ where a file is
    broken, too."""
    indexed = tags is not None and tags.index_seconds is not None
    return (
        decoded.kind == "mp3" and not decoded.steady and not indexed and not decoded.damaged and decoded.whole
    )


def _stated(decoded: Decoded, tags: Said | None) -> float | None:
    """The length by header or tag; None where it is no more than a guess from the file's size."""
    return None if "tlen" not in decoded.tags and _unindexed(decoded, tags) else decoded.declared


def _marks(decoded: Decoded) -> tuple[Mark, ...]:
    return tuple(
        Mark(one.title, one.start or 0.0, end)
        for one, end in zip(decoded.chapters, decoded.chapter_ends, strict=True)
    )


def _lengths(decoded: Decoded, tags: Said | None) -> list[tuple[str, float]]:
    """By what the file states its length, and the length."""
    found = []
    if tags is not None and tags.index_seconds is not None:
        found.append(("its index of frames", tags.index_seconds))
    if decoded.counted is not None:
        found.append(("its table of samples", decoded.counted))
    stated = _stated(decoded, tags)
    if stated is not None:
        found.append(("its tag for the length" if "tlen" in decoded.tags else "its header", stated))
    return found


def _shorter(duration: float, decoded: Decoded, tags: Said | None, marks: tuple[Mark, ...]) -> bool:
    """Whether something was cut off: an index counts what was there; else tag and chapters must agree that
    there was more."""
    counted = decoded.counted if decoded.counted is not None else tags.index_seconds if tags else None
    if counted is not None:
        return duration <= counted - SLACK
    ends = [one.end for one in marks if one.end is not None]
    stated = [one for one in (_stated(decoded, tags), max(ends, default=None)) if one is not None]
    return bool(stated) and all(duration <= one - SLACK for one in stated)
