"""Tables of office files → tables as a statement has them: plain ones with ``|``, those with merged cells,
several header rows or several paragraphs in a cell drawn with ``+---+``. Words stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.office.lists import join
from everyreader.model.text import folded
from everyreader.source.tree import BREAKS, PLAIN, Node, changed, words
from everyreader.source.units import extract
from everyreader.source.write import run_together

_BESIDE = (
    '; or write ::: {.table row-headers="1"} above it and ::: below it, if its first column names what '
    "stands beside it"
)
_DEFAULT = {"t": "AlignDefault"}
_INLINE = ("Para", "Plain")
_EMPTY: list[Node] = []
Row = list[list[Node]]  # a row is cells, a cell is blocks


def plain(draft: Draft) -> Draft:
    """Every table as a statement can hold it; each change is named. What only lays out a page was unpicked
    before (``repair/tables.py``)."""
    return draft.every(lambda one, found: _table(one, found) if one["t"] == "Table" else one)


def _table(table: Node, found: Repairs) -> list[Node]:
    line = table["line"]
    _, caption, columns, [_, head], bodies, [_, foot] = table["c"]
    body = [row for _, _, top, rows in bodies for row in (*top, *rows)] + foot
    cells, left, kept = _without_empty(_cells([*head, *body], len(columns)))
    columns = [columns[index] for index in kept]
    if not cells:
        return caption[1]
    height = max(cell.row + cell.down for cell in cells)
    headed = sum(index < len(head) for index in left)
    headed = max([headed, *(cell.row + cell.down for cell in cells if cell.row < headed)])
    header_columns = min(max((one[1] for one in bodies), default=0), len(columns))
    is_drawn = headed > 1 or any(not cell.is_plain for cell in cells)
    if not headed and not header_columns:
        said = "write above its columns what they hold; the first row is left empty"
        said += _BESIDE if len(columns) == 2 else ""
        said = "draw a line of = below the row that says what its columns hold" if is_drawn else said
        found.say("table without header row", line, f"“{_first(cells)}”: {said}")
    if is_drawn:
        found.say("table drawn", line, _drawn(cells, headed))
        rows = _rows(cells, height, len(columns))
        made = [PLAIN, rows[:headed]], [[PLAIN, header_columns, [], rows[headed:]]], [PLAIN, []]
    else:
        rows = [[_EMPTY for _ in columns]] * (not headed) + _matrix(cells, height, len(columns))
        first, *rest = [[PLAIN, [_cell(blocks, line) for blocks in row]] for row in rows]
        made = [PLAIN, [first]], [[PLAIN, header_columns, [], rest]], [PLAIN, []]
    caption = [caption[0], [{**one, "t": "Para"} for one in caption[1]]]
    return [{**table, "c": [table["c"][0], caption, columns, *made]}]


def _first(cells: list[_Cell]) -> str:
    """The words of the first row."""
    return excerpt(" | ".join(said for cell in cells if cell.row == 0 and (said := words(cell.blocks))), 40)


def _drawn(cells: list[_Cell], headed: int) -> str:
    reasons = [
        ("merged cells", any(cell.down > 1 or cell.across > 1 for cell in cells)),
        (f"{headed} header rows", headed > 1),
        ("paragraphs or lists within a cell", any(not cell.is_one_line for cell in cells)),
    ]
    return f"with + and -, for it has {', '.join(reason for reason, has in reasons if has)}"


@dataclass(frozen=True)
class _Cell:
    """A cell with its row and column (from 0), and how many of them it fills."""

    row: int
    column: int
    down: int
    across: int
    blocks: list[Node]

    @property
    def is_one_line(self) -> bool:
        return len(self.blocks) < 2 and all(one["t"] in _INLINE for one in self.blocks)

    @property
    def is_plain(self) -> bool:
        return self.down == 1 == self.across and self.is_one_line

    def covers(self, index: int, *, row: bool) -> bool:
        start, length = (self.row, self.down) if row else (self.column, self.across)
        return start <= index < start + length


def _cells(rows: list[Any], width: int) -> list[_Cell]:
    out: list[_Cell] = []
    taken: set[tuple[int, int]] = set()
    for number, (_, cells) in enumerate(rows):
        column = 0
        for _, _, down, across, blocks in cells:
            while (number, column) in taken:
                column += 1
            down, across = min(down, len(rows) - number), max(1, min(across, width - column))
            if column < width:
                taken |= {
                    (number + below, column + beside) for below in range(down) for beside in range(across)
                }
                out.append(_Cell(number, column, down, across, blocks))
            elif blocks and out:  # a row longer than the table says: its words follow in the last cell
                out[-1] = replace(out[-1], blocks=[*out[-1].blocks, *blocks])
            column += across
    return out


def _without_empty(cells: list[_Cell]) -> tuple[list[_Cell], list[int], list[int]]:
    """Without the rows and columns that hold nothing of their own; which rows and which columns are left."""
    left: dict[bool, list[int]] = {True: [], False: []}
    for row in (False, True):
        ends = (one.row + one.down if row else one.column + one.across for one in cells)
        for index in reversed(range(max(ends, default=0))):
            there = [one for one in cells if one.covers(index, row=row) and one.blocks]
            if any((one.down if row else one.across) == 1 for one in there):
                left[row].insert(0, index)
            else:
                cells = [made for one in cells if (made := _without(one, index, row=row))]
    return cells, left[True], left[False]


def _without(cell: _Cell, index: int, *, row: bool) -> _Cell | None:
    start, length = (cell.row, cell.down) if row else (cell.column, cell.across)
    if index < start:
        start -= 1
    elif index < start + length:
        length -= 1
    if row:
        return replace(cell, row=start, down=length) if length else None
    return replace(cell, column=start, across=length) if length else None


def _rows(cells: list[_Cell], height: int, width: int) -> list[Any]:
    """pandoc's rows, with an empty cell where none stands."""
    filled = {
        (cell.row + below, cell.column + beside)
        for cell in cells
        for below in range(cell.down)
        for beside in range(cell.across)
    }
    holes = [
        _Cell(row, column, 1, 1, [])
        for row in range(height)
        for column in range(width)
        if (row, column) not in filled
    ]
    ordered = sorted([*cells, *holes], key=lambda one: (one.row, one.column))
    return [
        [
            PLAIN,
            [[PLAIN, _DEFAULT, one.down, one.across, _held(one.blocks)] for one in ordered if one.row == row],
        ]
        for row in range(height)
    ]


def _held(blocks: list[Node]) -> list[Node]:
    """What a cell that is drawn may hold; a heading, a table or a figure becomes its lines."""
    if len(blocks) == 1 and blocks[0]["t"] in _INLINE:
        return [{**blocks[0], "t": "Plain"}]
    out: list[Node] = []
    for block in blocks:
        if block["t"] in ("BulletList", "OrderedList") and not (out and run_together(out[-1], block)):
            out.append(block)
        elif block["t"] in ("BulletList", "OrderedList") and (one := join(out[-1], block)):
            out[-1] = one
        elif block["t"] in _INLINE:
            out.append({**block, "t": "Para"})
        else:
            line = block.get("line", 1)
            out += [{"t": "Para", "c": one, "line": line} for one in _lines([block]) if one]
    return out


def _matrix(cells: list[_Cell], height: int, width: int) -> list[Row]:
    rows: list[Row] = [[[] for _ in range(width)] for _ in range(height)]
    for cell in cells:
        rows[cell.row][cell.column] = cell.blocks
    return rows


def _cell(blocks: list[Node], line: int) -> Any:
    inlines = _one_line(list(_lines(blocks)))
    content = [{"t": "Plain", "c": inlines, "line": blocks[0].get("line", line)}] if inlines else []
    return [PLAIN, _DEFAULT, 1, 1, content]


def _lines(blocks: list[Node]) -> Iterator[list[Node]]:
    """The inlines of each block of a cell; an item of a list begins with its mark."""
    for block in blocks:
        match block:
            case {"t": "Para" | "Plain", "c": inlines} | {"t": "Header", "c": [_, _, inlines]}:
                yield inlines
            case {"t": "CodeBlock", "c": [_, text]}:
                yield [{"t": "Code", "c": [PLAIN, folded(text)]}]
            case {"t": "BlockQuote" | "Div", "c": [*content]}:
                yield from _lines(content[1] if block["t"] == "Div" else content)
            case {"t": "BulletList" | "OrderedList"}:
                items = block["c"] if block["t"] == "BulletList" else block["c"][1]
                labels = [unit.label or "•" for unit in extract([_marked(block)], "en").units]
                for label, item in zip(labels, items, strict=True):
                    for index, inlines in enumerate(_lines(item)):
                        yield inlines if index else [{"t": "Str", "c": label}, {"t": "Space"}, *inlines]
            case {"t": "DefinitionList", "c": entries}:
                for term, definitions in entries:
                    yield [{key: value for key, value in one.items() if key != "line"} for one in term]
                    for each in definitions:
                        yield from _lines(each)
            case {"t": "Table", "c": [_, [_, caption], _, [_, head], bodies, [_, foot]]}:
                yield from _lines(caption)
                for _, cells in (*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot):
                    for cell in cells:
                        yield from _lines(cell[4])
            case {"t": "Figure", "c": [_, [_, caption], content]}:
                yield from _lines(content)
                yield from _lines(caption)


def _marked(block: Node) -> Node:
    """``block`` with one word for each item, to have their labels."""
    one = [{"t": "Plain", "c": [{"t": "Str", "c": "x"}], "line": 1}]
    items = block["c"] if block["t"] == "BulletList" else block["c"][1]
    content: Any = [one for _ in items]
    return {**block, "c": content if block["t"] == "BulletList" else [block["c"][0], content], "line": 1}


def _one_line(lines: list[list[Node]]) -> list[Node]:
    joined = [one for line in lines if line for one in ({"t": "Space"}, *line)][1:]
    return changed(joined, lambda one: {"t": "Space"} if one.get("t") in BREAKS else one, past=("Note",))
