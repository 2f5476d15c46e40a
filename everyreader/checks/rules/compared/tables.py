"""TAB: tables (WCAG 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import READINGS, REBUILD, Case, Hit, Rule, place, short
from everyreader.findings import Rendition
from everyreader.publication import Kind, Unit

_SOURCE = (Rendition.SOURCE,)
_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_CELLS = (*_HEADERS, Kind.CELL)


def _row(unit: Unit) -> int:
    """The row in which a unit stands, 0 outside tables."""
    return next((step.position for step in unit.place if step.name == "row"), 0)


def _tables(units: tuple[Unit, ...]) -> Iterator[list[Unit]]:
    """The units of each table: their rows go up, and another table begins with its first row again."""
    table: list[Unit] = []
    for unit in units:
        if table and _row(unit) < _row(table[-1]):
            yield table
            table = []
        if _row(unit):
            table.append(unit)
    if table:
        yield table


def _headerless(case: Case) -> Iterator[Hit]:
    for table in _tables(case.publication.units):
        if not any(unit.kind in _HEADERS for unit in table):
            yield Hit(
                f"the table that begins “{short(table[0].text, 40)}”", table[0].line, short(table[0].text)
            )


def _header_lost(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind in _HEADERS and pair.found.kind is not pair.expected.kind:
            yield Hit(
                f"“{short(pair.expected.text)}” is a {pair.found.kind}, the statement says {pair.expected.kind}",
                pair.expected.line,
                short(pair.expected.text),
            )


def _cell_moved(case: Case) -> Iterator[Hit]:
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


def _has_cells(case: Case) -> bool:
    return any(unit.kind in _CELLS for unit in case.publication.units)


RULES = (
    Rule(
        "TAB-001",
        "table-without-header-cells",
        "WCAG 1.3.1",
        "a table has no header cells",
        "give it a header row, or row headers with ::: {.table row-headers=1}",
        _SOURCE,
        _headerless,
        _has_cells,
        applicability="statements with tables",
    ),
    Rule(
        "TAB-002",
        "header-cell-lost",
        "WCAG 1.3.1",
        "a header cell is none any more",
        REBUILD,
        READINGS,
        _header_lost,
        _has_cells,
        applicability="statements with tables",
    ),
    Rule(
        "TAB-003",
        "cell-moved",
        "WCAG 1.3.1",
        "a cell stands in another row or column",
        REBUILD,
        READINGS,
        _cell_moved,
        _has_cells,
        applicability="statements with tables",
    ),
)
