"""A table of the accessibility tree → its cells with the rows and columns that they fill, and whatever else
stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.tree import Node
from everyreader.model.publication import Kind, Step

_CELLS = {
    "columnheader": Kind.COLUMN_HEADER,
    "rowheader": Kind.ROW_HEADER,
    "cell": Kind.CELL,
    "gridcell": Kind.CELL,
}


def table_parts(table: Node) -> Iterator[tuple[Node, tuple[Step, ...], Kind | None]]:
    """Each cell with its row and column, and its kind; no steps for what is no cell (a caption)."""
    taken: set[tuple[int, int]] = set()
    row = 0
    for child in flat(table, ("row",)):
        if child.role != "row":
            yield child, (), None
            continue
        row, column = row + 1, 1
        for cell in flat(child, tuple(_CELLS)):
            while (row, column) in taken:
                column += 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= {(row + below, column + beside) for below in range(down) for beside in range(across)}
            said = cell.element.attributes if cell.element else {}
            names = tuple(said.get("headers", "").split())
            place = Step("row", row, down), Step("column", column, across, said.get("id", ""), names)
            yield cell, place, _CELLS.get(cell.role)


def flat(node: Node, wanted: tuple[str, ...]) -> Iterator[Node]:
    """The children of ``node``; wrappers without a meaning are opened where ``wanted`` are below them."""
    for child in node.children:
        if child.role in ("", "generic", "none", "rowgroup") and any(
            one.role in wanted for one in child.walk()
        ):
            yield from flat(child, wanted)
        else:
            yield child


def _span(cell: Node, name: str) -> int:
    text = cell.element.attributes.get(name, "1") if cell.element else "1"
    return max(1, min(int(text), 1000)) if text.isdecimal() else 1
