"""TAB: tables (WCAG 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everyreader.checks.rules.model import REBUILD, Hit, place, rule, short, where
from everyreader.checks.rules.subjects import BOOK_AND_PAGE, STATEMENT, TAGGED, TEXTS, WithStatement
from everyreader.model.cells import CELLS, Cell, headers, steps, tables
from everyreader.model.publication import Kind, Unit
from everyreader.model.reading import Reading

_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)


@where("statements with tables")
def _has_cells(case: WithStatement[object]) -> bool:
    return any(unit.kind in CELLS for unit in case.publication.units)


@rule(
    "TAB-001",
    "table-without-header-cells",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a table has no header cells",
    fix="give it a header row, or row headers with ::: {.table row-headers=1}",
    applies=_has_cells,
)
def table_without_header_cells(case: WithStatement[None]) -> Iterator[Hit]:
    for table in tables(case.publication.units):
        if not any(cell.kind in _HEADERS for cell in table):
            first = case.publication.units[table[0].units[0]]
            yield Hit(f"the table that begins “{short(first.text, 40)}”", first.line, short(first.text))


@rule(
    "TAB-002",
    "header-cell-lost",
    on=TAGGED.with_statement,
    criterion="WCAG 1.3.1",
    message="a header cell is none any more",
    fix=REBUILD,
    applies=_has_cells,
)
def header_cell_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind in _HEADERS and pair.found.kind is not pair.expected.kind:
            yield Hit(
                (
                    f"“{short(pair.expected.text)}” is a {pair.found.kind}, the statement says "
                    f"{pair.expected.kind}"
                ),
                pair.expected.line,
                short(pair.expected.text),
            )


@rule(
    "TAB-003",
    "cell-moved",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a cell stands in another row or column",
    fix=REBUILD,
    applies=_has_cells,
)
def cell_moved(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        was, now = (
            [(s.name, s.position) for s in unit.place if s.name in ("row", "column")]
            for unit in (pair.expected, pair.found)
        )
        if was != now:
            yield Hit(
                f"{place(pair.expected)} became {place(pair.found)}",
                pair.expected.line,
                short(pair.expected.text),
            )


@rule(
    "TAB-011",
    "cell-span-changed",
    on=TAGGED.with_statement,
    criterion="WCAG 1.3.1",
    message="a cell fills more rows or columns, or fewer",
    fix=REBUILD,
    applies=_has_cells,
)
def cell_span_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        was, now = steps(pair.expected), steps(pair.found)
        if was and was == now and _extent(pair.expected) != _extent(pair.found):
            yield Hit(
                (
                    f"“{short(pair.expected.text, 40)}” fills {_filled(pair.found)}, the statement says "
                    f"{_filled(pair.expected)}"
                ),
                pair.expected.line,
                short(pair.expected.text),
            )


def _extent(unit: Unit) -> tuple[int, ...]:
    return tuple(step.extent for step in steps(unit) or ())


def _filled(unit: Unit) -> str:
    down, across = _extent(unit)
    return f"{down} row{'s' * (down > 1)} and {across} column{'s' * (across > 1)}"


@rule(
    "TAB-012",
    "cell-headers-changed",
    on=BOOK_AND_PAGE.with_statement,
    criterion="WCAG 1.3.1",
    message="a cell belongs to other header cells",
    fix=REBUILD,
    applies=_has_cells,
)
def cell_headers_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    """Cells of tables whose cells all are where they were: else another rule speaks."""
    counterpart = {id(pair.expected): id(pair.found) for pair in case.alignment.pairs}
    found = {
        id(case.reading.units[cell.units[0]]): (cell, heads)
        for table in tables(case.reading.units)
        for cell, heads in zip(table, headers(table), strict=True)
    }
    units = case.publication.units
    for table in tables(units):
        theirs = [found.get(counterpart.get(id(units[cell.units[0]]), 0)) for cell in table]
        if not all(one and _alike(cell, one[0]) for cell, one in zip(table, theirs, strict=True)):
            continue
        for cell, wanted, one in zip(table, headers(table), theirs, strict=True):
            given = one[1] if one else []
            if cell.kind is Kind.CELL and {one.place for one in wanted} != {one.place for one in given}:
                first = units[cell.units[0]]
                now, then = _words(case.reading.units, given), _words(units, wanted)
                detail = f"“{short(first.text, 40)}” is headed by {now}, in the statement by {then}"
                yield Hit(detail, first.line, short(first.text))


def _alike(one: Cell, other: Cell) -> bool:
    return (one.kind, one.place, one.rows, one.columns) == (
        other.kind,
        other.place,
        other.rows,
        other.columns,
    )


def _words(units: Sequence[Unit], cells: list[Cell]) -> str:
    said = (" ".join(units[index].text for index in cell.units) for cell in cells)
    return ", ".join(f"“{short(one, 40)}”" for one in said) or "nothing"
