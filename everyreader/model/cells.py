"""Which cells of a table stand for which: the header cells of each cell, from where the units of the table
stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from everyreader.model.publication import Kind, Step, Unit

CELLS = (Kind.CELL, Kind.ROW_HEADER, Kind.COLUMN_HEADER)


@dataclass(frozen=True)
class Cell:
    """One cell: its steps, and the indices of the units in it."""

    kind: Kind
    row: Step
    column: Step
    units: tuple[int, ...]

    @property
    def rows(self) -> range:
        return range(self.row.position, self.row.position + self.row.extent)

    @property
    def columns(self) -> range:
        return range(self.column.position, self.column.position + self.column.extent)

    @property
    def place(self) -> tuple[int, int]:
        return self.row.position, self.column.position

    def heads(self, other: Cell) -> bool:
        """Whether this is a header cell above the other, or one to its left."""
        above = self.row.position < other.row.position and _meet(self.columns, other.columns)
        left = self.column.position < other.column.position and _meet(self.rows, other.rows)
        return self.kind is Kind.COLUMN_HEADER and above or self.kind is Kind.ROW_HEADER and left


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def steps(unit: Unit) -> tuple[Step, Step] | None:
    """The row and the column in which the unit stands."""
    row, column = (
        next((step for step in unit.place if step.name == name), None) for name in ("row", "column")
    )
    return (row, column) if row and column else None


def tables(units: Sequence[Unit]) -> Iterator[list[Cell]]:
    """The cells of each table, in reading order: its rows go up, and another table begins with a lower
    row."""
    table: list[Cell] = []
    around: tuple[Step, ...] = ()
    for index, unit in enumerate(units):
        at = steps(unit)
        outside = unit.place[: unit.place.index(at[0])] if at else ()
        if table and (at is None or outside != around):
            yield table
            table = []
        if at is None:
            continue
        around = outside
        last = table[-1] if table else None
        if last and last.place == (at[0].position, at[1].position):
            table[-1] = Cell(last.kind, last.row, last.column, (*last.units, index))
            continue
        if last and at[0].position < last.row.position:
            yield table
            table = []
        kind = unit.kind if unit.kind in CELLS else Kind.CELL
        table.append(Cell(kind, *at, (index,)))
    if table:
        yield table


def headers(table: Sequence[Cell]) -> list[list[Cell]]:
    """For each cell its header cells: those that it names, or those above and to the left of it. A name that
    leads nowhere counts for none."""
    heads = [one for one in table if one.kind is not Kind.CELL]
    return [
        [one for one in table if one.column.identifier in cell.column.headers]
        if cell.column.headers
        else [one for one in heads if one.heads(cell)]
        for cell in table
    ]
