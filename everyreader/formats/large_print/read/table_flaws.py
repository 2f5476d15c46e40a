"""What can be wrong with a table of the tag tree (ISO 14289-1, 7.5; ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Object

from everyreader.formats.large_print.read.elements import (
    Node,
    attribute,
    elements,
    every_node,
    header_names,
    leaves,
    role,
    role_map,
    span,
)
from everyreader.formats.large_print.read.flaw import About, Flaw
from everyreader.formats.large_print.read.shown import Pages

_GROUPS = ("/THead", "/TBody", "/TFoot")
_SCOPES = ("Row", "Column", "Both")


@dataclass(frozen=True)
class _Cell:
    element: Object
    header: bool
    row: int
    column: int
    down: int
    across: int
    words: str

    def beside(self, other: _Cell) -> bool:
        """Whether the two share a row or a column."""
        rows = self.row < other.row + other.down and other.row < self.row + self.down
        columns = self.column < other.column + other.across and other.column < self.column + self.across
        return rows or columns


def table_flaws(pdf: pikepdf.Pdf, pages: Pages) -> Iterator[Flaw]:
    """The flaws of all tables, in reading order."""
    roles = role_map(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for node in every_node(pdf):
        if node.role == "/Table":
            first = next(leaves(node.element, node.page), (node.page, 0))
            page = numbers.get(first[0], 0)
            cells = list(_cells(node, roles, pages))
            yield from _uneven(cells, page)
            yield from _scopes(cells, page)
            yield from _headers(cells, page)


def _rows(element: Object, roles: Mapping[str, str]) -> Iterator[Object]:
    for kid in elements(element):
        name = role(kid, roles)
        if name in _GROUPS:
            yield from _rows(kid, roles)
        elif name == "/TR":
            yield kid


def _cells(table: Node, roles: Mapping[str, str], pages: Pages) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(_rows(table.element, roles), 1):
        column = 1
        for kid in elements(line):
            while (row, column) in taken:
                column += 1
            down, across = (span(kid, key) for key in ("/RowSpan", "/ColSpan"))
            taken |= {(row + below, column + beside) for below in range(down) for beside in range(across)}
            shown = (one for key in leaves(kid, table.page) for one in pages.marked.get(key, ()))
            words = " ".join("".join(one.text for one in shown).split())
            yield _Cell(kid, role(kid, roles) == "/TH", row, column, down, across, words)


def _uneven(cells: list[_Cell], page: int) -> Iterator[Flaw]:
    widths: Counter[int] = Counter()
    for cell in cells:
        for row in range(cell.row, cell.row + cell.down):
            widths[row] += cell.across
    if len(set(widths.values())) > 1:
        usual = Counter(widths.values()).most_common(1)[0][0]
        row, width = next((row, width) for row, width in sorted(widths.items()) if width != usual)
        yield Flaw(About.UNEVEN, f"row {row} on page {page} has {width} cells, the others {usual}", page)


def _scopes(cells: list[_Cell], page: int) -> Iterator[Flaw]:
    """A scope, or cells that name the header (7.5)."""
    named = {name for cell in cells for name in header_names(cell.element)}
    for cell in cells:
        scope = attribute(cell.element, "/Table", "/Scope").lstrip("/")
        if cell.header and scope not in _SCOPES:
            about = About.SCOPE_NAMED if _identifier(cell) in named else About.SCOPE
            yield Flaw(about, f"“{cell.words}” on page {page}", page, cell.words)


def _headers(cells: list[_Cell], page: int) -> Iterator[Flaw]:
    """For each cell the first header that it names and should not, or should name and does not.

    Where some cells name their headers, all that have one do.
    """
    by_name = {_identifier(cell): cell for cell in cells if _identifier(cell)}
    linked = any(True for cell in cells if not cell.header for _ in header_names(cell.element))
    for cell in cells:
        names = set(header_names(cell.element)) - {b""}
        named = [by_name.get(name) for name in names]
        if None in named:
            about = About.HEADERS_OF_HEADER if cell.header else About.HEADERS
            yield Flaw(about, f"“{cell.words}” on page {page} names none of this table", page, cell.words)
            continue
        wrong = [one for one in named if one and not (one.header and one.beside(cell))]
        lacking = [
            one
            for one in cells
            if one.header and _identifier(one) and _identifier(one) not in names and _above_or_left(one, cell)
        ]
        if wrong:
            detail = f"“{cell.words}” on page {page} names “{wrong[0].words}”"
            yield Flaw(About.HEADERS, detail, page, cell.words, wrong[0].words)
        elif linked and not cell.header and lacking:
            detail = f"“{cell.words}” on page {page} does not name “{lacking[0].words}”"
            yield Flaw(About.HEADERS, detail, page, cell.words, lacking[0].words)


def _above_or_left(header: _Cell, cell: _Cell) -> bool:
    scope = attribute(header.element, "/Table", "/Scope").lstrip("/")
    above = header.column < cell.column + cell.across and cell.column < header.column + header.across
    left = header.row < cell.row + cell.down and cell.row < header.row + header.down
    return (
        scope == "Column"
        and above
        and header.row < cell.row
        or scope == "Row"
        and left
        and header.column < cell.column
    )


def _identifier(cell: _Cell) -> bytes:
    return bytes(cell.element.ID) if "/ID" in cell.element else b""
