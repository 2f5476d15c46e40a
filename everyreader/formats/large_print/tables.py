"""How a table is laid out in large print: upright, on a page that lies across, or, where that is too narrow, as records.

In records each cell stands on a line of its own behind the words of its column's header. The tags are a table's all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.formats.large_print import parting
from everyreader.formats.large_print.inlines import Node, plain_text

# Letters of body type that fit a line of 8.5 inches on the page laid across; a cell's insets take about two
# of them. A longer word than this may be parted.
ACROSS, INSETS, LONGEST = 63.0, 2.0, 30.0
HEADER = "table.header"
_BOLD = 1.08  # a bold letter is wider


@dataclass(frozen=True)
class Cell:
    """One cell as pandoc has it, its column (from 0) and whether it heads its row."""

    blocks: list[Node]
    column: int
    down: int
    across: int
    row_header: bool


@dataclass(frozen=True)
class Plan:
    """``arguments`` of Typst's ``table``; ``groups`` of rows with the opening of the call that holds them,
    or ``""``. ``rooms``: how many letters a line of each column holds. ``labels``: for each column the words of
    its headers, where the table is drawn as records.
    """

    arguments: str
    groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
    rooms: tuple[float, ...]
    landscape: bool = False
    labels: tuple[str, ...] | None = None

    def room(self, cell: Cell) -> float:
        """What a line of ``cell`` holds."""
        if self.labels is not None:
            return self.rooms[0]
        return sum(self.rooms[cell.column : cell.column + cell.across]) + INSETS * (cell.across - 1)


def plan(content: list[Any], room: float, *, top: bool) -> Plan:
    """The layout of a pandoc Table's content where a line holds ``room`` letters; at ``top`` it may have a page of its own."""
    groups = tuple(_groups(content))
    shortest, longest = _letters(groups, len(content[2]))
    landscape, upright = top and sum(shortest) > room, room
    room = ACROSS if landscape else upright
    if sum(shortest) > room:
        labels = _labels(groups, len(content[2]))
        groups = tuple((name.replace("repeat: true", "repeat: false"), rows) for name, rows in groups)
        return Plan("columns: (1fr,), ", groups, (upright - INSETS,), labels=labels)
    if sum(longest) <= room:
        widths, rooms = ["auto"] * len(longest), longest
    else:  # every column holds its longest word; the rest is shared by how much more each has to say
        spare = (room - sum(shortest)) / (sum(longest) - sum(shortest) or 1)
        rooms = [low + (high - low) * spare for low, high in zip(shortest, longest, strict=True)]
        widths = [f"{one:.2f}fr" for one in rooms]
    return Plan(f"columns: ({', '.join(widths)},), ", groups, tuple(one - INSETS for one in rooms), landscape)


def _labels(groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...], columns: int) -> tuple[str, ...]:
    """For each column the words of all its header cells."""
    found: list[list[str]] = [[] for _ in range(columns)]
    for name, rows in groups:
        for cell in (one for row in rows for one in row if name.startswith(HEADER)):
            for column in range(cell.column, min(cell.column + cell.across, columns)):
                found[column].append(plain_text(_inline_nodes(cell.blocks)))
    return tuple(", ".join(filter(None, words)) for words in found)


def _groups(content: list[Any]) -> Iterator[tuple[str, tuple[tuple[Cell, ...], ...]]]:
    _, _, _, head, bodies, foot = content
    if head[1]:
        # A header that is repeated on the next page is decoration there, and decoration must hold no link.
        repeat = "false" if _has_links(head) else "true"
        yield f"{HEADER}(repeat: {repeat}, ", _rows(head[1], 0)
    for _, headers, top, rows in bodies:
        yield "", (*_rows(top, 0), *_rows(rows, headers))
    if foot[1]:
        yield "table.footer(repeat: false, ", _rows(foot[1], 0)


def _has_links(node: Any) -> bool:
    if isinstance(node, dict):
        return node.get("t") in ("Link", "Note") or _has_links(node.get("c"))
    return isinstance(node, list) and any(_has_links(one) for one in node)


def _rows(rows: list[Any], headers: int) -> tuple[tuple[Cell, ...], ...]:
    out, taken = [], set()
    for y, (_, cells) in enumerate(rows):
        row, x = [], 0
        for _, _, down, across, blocks in cells:
            while (x, y) in taken:
                x += 1
            row.append(Cell(blocks, x, down, across, x < headers))
            taken |= {(x + right, y + below) for right in range(across) for below in range(down)}
        out.append(tuple(row))
    return tuple(out)


def _letters(
    groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...], columns: int
) -> tuple[list[float], list[float]]:
    """For each column the letters of its longest word and of its longest cell, insets included; spans left
    out.
    """
    shortest, longest = [INSETS + 1] * columns, [INSETS + 1] * columns
    for name, rows in groups:
        for row in rows:
            for cell in (one for one in row if one.across == 1 and one.column < columns):
                text = plain_text(_inline_nodes(cell.blocks))
                weight = _BOLD if name or cell.row_header else 1.0
                parts = (part for word in text.split() for part in parting.pieces(word, LONGEST))
                word = max((min(parting.width(one), LONGEST) for one in parts), default=0.0)
                shortest[cell.column] = max(shortest[cell.column], INSETS + weight * word)
                longest[cell.column] = max(longest[cell.column], INSETS + weight * parting.width(text))
    return shortest, longest


def _inline_nodes(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["t"] in ("Para", "Plain"):
            yield from block["c"]
            yield {"t": "Space"}
