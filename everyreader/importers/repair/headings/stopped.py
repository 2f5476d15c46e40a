"""Headings of an office file that end in a full stop, as a sentence does: several that look alike show what
they are."""

from __future__ import annotations

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_paragraph, lines_of, stripped
from everyreader.source.tree import Node, words

_FEWEST = 3
_MOST_WORDS, _LONGEST = 14, 100  # of a line


def lines(draft: Draft) -> set[int]:
    """The short lines that are bold and underlined (or italic) as a whole and end in a full stop, where there
    are three, each with something else below it."""
    blocks = draft.blocks if draft.place == "paragraph" else ()
    found = {i for i, block in enumerate(blocks) if i and _is_one(block)}
    lead = all(i + 1 < len(blocks) and i + 1 not in found and blocks[i + 1]["t"] != "Header" for i in found)
    return found if lead and len(found) >= _FEWEST else set()


def _is_one(block: Node) -> bool:
    if not is_paragraph(block) or {"head", "aside"} & block.keys():
        return False
    inlines = stripped(block["c"])
    said = words(inlines)
    return (
        is_all(inlines, "Strong")
        and is_all(inlines, "Emph")  # what an underline became
        and len(lines_of(inlines)) == 1
        and len(said) <= _LONGEST
        and len(said.split()) <= _MOST_WORDS
        and said.endswith(".")
        and said[0].isupper()
        and not any(one in said[:-1] for one in (". ", "..", "! ", "? "))
    )
