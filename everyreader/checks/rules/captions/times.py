"""CAP: the times of captions, beside each other and beside the decoded MP3 of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.overlay_sound import PAST, displaced
from everyreader.checks.rules.captions.words import at, some
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, where
from everyreader.checks.rules.subjects import CAPTIONED, Case, WithStatement
from everyreader.formats.captions.read.reader import CaptionsReading
from everyreader.model.findings import Ground
from everyreader.sound.speech import Sound

_UNSHOWN = 0.3  # seconds of speech outside any caption


@rule(
    "CAP-006",
    "caption-backwards",
    on=CAPTIONED,
    criterion="WebVTT 4.1",
    message="a caption ends before it begins",
    fix=REBUILD,
    applies=some,
)
def caption_backwards(case: Case[CaptionsReading]) -> Iterator[Hit]:
    for line in case.reading.lines:
        if line.end <= line.begin:
            yield at(line, f"from {line.begin:.2f} to {line.end:.2f} s")


def _overlap(case: Case[CaptionsReading]) -> Iterator[Hit]:
    for before, line in pairwise(case.reading.lines):
        if before.begin < before.end and line.begin < before.end - 0.001:
            yield at(line, f"it begins at {line.begin:.2f} s, the one before ends at {before.end:.2f} s")


def _off(case: WithStatement[CaptionsReading]) -> Iterator[Hit]:
    """Captions that are out of order, or that lie behind the recording's end, are other rules'."""
    if any(True for _ in _overlap(case)):
        return
    sound = case.reading.sound
    if sound is None:
        return
    for line in case.reading.lines:
        words = displaced(sound, line.begin)
        if words and line.text and line.end <= sound.duration + PAST:
            yield at(line, words)


def _sound(case: Case[CaptionsReading]) -> Sound | None:
    return case.reading.sound


@where("captions with a recording of the same name beside them")
def _heard(case: Case[CaptionsReading]) -> bool:
    sound = case.reading.sound
    return some(case) and sound is not None and bool(sound.speech)


@rule(
    "CAP-009",
    "caption-past-the-end",
    on=CAPTIONED,
    criterion="WCAG 1.2.2",
    message="a caption stands after the recording has ended",
    fix=REBUILD,
    applies=_heard,
)
@having(_sound)
def caption_past_the_end(case: Case[CaptionsReading], sound: Sound) -> Iterator[Hit]:
    for line in case.reading.lines:
        if line.end > sound.duration + PAST:
            yield at(line, f"it ends at {line.end:.2f} s, the recording at {sound.duration:.2f} s")


@rule(
    "CAP-010",
    "speech-without-caption",
    on=CAPTIONED.with_statement,
    criterion="WCAG 1.2.2",
    message="something is said while no caption stands",
    fix=REBUILD,
    applies=_heard,
    rests_on=Ground.WORDS,
)
def speech_without_caption(case: WithStatement[CaptionsReading]) -> Iterator[Hit]:
    """Speech while no caption stands; where captions begin at the wrong time, that is told."""
    if any(True for _ in _off(case)) or any(True for _ in _overlap(case)):
        return
    for begin, end in case.reading.sound.speech if case.reading.sound else ():
        shown = sum(max(0.0, min(end, line.end) - max(begin, line.begin)) for line in case.reading.lines)
        if end - begin - shown > _UNSHOWN:
            yield Hit(f"from {begin:.1f} to {end:.1f} s something is said", where=f"{begin:.1f} s")


captions_overlap = rule(
    "CAP-007",
    "captions-overlap",
    on=CAPTIONED,
    criterion="WCAG 1.3.2",
    message="a caption appears while the one before it stands",
    fix=REBUILD,
    applies=some,
    rests_on=Ground.ADVICE,
)(_overlap)

caption_off = rule(
    "CAP-008",
    "caption-off",
    on=CAPTIONED.with_statement,
    criterion="WCAG 1.2.2",
    message="a sentence is shown while another is heard",
    fix=REBUILD,
    applies=_heard,
)(_off)
