"""OVL: while words are marked they are heard: no sooner, no later, none left out (EPUB 3.3, 9.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeGuard

from everyreader.checks.rules.book.overlay import at, has_cues, text_goes_back
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.sound.speech import Sound
from everyreader.zipbook.clock import seconds
from everyreader.zipbook.overlay import Cue

ROUNDING = 0.02  # seconds that two times may differ and still be the same
_DURATION = 1.0  # second by which the durations may differ (EPUB 3.3, 9.3.5)
_FEW = 6  # cues with which lengths can be compared
_ALIKE, _UNLIKE = 0.8, 0.5  # correlation of the lengths of text and sound


class Timed(Cue):
    """A cue of which ``whole`` is true, to the type checker."""

    begin: float
    end: float


def whole(cue: Cue) -> TypeGuard[Timed]:
    """Whether it has a beginning and, later, an end."""
    return cue.begin is not None and cue.end is not None and cue.end > cue.begin


def sound_of(case: Case[EpubReading], cue: Cue) -> Sound | None:
    """Its recording, if that can be played."""
    found = case.reading.overlays.sounds.get(cue.audio)
    return found if found and not found.problem else None


def followers(case: Case[EpubReading]) -> Iterator[tuple[Timed, Timed]]:
    """Each cue after another of the same recording, those left out whose words were marked before."""
    last: dict[str, Timed] = {}
    for cue in case.reading.overlay:
        if not cue.audio or not whole(cue) or cue.again:
            continue
        if cue.audio in last:
            yield last[cue.audio], cue
        last[cue.audio] = cue


@rule(
    "OVL-010",
    "cue-empty",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="a cue has no time in which anything could be heard",
    fix="let each cue end after it begins",
    applies=has_cues,
)
def cue_empty(case: Case[EpubReading]) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        for name, text in zip(("clipBegin", "clipEnd"), cue.written, strict=True):
            if text and seconds(text) is None:
                yield at(cue, f"{name} “{text}” is no time")
        if cue.begin is not None and cue.end is not None and cue.end <= cue.begin:
            yield at(cue, f"it ends at {cue.end:.2f} s")


@rule(
    "OVL-011",
    "cues-overlap",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="a cue begins before the one before it has ended",
    fix="let each cue begin where the one before ends, or later",
    applies=has_cues,
    house=True,
    rests_on=Ground.WORDS,
)
def cues_overlap(case: Case[EpubReading]) -> Iterator[Hit]:
    for before, cue in followers(case):
        if before.begin <= cue.begin < before.end - ROUNDING and not text_goes_back(cue, before):
            yield at(cue, f"the one before lasts until {before.end:.2f} s")


@rule(
    "OVL-012",
    "cues-go-back",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="the text goes on and the recording goes back",
    fix="give each cue the times of its own words",
    applies=has_cues,
    house=True,
    rests_on=Ground.WORDS,
)
def cues_go_back(case: Case[EpubReading]) -> Iterator[Hit]:
    for before, cue in followers(case):
        if cue.begin < before.begin and not text_goes_back(cue, before):
            yield at(cue, f"the one before begins at {before.begin:.2f} s")


@rule(
    "OVL-014",
    "recording-missing",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="a cue has no recording",
    fix="put the recording into the book and name it in the cue",
    applies=has_cues,
)
def recording_missing(case: Case[EpubReading]) -> Iterator[Hit]:
    """What the manifest lists and the zip lacks, or the other way round, is another rule's."""
    known = case.reading.files.names | set(case.reading.files.missing)
    for cue in case.reading.overlay:
        if not cue.address:
            yield at(cue, "the cue names no recording")
        elif cue.audio not in known and not cue.address.startswith(("http:", "https:")):
            yield at(cue, f"“{cue.address}”")


@rule(
    "OVL-020",
    "duration-differs",
    on=BOOK,
    criterion="EPUB 3.3, 9.3.5",
    message="the recordings are longer or shorter than the book says",
    fix="write the lengths that the cues have together",
    applies=has_cues,
    rests_on=Ground.ADVICE,
    needs="sound",
)
def duration_differs(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    said = {one.subject: one.value for one in package.refinements if one.property == "media:duration"}
    total = 0.0
    for item in package.items:
        if item.id not in said or item.name not in case.reading.overlays.documents:
            continue
        cues = [cue for cue in case.reading.overlay if cue.overlay == item.name]
        length = seconds(said[item.id])
        total += length or 0.0
        if length is None:
            yield Hit(f"“{said[item.id]}” is no length", file=package.name)
        elif not any(abs(length - one) <= _DURATION for one in _lengths(case, cues)):
            yield Hit(
                f"{item.name} is said to last {length:.1f} s and lasts {_lengths(case, cues)[0]:.1f} s",
                file=package.name,
            )
    whole = package.value("media:duration")
    length = seconds(whole) if whole else None
    if whole and (length is None or said and abs(length - total) > _DURATION):
        yield Hit(f"the book is said to last “{whole}”, its overlays {total:.1f} s", file=package.name)


def _lengths(case: Case[EpubReading], cues: list[Cue]) -> list[float]:
    """What may be called the length of an overlay: its clips, or the recordings from the first clip to the
    last."""
    clips = 0.0
    spans: dict[str, tuple[float, float]] = {}
    for cue in cues:
        if whole(cue):
            sound = sound_of(case, cue)
            end = min(cue.end, sound.duration) if sound else cue.end
            clips += max(0.0, end - cue.begin)
            begin, last = spans.get(cue.audio, (cue.begin, end))
            spans[cue.audio] = min(begin, cue.begin), max(last, end)
    return [clips, sum(end - begin for begin, end in spans.values())]


@rule(
    "OVL-021",
    "cues-mixed-up",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="the cues belong to other words",
    fix="give each cue the times of its own words",
    applies=has_cues,
)
def cues_mixed_up(case: Case[EpubReading]) -> Iterator[Hit]:
    which = mixed_up(case)
    if which:
        yield at(case.reading.overlay[0], f"the sounds fit the words of the {which}")


def mixed_up(case: Case[EpubReading]) -> str:
    """Which cue's words the sounds fit, ``""`` where they fit their own.

    The longer the words the longer the sound: that should hold for each cue's own words, not for a
    neighbour's.
    """
    cues = [cue for cue in case.reading.overlay if whole(cue) and cue.text and not cue.again]
    texts, sounds = [math.log(len(cue.text)) for cue in cues], [math.log(cue.end - cue.begin) for cue in cues]
    if len(cues) < _FEW or _alike(texts, sounds) >= _UNLIKE:
        return ""
    if _alike(texts[1:], sounds[:-1]) >= _ALIKE:
        return "next cue"
    return "cue before" if _alike(texts[:-1], sounds[1:]) >= _ALIKE else ""


def _alike(first: list[float], second: list[float]) -> float:
    """Pearson's correlation, 0 where one side does not vary."""
    mean = sum(first) / len(first), sum(second) / len(second)
    both = sum((a - mean[0]) * (b - mean[1]) for a, b in zip(first, second, strict=True))
    spread = math.sqrt(sum((a - mean[0]) ** 2 for a in first) * sum((b - mean[1]) ** 2 for b in second))
    return both / spread if spread else 0.0
