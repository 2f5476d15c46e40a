"""Whether a line that looks like a heading leads the text below it, or heads nothing: what stands above runs
on into it, it is the number of a paper, capitals where headings are marked by more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_large, is_paragraph, lines_of, stripped
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import Node, words

_LONGEST = 100  # characters
STOP = re.compile(r"[.,;:…!][”»\"’')\]]*$|\.$")
CAPITALS, BOLD, LARGE, PLAIN = "capitals", "bold", "large", "plain"
_FEWEST = 3
_MOST_WORDS = 14  # of a line


def leads(draft: Draft, index: int, looks: list[str], parts: set[int]) -> bool:
    """Whether text follows that the line can lead, and nothing before it runs on into it."""
    blocks = draft.blocks
    if index == 0 or index + 1 >= len(blocks):
        return False
    after = blocks[index + 1]
    if draft.is_quoted(after["line"]) or after["line"] == draft.signature:
        return False
    if blocks[index].get("counted"):
        return True
    if _is_led_to(blocks, index, looks):
        return False
    if looks[index] != PLAIN or index in parts:
        return after["t"] != "HorizontalRule"
    if after["t"] in ("BulletList", "OrderedList", "Table", "BlockQuote"):
        return True
    return (
        is_paragraph(after)
        and not looks[index + 1]
        and bool(STOP.search(words(after["c"])) or len(words(after["c"])) > 80)
    )


def _is_led_to(blocks: Sequence[Node], index: int, looks: list[str]) -> bool:
    """Whether what stands above runs on into the line, or into those of its looks right above it."""
    first = index
    while first > 1 and looks[first - 1] == looks[index] and not blocks[first - 1].get("counted"):
        first -= 1
    above = [one for one in blocks[first - 1 : index] if one["t"] == "Para"]
    return any(ends_open(words(one["c"])) for one in above) or _is_closing(blocks[index - 1])


def ends_open(said: str) -> bool:
    return said.endswith((",", ";", ":", "–", "—", "/"))


def _is_closing(block: Node) -> bool:
    said = words(block["c"]) if is_paragraph(block) else ""
    return bool(said) and len(said) < _LONGEST and bool(furniture.CLOSING.fullmatch(said))


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


def stopped(draft: Draft) -> set[int]:
    """The short lines that are bold and underlined (or italic) as a whole and end in a full stop, where there
    are three, each with something else below it."""
    blocks = draft.blocks if draft.place == "paragraph" else ()
    found = {i for i, block in enumerate(blocks) if i and _is_stopped(block)}
    lead = all(i + 1 < len(blocks) and i + 1 not in found and blocks[i + 1]["t"] != "Header" for i in found)
    return found if lead and len(found) >= _FEWEST else set()


def _is_stopped(block: Node) -> bool:
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
