"""Repairs to lines behind upright strokes: those of a verse as pandoc's users type it, each behind ``| ``."""

from __future__ import annotations

from everyreader.importers.draft import Draft, Repair, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, joined, lines_of, stripped
from everyreader.source.tree import Node, words


def read_barred_lines(draft: Draft) -> Draft:
    """Lines that each begin with a stroke are lines of a verse; a stroke alone parts two stanzas, a line set
    in goes on.

    Other lines between strokes (a table without its rule) stay as they are, and are named.
    """
    found: list[Repair] = []

    def read(blocks: list[Node]) -> list[Node]:
        return [one for block in blocks for one in _read(block, draft, found)]

    return draft.changed(in_every_list(list(draft.blocks), read), found)


def _read(block: Node, draft: Draft, found: list[Repair]) -> list[Node]:
    lines = [stripped(line) for line in lines_of(block["c"])] if is_paragraph(block) else []
    first = next((index for index, line in enumerate(lines) if _is_barred(line)), len(lines))
    said = [words(line) for line in lines[first:]]
    if not said or said == ["|"]:
        return [block]
    start = block["line"] + first
    stanzas = _stanzas(lines[first:], start, draft)
    if stanzas is None or any(one.count("|") > 1 for one in said):
        message = "end each line but the last with a backslash, or put |---| below a table's head"
        found.append(Repair("strokes left", start, f"“{excerpt(said[0], 40)}”: {message}"))
        return [block]
    message = f"{len(said)} behind strokes, the first “{excerpt(said[0][1:].strip(), 40)}”"
    found.append(Repair("lines kept", start, message))
    before = [{**block, "c": joined(lines[:first], "SoftBreak")}] if first else []
    return [*before, *({"t": "Para", "c": joined(one, "LineBreak"), "line": start} for one in stanzas)]


def _is_barred(line: list[Node]) -> bool:
    return bool(line) and line[0] == {"t": "Str", "c": "|"}


def _stanzas(lines: list[list[Node]], start: int, draft: Draft) -> list[list[list[Node]]] | None:
    """The lines without their strokes, by stanza; ``None`` where one is neither barred nor goes on with the
    one above."""
    stanzas: list[list[list[Node]]] = [[]]
    for number, line in enumerate(lines, start):
        if _is_barred(line):
            bare = stripped(line[1:])
            if bare:
                stanzas[-1].append(bare)
            elif stanzas[-1]:
                stanzas.append([])
        elif stanzas[-1] and draft.raw(number)[:1].isspace():
            stanzas[-1][-1] += [{"t": "Space"}, *line]
        else:
            return None
    return [one for one in stanzas if one]
