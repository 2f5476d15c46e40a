"""What stands in columns on an untagged page: a table where lines are drawn round it or its columns align,
else named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import pymupdf

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.columns import SHORTEST, rows_of, rules_of
from everyreader.importers.pdf.level_rules import between_rules
from everyreader.importers.pdf.lines import Cell, Line, inlines_of, spanned
from everyreader.importers.pdf.over import Part
from everyreader.importers.pdf.page import number_of
from everyreader.importers.pdf.ruled import Grid, cut_at_rules, grids, ruled
from everyreader.importers.pdf.table_rows import without_leaders
from everyreader.importers.repair.release.signatures import are_signatures
from everyreader.model.text import folded
from everyreader.source.tree import Node

_GAP = 2.5  # of a line's height between two rows of one table
_EDGE = 4  # points by which the edges of a column differ
_LONGEST = 45  # letters of a cell on the average; columns of a newspaper have longer ones
_HEAD = 8  # rows of a letterhead at the most
_FEWEST = 3  # rows that are a table without lines drawn round them
_FEWEST_CELLS = 3  # of a row of a table that may stand over columns
_MOST_SIGNED = 4  # rows of signatures
_LONGEST_APART = 30  # letters of its cells
_MOST_OF_TEXT = 0.6  # of the width of the text of its page, more than which no column fills
_APART = 0.4  # of a line's height between it and the text
_TYPED_GAP = re.compile(r"\S(?: {3,}|\t)\S")
Row = list[Line]


def with_tables(page: pymupdf.Page, lines: list[Line]) -> tuple[list[Part], list[Repair]]:
    """The page's ``lines`` with the tables that have lines drawn round them, or stand apart, in their places,
    and what was found."""
    tables = ruled(page)
    lines = cut_at_rules(page, tables, lines)
    parts: list[Part] = list(lines)
    repairs = Repairs()
    for how, found in (
        ("from the lines drawn round them", grids(tables, lines)),
        ("from the lines drawn above and below them", between_rules(rules_of(page), lines)),
        ("since they stand below each other", _apart(lines)),
    ):
        for one in found:
            if all(line in parts for line in one.lines):
                _put(parts, one, repairs, number_of(page), how)
    return parts, repairs


def _apart(lines: list[Line]) -> Iterator[Grid]:
    """Rows of as many short cells, with nothing close above or below them: no gutter of the page's columns
    may part them."""
    rows = [[], *rows_of(lines), []]
    at = 0
    for count, several in groupby(rows, key=len):
        run = list(several)
        before, after = rows[at - 1] if at else [], rows[at + len(run)] if at + len(run) < len(rows) else []
        at += len(run)
        if count < _FEWEST_CELLS or not _are_short(run) or not (cells := _aligned(run)):
            continue
        if _is_far(before, run[0]) and _is_far(run[-1], after) and not _are_signed(run, before):
            yield _as_wide(Grid.of(cells), lines)


def _are_signed(rows: list[Row], above: Row) -> bool:
    """Whether short rows below the row ``above`` are signatures side by side, and no cells."""
    said = [[line.text for line in row] for row in rows]
    is_number = any(sign.isdigit() for row in said for one in row for sign in one)
    before = above[0].text if len(above) == 1 else ""
    return len(rows) <= _MOST_SIGNED and not is_number and are_signatures(said, before)


def _as_wide(grid: Grid, lines: list[Line]) -> Grid:
    """``grid`` as wide as the text of its page, where it fills most of that: its words do not reach the edges
    of its last column."""
    left, top, right, bottom = grid.box
    first, last = min(one.box[0] for one in lines), max(one.box[2] for one in lines)
    is_wide = right - left > _MOST_OF_TEXT * (last - first)
    return replace(grid, box=(first, top, last, bottom)) if is_wide else grid


def _are_short(rows: list[Row]) -> bool:
    lengths = sorted(len(line.text) for row in rows for line in row)
    return lengths[-1] <= _LONGEST_APART and lengths[len(lengths) // 2] < SHORTEST


def _is_far(upper: Row, lower: Row) -> bool:
    """Whether a gap parts two rows, one of which is a title, or nothing."""
    if min(len(upper), len(lower)) < 2:
        return True
    height = upper[0].box[3] - upper[0].box[1]
    return min(one.box[1] for one in lower) - max(one.box[3] for one in upper) > _APART * height


def with_columnar(parts: list[Part], page: int) -> tuple[list[Part], list[Repair]]:
    """What is read as one on a page, with what stands in columns as tables or as lines of text."""
    parts, repairs = list(parts), Repairs()
    rest = [one for one in parts if isinstance(one, Line)]
    for rows in _columnar(rest):
        cells = _aligned(rows)
        if (
            page == 1
            and len(rows) <= _HEAD
            and len(rows[0]) == 2
            and all(len(row) < 3 for row in rows)
            and rest[0] in rows[0]
        ):
            columns = [[row[at] for row in rows if len(row) > at] for at in (0, 1)]
            for column in columns:  # a letterhead, above all else
                _put_lines(parts, [[line] for line in column], repairs, page)
        elif cells and not _are_signed(rows, _above(parts, rows)):
            _put(parts, Grid.of(cells), repairs, page, "since they stand below each other")
        else:
            _put_lines(parts, rows, repairs, page)
    for run in _typed(parts):
        _put_lines(parts, [[line] for line in run], repairs, page)
    return parts, repairs


def _put_lines(parts: list[Part], rows: list[Row], repairs: Repairs, page: int) -> None:
    """In place: a line of text for each row, where the first of them stood."""
    taken = [line for row in rows for line in row]
    inlines = [one for row in rows for one in ({"t": "LineBreak"}, *_beside(row))][1:]
    at = min(parts.index(line) for line in taken)
    abreast = tuple(tuple(line.text for line in row) for row in rows)
    above = "".join(one.text for one in _above(parts, rows))
    signed = are_signatures(abreast, above)  # the repairs part them, and say so
    block = {"t": "Para", "c": inlines, "line": page, **({"abreast": abreast} if signed else {})}
    parts[at:] = [block, *(one for one in parts[at:] if one not in taken)]
    if signed:
        return
    said = excerpt(" ".join(line.text for line in taken), 80)
    message = f"{len(rows)} rows became lines of text: “{folded(said)}”; where they are a table, make it one"
    lengths = sorted(len(line.text) for line in taken)
    if len(taken) > len(rows) and lengths[len(lengths) // 2] >= SHORTEST:
        message += "; where they are columns of text, write one below the other"
        repairs.say("columns read across", page, message)
    else:
        repairs.say("columns read as text", page, message)


def _above(parts: list[Part], rows: list[Row]) -> Row:
    """The line before the first of ``rows``, if there is one."""
    at = min(parts.index(line) for row in rows for line in row)
    return [one for one in parts[max(at - 1, 0) : at] if isinstance(one, Line)]


def _beside(row: Row) -> list[Node]:
    return [one for line in row for one in ({"t": "Space"}, *inlines_of([line]))][1:]


def _typed(parts: list[Part]) -> list[Row]:
    """Lines in a row, each of whose columns are set apart by spaces."""
    runs: list[Row] = [[]]
    for one in parts:
        if isinstance(one, Line) and _TYPED_GAP.search(one.text):
            runs[-1].append(one)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _put(parts: list[Part], grid: Grid, repairs: Repairs, page: int, how: str) -> None:
    """In place: a table where the first of its lines stood."""
    taken = grid.lines
    cells, leaders = without_leaders([cell or [] for row in grid.rows for cell in row])
    width = len(grid.rows[0])
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    are_bold = not all(line.bold for line in taken)
    made = [
        _cells(row, whole, page, bold=are_bold and number >= grid.headed)
        for number, (row, whole) in enumerate(zip(rows, grid.rows, strict=True))
    ]
    at = min(parts.index(line) for line in taken)
    table = spanned(made[: grid.headed], made[grid.headed :], width)
    found = {**table, "line": page, "box": grid.box}
    parts[at:] = [found, *(one for one in parts[at:] if one not in taken)]
    said = excerpt(" | ".join(" ".join(line.text for line in cell) for cell in rows[0]))
    message = f"{len(rows)} rows of {width}, {how}: “{said}”; read it through against the page"
    repairs.say("table found", page, message)
    if leaders:
        repairs.say("leader dots left out", page, f"in {leaders} cells of the table “{said}”")


def _cells(row: list[Row], whole: Sequence[Row | None], page: int, *, bold: bool) -> list[Cell]:
    """The cells of a row with the columns that they fill, with ``bold`` the bold ones in bold; those of
    ``whole`` that are nothing are filled from the left."""
    out: list[Cell] = []
    for lines, cell in zip(row, whole, strict=True):
        if cell is None:
            blocks, down, across = out[-1]
            out[-1] = blocks, down, across + 1
        else:
            said = inlines_of(lines)
            said = [{"t": "Strong", "c": said}] if bold and all(one.bold for one in lines) else said
            out.append(([{"t": "Para", "c": said, "line": page}] if lines else [], 1, 1))
    return out


def _columnar(lines: list[Line]) -> Iterator[list[Row]]:
    """Rows below each other, each of several short pieces of text beside each other."""
    run: list[Row] = []
    for row in rows_of(lines):
        height = row[0].box[3] - row[0].box[1]
        near = bool(run) and row[0].box[1] - run[-1][0].box[3] < _GAP * height
        if len(row) > 1 and (near or not run):
            run.append(row)
            continue
        yield from _short(run)
        run = [row] if len(row) > 1 else []
    yield from _short(run)


def _short(run: list[Row]) -> Iterator[list[Row]]:
    cells = [line for row in run for line in row]
    if len(run) > 1 and sum(len(line.text) for line in cells) < _LONGEST * len(cells):
        yield run


def _aligned(rows: list[Row]) -> list[list[Row]]:
    """The cells of rows that have as many each, below each other by their left, right or middle; else
    none."""
    if len(rows) < _FEWEST or len({len(row) for row in rows}) > 1:
        return []
    for column in zip(*rows, strict=True):
        edges = [[line.box[0] for line in column], [line.box[2] for line in column]]
        edges.append([sum(pair) / 2 for pair in zip(*edges, strict=True)])
        if all(max(edge) - min(edge) > _EDGE for edge in edges):
            return []
    columns = [
        (min(line.box[0] for line in one), max(line.box[2] for line in one))
        for one in zip(*rows, strict=True)
    ]
    if len(rows[0]) == 2 and sum(row[0].text.endswith(":") for row in rows) > len(rows) / 2:
        return []  # “Phone: …”, as in an address
    if any(left[1] >= right[0] for left, right in pairwise(columns)):
        return []
    return [[[line] for line in row] for row in rows]
