"""Lines that look like headings and are none: the number of a paper, and capitals where headings are marked
by more."""

from __future__ import annotations

from itertools import pairwise

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_large, is_paragraph
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import words

CAPITALS, BOLD, LARGE, PLAIN = "capitals", "bold", "large", "plain"


def references(draft: Draft, looks: list[str]) -> set[int]:
    """The lines with the number of a paper, right above one that is a heading or looks like one: they head
    nothing."""
    found: set[int] = set()
    for i, (block, after) in reversed(list(enumerate(pairwise(draft.blocks)))):
        is_bold = is_paragraph(after) and is_all(after["c"], "Strong")
        is_above = looks[i + 1] or is_bold or i + 1 in found or after["t"] == "Header"
        if i and is_above and is_paragraph(block) and furniture.REFERENCE.fullmatch(words(block["c"])):
            found.add(i)
    return found


def plain_capitals(draft: Draft, looks: list[str], heads: set[int]) -> set[int]:
    """The lines in capitals alone that head nothing, for the document marks its headings by more: one such
    stands above them, most are such, and none stands right above or below one of them, as where capitals are
    a level of their own.
    """
    blocks = draft.blocks
    capitals = {i for i in heads if looks[i] == CAPITALS and not is_large(blocks[i])}
    plain = {i for i in capitals if not is_all(blocks[i]["c"], "Strong")}
    marked = {i for i in heads - plain if looks[i] in (CAPITALS, BOLD, LARGE)}
    marked |= {i for i, one in enumerate(blocks) if i and one["t"] == "Header"}
    beside = {n for i in plain for n in (i - 1, i + 1)}
    few = len({words(blocks[i]["c"]) for i in plain}) * 2 <= len(marked)
    return plain if plain and few and min(marked) < min(plain) and not marked & beside else set()
