"""How a table is laid out in large print: upright, on a page that lies across, or, where that is too narrow,
as records.

In records each cell stands on a line of its own behind the words of its column's header. The tags are a
table's all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Any

from everyreader.formats.large_print.write import parting
from everyreader.formats.large_print.write.inlines import LINE_WIDTH, plain_text, printed_width
from everyreader.formats.large_print.write.note_pages import numbers_in
from everyreader.source.tree import Node, holds
from everyreader.source.units import head_rows

# Letters of body type that fit a line of 8.5 inches on the page laid across; a cell's insets take about two
# of them. A longer word than this may be parted.
ACROSS, INSETS, LONGEST = 62.3, 2.0, 30.0
HEADER = "table.header"
_RAGGED = 1.1  # what is left empty at the ends of lines
_SLACK = 0.1
_NOTE = "00"
# Lines that a row may have and surely stand on one page, upright and across; Typst would draw more of them
# below its foot.
_UPRIGHT_LINES, _ACROSS_LINES, _REPEATED_LINES = 18.0, 12.0, 6.0
_PADDING, _CLOSE = (
    0.8,
    0.4,
)  # lines: round a cell of a grid, and what a record's lines stand closer than paragraphs
_HEAVY = ("Strong", "Emph", "Underline", "Header")

Rows = tuple[tuple["Cell", ...], ...]
Groups = tuple[tuple[str, Rows], ...]


@dataclass(frozen=True)
class Cell:
    """One cell as pandoc has it, its column (from 0) and whether it heads its row. A ``kept`` one stays on
    one page with its row."""

    blocks: list[Node]
    column: int
    down: int
    across: int
    row_header: bool
    kept: bool = False
    heads_column: bool = False

    @cached_property
    def weight(self) -> str:
        """The heaviest of its words."""
        heads = self.row_header or self.heads_column
        return parting.BOLD if heads or holds(self.blocks, *_HEAVY) else parting.REGULAR

    def width(self, words: str) -> float:
        """How wide some of its words are drawn, in letters, the number of a note behind them."""
        code = len(words) * parting.CODE if self._has_code else 0.0
        noted = parting.width(_NOTE) if self._has_mark else 0.0
        return max(parting.width(words, self.weight), code) + noted + _SLACK

    @cached_property
    def _has_code(self) -> bool:
        return holds(self.blocks, "Code")

    @cached_property
    def _has_mark(self) -> bool:
        return any(True for _ in numbers_in(self.blocks))

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.across)

    @cached_property
    def words(self) -> str:
        return plain_text(list(_inline_nodes(self.blocks)))

    @property
    def pictured(self) -> float:
        """How wide its widest picture is to be, in letters, where the statement says it."""
        said = (printed_width(one) for one in _inline_nodes(self.blocks) if one["t"] == "Image")
        return max(said, default=0.0) * parting.LINE / LINE_WIDTH + _SLACK


@dataclass(frozen=True)
class Plan:
    """``arguments`` of Typst's ``table``; ``groups`` of rows with the opening of the call that holds them,
    or ``""``. ``rooms``: how many letters a line of each column holds. ``records``: it is drawn as these.
    """

    arguments: str
    groups: Groups
    rooms: tuple[float, ...]
    landscape: bool = False
    records: bool = False

    @property
    def fits(self) -> bool:
        """Whether all of it surely stands on one page."""
        rows = [row for _, rows in self.groups for row in rows]
        if self.records:  # a line each
            rows = [(replace(cell, down=1),) for row in rows for cell in row]
        return sum(_height(self, row) for row in rows) <= (
            _ACROSS_LINES if self.landscape else _UPRIGHT_LINES
        )

    def keeps(self, row: tuple[Cell, ...]) -> bool:
        """Whether the lines of a record surely fit on a page together; Typst parts a note from rows that it
        may not break."""
        height = sum(max(_lines(cell.blocks, self.room(cell)) - _CLOSE, 1.0) for cell in row)
        return height <= _UPRIGHT_LINES and not any(holds(one.blocks, "Note") for one in row)

    def room(self, cell: Cell) -> float:
        """What a line of ``cell`` holds."""
        if self.records:
            return self.rooms[0]
        return sum(self.rooms[cell.column : cell.column + cell.across]) + INSETS * (cell.across - 1)

    def inherited(self) -> Iterator[tuple[Cell, ...]]:
        """For each row, in their order, the cells of rows before that reach into it; not those that head it,
        which its label says."""
        for name, rows in self.groups:
            reach: list[tuple[int, Cell]] = []  # until which row
            for index, row in enumerate(rows):
                yield tuple(cell for end, cell in reach if end > index and cell.words)
                if not name.startswith(HEADER):
                    reach += [(index + one.down, one) for one in row if one.down > 1 and not one.row_header]

    def labels(self) -> Iterator[str]:
        """For each cell, in their order, the words of its headers above, and of those beside it that stand in
        a row before; none for a header cell."""
        above: dict[int, list[str]] = {}
        beside: list[tuple[int, str]] = []  # until which row, and what
        at = 0
        for name, rows in self.groups:
            for row in rows:
                if name.startswith(HEADER):
                    for cell in row:
                        for column in cell.columns:
                            above.setdefault(column, []).append(cell.words)
                        yield ""
                else:
                    spoken = [words for end, words in beside if end > at]
                    for index, cell in enumerate(row):
                        heads = [words for column in cell.columns for words in above.get(column, ())]
                        yield ", ".join(filter(None, dict.fromkeys((*spoken * (index == 0), *heads))))
                    beside += [(at + one.down, one.words) for one in row if one.row_header and one.down > 1]
                at += 1


def plan(content: list[Any], room: float, *, top: bool) -> Plan:
    """The layout of a pandoc Table's content where a line holds ``room`` letters; at ``top`` it may have a
    page of its own."""
    groups = tuple(_groups(content))
    shortest, longest = _letters(groups, len(content[2]))
    landscape, upright = top and sum(shortest) > room, room
    room = ACROSS if landscape else upright
    if sum(shortest) > room:
        groups = tuple((name.replace("repeat: true", "repeat: false"), rows) for name, rows in groups)
        return _with_kept(Plan("columns: (0pt, 1fr), ", groups, (upright - INSETS,), records=True))
    if sum(longest) <= room:
        widths, rooms = ["auto"] * len(longest), longest
    else:  # every column holds its longest word; the rest is shared by how much more each has to say
        spare = (room - sum(shortest)) / (sum(longest) - sum(shortest) or 1)
        rooms = [low + (high - low) * spare for low, high in zip(shortest, longest, strict=True)]
        widths = [f"{one:.2f}fr" for one in rooms]
    made = Plan(f"columns: ({', '.join(widths)},), ", groups, tuple(one - INSETS for one in rooms), landscape)
    return _with_kept(made)


def _with_kept(plan: Plan) -> Plan:
    """``plan`` with the cells of all rows kept whole that surely fit on a page; a header of many lines is not
    drawn again."""
    most = _ACROSS_LINES if plan.landscape else _UPRIGHT_LINES
    groups: list[tuple[str, Rows]] = []
    for name, rows in plan.groups:
        heights = [_height(plan, row) for row in rows]
        if name.startswith(HEADER) and sum(heights) > _REPEATED_LINES:
            name = name.replace("repeat: true", "repeat: false")
        elif "repeat: true" in name:
            most -= sum(heights)
        kept: list[tuple[Cell, ...]] = []
        for start, end in tied(rows):
            together = plan.records or sum(heights[start:end]) <= most
            for row, height in zip(rows[start:end], heights[start:end], strict=True):
                # Typst parts a note from a row that it may not break; rows that belong together are rather
                # brought to the next page.
                noted = any(holds(one.blocks, "Note") for one in row)
                fits = height <= most and (not noted or end - start > 1 and together and not plan.records)
                kept.append(tuple(replace(one, kept=fits and (together or one.down == 1)) for one in row))
        groups.append((name, tuple(kept)))
    return replace(plan, groups=tuple(groups))


def tied(rows: Rows) -> Iterator[tuple[int, int]]:
    """The stretches of rows that cells over several rows tie together."""
    start, end = 0, 0
    for index, row in enumerate(rows):
        if index and index >= end:
            yield start, index
            start = index
        end = max([end, *(index + cell.down for cell in row)])
    if rows:
        yield start, len(rows)


def _height(plan: Plan, row: tuple[Cell, ...]) -> float:
    """About how many lines the row takes, with its notes; a cell over several rows has its share in each."""
    return _PADDING + max((_lines(cell.blocks, plan.room(cell)) / cell.down for cell in row), default=0.0)


def _lines(node: Any, room: float) -> float:
    if isinstance(node, list):
        return sum(_lines(one, room) for one in node)
    if not isinstance(node, dict):
        return 0.0
    if node["t"] == "Image":
        return _UPRIGHT_LINES
    if node["t"] == "Note":
        return 0.6 + _lines(node["c"], parting.LINE)
    if node["t"] == "CodeBlock":
        return 2.0 + sum(ceil(len(line) * parting.CODE / room) for line in node["c"][1].split("\n"))
    if node["t"] in ("Para", "Plain"):
        said = ceil(parting.width(plain_text(node["c"])) * _RAGGED / max(room, 1.0))
        return 0.6 + said + _lines(node["c"], room)
    if node["t"] in ("BulletList", "OrderedList", "BlockQuote"):
        room = max(room - 5.0, 3.0)
    return _lines(node.get("c"), room)


def _groups(content: list[Any]) -> Iterator[tuple[str, Rows]]:
    _, _, _, head, bodies, foot = content
    if rows := head_rows(head):
        # A header that is repeated on the next page is decoration there, and decoration must hold no link.
        repeat = "false" if holds(head, "Link", "Note") else "true"
        yield f"{HEADER}(repeat: {repeat}, ", _rows(rows, 0, heads=True)
    for _, headers, top, rows in bodies:
        yield "", (*_rows(top, 0), *_rows(rows, headers))
    if foot[1]:
        yield "table.footer(repeat: false, ", _rows(foot[1], 0)


def _rows(rows: list[Any], headers: int, *, heads: bool = False) -> Rows:
    out, taken = [], set()
    for y, (_, cells) in enumerate(rows):
        row, x = [], 0
        for _, _, down, across, blocks in cells:
            while (x, y) in taken:
                x += 1
            row.append(Cell(blocks, x, down, across, x < headers, heads_column=heads))
            taken |= {(x + right, y + below) for right in range(across) for below in range(down)}
        out.append(tuple(row))
    return tuple(out)


def _letters(groups: Groups, columns: int) -> tuple[list[float], list[float]]:
    """For each column the letters of its longest word and of its longest cell, insets included; a cell over
    several columns widens them where they would not hold it.
    """
    shortest, longest = [INSETS + 1] * columns, [INSETS + 1] * columns
    cells = [cell for _, rows in groups for row in rows for cell in row]
    for cell in sorted(cells, key=lambda one: one.across):
        if cell.columns.stop > columns:
            continue
        parts = (part for word in cell.words.split() for part in parting.pieces(word, LONGEST, cell.weight))
        word = max((min(cell.width(one), LONGEST) for one in parts), default=0.0)
        _widen(shortest, cell.columns, INSETS + word)
        _widen(longest, cell.columns, INSETS + max(cell.width(cell.words), cell.pictured))
    return shortest, longest


def _widen(widths: list[float], columns: Sequence[int], least: float) -> None:
    lacking = least - sum(widths[column] for column in columns)
    for column in columns:
        widths[column] += max(0.0, lacking) / len(columns)


def _inline_nodes(blocks: list[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["t"] in ("Para", "Plain"):
            yield from block["c"]
            yield {"t": "Space"}
