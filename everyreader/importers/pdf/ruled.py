"""Tables of an untagged page that lines are drawn round, or above and below: their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pymupdf

from everyreader.importers.pdf.columns import rows_of
from everyreader.importers.pdf.lines import Box, Line
from everyreader.importers.pdf.over import around
from everyreader.importers.pdf.page import words_in
from everyreader.importers.pdf.table_rows import Cell, Row, parted

_EDGE = 4  # points by which the edges of a column differ
_FEW = 2  # rows of rules that part no more than a head from the rows below it
_PADDING = 4.0  # points between a cell's words and its rule


@dataclass(frozen=True)
class Grid:
    """The rows of a table, as many cells in each, of which the first ``headed`` are its head; and its box on
    the page."""

    rows: list[Row]
    box: Box
    headed: int = 0

    @property
    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell or ()]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Grid:
        """A table without rules."""
        return cls([*rows], around([line for row in rows for cell in row for line in cell or ()]))


def ruled(page: pymupdf.Page) -> list[Any]:
    """PyMuPDF's tables of a page, from the lines that are drawn."""
    if not page.get_cdrawings():
        return []
    pymupdf.no_recommend_layout()
    found = page.find_tables(strategy="lines")
    return list(found.tables) if found else []


def cut_at_rules(page: pymupdf.Page, tables: Sequence[Any], lines: Sequence[Line]) -> list[Line]:
    """``lines``, those cut that stand in several cells of a table, for a narrow gap is none to the reader of
    the page; where each line of the table then lies in a cell.
    """
    out = list(lines)
    for one in tables:
        cells = [tuple(cell) for row in one.rows for cell in row.cells if cell]
        parts = [(_cut(page, each, cells) if _centre_in(each, one.bbox) else []) or [each] for each in out]
        cut = [each for several in parts for each in several]
        within = [each for each in cut if _centre_in(each, one.bbox)]
        if all(any(_lies_in(each, cell) for cell in cells) for each in within):
            out = cut
    return out


def _cut(page: pymupdf.Page, line: Line, cells: Sequence[Box]) -> list[Line]:
    """The parts of a line by cells; nothing where not every word stands in one, or all in the same."""
    near = [one for one in cells if _share(line.box, one)]
    if (
        len(near) < 2
        or line.turned
        or line.links
        or len(line.pieces) > 1
        or any(_lies_in(line, one) for one in near)
    ):
        return []
    found = [
        (tuple(box), word)
        for *box, word, _, _, _ in words_in(page, line.box)
        if line.box[1] < (box[1] + box[3]) / 2 < line.box[3]
    ]
    if "".join(word for _, word in found) != "".join(line.text.split()):
        return []
    parts: list[Line] = []
    last: Box | None = None
    for box, word in found:
        cell = next((one for one in near if _lies_in(replace(line, box=box), one)), None)
        if cell is None:
            return []
        if cell == last:
            text = f"{parts[-1].text} {word}"
            whole = (*parts[-1].box[:2], box[2], box[3])
            parts[-1] = replace(parts[-1], box=whole, pieces=((text, False),), faces=())
        else:
            parts.append(
                replace(line, box=(box[0], line.box[1], box[2], line.box[3]), pieces=((word, False),))
            )
        last = cell
    return parts if len(parts) > 1 else []


def _share(box: Box, cell: Box) -> bool:
    """Whether a line reaches into a cell that is on its height."""
    return cell[1] < (box[1] + box[3]) / 2 < cell[3] and box[0] < cell[2] and cell[0] < box[2]


def grids(tables: Sequence[Any], lines: Sequence[Line]) -> Iterator[Grid]:
    """Those of the ``tables`` that lines are drawn round in which every line of text lies in one cell."""
    for one in tables:
        width = max(len(row.cells) for row in one.rows)
        cells = [_padded([cell and tuple(cell) for cell in row.cells], width) for row in one.rows]
        within = [line for line in lines if _centre_in(line, one.bbox)]
        parts = [
            [[line for line in within if cell and _lies_in(line, cell)] for cell in row] for row in cells
        ]
        columns = _columns(cells)
        rows = [_spread(row, boxes, columns) for row, boxes in zip(parts, cells, strict=True)]
        placed = sum(len(cell) for row in rows for cell in row)
        filled = [(row, at) for row, at in zip(rows, cells, strict=True) if any(row)]
        several = sum(any(row[at] for row in rows) for at in range(width))
        if placed == len(within) and filled and several > 1:
            made = _made(filled, tuple(one.bbox))
            if len(made.rows) > 1:
                yield made


def _padded(cells: list[Box | None], width: int) -> list[Box | None]:
    """The cells of a row, with nothing where other rows have more."""
    return [*cells, *[None] * (width - len(cells))]


def _columns(cells: Sequence[Sequence[Box | None]]) -> list[tuple[float, float]]:
    """The left and right edges of the narrowest cell of each column; nothing wide where there is none."""
    out = []
    for column in zip(*cells, strict=True):
        widths = [(one[2] - one[0], one[0], one[2]) for one in column if one]
        out.append(min(widths)[1:] if widths else (0.0, 0.0))
    return out


def _spread(
    row: Sequence[Cell], boxes: Sequence[Box | None], columns: Sequence[tuple[float, float]]
) -> list[Cell]:
    """``row`` with the lines that stand beside each other in one cell in the columns that other rows have
    there; else from the left."""
    out = list(row)
    for at, (cell, box) in enumerate(zip(row, boxes, strict=True)):
        beside = rows_of(cell)
        if not cell or not box or all(len(one) == 1 for one in beside):
            continue
        inner = [n for n, (left, right) in enumerate(columns) if box[0] <= (left + right) / 2 <= box[2]]
        places = [(line, [n for n in inner if _centre_between(line, columns[n])]) for line in cell]
        spread = {n: [line for line, over in places if over == [n]] for n in inner}
        whole = sum(map(len, spread.values())) == len(cell)
        if whole and all(len(one) == 1 for several in spread.values() for one in rows_of(several)):
            for n, several in spread.items():
                out[n] = several
        else:
            out[at] = [line for one in beside for line in one]
    return out


def _centre_between(line: Line, column: tuple[float, float]) -> bool:
    return column[0] <= (line.box[0] + line.box[2]) / 2 <= column[1]


def _made(filled: list[tuple[list[Cell], list[Box | None]]], box: Box) -> Grid:
    """The rows between the rules, several where they hold several; then the row above them is the head."""
    rows: list[Row] = []
    headed = 0
    columns = _columns([boxes for _, boxes in filled])
    ends = [right - _PADDING for _, right in columns]
    for number, (row, _) in enumerate(filled):
        several = parted(row, ends, ruled=len(filled) > _FEW)
        if number == 1 and len(several) > 1 and len(rows) == 1 and all(rows[0][1:]):
            headed = 1
        rows += several
    return Grid(rows, box, headed)


def _centre_in(line: Line, box: Box) -> bool:
    across, down = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _lies_in(line: Line, cell: Box) -> bool:
    return _centre_in(line, cell) and cell[0] - _EDGE <= line.box[0] and line.box[2] <= cell[2] + _EDGE
