"""PRT: the order in which words are read, by the tags, and that in which an eye meets them on the pages (WCAG
1.3.2)."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from everyreader.checks.rules.large_print.row import LISTENERS, Flaw, flaws, has_text, tagged
from everyreader.checks.rules.model import REBUILD, rule, short
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.geometry import area, shared
from everyreader.formats.large_print.read.lines import Line
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind

_SAME_COLUMN = 0.3  # of the narrower one's width
_RIGHT_TO_LEFT = ("R", "AL")
_COVERED = 0.25  # of the smaller string's box
_SAME_PLACE = 1.5  # points; the same words as near as that are a heavier letter, not other text
_JOINED = 0.3  # of the letters' size: nearer than columns ever stand, so it was one line


def out_of_order(reading: PdfReading) -> Iterator[Flaw]:
    """Where the eye would have to go back: up the page, to a page before, or left in a line."""
    blocks = reading.blocks
    running = [one for one in blocks if one.lines and not one.in_note and one.kind is not Kind.MATH]
    begun: Block | None = None
    for before, after in itertools.pairwise(running):
        begun = begun if begun and _in_a_row(begun, before) else before
        if _goes_back(before, after, begun):
            detail = f"{_read_after(after, before)} and stands before it, on page {after.page}"
            yield Flaw(detail, after.page, after.text, before.text)
    yield from _columns_out_of_order(running)
    for one in blocks:
        for before, after in itertools.pairwise(one.lines):
            if _line_goes_back(before, after):
                yield Flaw(
                    f"{_read_after(after, before)} and stands before it",
                    after.page,
                    one.text,
                )


def _read_after(after: Block | Line, before: Block | Line) -> str:
    return f"{_quoted(after)} is read after {_quoted(before)}"


def _quoted(one: Block | Line) -> str:
    return f"“{short(one.text.strip(), 40)}”"


def _columns_out_of_order(running: Sequence[Block]) -> Iterator[Flaw]:
    """Cells that stand above one of an earlier row in their own column; neighbours in reading are compared by
    themselves."""
    last: dict[int, Block] = {}
    for before, one in itertools.pairwise(running):
        if not one.in_table:
            continue
        row, column = _cell(one)
        above = last.get(column)
        earlier = above and above is not before and above.page == one.page and _cell(above)[0] < row
        if above and earlier and _above(one.lines[0], above.lines[0]):
            what = f"{_quoted(one)} stands above {_quoted(above)}, which is of an earlier row"
            yield Flaw(what, one.page, one.text, above.text)
        last[column] = one


def _in_a_row(one: Block, other: Block) -> bool:
    return one.in_table and other.in_table and _cell(one)[0] == _cell(other)[0]


def _goes_back(before: Block, after: Block, begun: Block) -> bool:
    """``begun`` is the first block of the row of ``before``."""
    last, first = before.lines[-1], after.lines[0]
    if last.page != first.page:
        in_a_row = _in_a_row(before, after) and _cell(before) != _cell(after)
        return _above(first, begun.lines[0] if in_a_row else last)  # a row may go over the page
    if before.in_table and after.in_table:
        return _cell_goes_back(before, after)
    return _same_column(before, after) and _above(first, last)


def _cell_goes_back(before: Block, after: Block) -> bool:
    (row, column), (next_row, next_column) = _cell(before), _cell(after)
    last, first = before.lines[-1], after.lines[0]
    if (row, column) == (next_row, next_column):
        return _above(first, last)
    if row == next_row:  # in records a cell stands below the one before it
        return first.start < before.lines[0].start and next_column > column and not _above(last, first)
    first_here = next(line for line in before.lines if line.page == first.page)  # a row may go over the page
    return next_row > row and _above(first, first_here)


def _above(one: Line, other: Line) -> bool:
    """Whether it stands higher by more than half a line, or on a page before."""
    return (one.page, -one.y) < (other.page, -other.y - 0.5 * max(one.size, other.size))


def _cell(block: Block) -> tuple[int, int]:
    found = {step.name: step.position for step in block.unit.place}
    return found["row"], found["column"]


def _same_column(before: Block, after: Block) -> bool:
    page = after.page
    (a, b), (c, d) = (
        (
            min(line.start for line in one.lines if line.page == page),
            max(line.end for line in one.lines if line.page == page),
        )
        for one in (before, after)
    )
    return min(b, d) - max(a, c) > _SAME_COLUMN * min(b - a, d - c)


def _line_goes_back(before: Line, after: Line) -> bool:
    size = max(before.size, after.size)
    beside = min(before.end, after.end) <= max(before.start, after.start)
    if beside and before.page == after.page:
        same_line = abs(after.y - before.y) < 0.35 * size
        if not same_line and abs(after.start - before.end) < _JOINED * size:
            return after.y > before.y + 1.5 * size
        return same_line and after.start < before.start and not _right_to_left(before.text)
    return _above(after, before)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in text)


def overlaps(reading: PdfReading) -> Iterator[Flaw]:
    """Strings that are drawn over one another; the parts of a formula may touch."""
    by_page: dict[int, list[Shown]] = defaultdict(list)
    for one in reading.strings:
        if len(one.visible.strip()) > 1 and one.key not in reading.formulas and one.size > 1:
            by_page[one.page].append(one)
    for page, several in sorted(by_page.items()):
        several.sort(key=lambda one: one.box[1])
        for index, one in enumerate(several):
            for other in several[index:]:
                if other.box[1] > one.box[3]:
                    break
                if _over(one, other):
                    yield Flaw(
                        f"“{short(one.visible.strip(), 40)}” and “{short(other.visible.strip(), 40)}”",
                        page,
                        one.visible.strip(),
                    )


def _over(one: Shown, other: Shown) -> bool:
    if math.dist((one.x, one.y), (other.x, other.y)) < _SAME_PLACE and one.visible == other.visible:
        return False
    smaller = min(area(_core(one)), area(_core(other)))
    return shared(_core(one), _core(other)) > _COVERED * smaller


def _core(shown: Shown) -> tuple[float, float, float, float]:
    """The letters themselves without their ascenders and descenders, which may touch."""
    left, bottom, right, top = shown.box
    if shown.angle:
        return left, bottom, right, top
    return left, shown.y, min(right, shown.last), shown.y + 0.5 * shown.size


drawn_order_differs = rule(
    "PRT-044",
    "drawn-order-differs",
    on=PRINT,
    criterion="WCAG 1.3.2",
    message="words are read in another order than they are drawn",
    fix=REBUILD,
    applies=tagged,
    rests_on=Ground.WORDS,
    why=LISTENERS,
)(flaws(out_of_order, unsure=True, undisputed=True))

text_over_text = rule(
    "PRT-016",
    "text-over-text",
    on=PRINT,
    criterion="WCAG 1.4.3",
    message="text is drawn over other text",
    fix=REBUILD,
    rests_on=Ground.WORDS,
    applies=has_text,
)(flaws(overlaps, unsure=True))
