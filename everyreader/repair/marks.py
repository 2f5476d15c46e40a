"""Repairs to what is no word of the statement: rules, end marks, empty headings, links to nowhere, heading levels."""
from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from everyreader.repair.draft import Draft, Node, excerpt, words

_END_MARK = re.compile(r"[#*\s~_=–—-]+")


def drop_rules(draft: Draft) -> Draft:
    """Rules are decoration: they are dropped wherever they stand between blocks."""
    for block in draft.blocks:
        if block["t"] == "HorizontalRule":
            draft = draft.repaired("rule dropped", block["line"], "a line drawn across the page says nothing to a reader")
    return replace(draft, blocks=tuple(block for block in draft.blocks if block["t"] != "HorizontalRule"))


def drop_end_mark(draft: Draft) -> Draft:
    """The end mark of a press release (``###``, ``# # #``) is taken out of the last line."""
    if len(draft.blocks) < 2:
        return draft
    last = draft.blocks[-1]
    match last:
        case {"t": "Header", "c": [level, _, inlines]} if not words(inlines) or _END_MARK.fullmatch(words(inlines)):
            mark = "#" * level + (" " + words(inlines) if inlines else "")
        case {"t": "Para" | "Plain", "c": inlines} if _END_MARK.fullmatch(words(inlines)):
            mark = words(inlines)
        case _:
            return draft
    return drop_end_mark(draft.repaired("end mark taken out", last["line"], f"“{mark}”", blocks=draft.blocks[:-1]))


def drop_empty_headings(draft: Draft) -> Draft:
    """A heading without words leads a reader nowhere."""
    kept = []
    for block in draft.blocks:
        if block["t"] == "Header" and not words(block["c"][2]):
            draft = draft.repaired("empty heading dropped", block["line"], f"level {block['c'][0]}")
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept))


def close_levels(draft: Draft) -> Draft:
    """Headings after the title begin at level 2 and go down one level at a time."""
    blocks: list[Node] = []
    open_levels = [(1, 1)]  # (level as received, level as written)
    shift_from = min((b["c"][0] for b in draft.blocks[1:] if b["t"] == "Header"), default=2)
    for index, block in enumerate(draft.blocks):
        if block["t"] != "Header" or index == 0:
            blocks.append(block)
            continue
        received = block["c"][0]
        while len(open_levels) > 1 and open_levels[-1][0] >= received:
            open_levels.pop()
        level = 2 if received == shift_from else open_levels[-1][1] + 1
        open_levels.append((received, level))
        if level != received:
            draft = draft.repaired("heading level mended", block["line"],
                                   f"level {received} made {level}: “{excerpt(words(block['c'][2]))}”")
        blocks.append({**block, "c": [level, *block["c"][1:]]})
    return replace(draft, blocks=tuple(blocks))


def unlink_nowhere(draft: Draft) -> Draft:
    """A link to ``#`` or to nothing keeps its words and is reported."""
    found: list[tuple[int, str]] = []
    blocks = tuple(_unlinked(list(draft.blocks), found))
    draft = replace(draft, blocks=blocks)
    for line, text in found:
        draft = draft.repaired("link without destination", line, f"the words stay, the link goes: {text}")
    return draft


def _unlinked(node: Any, found: list[tuple[int, str]]) -> Any:
    if isinstance(node, list):
        out: list[Any] = []
        for one in node:
            if isinstance(one, dict) and one.get("t") == "Link" and one["c"][2][0].strip() in ("", "#"):
                found.append((one["line"], words(one["c"][1])))
                out += _unlinked(one["c"][1], found)
            else:
                out.append(_unlinked(one, found))
        return out
    if isinstance(node, dict) and "c" in node:
        return {**node, "c": _unlinked(node["c"], found)}
    return node
