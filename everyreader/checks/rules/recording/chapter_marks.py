"""AUD: the marks of chapters, each by itself and one beside the other: order, titles, where they begin and
end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.recording.listening import at, undisturbed
from everyreader.checks.rules.subjects import RECORDING, Case
from everyreader.formats.audio.read.reader import AudioReading, Mark
from everyreader.model.findings import Ground

_SAME = 0.05  # seconds
_GAP = 0.5
_END = 1.0


@where("recordings with chapters")
def _has_marks(case: Case[AudioReading]) -> bool:
    return bool(case.reading.marks)


@rule(
    "AUD-032",
    "chapters-out-of-order",
    on=RECORDING,
    criterion="WCAG 1.3.2",
    message="chapters are listed in another order than they are heard",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.WORDS,
)
def chapters_out_of_order(case: Case[AudioReading]) -> Iterator[Hit]:
    for one, other in itertools.pairwise(case.reading.marks):
        if other.start < one.start - _SAME:
            yield Hit(
                f"“{short(other.title)}” ({at(other.start)}) is listed after “{short(one.title)}” "
                f"({at(one.start)})"
            )


def _past_the_end(case: Case[AudioReading]) -> Iterator[Hit]:
    if not case.reading.whole:
        return
    for one in case.reading.marks:
        if one.start >= case.reading.duration - _SAME:
            yield Hit(
                f"“{short(one.title)}” at {at(one.start)}; the recording ends at {at(case.reading.duration)}"
            )


def _in_time(case: Case[AudioReading]) -> Sequence[Mark]:
    """The chapters that begin within the recording, in order; those that begin at one moment once."""
    found: list[Mark] = []
    for one in sorted(case.reading.marks, key=lambda mark: mark.start):
        if one.start < case.reading.duration - _SAME and (not found or one.start - found[-1].start > _SAME):
            found.append(one)
    return found


@rule(
    "AUD-034",
    "chapters-overlap",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="a chapter ends after the next has begun",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.ADVICE,
)
def chapters_overlap(case: Case[AudioReading]) -> Iterator[Hit]:
    marks = _in_time(case)
    for one, other in itertools.pairwise(marks):
        if one.end is not None and one.end > other.start + _SAME:
            yield Hit(
                f"“{short(one.title)}” ends at {at(one.end)}, “{short(other.title)}” begins at "
                f"{at(other.start)}"
            )


@rule(
    "AUD-035",
    "gap-between-chapters",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="a part of the recording is in no chapter",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.ADVICE,
)
def gap_between_chapters(case: Case[AudioReading]) -> Iterator[Hit]:
    marks = _in_time(case)
    for one, other in itertools.pairwise(marks):
        if one.end is not None and other.start - one.end > _GAP:
            yield Hit(f"from {at(one.end)} to {at(other.start)}", where=at(one.end))


@rule(
    "AUD-036",
    "chapter-untitled",
    on=RECORDING,
    criterion="WCAG 2.4.6",
    message="a chapter has no title",
    fix=REBUILD,
    applies=_has_marks,
)
def chapter_untitled(case: Case[AudioReading]) -> Iterator[Hit]:
    for number, one in enumerate(case.reading.marks, 1):
        if not one.title.strip():
            yield Hit(f"the {number}. at {at(one.start)}", where=at(one.start))


@rule(
    "AUD-037",
    "first-chapter-late",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="the first chapter does not begin with the recording",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.ADVICE,
)
def first_chapter_late(case: Case[AudioReading]) -> Iterator[Hit]:
    first = min(one.start for one in case.reading.marks)
    if first > 0.1:
        yield Hit(f"it begins at {at(first)}")


@rule(
    "AUD-038",
    "chapters-at-one-place",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="two chapters begin at the same moment",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.ADVICE,
)
def chapters_at_one_place(case: Case[AudioReading]) -> Iterator[Hit]:
    marks = sorted(case.reading.marks, key=lambda one: one.start)
    for one, other in itertools.pairwise(marks):
        if other.start - one.start <= _SAME:
            yield Hit(
                f"“{short(one.title)}” and “{short(other.title)}” at {at(one.start)}", where=at(one.start)
            )


@rule(
    "AUD-039",
    "last-chapter-ends-elsewhere",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="the last chapter does not end with the recording",
    fix=REBUILD,
    applies=_has_marks,
    rests_on=Ground.ADVICE,
)
def last_chapter_ends_elsewhere(case: Case[AudioReading]) -> Iterator[Hit]:
    """Only where nothing else explains it: a recording that lacks a sentence is shorter than its marks."""
    marks = _in_time(case)
    past = any(True for _ in _past_the_end(case))
    if not marks or marks[-1].end is None or past or not undisturbed(case):
        return
    if abs(marks[-1].end - case.reading.duration) > _END:
        yield Hit(
            f"“{short(marks[-1].title)}” ends at {at(marks[-1].end)}, the recording at "
            f"{at(case.reading.duration)}"
        )


chapter_past_the_end = rule(
    "AUD-033",
    "chapter-past-the-end",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="a chapter begins after the recording has ended",
    fix=REBUILD,
    applies=_has_marks,
)(_past_the_end)
