"""Tables of an untagged page that lines are drawn round, or above and below: their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pymupdf

from everyreader.importers.pdf_lines import Box, Line
from everyreader.importers.pdf_over import around
from everyreader.importers.pdf_table_rows import Row, parted

_EDGE = 4  # points by which the edges of a column differ
_FEW = 3  # rows of rules that part a head and a foot from the rows between them
_PADDING = 4.0  # points between a cell's words and its rule


@dataclass(frozen=True)
class Grid:
    """The rows of a table, as many cells in each, of which the first ``headed`` are its head; and its box on the page."""

    rows: list[Row]
    box: Box
    headed: int = 0

    @classmethod
    def of(cls, rows: list[Row]) -> Grid:
        """A table without rules."""
        return cls(rows, around([line for row in rows for cell in row for line in cell]))


def grids(page: pymupdf.Page, lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables that have lines drawn round them, where every line of text lies in one cell."""
    if not page.get_cdrawings():
        return
    pymupdf.no_recommend_layout()
    for one in page.find_tables(strategy="lines").tables:
        cells = [[cell and tuple(cell) for cell in row.cells] for row in one.rows]
        within = [line for line in lines if _centre_in(line, one.bbox)]
        rows = [[[line for line in within if cell and _lies_in(line, cell)] for cell in row] for row in cells]
        placed = sum(len(cell) for row in rows for cell in row)
        filled = [(row, at) for row, at in zip(rows, cells, strict=True) if any(row)]
        several = sum(any(row[at] for row in rows) for at in range(one.col_count))
        if placed == len(within) and filled and several > 1:
            made = _made(filled, tuple(one.bbox))
            if len(made.rows) > 1:
                yield made


def _made(filled: list[tuple[Row, list[Box | None]]], box: Box) -> Grid:
    """The rows between the rules, several where they hold several; then the row above them is the head."""
    rows: list[Row] = []
    headed = 0
    for number, (row, boxes) in enumerate(filled):
        ends = [cell[2] - _PADDING if cell else box[2] for cell in boxes]
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
