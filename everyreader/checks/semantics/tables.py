"""HTML's tables as grids, and which cells a header cell speaks for.

HTML 4.9.12 "Processing model"; ACT's "assigned cell" for tables that are made of roles.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics.blocks import BOLD, weight
from everyreader.checks.semantics.owning import owned
from everyreader.checks.semantics.page import Page
from everyreader.checks.semantics.roles import explicit, role_of

CELLS = ("cell", "columnheader", "gridcell", "rowheader")
_GROUPS = ("THEAD", "TBODY", "TFOOT")
MOST = 1000  # HTML's own limit of colspan


@dataclass
class Cell:
    """One cell. Rows and columns count from 0; ``headers`` are the identifiers that it names, None where it
    names none."""

    element: Element
    row: int
    column: int
    across: int = 1
    down: int = 1
    headers: tuple[str, ...] | None = None

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.across)

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.down)


@dataclass
class Grid:
    """One table: its cells in document order."""

    table: Element
    cells: list[Cell] = field(default_factory=list)
    rows: int = 0


def shows_headers(page: Page, grid: Grid) -> bool:
    """Whether its first row or column stands out for the eye, by heavy letters or by a ground of its own."""
    return any(
        _stands_out(page, [one for one in grid.cells if not at(one)], [one for one in grid.cells if at(one)])
        for at in (lambda one: one.row, lambda one: one.column)
    )


def _stands_out(page: Page, first: list[Cell], others: list[Cell]) -> bool:
    heavy, rest = (
        [_is_heavy(page, one) for one in cells if page.words(one.element)] for cells in (first, others)
    )
    grounds, below = ({_ground(one) for one in cells} for cells in (first, others))
    return bool(rest and heavy and all(heavy) and not all(rest)) or len(grounds) == 1 and not grounds & below


def _is_heavy(page: Page, cell: Cell) -> bool:
    return all(
        weight(one) >= BOLD for one in page.inside(cell.element) if one.name == "#text" and one.text.strip()
    )


def _ground(cell: Cell) -> str:
    """The ground of the cell, or of its row."""
    grounds = (
        one.styles.get("background-color", "")
        for one in cell.element.ancestors()
        if one.name in ("TD", "TH", "TR")
    )
    return next((one for one in grounds if one and one != "rgba(0, 0, 0, 0)"), "")


def rows_of(page: Page, table: Element) -> list[Element]:
    """The rows of a ``table`` element, not of one inside it."""
    found = []
    for one in page.children(table):
        if one.name == "TR":
            found.append(one)
        elif one.name in _GROUPS:
            found += [each for each in page.children(one) if each.name == "TR"]
    return found


def grid_of(page: Page, table: Element) -> Grid:
    """The grid of a ``table`` element."""
    made = Grid(table)
    taken: set[tuple[int, int]] = set()
    rows = rows_of(page, table)
    for at, row in enumerate(rows):
        column = 0
        for one in page.children(row):
            if one.name not in ("TD", "TH"):
                continue
            while (at, column) in taken:
                column += 1
            across = min(_span(one, "colspan"), MOST)
            down = min(_span(one, "rowspan") or len(rows), len(rows) - at)
            taken |= {(at + below, column + beside) for below in range(1, down) for beside in range(across)}
            said = one.attributes.get("headers")
            named = tuple(said.split()) if said is not None and said.split() else None
            made.cells.append(Cell(one, at, column, max(across, 1), max(down, 1), named))
            column += max(across, 1)
    made.rows = len(rows)
    return made


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def grid_of_roles(page: Page, table: Element) -> Grid:
    """The grid of a table that roles make: the cells of a row in their order, without spans."""
    made = Grid(table)
    rows: list[Element] = []
    for one in owned(page, table):
        if role_of(page, one) == "row":
            rows.append(one)
        elif role_of(page, one) == "rowgroup":
            rows += [each for each in owned(page, one) if role_of(page, each) == "row"]
    for at, row in enumerate(rows):
        cells = [one for one in owned(page, row) if role_of(page, one) in CELLS]
        for column, one in enumerate(cells):
            said = one.attributes.get("headers", "").split()
            made.cells.append(Cell(one, at, column, headers=tuple(said) or None))
    made.rows = len(rows)
    return made


def assigned(page: Page, grid: Grid, header: Cell) -> list[Cell]:
    """The cells that ``header`` speaks for: those that name it, and those in its row or column that name
    none."""
    name = header.element.attributes.get("id", "")
    sideways = role_of(page, header.element) == "rowheader"
    found = []
    for cell in grid.cells:
        if cell is header:
            continue
        if cell.headers is not None:
            if name and name in cell.headers:
                found.append(cell)
        elif (
            sideways
            and set(cell.rows) & set(header.rows)
            or (
                not sideways
                and set(cell.columns) & set(header.columns)
                and not set(cell.rows) & set(header.rows)
            )
        ):
            found.append(cell)
    return found


def table_around(page: Page, cell: Element) -> Element | None:
    """The nearest element around it that is a table or grid."""
    return next(
        (
            one
            for one in cell.ancestors()
            if one is not cell and role_of(page, one) in ("table", "grid", "treegrid")
        ),
        None,
    )


def is_native(table: Element) -> bool:
    return table.name == "TABLE" and explicit(table) in ("", "table", "grid", "treegrid")
