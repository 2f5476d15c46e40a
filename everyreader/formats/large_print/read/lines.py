"""What a unit shows, as the lines in which it is drawn."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from everyreader.formats.large_print.read.pages import Shown

_FEW_ENDS = 5
_LONG_WORD = 28  # letters
_STRETCHED = 0.005  # of a letter's size
_SPACE = 0.18  # of a letter's size: a wider gap is seen as a space, kerning is narrower
_UPRIGHT = 1.0  # degrees
HYPHENS = ("-", "\u2010", "\u2011", "\u00ad")


@dataclass(frozen=True)
class Line:
    """One line of a unit: ``page`` from 1, ``start`` and ``end`` in points from the page's left.

    ``y`` is the baseline of most of its letters and ``size`` their size, both in points; ``space`` how wide
    its spaces are, ``None`` where it draws none.
    """

    text: str
    page: int
    start: float
    end: float
    y: float = 0.0
    size: float = 0.0
    space: float | None = None


@dataclass(frozen=True)
class LineEndHyphen:
    """A line whose last character is a hyphen.

    ``word`` is what a reader joins: the end of the line and the beginning of the next, hyphen included.
    Where the source has it so, it is a part of the unit's text.
    """

    word: str
    page: int


def lines_of(shown: Iterable[Shown]) -> tuple[Line, ...]:
    """``shown`` in reading order, parted where the pen goes back to the left, down or to another page."""
    return tuple(_line(row) for row in _rows(shown))


def _rows(shown: Iterable[Shown]) -> list[list[Shown]]:
    rows: list[list[Shown]] = []
    for one in shown:
        if not one.visible:
            continue
        if rows and _goes_on(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _line(row: list[Shown]) -> Line:
    longest = max(row, key=lambda one: len(one.visible.strip()))
    start, end = min(one.x for one in row), max(one.last for one in row)
    text, spaces = "".join(one.visible for one in row), [width for one in row for width in _spaces(one)]
    space = statistics.median(spaces) if spaces else None
    return Line(text, row[0].page, start, end, longest.y, longest.size, space)


def _spaces(shown: Shown) -> Iterator[float]:
    """How wide each space is that stands between two words of one string."""
    for letter, (begin, after) in zip(shown.letters, itertools.pairwise(shown.points), strict=False):
        if letter == " ":
            yield math.dist(begin, after)


def _goes_on(before: Shown, after: Shown) -> bool:
    return (
        before.page == after.page
        and after.x >= before.end - before.size
        and abs(after.y - before.y) < 0.9 * max(before.size, after.size)
    )


def fused(before: Shown, after: Shown) -> bool:
    """Whether ``after`` begins a line and no white space parts it from the words before."""
    broken = bool(before.visible and after.visible) and not _goes_on(before, after)
    spaced = before.text[-1:].isspace() or after.text[:1].isspace()
    return broken and not spaced and not before.text.endswith(HYPHENS)


def apart(before: Shown, after: Shown) -> bool:
    """Whether a gap as wide as a space parts two strings of one line that no white space parts, as a heading
    from its number."""
    if not (before.text and before.visible and after.text and after.visible and _goes_on(before, after)):
        return False
    if (
        before.text[-1:].isspace()
        or after.text[:1].isspace()
        or max(abs(before.angle), abs(after.angle)) > _UPRIGHT
    ):
        return False
    size = max(before.size, after.size)
    return after.x - before.end > size * (_SPACE + max(before.spacing, after.spacing, 0.0))


def never_spaced(units: Iterable[Sequence[Shown]]) -> bool:
    """Whether a file's lines end without white space: some programs leave it to the reader to see that a line
    ends.

    Of a file with fewer than five such ends nothing can be said, and nothing of ends inside a word too long
    for its line.
    """
    ends = [
        fused(before[-1], after[0])
        for strings in units
        for before, after in itertools.pairwise(_rows(strings))
        if not _parts_long_word(before, after)
    ]
    return len(ends) >= _FEW_ENDS and sum(ends) > 0.9 * len(ends)


def _parts_long_word(before: Sequence[Shown], after: Sequence[Shown]) -> bool:
    end, begin = ("".join(one.text for one in row) for row in (before, after))
    if end[-1:].isspace() or begin[:1].isspace():
        return False
    return len((end.split() or [""])[-1]) + len((begin.split() or [""])[0]) > _LONG_WORD


def line_end_hyphens(lines: Sequence[Line]) -> tuple[LineEndHyphen, ...]:
    """The words of one unit that are parted at a hyphen."""
    found = []
    for line, following in itertools.pairwise(lines):
        text = line.text.rstrip()
        if text.endswith(HYPHENS) and not line.text[-1:].isspace():
            found.append(LineEndHyphen(text.split()[-1] + (following.text.split() or [""])[0], line.page))
    return tuple(found)


def flush_left(lines: Sequence[Line], tolerance: float = 1.0) -> bool:
    """Whether all lines of one unit begin at the same place, in points."""
    return (
        max((line.start for line in lines), default=0) - min((line.start for line in lines), default=0)
        <= tolerance
    )


def justified(lines: Sequence[Line], tolerance: float = 0.6) -> bool:
    """Whether all lines of one unit but the last end at the same place, though they hold more or fewer
    letters.

    Of fewer than four lines nothing can be said, and where all spaces are equally wide the lines end so by
    chance.
    """
    full = lines[:-1]
    ends, lengths = [line.end for line in full], {len(line.text.rstrip()) for line in full}
    if len(ends) < 3 or len(lengths) == 1 or max(ends) - min(ends) > tolerance:
        return False
    spaces = [line.space for line in full if line.space is not None]
    return len(spaces) < len(full) or max(spaces) - min(spaces) > _STRETCHED * full[0].size
