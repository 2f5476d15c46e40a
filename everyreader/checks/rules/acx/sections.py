"""ACX: the recordings for audiobook shops, each by itself, after ACX's audio submission requirements; and the
words of all together."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.recording.listening import (
    LOUDEST_DB,
    PEAK_DB,
    QUIETEST_DB,
    TAIL_SECONDS,
    order_of,
    script_of,
    sentence_text,
)
from everyreader.checks.rules.subjects import SHOP_RECORDINGS, Case, WithStatement
from everyreader.formats.acx.read.reader import AcxReading, Section
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.model.findings import Ground
from everyreader.narration.chapters import chapter_titles

FLOOR_DB = -60.0
HEAD_SECONDS = (0.5, 1.0)
LONGEST_SECONDS = 120 * 60
LEAST_BITS, RATE = 192_000, 44_100
_SLACK = 0.02  # of a rate of bits, or seconds, by which measuring may err

_ACX = "ACX audio submission requirements"


def _heard(case: Case[AcxReading]) -> Iterator[tuple[Section, AudioReading]]:
    for one in case.reading.sections:
        if one.recording is not None:
            yield one, one.recording


def _hit(section: Section, detail: str) -> Hit:
    return Hit(f"{section.name}: {detail}", file=section.name)


@rule(
    "ACX-001",
    "section-unreadable",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording cannot be played",
    fix=REBUILD,
)
def section_unreadable(case: Case[AcxReading]) -> Iterator[Hit]:
    if not case.reading.sections:
        yield Hit("the zip is empty")
    for one in case.reading.sections:
        if one.problem:
            yield _hit(one, one.problem)


@where("recordings made for audiobook shops")
def _listened(case: WithStatement[AcxReading]) -> bool:
    return any(recording.listened for _, recording in _heard(case))


@rule(
    "ACX-002",
    "sections-differ",
    on=SHOP_RECORDINGS.with_statement,
    criterion="WCAG 1.2.1",
    message="the recordings together do not say the statement",
    fix=REBUILD,
    applies=_listened,
    rests_on=Ground.WORDS,
)
def sections_differ(case: WithStatement[AcxReading]) -> Iterator[Hit]:
    order, at = order_of(case), -1
    seen: set[str] = set()
    for section, recording in _heard(case):
        for one in recording.heard:
            text, _ = sentence_text(case, one.sentence_id)
            place = order.get(one.sentence_id, at)
            if one.sentence_id in seen or place <= at:
                yield _hit(section, f"“{text}” is heard twice or out of order")
            at = max(at, place)
            seen.add(one.sentence_id)
        for begin, end in recording.stretches_unexplained:
            yield _hit(section, f"from {begin:.1f} to {end:.1f} s something is heard that is no sentence")
    for one in script_of(case.publication):
        if one.id not in seen:
            text, line = sentence_text(case, one.id)
            yield Hit(f"“{text}” is not heard", line, text)


@where("recordings made for audiobook shops")
def _some(case: Case[AcxReading]) -> bool:
    return any(True for _ in _heard(case))


@rule(
    "ACX-003",
    "section-format",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording is not of the kind that shops take",
    fix=REBUILD,
    applies=_some,
)
def section_format(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        if one.kind != "mp3" or one.codec not in ("mp3", "mp3float"):
            yield _hit(section, f"it is {one.kind or 'no known kind of file'}, expected MP3")
        elif one.rate != RATE or one.channels != 1:
            yield _hit(section, f"{one.rate} Hz, {one.channels} channel(s); expected {RATE} Hz, one")
        elif one.unindexed or one.bits < LEAST_BITS * (1 - _SLACK):
            yield _hit(section, f"{one.bits / 1000:.0f} kbit/s; expected a constant 192 or more")


@rule(
    "ACX-004",
    "section-level",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording is too loud or too quiet",
    fix=REBUILD,
    applies=_some,
)
def section_level(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        if not QUIETEST_DB <= one.rms_db <= LOUDEST_DB:
            yield _hit(section, f"{one.rms_db:.1f} dB RMS; expected {QUIETEST_DB:g} to {LOUDEST_DB:g} dB")


@rule(
    "ACX-005",
    "section-peak",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording has peaks that are too loud",
    fix=REBUILD,
    applies=_some,
)
def section_peak(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        if one.peak_db > PEAK_DB and one.rms_db <= LOUDEST_DB:
            yield _hit(section, f"{one.peak_db:.1f} dB; expected at most {PEAK_DB:g} dB")


@rule(
    "ACX-006",
    "section-noise",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording's pauses are not silent",
    fix=REBUILD,
    applies=_some,
)
def section_noise(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        if one.floor_db > FLOOR_DB:
            yield _hit(section, f"{one.floor_db:.1f} dB between the words; expected at most {FLOOR_DB:g} dB")


@rule(
    "ACX-007",
    "section-edges",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="the silence before or after a recording is too long or too short",
    fix=REBUILD,
    applies=_some,
)
def section_edges(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        for name, seconds, (least, most) in (
            ("before", one.head, HEAD_SECONDS),
            ("after", one.tail, TAIL_SECONDS),
        ):
            if not least - _SLACK <= seconds <= most + _SLACK:
                yield _hit(section, f"{seconds:.1f} s {name} the speech; expected {least:g} to {most:g} s")


@rule(
    "ACX-008",
    "section-too-long",
    on=SHOP_RECORDINGS,
    criterion=_ACX,
    message="a recording is too long",
    fix=REBUILD,
    applies=_some,
)
def section_too_long(case: Case[AcxReading]) -> Iterator[Hit]:
    for section, one in _heard(case):
        if one.duration > LONGEST_SECONDS:
            yield _hit(section, f"{one.duration / 60:.0f} min; expected at most {LONGEST_SECONDS // 60}")


@rule(
    "ACX-009",
    "section-untitled",
    on=SHOP_RECORDINGS.with_statement,
    criterion=_ACX,
    message="the recordings are not one a chapter, in order and by name",
    fix=REBUILD,
    applies=_some,
)
def section_untitled(case: WithStatement[AcxReading]) -> Iterator[Hit]:
    """A chapter a file; where a file is not there, what it should hold is missing, and that is told."""
    expected = list(chapter_titles(case.publication.units).values())
    sections = [one for one in case.reading.sections if one.recording]
    if len(sections) != len(expected):
        yield Hit(f"{len(sections)} files for {len(expected)} chapters")
        return
    for number, (one, title) in enumerate(zip(sections, expected, strict=True), 1):
        if one.title != title:
            yield _hit(one, f"its title is “{short(one.title, 40)}”, the chapter's “{short(title, 40)}”")
        if one.track != f"{number}/{len(expected)}":
            yield _hit(one, f"it is track “{one.track}”; expected {number}/{len(expected)}")
