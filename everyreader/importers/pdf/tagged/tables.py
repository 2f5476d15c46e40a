"""A tagged PDF's tables; where the tags have too few cells for a row, or the label of several rows in one of
them, their places on the page tell what they span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.lines import spanned
from everyreader.importers.pdf.tagged.words import inlines_of
from everyreader.model.publication import Kind, Step, Unit
from everyreader.source.tree import Node

_EDGE = 1.0  # points by which a cell's words reach into a column and do not stand there
_MIDDLE = 0.75  # of the letters' size, by which the middle of a label differs from that of its rows
Place = tuple[int, int]  # row and column, from 1
Span = tuple[int, int, int]  # a cell's first column, the rows and the columns that it fills


@dataclass(frozen=True)
class _Table:
    cells: Mapping[Place, Sequence[Block]]

    @property
    def width(self) -> int:
        return max(at + self.extent((row, at)) - 1 for row, at in self.cells)

    def extent(self, at: Place) -> int:
        return _step(self.cells[at][0].unit, "column").extent

    def row(self, number: int) -> list[Place]:
        return sorted(at for at in self.cells if at[0] == number)

    def across(self, *places: Place) -> list[float]:
        """The left and right edges of what stands in cells."""
        return [edge for one in self._shown(places) for edge in (one.x, one.last)]

    def down(self, *places: Place) -> list[float]:
        """The lower and upper edges of what stands in cells."""
        return [edge for one in self._shown(places) for edge in (one.y, one.y + one.size)]

    def _shown(self, places: Sequence[Place]) -> Iterator[Shown]:
        strings = (one for at in places for block in self.cells[at] for one in block.strings)
        return (one for one in strings if one.visible.strip())


def placed(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
    """``reading`` with the spans of its tables' cells that their places tell."""
    spans: dict[int, Span] = {}
    repairs = Repairs()
    for table in map(_Table, _tables(reading.blocks)):
        found: dict[Place, Span] = {}
        if all(_step(one.unit, "row").extent == 1 for several in table.cells.values() for one in several):
            for number in sorted({row for row, _ in table.cells}):
                found |= _row(table, number, repairs)
            found |= _groups(table)
        spans |= {id(block): span for at, span in found.items() for block in table.cells[at]}
    return reading.with_blocks(_spanning(one, spans.get(id(one))) for one in reading.blocks), repairs


def _tables(blocks: Sequence[Block]) -> Iterator[dict[Place, list[Block]]]:
    cells: dict[Place, list[Block]] = {}
    last = 0
    for one in (*blocks, None):
        row = _step(one.unit, "row").position if one and one.in_table else 0
        if cells and (not one or not one.in_table or row < last):
            yield cells
            cells = {}
        if one and one.in_table:
            cells.setdefault((row, _step(one.unit, "column").position), []).append(one)
        last = row


def _row(table: _Table, number: int, repairs: Repairs) -> dict[Place, Span]:
    """The spans of a row that has fewer cells than there are columns, where it does not stand as its tags
    say."""
    places, width = table.row(number), table.width
    filled = sum(map(table.extent, places))
    borders = _borders(table) if places and places[-1][1] < width and filled < width else []
    if not borders or any(not table.across(at) for at in places):
        return {}
    ends = [table.across(at) for at in places]
    starts = [sum(border <= min(edges) + _EDGE for border in borders) + 1 for edges in ends]
    stops = [sum(border < max(edges) - _EDGE for border in borders) + 1 for edges in ends]
    as_tagged = [at for _, at in places]
    if starts == stops == as_tagged:
        return {}
    if any(stop >= start for stop, start in zip(stops, starts[1:], strict=False)):
        said = " | ".join(block.text for at in places for block in table.cells[at])
        message = f"a row has {len(places)} cells for {width} columns: “{excerpt(said)}”; look which they are"
        repairs.say("table row in doubt", table.cells[places[0]][0].page, message)
        return {}
    spans = _filled(starts, stops, width)
    return {at: (start, 1, stop - start + 1) for at, (start, stop) in zip(places, spans, strict=True)}


def _filled(starts: Sequence[int], stops: Sequence[int], width: int) -> list[tuple[int, int]]:
    """The columns from which and to which each cell reaches: to both sides alike, as centred words do, where
    the row is filled so; else up to the next."""
    centred: list[tuple[int, int]] = []
    for start, stop in zip(starts, stops, strict=True):
        begin = centred[-1][1] + 1 if centred else 1
        centred.append((begin, stop + (start - begin if centred else 0)))
    after = [*starts[1:], width + 1]
    if centred[-1][1] == width and all(stop < one for (_, stop), one in zip(centred, after, strict=True)):
        return centred
    ends = [*(one - 1 for one in starts[1:]), width if len(starts) == 1 else stops[-1]]
    return list(zip([1, *starts[1:]], ends, strict=True))


def _borders(table: _Table) -> list[float]:
    """Between the words of each column and the next, as the rows have them that have all columns; none where
    they overlap."""
    width = table.width
    whole = [at for at in table.cells if table.row(at[0])[-1][1] == width]
    single = [at for at in whole if table.extent(at) == 1]
    columns = [table.across(*(at for at in single if at[1] == column)) for column in range(1, width + 1)]
    if not all(columns) or any(max(left) > min(right) for left, right in pairwise(columns)):
        return []
    return [(max(left) + min(right)) / 2 for left, right in pairwise(columns)]


def _groups(table: _Table) -> dict[Place, Span]:
    """The headers of rows that stand in the middle of several, whose other first cells are empty."""
    rows = sorted({row for row, _ in table.cells})
    heads = [row for row in rows if (row, 1) in table.cells]
    found: dict[Place, Span] = {}
    for row, after in pairwise([*heads, rows[-1] + 1]):
        cell = table.cells[row, 1]
        group = [at for at in table.cells if row <= at[0] < after and at[1] > 1]
        pages = {block.page for at in (*group, (row, 1)) for block in table.cells[at]}
        if cell[0].kind is not Kind.ROW_HEADER or after - row < 2 or len(pages) > 1 or not group:
            continue
        own, others = table.down((row, 1)), table.down(*group)
        middle = (min(own) + max(own)) / 2 if own else 0.0
        beside = table.down(*(at for at in group if at[0] == row))
        is_below = bool(beside) and middle < min(beside)
        if is_below and abs(middle - (min(others) + max(others)) / 2) < _MIDDLE * cell[0].size:
            found[row, 1] = (1, after - row, 1)
    return found


def _spanning(block: Block, span: Span | None) -> Block:
    if span is None:
        return block
    column, down, across = span
    made = {
        "row": lambda one: replace(one, extent=down),
        "column": lambda one: Step("column", column, across),
    }
    place = tuple(made.get(one.name, lambda one: one)(one) for one in block.unit.place)
    return replace(block, unit=replace(block.unit, place=place))


def table_of(units: list[Unit]) -> list[Node]:
    cells: dict[Place, list[Unit]] = {}
    for unit in units:
        cells.setdefault((_step(unit, "row").position, _step(unit, "column").position), []).append(unit)
    spans = {
        at: (_step(several[0], "row").extent, _step(several[0], "column").extent)
        for at, several in cells.items()
    }
    covered = [
        (row + below, column + beside)
        for (row, column), (down, across) in spans.items()
        for below in range(down)
        for beside in range(across)
    ]
    if len(covered) > len(set(covered)):  # the tags contradict themselves
        spans, covered = dict.fromkeys(cells, (1, 1)), list(cells)
    height, width = max(row for row, _ in covered), max(column for _, column in covered)
    rows = [
        [
            (_cell(cells.get((row, column), [])), down, across)
            for column in range(1, width + 1)
            if (row, column) in cells or (row, column) not in covered
            for down, across in [spans.get((row, column), (1, 1))]
        ]
        for row in range(1, height + 1)
    ]
    first = min(row for row, _ in cells)
    headed = all(
        unit.kind is Kind.COLUMN_HEADER for at, several in cells.items() if at[0] == first for unit in several
    )
    made = spanned(rows[:first] if headed else [], rows[first:] if headed else rows, width)
    below = range(first + 1 if headed else 1, height + 1)
    own = [cells.get((row, 1), []) for row in below if (row, 1) in cells or (row, 1) not in covered]
    if own and all(several and several[0].kind is Kind.ROW_HEADER for several in own) and width > 1:
        made["c"][4] = [[*one[:1], 1, *one[2:]] for one in made["c"][4]]
    return [made]


def _step(unit: Unit, name: str) -> Step:
    return next((step for step in unit.place if step.name == name), Step(name, 1))


def _cell(units: list[Unit]) -> list[Node]:
    return [{"t": "Para", "c": inlines_of(unit)} for unit in units]
