"""Columns that an office file makes with tabs, runs of spaces or leader dots: rows of a table, lines, or
signatures side by side.

pandoc reads every such gap as one space. An importer puts a ``MARK`` before each, which no reader counts as a
word; here paragraphs with marks between their words become what they show, as in a plain text, and no mark is
left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, joined, stripped
from everyreader.importers.repair.lists.typed_labels import labelled
from everyreader.importers.repair.release.signatures import (
    are_signatures,
    below_each_other,
    have_offices,
    left_across,
    may_be_signatures,
)
from everyreader.importers.repair.tables.tables import headed_table
from everyreader.source.tree import Node, replaced, words

MARK = "\ufdd0"  # a non-character, which stands in no text
_GAP = re.compile(r" {3,}|\u00a0{3,}|(?<![.…])(?:\.{4,}|…{2,})(?=\s*\w)")
_LEADER = re.compile(r"[.…]{2,}")
_LINE = 80  # characters of a line in an address, a programme or a list of prices

Cells = list[list[Node]]
Line = tuple[Cells, Node]  # one line of a paragraph, cut at its gaps, and its paragraph


def marked(text: str) -> str:
    """``text`` with a mark before each gap that is made of its own characters."""
    return _GAP.sub(lambda found: MARK + found[0], text)


def unpicked(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` (each with its ``line``) with what their marks show, and without marks; what was done for
    it."""
    found = Repairs()
    made = in_every_list(blocks, lambda several: list(_made(several, found)))
    return replaced(made, MARK), found


def _made(blocks: list[Node], found: Repairs) -> Iterator[Node]:
    run: list[Line] = []
    above = ""
    for block in blocks:
        rows = _rows(block)
        if run and (not rows or not _agree([*run, *rows])):
            yield from _shown(run, above, found)
            run, above = [], ""
        if rows:
            run += rows
        else:
            yield block
            above = words(block["c"]) if is_paragraph(block) else ""
    yield from _shown(run, above, found)


def _rows(block: Node) -> list[Line]:
    """The lines of a paragraph whose every line is cut into columns; one that begins with a list's label is
    no row."""
    if not is_paragraph(block) or not _is_marked(block):
        return []
    lines: list[Line] = [(_cells(line), block) for line in at_breaks(block["c"]) if words(line)]
    is_rows = all(len(_filled(cells)) > 1 and not _is_point(cells) for cells, _ in lines)
    return lines if is_rows and _agree(lines) else []


def _cells(line: list[Node]) -> Cells:
    """What the gaps of ``line`` part, without what draws its first line in, and without leader dots."""
    cells = [_without_leader(stripped(one)) for one in _cut(line, _at_marks)]
    return cells[next((n for n, one in enumerate(cells) if words(one)), 0) :]


def _filled(cells: Cells) -> Cells:
    return [one for one in cells if words(one)]


def _is_point(cells: Cells) -> bool:
    first = words(cells[0])
    said = [{"t": "Str", "c": first}, {"t": "Space"}, {"t": "Str", "c": "x"}]
    return len(first) < 6 and labelled(said, f"{first}\tx") is not None


def _agree(lines: list[Line]) -> bool:
    """Whether the lines have as many columns, an empty one counted or several tabs taken for one."""
    return (
        len({len(cells) for cells, _ in lines}) == 1 or len({len(_filled(cells)) for cells, _ in lines}) == 1
    )


def _even(lines: list[Line]) -> list[Cells]:
    """Rows of as many cells, without a column that is empty in all of them."""
    rows = [cells for cells, _ in lines]
    if len({len(row) for row in rows}) > 1:
        return [_filled(row) for row in rows]
    used = [index for index in range(len(rows[0])) if any(words(row[index]) for row in rows)]
    return [[row[index] for index in used] for row in rows]


def _shown(run: list[Line], above: str, found: Repairs) -> Iterator[Node]:
    if not run:
        return
    line, rows = run[0][1]["line"], _even(run)
    said = [[words(cell) for cell in row if words(cell)] for row in rows]
    first = " ".join(said[0])
    table = headed_table(rows, line) if len(rows) > 1 and not have_offices(said) else None
    if table:
        found.say("typed table made table", line, f"{len(rows)} rows of {len(rows[0])} columns")
        yield table
        return
    if are_signatures(said, above):
        made, repair = below_each_other(rows, line)
        found.append(repair)
        yield from made
        return
    if may_be_signatures(said, above):
        found.append(left_across(first, line))
    if len(run) > 1 and all(len(" ".join(row)) <= _LINE for row in said):
        found.say("lines kept", line, f"{len(rows)} lines, the first “{excerpt(first, 40)}”")
        yield {"t": "Para", "c": joined([_spaced(row) for row in rows], "LineBreak"), "line": line}
    else:
        yield from _paragraphs(run)


def _paragraphs(run: Iterable[Line]) -> Iterator[Node]:
    last = None
    for _, block in run:
        if block is not last:
            yield block
        last = block


def _spaced(row: Cells) -> list[Node]:
    return joined([cell for cell in row if cell], "Space")


def _cut(inlines: list[Node], leaf: Any) -> list[list[Node]]:
    """``inlines`` cut where ``leaf`` cuts what has no inlines of its own; emphasis and links go on behind a
    cut."""
    parts: list[list[Node]] = [[]]
    for one in inlines:
        content = one.get("c", ())
        at = 1 if one["t"] in ("Span", "Link") else None
        inner = content[1] if at else content
        if (
            one["t"] in ("Note", "Quoted", "Cite", "Image", "Math", "Code")
            or not isinstance(inner, list)
            or not inner
        ):
            pieces = leaf(one)
        else:
            pieces = [
                [{**one, "c": [content[0], piece, *content[2:]] if at else piece}] if piece else []
                for piece in _cut(inner, leaf)
            ]
        parts[-1] += pieces[0]
        parts += pieces[1:]
    return parts


def at_breaks(inlines: list[Node]) -> list[list[Node]]:
    """``inlines`` as lines, without the breaks."""
    return _cut(inlines, _at_breaks)


def _at_breaks(one: Node) -> list[list[Node]]:
    return [[], []] if one["t"] == "LineBreak" else [[one]]


def _at_marks(one: Node) -> list[list[Node]]:
    if one["t"] != "Str":
        return [[one]]
    return [[{"t": "Str", "c": part}] if part else [] for part in one["c"].split(MARK)]


def _without_leader(cell: list[Node]) -> list[Node]:
    """``cell`` without the dots that lead to it."""
    if (
        cell
        and cell[0]["t"] == "Str"
        and (dots := _LEADER.match(cell[0]["c"]))
        and len(words(cell)) > dots.end()
    ):
        rest = cell[0]["c"][dots.end() :]
        return stripped([*([{"t": "Str", "c": rest}] if rest else []), *cell[1:]])
    return cell


def _is_marked(part: Any) -> bool:
    return replaced(part, MARK) != part
