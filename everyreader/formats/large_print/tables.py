"""How a table is laid out in large print: its columns' widths and which way the page lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.formats.large_print.inlines import Node, plain_text

# Letters of body type that fit a line of 6 inches, and one of 8.5 inches on the page laid across; a cell's
# insets
# take about two of them.
UPRIGHT, ACROSS, INSETS = 44.0, 63.0, 2.0
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
    or ``""``.
    """

    arguments: str
    groups: tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
    landscape: bool


def plan(content: list[Any]) -> Plan:
    """The layout of a pandoc Table's content."""
    groups = tuple(_groups(content))
    shortest, longest = _letters(groups, len(content[2]))
    landscape = sum(shortest) > UPRIGHT
    room = ACROSS if landscape else UPRIGHT
    if sum(longest) <= room:
        widths = ["auto"] * len(longest)
    else:  # every column holds its longest word; the rest is shared by how much more each has to say
        spare = max(room - sum(shortest), 0) / (sum(longest) - sum(shortest) or 1)
        widths = [f"{low + (high - low) * spare:.2f}fr" for low, high in zip(shortest, longest, strict=True)]
    return Plan(f"columns: ({', '.join(widths)},), ", groups, landscape)


def _groups(content: list[Any]) -> Iterator[tuple[str, tuple[tuple[Cell, ...], ...]]]:
    _, _, _, head, bodies, foot = content
    if head[1]:
        # A header that is repeated on the next page is decoration there, and decoration must hold no link.
        repeat = "false" if _has_links(head) else "true"
        yield f"table.header(repeat: {repeat}, ", _rows(head[1], 0)
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
                word = max((len(one) for one in text.split()), default=0)
                shortest[cell.column] = max(shortest[cell.column], INSETS + weight * word)
                longest[cell.column] = max(longest[cell.column], INSETS + weight * len(text))
    return shortest, longest


def _inline_nodes(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["t"] in ("Para", "Plain"):
            yield from block["c"]
            yield {"t": "Space"}
