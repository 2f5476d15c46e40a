"""AUD: chapters, as players list them: for each part one, where its words begin, from the first moment to the
last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.recording.listening import at, undisturbed
from everyreader.checks.rules.recording.tags import tags_of
from everyreader.checks.rules.subjects import RECORDING, Case, WithStatement
from everyreader.formats.audio.read.reader import AudioReading, Mark
from everyreader.formats.audio.read.tags import Said
from everyreader.model.findings import Ground
from everyreader.narration.chapters import chapter_titles

TOLERANCE = 0.3  # seconds between a chapter's mark and the first word heard in it
_SAME = 0.05  # seconds
_LONG = 600.0  # seconds from which on a listener needs chapters


def _chapters(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """Every heading, and what comes after a headed list, opens a chapter under its title."""
    units, reading = case.publication.units, case.reading
    left = list(reading.contents)
    for index, title in chapter_titles(units).items():
        entry = next((one for one in left if one.title == title), None)
        if entry is not None:
            left.remove(entry)
        elif not _untitled_at(case, index):
            yield Hit(f"“{short(title)}”", units[index].line, short(title))
    for entry in left:
        if entry.title.strip() and not _doubles(case, entry.start):
            yield Hit(f"“{short(entry.title)}” is a chapter too many", where=at(entry.start or 0.0))
    yield from _misplaced(case)


def _untitled_at(case: WithStatement[AudioReading], index: int) -> bool:
    """Whether a chapter without a title begins where this one should: that is told as what it is."""
    moment = _first_word(case, index)
    untitled = [one.start for one in case.reading.contents if not one.title.strip()]
    if moment is None:
        return bool(untitled)
    return any(one is not None and (one == 0 or abs(one - moment) <= TOLERANCE) for one in untitled)


def _doubles(case: Case[AudioReading], start: float | None) -> bool:
    """Whether another chapter begins at the same moment: that is told as what it is."""
    near = [
        one
        for one in case.reading.contents
        if one.start is not None and abs(one.start - (start or 0.0)) <= _SAME
    ]
    return len(near) > 1


def _first_word(case: WithStatement[AudioReading], index: int) -> float | None:
    sentence = next((one.id for one in case.publication.sentences if one.unit == index), "")
    return next((one.start for one in case.reading.heard if one.sentence_id == sentence), None)


def _misplaced(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """Chapters that begin elsewhere than their words: each change of the distance once, for what lies behind
    follows it.

    Where the words themselves are not as they should be, their marks cannot be; the first chapter may begin
    with the file, and how it does is another rule's matter.
    """
    if case.reading.heard and not undisturbed(case):
        return
    units, left, before = case.publication.units, list(case.reading.contents), 0.0
    for number, (index, title) in enumerate(chapter_titles(units).items()):
        entry, moment = next((one for one in left if one.title == title), None), _first_word(case, index)
        if entry is None:
            continue
        left.remove(entry)
        if moment is None or entry.start is None or number == 0 or entry.start >= case.reading.duration:
            continue
        away = entry.start - moment
        if abs(away) > TOLERANCE and abs(away - before) > TOLERANCE:
            said = f"“{short(title)}” begins at {entry.start:.1f} s, its words at {moment:.1f} s"
            yield Hit(said, units[index].line, short(title), where=at(entry.start))
        before = away


@where("recordings with chapters")
def _has_lists(case: Case[AudioReading]) -> bool:
    return bool(case.reading.marks) and case.reading.said is not None


@rule(
    "AUD-040",
    "chapter-lists-differ",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="some players find other chapters than others do",
    fix=REBUILD,
    applies=_has_lists,
    rests_on=Ground.ADVICE,
    needs="tags",
)
@having(tags_of)
def chapter_lists_differ(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    """Players go by the one list or by the other. What the statement's own chapters show is told as that."""
    if isinstance(case, WithStatement) and any(True for _ in _chapters(case)):
        return
    reading = case.reading
    if reading.kind == "mp4":
        yield from _lists_of_mp4(reading, said.contents)
    elif said.contents is None:
        yield Hit("there are chapters and no table of contents (CTOC) that lists them")
    else:
        yield from _table(reading.marks, said.contents)


def _lists_of_mp4(reading: AudioReading, other: tuple[Mark, ...] | None) -> Iterator[Hit]:
    marks = reading.marks
    if other is None:
        yield Hit("they are in the track of chapters, and not in the list that most players read")
    elif not reading.chapter_track:
        yield Hit("there is no track of chapters, which Apple's players read")
    elif [one.title for one in marks] != [one.title for one in other]:
        yield Hit("the track of chapters and the list have other titles")
    else:
        for one, same in zip(marks, other, strict=True):
            if abs(one.start - same.start) > TOLERANCE:
                yield Hit(
                    f"“{short(one.title)}” begins at {at(one.start)} in the one and at "
                    f"{at(same.start)} in the other"
                )


def _table(marks: Sequence[Mark], contents: Sequence[Mark]) -> Iterator[Hit]:
    if any(one.start < 0 for one in contents):
        yield Hit("the table of contents lists a chapter that is not there")
    for one in marks:
        if one not in contents:
            yield Hit(f"“{short(one.title)}” is not in the table of contents")
    starts = [one.start for one in contents if one.start >= 0]
    if starts != sorted(starts) and tuple(contents) != tuple(marks):
        yield Hit("the table of contents lists them in another order")


@where("foreign recordings of more than ten minutes")
def _long_and_foreign(case: Case[AudioReading]) -> bool:
    return case.publication is None and case.reading.duration > _LONG


@rule(
    "AUD-041",
    "chapters-absent",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="a long recording has no chapters",
    fix="add a chapter for each part",
    applies=_long_and_foreign,
    rests_on=Ground.ADVICE,
)
def chapters_absent(case: Case[AudioReading]) -> Iterator[Hit]:
    if not case.reading.marks and not case.reading.contents:
        yield Hit(f"{case.reading.duration / 60:.0f} minutes without one")


chapter_missing = rule(
    "AUD-007",
    "chapter-missing",
    on=RECORDING.with_statement,
    criterion="EN 301 549 5.4",
    message="chapters and statement disagree",
    fix=REBUILD,
    house=True,
    rests_on=Ground.STANDARD,
)(_chapters)
