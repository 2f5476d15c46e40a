"""Tables of office files → tables as Markdown has them: one header row, cells of one line, nothing merged. Words stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from everyreader.repair.draft import Draft, Repair
from everyreader.repair.nodes import Node
from everyreader.source.units import extract

_PLAIN = ["", [], []]
_DEFAULT = {"t": "AlignDefault"}
_INLINE = ("Para", "Plain")
Row = list[list[Node]]  # a row is cells, a cell is blocks


def plain(draft: Draft) -> Draft:
    """Every table plain; each change is named. What only lays out a page was unpicked before (``repair/tables.py``)."""
    found: list[Repair] = []
    blocks = _blocks(list(draft.blocks), found)
    return replace(draft, blocks=tuple(blocks), repairs=(*draft.repairs, *found))


def _blocks(blocks: list[Node], found: list[Repair]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        if block["t"] == "Table":
            out += _table(block, found)
        elif block["t"] in ("BlockQuote", "Div", "BulletList", "OrderedList"):
            out.append({**block, "c": _inside(block["c"], found)})
        else:
            out.append(block)
    return out


def _inside(content: Any, found: list[Repair]) -> Any:
    if (
        content
        and isinstance(content, list)
        and all(isinstance(one, dict) and "line" in one for one in content)
    ):
        return _blocks(content, found)
    return (
        [_inside(one, found) if isinstance(one, list) else one for one in content]
        if isinstance(content, list)
        else content
    )


def _table(table: Node, found: list[Repair]) -> list[Node]:
    line = table["line"]
    _, caption, columns, [_, head], bodies, [_, foot] = table["c"]
    body = [row for _, _, top, rows in bodies for row in (*top, *rows)] + foot
    if any(cell[2] > 1 or cell[3] > 1 for _, cells in (*head, *body) for cell in cells):
        found.append(
            Repair("merged cells parted", line, "the words stand in the first of the cells that were one")
        )
    width = len(columns)
    rows, headed = _grid([*head, *body], width), len(head)
    rows, columns = _without_empty(rows, list(columns))
    headed = min(headed, len(rows))
    if not rows:
        return caption[1]
    first, rest = rows[0], rows[1:]
    if not headed:
        first, rest = [[] for _ in columns], rows
        said = "write above its columns what they hold; the first row is left empty"
        found.append(Repair("table without header row", line, said))
    elif headed > 1:
        found.append(Repair("header rows joined", line, f"{headed} rows at the top became one"))
        first = [_joined_cells([row[column] for row in rows[:headed]]) for column in range(len(columns))]
        rest = rows[headed:]
    if any(len(cell) > 1 or cell and cell[0]["t"] not in _INLINE for row in rows for cell in row):
        found.append(
            Repair("cells made one line", line, "paragraphs and lists within a cell follow each other")
        )
    header_columns = max((one[1] for one in bodies), default=0)
    made = [
        columns,
        _head(first, line),
        [[_PLAIN, header_columns, [], [_row(one, line) for one in rest]]],
        [_PLAIN, []],
    ]
    caption = [caption[0], [{**one, "t": "Para"} for one in caption[1]]]
    return [{**table, "c": [table["c"][0], caption, *made]}]


def _grid(rows: list[Any], width: int) -> list[Row]:
    """Each row with a cell for every column; what a merged cell covers is empty."""
    grid: list[Row] = []
    taken: set[tuple[int, int]] = set()
    for number, (_, cells) in enumerate(rows):
        row: Row = [[] for _ in range(width)]
        column = 0
        for cell in cells:
            while (number, column) in taken:
                column += 1
            _, _, down, across, blocks = cell
            taken |= {(number + below, column + beside) for below in range(down) for beside in range(across)}
            if column < width:
                row[column] = blocks
            elif blocks:  # a row longer than the table says: its words follow in the last cell
                row[-1] = [*row[-1], *blocks]
            column += across
        grid.append(row)
    return grid


def _without_empty(rows: list[Row], columns: list[Any]) -> tuple[list[Row], list[Any]]:
    """Without the rows and columns in which no cell holds anything."""
    rows = [row for row in rows if any(row)]
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    return [[row[index] for index in kept] for row in rows], [columns[index] for index in kept]


def _joined_cells(cells: Row) -> list[Node]:
    return [block for cell in cells for block in cell]


def _head(cells: Row, line: int) -> Any:
    return [_PLAIN, [_row(cells, line)]]


def _row(cells: Row, line: int) -> Any:
    return [_PLAIN, [_cell(cell, line) for cell in cells]]


def _cell(blocks: list[Node], line: int) -> Any:
    inlines = _one_line(list(_lines(blocks)))
    content = [{"t": "Plain", "c": inlines, "line": blocks[0].get("line", line)}] if inlines else []
    return [_PLAIN, _DEFAULT, 1, 1, content]


def _lines(blocks: list[Node]) -> Iterator[list[Node]]:
    """The inlines of each block of a cell; an item of a list begins with its mark."""
    for block in blocks:
        match block:
            case {"t": "Para" | "Plain", "c": inlines} | {"t": "Header", "c": [_, _, inlines]}:
                yield inlines
            case {"t": "CodeBlock", "c": [_, text]}:
                yield [{"t": "Code", "c": [_PLAIN, " ".join(text.split())]}]
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
    return _unbroken(joined)


def _unbroken(node: Any) -> Any:
    """``node`` with spaces for line breaks; a note keeps its own."""
    if isinstance(node, list):
        return [_unbroken(one) for one in node]
    if not isinstance(node, dict) or node.get("t") == "Note" or "t" not in node:
        return node
    if node["t"] in ("LineBreak", "SoftBreak"):
        return {"t": "Space"}
    return {**node, "c": _unbroken(node["c"])} if "c" in node else node
