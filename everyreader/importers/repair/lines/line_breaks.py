"""Line breaks of office files that push a word to the next line in the middle of a sentence."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, joined, lines_of, stripped
from everyreader.importers.repair.lines.standalone import is_contact_line, is_set_line
from everyreader.source.tree import Node, words

_FILLED = 60  # characters; the lines of an address or a verse are shorter
_SENTENCE = re.compile(r"[.!?…:;][”»\"’')\]]*$")
_SMALL = re.compile(r"[^\W\d_]+(?:[\s,;.]|$)(?<![^\W\d_]\.)")  # a word, no “a)” and no “b.”


def join_pushed_lines(draft: Draft) -> Draft:
    """A line break that an office file has in the middle of a sentence, typed to fill the line above, is a
    space.

    Lines of an address, a list or a verse are shorter, or do not go on in small letters.
    """
    if draft.place == "line":
        return draft
    return draft.every(lambda block, found: _pushed(block, found) if is_paragraph(block) else block)


def _pushed(block: Node, found: Repairs) -> Node:
    lines = lines_of(block["c"])
    said = [words(line) for line in lines]
    ends = [i for i, one in enumerate(block["c"]) if one["t"] in ("SoftBreak", "LineBreak")]
    out = list(block["c"])
    for index, (at, above, below) in enumerate(zip(ends, said, said[1:], strict=False), 1):
        several = len(said) > 2 and above.endswith(",")  # points without a sign
        if out[at]["t"] == "LineBreak" and len(above) > _FILLED and _pushes(above, below) and not several:
            out[at] = {"t": "Space"}
            message = (
                f"line {index} goes on in the next: “… {above[-30:].split(' ', 1)[-1]} {excerpt(below, 30)}”"
            )
            found.say("lines joined", block["line"], message)
    return {**block, "c": out}


def _pushes(above: str, below: str) -> bool:
    """Whether ``below`` begins with a small word that goes on with the sentence: no label, no point, no
    address."""
    return (
        not _SENTENCE.search(above)
        and below[:1].islower()
        and bool(_SMALL.match(below))
        and not is_contact_line(below)
        and not is_set_line(below)
    )


def read_barred_lines(draft: Draft) -> Draft:
    """Lines that each begin with a stroke are lines of a verse; a stroke alone parts two stanzas, a line set
    in goes on.

    Other lines between strokes (a table without its rule) stay as they are, and are named.
    """
    return draft.every(lambda block, found: _read_bars(block, draft, found))


def _read_bars(block: Node, draft: Draft, found: Repairs) -> list[Node]:
    lines = [stripped(line) for line in lines_of(block["c"])] if is_paragraph(block) else []
    first = next((index for index, line in enumerate(lines) if _is_barred(line)), len(lines))
    said = [words(line) for line in lines[first:]]
    if not said or said == ["|"]:
        return [block]
    start = block["line"] + first
    stanzas = _stanzas(lines[first:], start, draft)
    if stanzas is None or any(one.count("|") > 1 for one in said):
        message = "end each line but the last with a backslash, or put |---| below a table's head"
        found.say("strokes left", start, f"“{excerpt(said[0], 40)}”: {message}")
        return [block]
    message = f"{len(said)} behind strokes, the first “{excerpt(said[0][1:].strip(), 40)}”"
    found.say("lines kept", start, message)
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
