"""Kickers: small headings that stand right above a larger one and head nothing."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft, excerpt
from everyreader.source.tree import Node, words

NAME = "kicker kept"
_LONGEST = 8  # words
_NUMBERED = re.compile(r"\(?(?:\d|[IVX]+[.)]|[A-Za-z][.)]\s)|.*[.…:]$")


def is_kicker_line(said: str) -> bool:
    """Whether ``said`` may be a kicker: few words, no number, no sentence."""
    return 0 < len(said.split()) <= _LONGEST and not _NUMBERED.match(said)


def keep_kickers(draft: Draft) -> Draft:
    """Headings of a level that all stand right above higher ones, and those that skip a level to do so, are
    lines."""
    blocks = list(draft.blocks)
    above = [index for index in range(len(blocks) - 1) if _stands_above(blocks[index], blocks[index + 1])]
    heads = [index for index, one in enumerate(blocks) if one["t"] == "Header"]
    for index in above:
        level = blocks[index]["c"][0]
        before = max((one for one in heads if one < index), default=None)
        skips = before is not None and blocks[before]["c"][0] < level - 1
        if not skips and any(blocks[one]["c"][0] == level and one not in above for one in heads):
            continue
        said = words(blocks[index]["c"][2])
        message = f"a line above “{excerpt(words(blocks[index + 1]['c'][2]))}”: “{excerpt(said)}”"
        blocks[index] = {"t": "Para", "c": blocks[index]["c"][2], "line": blocks[index]["line"]}
        draft = draft.repaired(NAME, blocks[index]["line"], message, blocks=tuple(blocks))
    return draft


def _stands_above(block: Node, after: Node) -> bool:
    return (
        block["t"] == after["t"] == "Header"
        and 1 < after["c"][0] < block["c"][0]
        and is_kicker_line(words(block["c"][2]))
    )
