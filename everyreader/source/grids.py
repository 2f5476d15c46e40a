"""Tables drawn with ``+---+`` (pandoc's and reStructuredText's grid tables): cells over several rows and
columns, several header rows.

The dialect knows none. docutils finds the cells. For pandoc each becomes an item of a list in a div, so that
what stands in it is read with the rest of the statement, notes and links included; then the items become a
table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

from everyreader.model.errors import SourceError
from everyreader.source.tree import PLAIN, Node, walk

_BORDER = re.compile(r"\+(?:[-=:]+\+)+\s*")
_RULE = re.compile(r"(?<=\+)[-=:]{2,}(?=\+)")
_POSITION = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_STAND_INS = 0xF0000  # private use: one for each letter with its accents
_PAD = "\0"  # the second half of a letter that is two columns wide
_CLASS = "grid"
_NOT_IN_CELLS = {
    "Header": "a heading",
    "Table": "a table",
    "Figure": "a figure",
    "HorizontalRule": "a rule",
    "DefinitionList": "a list of terms",
}


@dataclass(frozen=True)
class _Cell:
    down: int
    across: int
    column: int
    lines: tuple[tuple[int, str], ...]  # with the line of the source


@dataclass(frozen=True)
class _Grid:
    """A table of lines ``first`` to ``last``; rows of the head first."""

    first: int
    last: int
    prefixes: tuple[str, str]  # what stands before its first line and before the others
    alignments: tuple[str, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    head: int


@dataclass(frozen=True)
class Unfolded:
    """``body`` with lists for grids; ``lines`` says for each of its lines (from 1) which of the source it
    was; ``grids`` by their divs' lines."""

    body: str
    lines: tuple[int, ...]
    grids: dict[int, _Grid]
    strict: bool


def unfolded(path: Path, body: str, tree: dict[str, Any], *, strict: bool) -> Unfolded | None:
    """``body`` without its grids, which pandoc took for paragraphs of ``tree``; None where there are none.

    Raises ``SourceError`` where one is not closed or is uneven; where it is not ``strict``, such a one stays
    a paragraph.
    """
    source = body.split("\n")
    found: list[_Grid] = []
    for start, end, column in _paragraphs(tree["blocks"]):
        lines = source[start - 1 : end]
        if lines and _BORDER.fullmatch(lines[0][column - 1 :]):
            try:
                found.append(_grid(lines, start, column))
            except ValueError as error:
                if strict:
                    raise SourceError(path, _uneven(error), line=start) from None
    return _without(source, found, strict=strict) if found else None


def folded(path: Path, tree: dict[str, Any], made: Unfolded) -> dict[str, Any]:
    """``tree``, which pandoc read from ``made.body``, with tables for the lists and the positions of the
    source."""
    return {**tree, "blocks": _placed(path, tree["blocks"], made)}


def _uneven(error: Exception) -> str:
    reason = str(error).split("\n")[0].removeprefix("Malformed table").strip(" .;:")
    return (
        f"the table drawn with + and - cannot be read{': ' + reason if reason else ''}; expected cells "
        f"whose sides stand exactly "
        "one under another, one line of + and = at most, and a blank line before and after"
    )


def _paragraphs(blocks: list[Node]) -> Iterator[tuple[int, int, int]]:
    """First line, last line and column of each paragraph."""
    for div in walk(blocks, "Div", past=("Para", "Plain")):
        match div["c"]:
            case [attribute, [{"t": "Para" | "Plain"}]] if at := _place(attribute):
                yield at


def _place(attribute: list[Any]) -> tuple[int, int, int] | None:
    ranges = _POSITION.findall(dict(attribute[2]).get("data-pos", ""))  # several in a quotation or an item
    if not ranges:
        return None
    (start, column, *_), (*_, end, stop) = ranges[0], ranges[-1]
    return int(start), int(end) - (stop == "1"), int(column)


def _grid(lines: Sequence[str], start: int, column: int) -> _Grid:
    prefixes = (lines[0][: column - 1], lines[1][: column - 1] if len(lines) > 1 else "")
    drawn = [line[column - 1 :].rstrip() for line in lines]
    if any(line[:1] not in ("+", "|") for line in drawn):
        raise ValueError("a line begins with neither + nor |")
    letters = _Letters()
    cells = [letters.columns(line) for line in drawn]
    for number, line in enumerate(cells, start):
        if len(line) != len(cells[0]):
            raise ValueError(f"line {number} is {len(line)} columns wide, its first {len(cells[0])}")
    block = [_RULE.sub(lambda rule: rule[0].replace(":", rule[0][len(rule[0]) // 2]), line) for line in cells]
    widths, head, rows = _parsed(block)
    edges = [0, *accumulate(width + 1 for width in widths)]
    table = []
    for row in (*head, *rows):
        _refuse_sides(cells, edges, row, start)
        at = [index for index, cell in enumerate(row) if cell is not None]
        table.append(tuple(_cell(row[index], index, start, letters) for index in at))
    rule = next((line for line in cells if "=" in line and _BORDER.fullmatch(line)), cells[0])
    return _Grid(start, start + len(lines) - 1, prefixes, _aligned(rule, edges), tuple(table), len(head))


def _parsed(block: list[str]) -> tuple[list[int], list[Any], list[Any]]:
    """The widths of the columns, the rows of the head and those of the body. Raises ``ValueError``."""
    from docutils.parsers.rst.tableparser import (
        GridTableParser,
        TableMarkupError,
    )  # few statements draw a table
    from docutils.statemachine import StringList

    try:
        return GridTableParser().parse(StringList(block, "grid"))
    except TableMarkupError as error:
        raise ValueError(str(error)) from None


def _refuse_sides(lines: Sequence[str], edges: Sequence[int], row: Sequence[Any], start: int) -> None:
    """A side that begins below no + would be read as a word of a merged cell."""
    for column, cell in enumerate(row):
        across, offset, height = (cell[1], cell[2], len(cell[3])) if cell else (0, 0, 0)
        for edge in edges[column + 1 : column + across + 1]:
            inside = [line[edge - 1 : edge + 1] for line in lines[offset : offset + height]]
            if inside and all(one.endswith("|") and one != "\\|" for one in inside):
                raise ValueError(
                    f"line {start + offset} has a | for a side below no +; write \\| if it is a word"
                )


def _cell(found: Any, column: int, start: int, letters: _Letters) -> _Cell:
    down, across, offset, lines = found
    said = dedent("\n".join(letters.back(one) for one in lines)).split("\n")
    numbered = [(start + offset + index, line) for index, line in enumerate(said)]
    while numbered and not numbered[0][1].strip():
        numbered.pop(0)
    while numbered and not numbered[-1][1].strip():
        numbered.pop()
    return _Cell(down + 1, across + 1, column, tuple(numbered))


def _aligned(rule: str, edges: Sequence[int]) -> tuple[str, ...]:
    out = []
    for left, right in pairwise(edges):
        sides = (rule[left + 1 : left + 2] == ":", rule[right - 1 : right] == ":")
        names = {(True, True): "AlignCenter", (True, False): "AlignLeft", (False, True): "AlignRight"}
        out.append(names.get(sides, "AlignDefault"))
    return tuple(out)


class _Letters:
    """A line as the columns that a person sees: accents stand on their letter, wide letters take two."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def columns(self, line: str) -> str:
        if line.isascii():
            return line
        clusters: list[str] = []
        for one in line:
            if clusters and unicodedata.category(one) in ("Mn", "Me", "Cf"):
                clusters[-1] += one
            else:
                clusters.append(one)
        return "".join(self._stand_in(one) for one in clusters)

    def _stand_in(self, cluster: str) -> str:
        pad = _PAD * (unicodedata.east_asian_width(cluster[0]) in "WF")
        if len(cluster) == 1:
            return cluster + pad
        return self._known.setdefault(cluster, chr(_STAND_INS + len(self._known))) + pad

    def back(self, line: str) -> str:
        line = line.replace(_PAD, "")
        for cluster, stand_in in self._known.items():
            line = line.replace(stand_in, cluster)
        return line


def _without(source: list[str], grids: list[_Grid], *, strict: bool) -> Unfolded:
    fence = ":" * (max((len(run) for line in source for run in re.findall(":+", line)), default=0) + 3)
    out: list[tuple[str, int]] = []
    opened: dict[int, _Grid] = {}
    done = 0
    for grid in grids:
        out += [(source[index], index + 1) for index in range(done, grid.first - 1)]
        first, other = grid.prefixes
        out.append((f"{first}{fence} {_CLASS}", grid.first))
        opened[len(out)] = grid
        for row in grid.rows:
            for cell in row:
                out.append((f"{other}-", cell.lines[0][0] if cell.lines else grid.first))
                out += [(f"{other}  {line}", number) for number, line in cell.lines]
        out.append((f"{other}{fence}", grid.last))
        done = grid.last
    out += [(source[index], index + 1) for index in range(done, len(source))]
    return Unfolded("\n".join(line for line, _ in out), tuple(number for _, number in out), opened, strict)


def _placed(path: Path, node: Any, made: Unfolded) -> Any:
    """``node`` with the source's lines for those of the body that pandoc read, and with its tables."""
    if isinstance(node, list):
        if len(node) == 2 and node[0] == "data-pos":
            return [node[0], _POSITION.sub(lambda found: _moved(found, made), node[1])]
        return [_placed(path, one, made) for one in node]
    if not isinstance(node, dict):
        return node
    made_here = node.get("t") == "Div" and node["c"][0][1] == [_CLASS]
    if made_here and (at := _place(node["c"][0])) and at[0] in made.grids:
        return _table(path, node, made, made.grids[at[0]])
    return {key: _placed(path, value, made) for key, value in node.items()}


def _moved(found: re.Match[str], made: Unfolded) -> str:
    start, column, end, stop = map(int, found.groups())
    last = len(made.lines)
    return f"{made.lines[min(start, last) - 1]}:{column}-{made.lines[min(end, last) - 1]}:{stop}"


def _table(path: Path, div: Node, made: Unfolded, grid: _Grid) -> Node:
    items = next((one["c"] for one in _opened(div["c"][1]) if one["t"] == "BulletList"), [])
    if len(items) != sum(map(len, grid.rows)):
        raise SourceError(path, "the table drawn with + and - cannot be read", line=grid.first)
    waiting = iter(items)
    rows = [[PLAIN, [_filled(path, cell, next(waiting), made) for cell in row]] for row in grid.rows]
    columns = [[{"t": name}, {"t": "ColWidthDefault"}] for name in grid.alignments]
    body = [[PLAIN, 0, [], rows[grid.head :]]]
    place = ["", [], [["data-pos", f"{grid.first}:1-{grid.last + 1}:1"]]]
    parts = [[None, []], columns, [PLAIN, rows[: grid.head]], body, [PLAIN, []]]
    return {"t": "Table", "c": [place, *parts]}


def _filled(path: Path, cell: _Cell, blocks: list[Node], made: Unfolded) -> list[Any]:
    content = _opened(_placed(path, blocks, made))
    refused = [_NOT_IN_CELLS[one["t"]] for one in content if one["t"] in _NOT_IN_CELLS]
    refused += ["a table"] * (sum(bool(_BORDER.fullmatch(line)) for _, line in cell.lines) > 1)
    if refused and made.strict:
        message = f"{refused[0]} in a table's cell; a cell holds paragraphs and lists"
        raise SourceError(path, message, line=cell.lines[0][0])
    if len(content) == 1 and content[0]["t"] == "Para":
        content = [{**content[0], "t": "Plain"}]
    return [PLAIN, {"t": "AlignDefault"}, cell.down, cell.across, content]


def _opened(blocks: list[Node]) -> list[Node]:
    """Blocks without the divs that are there for their position alone."""
    out: list[Node] = []
    for one in blocks:
        keys = dict(one["c"][0][2]) if one["t"] == "Div" else {}
        out += _opened(one["c"][1]) if keys.get("wrapper") else [one]
    return out
