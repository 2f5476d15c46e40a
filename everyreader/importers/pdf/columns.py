"""The columns of a page of an untagged PDF: found by the gutter between them, and read one after the
other."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

import pymupdf

from everyreader.importers.pdf.lines import Box, Line
from everyreader.importers.pdf.order import in_place
from everyreader.importers.pdf.over import Part, box_of, titles

_GUTTER = 1.0  # points on either side of its middle that are empty
_FLAT = 3.0  # points of height up to which what is drawn is a line
_FEWEST = 3  # lines of a column
_FEWEST_IN_ORDER = 2  # the same where the file has one column behind the other
SHORTEST = 16  # letters of most of its lines
_FULL = 0.78  # of its width, which most lines of a column fill and cells of a table do not
_LONGEST_LABEL = 3  # letters of what stands before a point
_LARGE = 1.25  # by the size of the text
_LEVEL = 3.0  # points between the baselines of one line
Band = tuple[bool, list[Part]]  # whether it stands in columns, and what it holds
Region = tuple[bool, list[Part]]  # whether it stands over columns, and what is read as one
T = TypeVar("T", bound=Part)


def regions(parts: Sequence[Part], rules: Sequence[Box] = ()) -> list[Region]:
    """The parts of a page as they are read: what stands over all columns, each column below it, and so on.

    A page without columns is one region. A block that is made already has its ``box``. ``rules`` are
    the level lines that are drawn: columns end at one that crosses them.
    """
    found = _best(parts, rules)
    if found is None:
        return [(False, in_place(parts))] if parts else []
    middle, bands = found
    out: list[Region] = []
    for in_columns, band in bands:
        if not in_columns:
            out.append((True, in_place(band)))
            continue
        over = _over(band, middle)
        rest = [one for one in band if one not in over]
        out += [(True, over)] if over else []
        for is_left in (True, False):
            side = [one for one in rest if is_left == (box_of(one)[2] <= middle)]
            out += [(is_over, _down(several)) for is_over, several in regions(side, rules)]
    return out


def rules_of(page: pymupdf.Page) -> list[Box]:
    """The level lines that are drawn on a page."""
    return [one["rect"] for one in page.get_cdrawings() or () if one["rect"][3] - one["rect"][1] <= _FLAT]


def _over(band: Sequence[Part], middle: float) -> list[Part]:
    """What is larger than the text and stands above both columns, though it may not be so wide: the name of a
    newspaper."""
    lines = [one for one in band if isinstance(one, Line)]
    usual = sorted(one.size for one in lines)[len(lines) // 2]
    text = [one for one in lines if one.size <= _LARGE * usual]
    tops = [
        min((one.box[1] for one in text if is_left == (one.box[2] <= middle)), default=0.0)
        for is_left in (True, False)
    ]
    return [one for one in lines if one.size > _LARGE * usual and one.box[3] <= min(tops) + 1]


def _down(parts: Sequence[Part]) -> list[Part]:
    """From the top; what stands on one line from the left."""
    return [one for row in rows_of(parts) for one in row]


def rows_of(parts: Sequence[T]) -> list[list[T]]:
    """What stands on one line of a page or a column, from left to right, the lines from the top."""
    rows: list[list[T]] = []
    for one in sorted(parts, key=lambda one: (box_of(one)[3], box_of(one)[0])):
        if rows and abs(box_of(rows[-1][0])[3] - box_of(one)[3]) <= _LEVEL:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: box_of(one)[0]) for row in rows]


def _best(parts: Sequence[Part], rules: Sequence[Box]) -> tuple[float, list[Band]] | None:
    """The middle of the gutter beside which most lines stand, and the bands into which it parts the page."""
    boxes = [box_of(one) for one in parts]
    tried: set[tuple[int, ...]] = set()
    most, best = 0, None
    for middle in sorted({box[0] - _GUTTER for box in boxes}):  # a gutter ends where lines begin
        sides = tuple(-1 if box[2] <= middle - _GUTTER else box[0] >= middle + _GUTTER for box in boxes)
        if not sides or sides in tried or min(sides.count(-1), sides.count(True)) < _FEWEST_IN_ORDER:
            continue
        tried.add(sides)
        bands = _bands(parts, middle, rules)
        beside = sum(len(band) for in_columns, band in bands if in_columns)
        if beside > most:
            most, best = beside, (middle, bands)
    return best


def _bands(parts: Sequence[Part], middle: float, rules: Sequence[Box]) -> list[Band]:
    """From the top: what crosses ``middle``, what stands in columns beside it until the next that crosses it,
    and so on."""
    cuts = sorted(rule[1] for rule in rules if _crosses(rule, middle))
    rows = rows_of(parts)
    over = [row for row in rows if _any_crosses(row, middle)]
    crossing = {id(one) for row in (*over, *titles(rows, over)) for one in row}
    order = {id(one): at for at, one in enumerate(parts)}
    bands: list[Band] = []
    down = sorted(parts, key=_height)
    for (crosses, _), several in groupby(
        down, key=lambda one: (id(one) in crossing, bisect(cuts, _height(one)))
    ):
        band = sorted(several, key=lambda one: order[id(one)])
        in_columns = not crosses and _stands_in_columns(band, middle)
        if bands and not in_columns and not bands[-1][0]:
            bands[-1][1].extend(band)
        else:
            bands.append((in_columns, band))
    return [(flag, sorted(band, key=lambda one: order[id(one)])) for flag, band in bands]


def _height(part: Part) -> float:
    return (box_of(part)[1] + box_of(part)[3]) / 2


def _any_crosses(row: Sequence[Part], middle: float) -> bool:
    """Whether a piece of a row crosses ``middle``: what stands beside it belongs to it, as the number to a
    running head."""
    return any(_crosses(box_of(one), middle) for one in row)


def _crosses(box: Box, middle: float) -> bool:
    return box[0] < middle + _GUTTER and box[2] > middle - _GUTTER


def _stands_in_columns(band: Sequence[Part], middle: float) -> bool:
    """Whether lines of text stand beside each other on both sides of ``middle``."""
    sides = [[one for one in band if (box_of(one)[2] <= middle) == is_left] for is_left in (True, False)]
    by_columns = _by_columns(band, middle)
    if not all(_is_column(side, by_columns=by_columns) for side in sides):
        return False
    tops = [min(box_of(one)[1] for one in side) for side in sides]
    ends = [max(box_of(one)[3] for one in side) for side in sides]
    return min(ends) > max(tops)


def _by_columns(band: Sequence[Part], middle: float) -> bool:
    """Whether the file itself has one side of ``middle`` behind the other, as it has columns, and not the
    rows of a table."""
    are_right = [box_of(one)[2] > middle for one in band]
    return are_right == sorted(are_right)


def _is_column(side: Sequence[Part], *, by_columns: bool) -> bool:
    """Lines long enough for sentences, most of which fill its width as those of a table's column do not."""
    lines = [one for one in side if isinstance(one, Line)]
    rows = rows_of(lines)
    if len(rows) < (_FEWEST_IN_ORDER if by_columns else _FEWEST) or _is_table(rows):
        return False
    left, right = min(one.box[0] for one in lines), max(one.box[2] for one in lines)
    lengths = sorted(sum(len(one.text) for one in row) for row in rows)
    full = sum(row[-1].box[2] - left > _FULL * (right - left) for row in rows)
    return lengths[len(rows) // 2] >= SHORTEST and (by_columns or full > len(rows) / 2)


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether most rows are of short pieces that stand below each other: those of further columns of text are
    longer."""
    lengths = sorted(len(one.text) for row in rows for one in row)
    starts = [[one.box[0] for one in row[1:]] for row in rows if len(row[0].text) > _LONGEST_LABEL]
    below = sum(any(_is_start(start, starts, at) for start in row) for at, row in enumerate(starts))
    return below > len(rows) / 2 and lengths[len(lengths) // 2] < SHORTEST


def _is_start(start: float, starts: Sequence[Sequence[float]], at: int) -> bool:
    """Whether a piece of another row begins there too, as in a table."""
    return any(abs(start - other) < 1 for n, row in enumerate(starts) if n != at for other in row)
