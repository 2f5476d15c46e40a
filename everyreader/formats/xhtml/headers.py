"""The header cells of tables with merged cells or several levels of headers, named by each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

Element = etree._Element


@dataclass(frozen=True)
class _Cell:
    element: Element
    rows: range
    columns: range

    def heads(self, other: _Cell) -> bool:
        scope = self.element.get("scope")
        above = self.rows.start < other.rows.start and _meet(self.columns, other.columns)
        left = self.columns.start < other.columns.start and _meet(self.rows, other.rows)
        return scope == "col" and above or scope == "row" and left


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def name_headers(root: Element) -> None:
    """Where ``scope`` is not enough for every reading system, each cell names its header cells (H43)."""
    taken = {str(name) for name in root.xpath("//@id")}
    free = (name for name in map("header-{}".format, count(1)) if name not in taken)
    for table in root.iter("table"):
        cells = list(_cells(table))
        if not _is_irregular(cells):
            continue
        heads = [one for one in cells if one.element.tag == "th"]
        for one in heads:
            one.element.set("id", one.element.get("id") or next(free))
        for cell in cells:
            own = [one.element.get("id", "") for one in heads if one.heads(cell)]
            if cell.element.tag == "td" and own:
                cell.element.set("headers", " ".join(own))


def _cells(table: Element) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(table.iter("tr")):
        x = 0
        for cell in row.iterchildren("th", "td"):
            while (x, y) in taken:
                x += 1
            down, across = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            taken |= {(x + right, y + below) for right in range(across) for below in range(down)}
            yield _Cell(cell, range(y, y + down), range(x, x + across))


def _is_irregular(cells: list[_Cell]) -> bool:
    """Merged cells, or a second row or column of header cells."""
    return any(
        len(one.rows) > 1
        or len(one.columns) > 1
        or one.element.get("scope") == "col"
        and one.rows.start > 0
        or one.element.get("scope") == "row"
        and one.columns.start > 0
        for one in cells
    )
