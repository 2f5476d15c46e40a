"""AUD: the marks of chapters, each by itself and one beside the other: order, titles, where they begin and end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from everyreader.checks.rules.model import REBUILD, Case, Hit, Rule, short
from everyreader.checks.rules.recording.listening import at, undisturbed
from everyreader.checks.rules.recording.sentences import AUDIO
from everyreader.findings import Ground
from everyreader.formats.audio.read_back import Mark

_SAME = 0.05  # seconds
_GAP = 0.5
_END = 1.0


def _order(case: Case) -> Iterator[Hit]:
    for one, other in itertools.pairwise(case.reading.marks):
        if other.start < one.start - _SAME:
            yield Hit(
                f"“{short(other.title)}” ({at(other.start)}) is listed after “{short(one.title)}” ({at(one.start)})"
            )


def _past_the_end(case: Case) -> Iterator[Hit]:
    if not case.reading.whole:
        return
    for one in case.reading.marks:
        if one.start >= case.reading.duration - _SAME:
            yield Hit(
                f"“{short(one.title)}” at {at(one.start)}; the recording ends at {at(case.reading.duration)}"
            )


def _in_time(case: Case) -> Sequence[Mark]:
    """The chapters that begin within the recording, in order; those that begin at one moment once."""
    found: list[Mark] = []
    for one in sorted(case.reading.marks, key=lambda mark: mark.start):
        if one.start < case.reading.duration - _SAME and (not found or one.start - found[-1].start > _SAME):
            found.append(one)
    return found


def _overlap(case: Case) -> Iterator[Hit]:
    marks = _in_time(case)
    for one, other in itertools.pairwise(marks):
        if one.end is not None and one.end > other.start + _SAME:
            yield Hit(
                f"“{short(one.title)}” ends at {at(one.end)}, “{short(other.title)}” begins at {at(other.start)}"
            )


def _gaps(case: Case) -> Iterator[Hit]:
    marks = _in_time(case)
    for one, other in itertools.pairwise(marks):
        if one.end is not None and other.start - one.end > _GAP:
            yield Hit(f"from {at(one.end)} to {at(other.start)}", where=at(one.end))


def _untitled(case: Case) -> Iterator[Hit]:
    for number, one in enumerate(case.reading.marks, 1):
        if not one.title.strip():
            yield Hit(f"the {number}. at {at(one.start)}", where=at(one.start))


def _first(case: Case) -> Iterator[Hit]:
    first = min(one.start for one in case.reading.marks)
    if first > 0.1:
        yield Hit(f"it begins at {at(first)}")


def _twice(case: Case) -> Iterator[Hit]:
    marks = sorted(case.reading.marks, key=lambda one: one.start)
    for one, other in itertools.pairwise(marks):
        if other.start - one.start <= _SAME:
            yield Hit(
                f"“{short(one.title)}” and “{short(other.title)}” at {at(one.start)}", where=at(one.start)
            )


def _last(case: Case) -> Iterator[Hit]:
    """Only where nothing else explains it: a recording that lacks a sentence is shorter than its marks."""
    marks = _in_time(case)
    past = any(True for _ in _past_the_end(case))
    if not marks or marks[-1].end is None or past or not undisturbed(case):
        return
    if abs(marks[-1].end - case.reading.duration) > _END:
        yield Hit(
            f"“{short(marks[-1].title)}” ends at {at(marks[-1].end)}, the recording at {at(case.reading.duration)}"
        )


def _has_marks(case: Case) -> bool:
    return bool(case.reading.marks)


_MARKS = "recordings with chapters"
RULES = (
    Rule(
        "AUD-032",
        "chapters-out-of-order",
        "WCAG 1.3.2",
        "chapters are listed in another order than they are heard",
        REBUILD,
        AUDIO,
        _order,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.WORDS,
    ),
    Rule(
        "AUD-033",
        "chapter-past-the-end",
        "WCAG 2.4.5",
        "a chapter begins after the recording has ended",
        REBUILD,
        AUDIO,
        _past_the_end,
        _has_marks,
        alone=True,
        applicability=_MARKS,
    ),
    Rule(
        "AUD-034",
        "chapters-overlap",
        "WCAG 2.4.5",
        "a chapter ends after the next has begun",
        REBUILD,
        AUDIO,
        _overlap,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-035",
        "gap-between-chapters",
        "WCAG 2.4.5",
        "a part of the recording is in no chapter",
        REBUILD,
        AUDIO,
        _gaps,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-036",
        "chapter-untitled",
        "WCAG 2.4.6",
        "a chapter has no title",
        REBUILD,
        AUDIO,
        _untitled,
        _has_marks,
        alone=True,
        applicability=_MARKS,
    ),
    Rule(
        "AUD-037",
        "first-chapter-late",
        "WCAG 2.4.5",
        "the first chapter does not begin with the recording",
        REBUILD,
        AUDIO,
        _first,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-038",
        "chapters-at-one-place",
        "WCAG 2.4.5",
        "two chapters begin at the same moment",
        REBUILD,
        AUDIO,
        _twice,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-039",
        "last-chapter-ends-elsewhere",
        "WCAG 2.4.5",
        "the last chapter does not end with the recording",
        REBUILD,
        AUDIO,
        _last,
        _has_marks,
        alone=True,
        applicability=_MARKS,
        rests_on=Ground.ADVICE,
    ),
)
