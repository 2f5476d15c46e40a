"""Tables that ``|`` cannot hold → tables drawn with ``+---+``, which ``grids.py`` reads.

pandoc writes no such table in the dialect. So their cells are written with the rest of the statement, between
marks, for their notes to be numbered with the others; then pandoc draws the table round the finished cells.
"""

from __future__ import annotations

import json
import re
from typing import Any

from everyreader.model.errors import MakerFailed
from everyreader.source.dialect import call
from everyreader.source.tree import Node

# Private use, with a letter that no line begins with else: the beginning of a table, of a cell, the end of a
# table.
_BEGIN, _CELL, _END = "\uf8f0", "\uf8f1", "\uf8f2"
_MARKED = re.compile(f"^([^{_BEGIN}\n]*){_BEGIN}\n(.*?)^([^{_END}\n]*){_END}$", re.MULTILINE | re.DOTALL)
_NARROWEST = 8  # letters of a column in the page's width, below which pandoc writes HTML
_DRAWN = "markdown-simple_tables-multiline_tables-pipe_tables+grid_tables"


def needs_drawing(table: Node) -> bool:
    """Whether it has merged cells, more or fewer header rows than one, or a cell of more than one paragraph
    of one line."""
    _, head = table["c"][3]
    return len(head) > 1 or any(_is_large(cell) for _, cells in rows_of(table) for cell in cells)


def _is_large(cell: list[Any]) -> bool:
    _, _, down, across, blocks = cell
    return (
        down > 1 or across > 1 or len(blocks) > 1 or any(one["t"] not in ("Plain", "Para") for one in blocks)
    )


def marked(table: Node) -> list[Node]:
    """The blocks of all cells, each behind a mark, between marks for the table."""
    out = [_raw(_BEGIN)]
    for _, cells in rows_of(table):
        for cell in cells:
            out += [_raw(_CELL), *({**one, "t": "Para"} if one["t"] == "Plain" else one for one in cell[4])]
    return [*out, _raw(_END)]


def drawn_grids(text: str, tables: list[Node]) -> str:
    """``text``, where pandoc wrote the marked cells of ``tables``, with the tables drawn."""
    waiting = iter(tables)

    def draw(found: re.Match[str]) -> str:
        first, content, other = found.groups()
        lines = [
            line.removeprefix(other.rstrip()) if not line.strip(other) else line[len(other) :]
            for line in content.split("\n")
        ]
        cells = [one.strip("\n") for one in "\n".join(lines).split(_CELL)[1:]]
        drawn = _grid(next(waiting), cells).rstrip("\n").split("\n")
        return "\n".join([first + drawn[0], *(other + line for line in drawn[1:])])

    return _MARKED.sub(draw, text)


def written(blocks: list[Node], form: str, width: int = 72) -> str:
    """``blocks`` as pandoc writes them, one line a paragraph. Raises ``MakerMissing``, ``MakerFailed``."""
    version = json.loads(call(["--from=commonmark", "--to=json"], b"").stdout)["pandoc-api-version"]
    tree = json.dumps({"pandoc-api-version": version, "meta": {}, "blocks": blocks})
    done = call(["--from=json", f"--to={form}", "--wrap=none", f"--columns={width}"], tree.encode())
    if done.returncode != 0:
        raise MakerFailed(f"pandoc cannot write the statement: {done.stderr.strip()}")
    return done.stdout.decode()


def rows_of(table: Node) -> list[Any]:
    """All rows of a table, those of its head first, those of its foot last."""
    _, _, _, head, bodies, foot = table["c"]
    return [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]


def _raw(text: str) -> Node:
    return {"t": "RawBlock", "c": ["markdown", text]}


def _grid(table: Node, cells: list[str]) -> str:
    waiting = iter(cells)
    rows = [
        [attribute, [[*cell[:4], [_raw(text)] if (text := next(waiting)) else []] for cell in row]]
        for attribute, row in rows_of(table)
    ]
    count = len(table["c"][3][1])
    plain = ["", [], []]
    parts = [[plain, rows[:count]], [[plain, 0, [], rows[count:]]], [plain, []]]
    columns = table["c"][2]
    width = max(72, _NARROWEST * len(columns))
    return written([{"t": "Table", "c": [plain, [None, []], columns, *parts]}], _DRAWN, width)
