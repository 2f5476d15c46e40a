"""The tags of tables, mended in the finished file with pikepdf. Clauses are those of ISO 32000-1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, String

from everyreader.model.errors import MakerFailed


@dataclass(frozen=True)
class Shape:
    """A table as the statement has it: for each row how many rows and columns its cells fill, and how many
    columns head their rows."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    row_headers: int


def children(element: Object) -> list[Any]:
    """The kids of a structure element as a list, whichever way ``/K`` is written (ISO 32000-1, 14.7.2):
    objects, and the numbers of marked content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def elements_of(element: Object) -> Iterator[Object]:
    """All structure elements below one, in the order of the tree."""
    for kid in children(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements_of(kid)


def put_captions_in_tables(elements: list[Object]) -> None:
    """A table that begins a new page leaves its caption outside, behind it; it is drawn above and read before
    it (14.8.4.3.4)."""
    for parent in elements:
        kids = [one for one in children(parent) if isinstance(one, Dictionary)]
        captions = [one for one in kids if one.get("/S") == "/Caption"]
        table = _only_table([one for one in kids if one.get("/S") != "/Caption"])
        if parent.S == "/Table" or len(captions) != 1 or table is None:
            continue
        parent.K = Array([one for one in kids if one.objgen != captions[0].objgen])
        table.K = Array([captions[0], *children(table)])
        captions[0].P = table


def _only_table(kids: list[Object]) -> Object | None:
    while len(kids) == 1 and kids[0].get("/S") == "/Div":
        kids = [one for one in children(kids[0]) if isinstance(one, Dictionary)]
    return kids[0] if len(kids) == 1 and kids[0].get("/S") == "/Table" else None


def mend_tables(root: Object, elements: list[Object], shapes: tuple[Shape, ...]) -> None:
    """Records become rows; cells in the heading columns become TH with Scope Row, and the cells beside them
    name them (14.8.5.7). Raises ``MakerFailed`` where there are more tables or fewer.
    """
    tables = [one for one in elements if one.S == "/Table"]
    if len(tables) != len(shapes):
        raise MakerFailed(f"the PDF has {len(tables)} tables, the statement {len(shapes)}")
    headers: dict[str, Object] = {}
    for number, (table, shape) in enumerate(zip(tables, shapes, strict=True), 1):
        _gather_records(table, shape)
        if shape.row_headers:
            headers |= _head_table(table, shape.row_headers, f"T{number}")
    if headers:
        names = dict(_names(root.get("/IDTree", Dictionary())))
        names |= {identifier.encode(): element for identifier, element in headers.items()}
        flat = [part for identifier in sorted(names) for part in (String(identifier), names[identifier])]
        limits = Array([String(min(names)), String(max(names))])
        root.IDTree = Dictionary(Kids=Array([Dictionary(Limits=limits, Names=Array(flat))]))


def _head_table(table: Object, columns: int, prefix: str) -> dict[str, Object]:
    made: dict[str, Object] = {}
    of_row: dict[int, list[str]] = {}
    cells = list(_grid(table))
    for cell, row, column, down in cells:
        if cell.S == "/TD" and column < columns:
            identifier = f"{prefix}r{row}c{column}"
            cell.S, cell.ID = Name.TH, String(identifier)
            _table_attributes(cell).Scope = Name.Row
            made[identifier] = cell
            for below in range(row, row + down):
                of_row.setdefault(below, []).append(identifier)
    for cell, row, _, down in cells:
        if cell.S == "/TD":
            attributes = _table_attributes(cell)
            own = [name for below in range(row, row + down) for name in of_row.get(below, [])]
            attributes.Headers = Array(
                [*attributes.get("/Headers", Array()), *(String(name) for name in dict.fromkeys(own))]
            )
    return made


def _grid(table: Object) -> Iterator[tuple[Object, int, int, int]]:
    """Each cell with its row and column (from 0) and the rows it spans."""
    taken: set[tuple[int, int]] = set()
    rows = list(_rows(table))
    for y, row in enumerate(rows):
        x = 0
        for cell in children(row):
            while (x, y) in taken:
                x += 1
            attributes = _table_attributes(cell)
            down, across = int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1))
            taken |= {(x + right, y + below) for right in range(across) for below in range(down)}
            yield cell, y, x, down


def _rows(part: Object) -> Iterator[Object]:
    """The rows of a table, not those of a table in one of its cells (in a note, say)."""
    for kid in children(part):
        if isinstance(kid, Dictionary) and kid.get("/S") == "/TR":
            yield kid
        elif isinstance(kid, Dictionary) and kid.get("/S") != "/Table":
            yield from _rows(kid)


def _table_attributes(cell: Object) -> Object:
    found = cell.get("/A", Array())
    attributes = list(found) if isinstance(found, Array) else [found]
    for one in attributes:
        if one.get("/O") == "/Table":
            return one
    cell.A = Array([*attributes, Dictionary(O=Name.Table)])
    return cell.A[len(attributes)]


def _names(node: Object) -> Iterator[tuple[bytes, Object]]:
    flat = list(node.get("/Names", Array()))
    for index in range(0, len(flat), 2):
        yield bytes(flat[index]), flat[index + 1]
    for kid in node.get("/Kids", Array()):
        yield from _names(kid)


def _gather_records(table: Object, shape: Shape) -> None:
    """Typst tags a table of records as it is drawn, one cell a row: those of one row go into one, fill as
    much as they do and name their columns.

    The cell that holds the lines of a record together goes.
    """
    rows = list(_rows(table))
    if max(map(len, shape.rows), default=1) < 2 or len(rows) != sum(map(len, shape.rows)):
        return
    waiting, spent = iter(rows), []
    for spans in shape.rows:
        if not spans:
            continue
        row, *others = (next(waiting) for _ in spans)
        cells = [children(one)[-1] for one in (row, *others)]
        row.K = Array(cells)
        for cell, (down, across) in zip(cells, spans, strict=True):
            cell.P = row
            attributes = _table_attributes(cell)
            attributes.RowSpan, attributes.ColSpan = down, across
        spent += [one.objgen for one in others]
    for around in (table, *elements_of(table)):
        if any(isinstance(kid, Dictionary) and kid.objgen in spent for kid in children(around)):
            around.K = Array([kid for kid in children(around) if kid.objgen not in spent])
    _name_columns(table)


def _name_columns(table: Object) -> None:
    above: dict[int, list[Object]] = {}
    for cell, _, column, _ in _grid(table):
        attributes = _table_attributes(cell)
        columns = range(column, column + int(attributes.get("/ColSpan", 1)))
        own = {bytes(one): one for beside in columns for one in above.get(beside, [])}
        if own or "/Headers" in attributes:
            attributes.Headers = Array(list(own.values()))
        if cell.S == "/TH" and "/ID" in cell:
            for beside in columns:
                above.setdefault(beside, []).append(cell.ID)
