"""Words of a table's header, or of a cell over several rows, that are drawn again, as decoration: the tags
name the headers of each cell, and the rows that it fills, by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.checks.rules.large_print.row import squeezed
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.pages import Shown
from everyreader.model.cells import Cell, headers, tables
from everyreader.model.publication import Kind

_NEAR = 2.0  # points


class RepeatedHeaders:
    """What the headers of a file's tables may say again."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._headers = [one for one in blocks if one.kind is Kind.COLUMN_HEADER]
        self._columns = max((_column(one) for one in blocks if one.in_table), default=0)
        self._cells = [
            one for one in blocks if one.in_table and one.kind is not Kind.COLUMN_HEADER and one.lines
        ]
        self._labels: dict[int, set[str]] = {}
        for table in tables([one.unit for one in blocks]):
            self._add_labels(table, blocks)

    def say(self, one: Shown) -> bool:
        """Whether ``one`` is part of a header row on a further page, or the header of the cell that it stands
        before, or a cell of the record before."""
        return self._in_row(one) or self._before_cell(one)

    def _in_row(self, one: Shown) -> bool:
        """At the same place as on a page before."""
        return any(
            line.page < one.page
            and squeezed(one.visible) in squeezed(line.text)
            and line.start - _NEAR <= one.x
            and one.last <= line.end + _NEAR
            for header in self._headers
            for line in header.lines
        )

    def _before_cell(self, one: Shown) -> bool:
        """In records a cell stands behind its label, or below it; an empty one leaves its label alone."""
        words = squeezed(one.visible).rstrip(":,")
        beside = [cell for cell in self._cells if cell.page == one.page]
        below = [cell for cell in beside if cell.lines[0].y <= one.y + _NEAR]
        above = [cell for cell in beside if cell.lines[0].y > one.y + _NEAR]
        first = _column(min(above, key=lambda cell: cell.lines[0].y)) + 1 if above else 1
        last = _column(max(below, key=lambda cell: cell.lines[0].y)) if below else self._columns
        between = (
            range(first, last + 1)
            if first <= last
            else (*range(first, self._columns + 1), *range(1, last + 1))
        )
        return any(words in label for column in between for label in self._labels.get(column, ()))

    def _add_labels(self, table: list[Cell], blocks: Sequence[Block]) -> None:
        """By column the words of its headers, above each other; those that a cell over several columns has;
        with them those beside its row."""

        def said(cells: Sequence[Cell]) -> list[str]:
            return [" ".join(blocks[index].text for index in cell.units) for cell in cells]

        heads = [cell for cell in table if cell.kind is Kind.COLUMN_HEADER]
        above = {
            column: said([head for head in heads if column in head.columns])
            for column in {column for cell in table for column in cell.columns}
        }
        places = [(one.columns, one.columns.start, []) for one in table]
        places += [(range(column, column + 1), column, []) for column in above]
        for cell, its in zip(table, headers(table), strict=True):
            if cell.kind is not Kind.COLUMN_HEADER:
                beside = [one for one in its if one.kind is Kind.ROW_HEADER]
                earlier = [one for one in beside if one.row.position < cell.row.position]
                places.append((cell.columns, cell.columns.start, said(earlier)))
        for columns, first, earlier in places:
            words = [*earlier, *(one for column in columns for one in above[column])]
            self._labels.setdefault(first, set()).add(squeezed(", ".join(dict.fromkeys(words))))
        for cell in table:
            if cell.row.extent > 1 and cell.kind is Kind.CELL:
                heads = ", ".join(dict.fromkeys(one for column in cell.columns for one in above[column]))
                again = ": ".join(filter(None, (heads, *said([cell]))))
                self._labels.setdefault(cell.columns.start, set()).add(squeezed(again))


def _column(cell: Block) -> int:
    return next((step.position for step in reversed(cell.unit.place) if step.name == "column"), 0)
