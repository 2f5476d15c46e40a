"""A table → records: each row a stretch of lines, each cell behind the words of the header cells above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from everyreader.source.units import head_rows

INDENT = "  "


@dataclass(frozen=True)
class Rendered:
    """The lines of a cell's blocks. ``plain``: the first is of its own, of no list and no code; ``pictured``:
    it is a picture."""

    lines: list[str]
    plain: bool
    pictured: bool


@dataclass(frozen=True)
class Cell:
    """One cell as lines, and where it stands. ``heads``: what is below it stands behind its words."""

    lines: tuple[str, ...]
    plain: bool
    heads: bool
    rows: range
    columns: range

    def is_above(self, row: int, columns: range) -> bool:
        return (
            self.heads
            and bool(self.lines)
            and self.rows.start < row
            and self.columns.start < columns.stop
            and columns.start < self.columns.stop
        )


def records(content: list[Any], rendered: Callable[[list[Any]], Rendered]) -> list[str]:
    """The lines of a pandoc Table's content, an empty one between two records. ``rendered`` makes the lines
    of a cell's blocks."""
    cells = list(_cells(content, rendered))
    body = {one.rows.start for one in cells if one.lines and not one.heads}
    used = {id(head) for row in body for _, heads in _row(cells, row) for head in heads}
    left = {one.rows.start for one in cells if one.lines and one.heads and id(one) not in used}
    out: list[str] = []
    for row in sorted(body | left):
        if row in body:
            lines = [line for cell, heads in _row(cells, row) for line in _record(cell, heads)]
        else:
            own = (one for one in cells if one.rows.start == row and one.lines)
            lines = [line for cell in own for line in _record(cell, [])]
        out += [*([""] if out else []), *lines]
    return out


def _cells(content: list[Any], rendered: Callable[[list[Any]], Rendered]) -> Iterator[Cell]:
    _, _, _, head, bodies, foot = content
    groups = [(head_rows(head), True)]
    for _, _, top, rows in bodies:
        groups += [(top, True), (rows, False)]
    groups.append((foot[1], False))
    taken: set[tuple[int, int]] = set()
    row = 0
    for rows, heads in groups:
        for _, cells in rows:
            made = [(down, across, rendered(blocks)) for _, _, down, across, blocks in cells]
            worded = any(one.plain and not one.pictured for _, _, one in made)  # pictures alone head nothing
            column = 0
            for down, across, one in made:
                while (row, column) in taken:
                    column += 1
                taken |= {(row + y, column + x) for y in range(down) for x in range(across)}
                places = range(row, row + down), range(column, column + across)
                yield Cell(tuple(one.lines), one.plain, heads and worded, *places)
            row += 1


def _row(cells: Sequence[Cell], row: int) -> Iterator[tuple[Cell | None, list[Cell]]]:
    """The cells that stand in a row, those that began above it among them, each with the header cells above
    it; None for a place where nothing stands."""
    column, width = 0, max((one.columns.stop for one in cells), default=0)
    while column < width:
        here = (one for one in cells if row in one.rows and column in one.columns)
        cell = next((one for one in here if one.lines and not one.heads), None)
        columns = cell.columns if cell else range(column, column + 1)
        yield cell, [one for one in cells if one.is_above(cell.rows.start if cell else row, columns)]
        column = columns.stop


def _record(cell: Cell | None, heads: Sequence[Cell]) -> Iterator[str]:
    label = ", ".join(dict.fromkeys(" ".join(one.lines) for one in heads))
    lines = list(cell.lines) if cell else []
    if cell and cell.plain:
        yield f"{label}: {lines.pop(0)}" if label else lines.pop(0)
    elif label or cell:
        yield f"{label}:"
    yield from (f"{INDENT}{one}" if one else "" for one in lines)
