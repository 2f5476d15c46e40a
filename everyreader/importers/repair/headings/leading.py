"""Whether a line that looks like a heading leads the text below it, or is led to by what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_paragraph
from everyreader.importers.repair.headings.not_headings import PLAIN
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import Node, words

_LONGEST = 100  # characters
STOP = re.compile(r"[.,;:…!][”»\"’')\]]*$|\.$")


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
