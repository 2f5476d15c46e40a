"""Repairs to tables: those that only place things are unpicked, headers are found, and columns typed with
gaps become tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, joined, lines_of
from everyreader.importers.repair.lists.typed_labels import labelled
from everyreader.importers.repair.tables.table_cells import (
    LONGEST_HEADER,
    NUMBER,
    YEAR,
    any_says,
    inlines_of,
    is_bold,
    plain_cell,
    says,
    spread_of,
)
from everyreader.source.drawing import rows_of
from everyreader.source.tree import PLAIN, Node, words

_GAP = re.compile(r"\t+| {3,}|\u00a0{3,}")
_FEW_WORDS = 8
_UNIT = re.compile(
    r"[(\[]?(?:in )?(?:[€£$¥%‰]|[A-Z]{3}|[kmcdM]?[gmlLWhJ][²³]?|km[²³]?|kWh|MWh|ha|°C|m[²³])[)\]]?"
)
_IN_CELLS = ("Plain", "Para", "BulletList", "OrderedList")
_COLUMN = 60  # words in several paragraphs: a column of text


def unpick_layout(draft: Draft) -> Draft:
    """A table of one column or one row, or with headings or columns of text in its cells, places things: its
    cells follow each other."""
    return draft.every(_unpicked)


def _unpicked(block: Node, found: Repairs) -> list[Node]:
    rows = _rows(block) if block["t"] == "Table" else []
    if rows and (kept := _one_row(block)):
        said = "its first cell heads the other; if it only places things, write them one below the other"
        found.say("table of one row kept", block["line"], said)
        return [kept]
    if block["t"] != "Table" or not _is_layout(rows, headed=bool(block["c"][3][1])):
        return [block]
    content = [one for row in rows for cell in row for one in cell[4]]
    said = excerpt(" ".join(words([one]) for one in content))
    doubt = "; was it a table of data, make the cell that heads the others bold" * (len(rows) == 1)
    found.say("layout table unpicked", block["line"], f"its cells follow each other: “{said}”{doubt}")
    inner = ({"line": block["line"], **one, "t": _kind(one)} for one in (*block["c"][1][1], *content))
    return [new for one in inner for new in _unpicked(one, found)]


def _kind(block: Node) -> str:
    return "Para" if block["t"] == "Plain" else block["t"]


def _rows(table: Node) -> list[list[Any]]:
    """The cells of all rows, those of the head first."""
    return [cells for _, cells in rows_of(table)]


def _is_layout(rows: list[list[Any]], *, headed: bool) -> bool:
    filled = [[cell for cell in row if says(cell)] for row in rows]
    used = [row for row in filled if row]
    cells = [cell for row in used for cell in row]
    if len(used) < 2 or all(len(row) == 1 for row in used):
        return True
    if any(one["t"] not in _IN_CELLS for cell in cells for one in cell[4]):
        return True
    return not headed and any(len(cell[4]) > 1 and len(words(cell[4]).split()) > _COLUMN for cell in cells)


def _one_row(table: Node) -> Node | None:
    """A table of one row whose first cell is a header, by its mark-up or by a bold short label beside what is
    not bold, with that said in its columns.

    What places a letterhead has images or several paragraphs or lines in its cells, or headings, or is bold
    throughout.
    """
    attribute, caption, columns, head, bodies, foot = table["c"]
    rows = [row for row in rows_of(table) if any_says(row)]
    cells = [cell for cell in rows[0][1] if says(cell)] if len(rows) == 1 else []
    if len(cells) < 2 or any(len(cell[4]) != 1 or not is_paragraph(cell[4][0]) for cell in cells):
        return None
    if any(one["t"] in ("LineBreak", "Image") for cell in cells for one in inlines_of(cell)):
        return None
    first, *others = cells
    marked = bool(bodies) and bodies[0][1] > 0
    bold = is_bold(first) and not any(is_bold(cell) for cell in others)
    if not (marked or bold) or len(words(first[4])) > LONGEST_HEADER or first is not rows[0][1][0]:
        return None
    row = [rows[0][0], [plain_cell(first), *rows[0][1][1:]]]
    return {**table, "c": [attribute, caption, columns, [head[0], []], [[PLAIN, 1, [], [row]]], foot]}


def find_headers(draft: Draft) -> Draft:
    """A table without a header row whose first row is bold, or says in words what stands below it, has its
    headers there.

    Merged cells, empty rows and several paragraphs in a cell are ``importers/tables.py``'s, after all
    repairs.
    """
    return draft.every(lambda one, found: _headed(one, found) if one["t"] == "Table" else one)


def _headed(table: Node, found: Repairs) -> Node:
    attribute, caption, columns, head, bodies, foot = table["c"]
    body: list[Any] = bodies[0] if bodies else [None, None, None, []]
    filled = [row for row in body[3] if any_says(row)]
    spread = spread_of(filled)
    if len(head[1]) == 1 and len(bodies) == 1 and len(filled) > 1 and _are_units(filled[0][1]):
        bodies = [[*body[:3], filled[1:]]]
        return {**table, "c": [attribute, caption, columns, [head[0], [*head[1], filled[0]]], bodies, foot]}
    if head[1] or len(filled) < 2 or not _heads(filled, spread):
        return table
    count = _header_rows(filled, spread)
    count += count == 1 and len(filled) > 2 and _are_units(filled[1][1])
    first, rest = filled[:count], filled[count:]
    if not rest:
        return table
    said = " | ".join(words(cell[4]) for row in first for cell in row[1])
    found.say("header row found", table["line"], f"“{excerpt(said)}”")
    unbold = [[row[0], [plain_cell(cell) for cell in row[1]]] for row in first]
    bodies = [[*body[:2], body[2], rest], *bodies[1:]]
    return {**table, "c": [attribute, caption, columns, [head[0], unbold], bodies, foot]}


def _header_rows(rows: list[Any], spread: list[dict[int, list[Any]]]) -> int:
    """How many rows the header has, whose first is ``rows[0]``: as many as its cells fill, and one more below
    merged ones if it says what they hold."""
    count = max((cell[2] for cell in rows[0][1]), default=1)
    merged = any(cell[3] > 1 for cell in rows[0][1])
    if count == 1 and merged and len(rows) > 2 and _heads(rows[1:], spread[1:]):
        count = 2
    return count


def _are_units(cells: list[Any]) -> bool:
    """Whether a row below the header says in what its columns count (“€”, “%”, “in kg”) and begins with
    nothing."""
    first, *others = cells
    said = [words(cell[4]) for cell in others]
    plain = all(cell[2] == 1 == cell[3] for cell in cells)
    return plain and not says(first) and bool(said) and all(_UNIT.fullmatch(one) for one in said)


def _heads(rows: list[Any], spread: list[dict[int, list[Any]]]) -> bool:
    """Whether the first of ``rows`` says what stands in the columns: all bold above what is not, or short
    words above numbers."""
    first, rest = rows[0][1], [row[1] for row in rows[max((cell[2] for cell in rows[0][1]), default=1) :]]
    said = [words(cell[4]) for cell in first]
    if not rest or not all(said[1:]) or not any(said) or any(len(one) > LONGEST_HEADER for one in said):
        return False
    if all(is_bold(cell) for cell in first if cell[4]):
        return not all(is_bold(cell) for row in rest for cell in row if cell[4])
    if any(NUMBER.fullmatch(one) and not YEAR.fullmatch(one) for one in said):
        return False
    merged = any(cell[3] > 1 for cell in first)
    if not merged and len({*said}) < len(said) and all(cell[2] == 1 for cell in first):
        return False
    if any(one.endswith((".", ":", ",")) or len(one.split()) > _FEW_WORDS for one in said):
        return False
    columns = [_below(spread, column) for column in spread[0]]
    numbers = any(
        column and all(NUMBER.fullmatch(one) and not _DIALLED.match(one) for one in column)
        for column in columns
    )
    beside = merged and any(cell[2] > 1 for cell in first)  # “Place” beside “Metres” over “dry” and “wet”
    return numbers or beside or not merged and len(first) > 2 and len(rest) > 1


_DIALLED = re.compile(r"(?:\+|00?[1-9]|\(0)[\d\s()/–-]{6,}$")  # a telephone number measures nothing


def _below(spread: list[dict[int, list[Any]]], column: int) -> list[str]:
    """The words of the cells below the first row, and below what may be a second header row under a merged
    cell."""
    top = spread[0][column]
    cells = [row[column] for row in spread[top[2] + (top[3] > 1) :] if column in row]
    return [words(cell[4]) for cell in cells if cell[4] and cell is not top]


def make_typed_tables(draft: Draft) -> Draft:
    """Lines that tabs or wide gaps cut into the same number of columns are the rows of a table, if the first
    says its headers."""
    return draft.every(lambda block, found: _typed(block, draft, found))


def _typed(block: Node, draft: Draft, found: Repairs) -> list[Node]:
    """``block``, its rows made a table; what stands in lines before and behind them stays as it is."""
    if block["t"] == "CodeBlock":
        raw = block["c"][1].split("\n")
    elif is_paragraph(block) and all(one["t"] in ("Str", "Space", "SoftBreak") for one in block["c"]):
        raw = [draft.raw(block["line"] + i) for i in range(len(lines_of(block["c"])))]
    else:
        return [block]
    cells = [columns_of(line) for line in raw]
    if len(cells) > 2 and raw[0][:1].isspace() and len(cells[0]) + 1 == len(cells[1]) == len(cells[2]):
        cells[0] = ["", *cells[0]]  # nothing stands in the corner
    runs = [(start, end) for start, end in _runs(cells) if end - start > 1]
    if block["t"] == "CodeBlock":
        runs = [run for run in runs if run == (0, len(cells))]
    for start, end in runs:
        rows = [[typed_words(cell) for cell in row] for row in cells[start:end]]
        if table := headed_table(rows, block["line"] + start):
            message = f"{end - start} rows of {len(cells[start])} columns"
            found.say("typed table made table", table["line"], message)
            before, after = _lines(block, 0, start), _lines(block, end, len(cells))
            return [*before, table, *(new for one in after for new in _typed(one, draft, found))]
    return [block]


def _lines(block: Node, start: int, end: int) -> list[Node]:
    if start == end:
        return []
    inlines = joined(lines_of(block["c"])[start:end], "SoftBreak")
    return [{"t": "Para", "c": inlines, "line": block["line"] + start}]


def columns_of(line: str) -> list[str]:
    """What gaps part in ``line``; a line that begins with a list's label is no row."""
    cells = [cell.strip() for cell in _GAP.split(line.strip())]
    is_point = len(cells[0]) < 6 and labelled(
        [{"t": "Str", "c": cells[0]}, {"t": "Space"}, {"t": "Str", "c": "x"}], line
    )
    return [line] if is_point else cells


def _runs(cells: list[list[str]]) -> Iterator[tuple[int, int]]:
    """The stretches of lines with as many columns, at least two."""
    start = 0
    for index in range(1, len(cells) + 1):
        if index == len(cells) or len(cells[index]) != len(cells[start]):
            if len(cells[start]) > 1:
                yield start, index
            start = index


def headed_table(rows: list[list[list[Node]]], line: int) -> Node | None:
    """Rows of as many cells as a table, if the first says what the columns hold."""
    body = [[PLAIN, [_cell(cell, line) for cell in row]] for row in rows]
    columns = []
    for i in range(len(rows[0])):
        right = i and all(NUMBER.fullmatch(words(row[i])) for row in rows[1:])
        columns.append([{"t": "AlignRight" if right else "AlignDefault"}, {"t": "ColWidthDefault"}])
    content = [PLAIN, [None, []], columns, [PLAIN, []], [[PLAIN, 0, [], body]], [PLAIN, []]]
    table = _headed({"t": "Table", "c": content, "line": line}, Repairs())
    return table if table["c"][3][1] else None


def typed_words(text: str) -> list[Node]:
    return joined([[{"t": "Str", "c": word}] for word in text.split()], "Space")


def _cell(inlines: list[Node], line: int) -> list[Any]:
    blocks = [{"t": "Plain", "c": inlines, "line": line}] if inlines else []
    return [PLAIN, {"t": "AlignDefault"}, 1, 1, blocks]
