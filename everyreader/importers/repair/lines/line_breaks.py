"""Line breaks of office files that push a word to the next line in the middle of a sentence."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft, Repair, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, lines_of
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
    found: list[Repair] = []

    def joined_up(blocks: list[Node]) -> list[Node]:
        return [_pushed(block, found) if is_paragraph(block) else block for block in blocks]

    return draft.changed(in_every_list(list(draft.blocks), joined_up), found)


def _pushed(block: Node, found: list[Repair]) -> Node:
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
            found.append(Repair("lines joined", block["line"], message))
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
