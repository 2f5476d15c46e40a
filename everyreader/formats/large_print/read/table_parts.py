"""A table of the tag tree → its cells with their grid positions, and whatever else stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pikepdf import Object

from everyreader.formats.large_print.read.elements import attribute, elements, header_names, role, span
from everyreader.formats.large_print.read.units import At
from everyreader.model.publication import Kind, Step

Roles = Mapping[str, str]


def table_parts(table: Object, at: At, roles: Roles) -> Iterator[tuple[Object, At, Kind | None]]:
    """Each cell, in the row and column where it begins, with its kind; ``None`` for what is no cell (a
    caption).
    """
    taken: set[tuple[int, int]] = set()
    row = 0
    for part, here, in_head in _rows(table, at, roles, in_head=False):
        if role(part, roles) != "/TR":
            yield part, here, None
            continue
        row, column = row + 1, 1
        for cell in elements(part):
            while (row, column) in taken:
                column += 1
            down, across = (span(cell, key) for key in ("/RowSpan", "/ColSpan"))
            taken |= {(row + below, column + beside) for below in range(down) for beside in range(across)}
            names = tuple(name.hex() for name in header_names(cell))
            identifier = bytes(cell.ID).hex() if "/ID" in cell else ""
            steps = Step("row", row, down), Step("column", column, across, identifier, names)
            inside = here.entering(cell)
            inside = replace(inside, place=(*inside.place, *steps))
            yield cell, inside, _kind(cell, roles, in_head=in_head or row == 1)


def _rows(table: Object, at: At, roles: Roles, *, in_head: bool) -> Iterator[tuple[Object, At, bool]]:
    for kid in elements(table):
        name = role(kid, roles)
        if name in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid, at.entering(kid), roles, in_head=name == "/THead")
        else:
            yield kid, at.entering(kid) if name == "/TR" else at, in_head


def _kind(cell: Object, roles: Roles, *, in_head: bool) -> Kind:
    if role(cell, roles) != "/TH":
        return Kind.CELL
    scope = attribute(cell, "/Table", "/Scope")
    return Kind.ROW_HEADER if scope == "/Row" or not scope and not in_head else Kind.COLUMN_HEADER
