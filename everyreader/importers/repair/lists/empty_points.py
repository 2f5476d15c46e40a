"""Points that somebody left empty: nothing stands behind their mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from everyreader.importers.draft import Draft, Repairs
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, changed, holds, walk, words

_BARE = re.compile(r"[\s>]*(?:[-*+]\s+)*(\(?\w{1,5}[.)])?\s*")


def drop_empty_points(draft: Draft) -> Draft:
    """Points without words go; those behind them keep their numbers, as a list of their own where need be."""
    found = Repairs()
    return draft.changed(changed(list(draft.blocks), lambda one: _kept(one, draft, found)), found)


def _kept(node: Node, draft: Draft, found: Repairs) -> Node | list[Node]:
    match node:
        case {"t": "BulletList", "c": items}:
            labels = ["-"] * len(items)
            whole = [item for item in items if not _is_empty(item)]
            out: list[Node] = [{**node, "c": whole}] if whole else []
        case {"t": "OrderedList", "c": [[start, {"t": style}, {"t": delimiter}], items]}:
            labels = [list_label(start + at, style, delimiter) for at in range(len(items))]
            runs = groupby(range(len(items)), key=lambda at: _is_empty(items[at]))
            out = [_part(node, list(run)) for is_empty, run in runs if not is_empty]
        case {"t": "BlockQuote", "c": []} | {"t": "Div", "c": [_, []]}:
            return []
        case _:
            return node
    lost = [label for label, item in zip(labels, items, strict=True) if _is_empty(item)]
    if not lost:
        return node
    said = " ".join(_as_typed(node, lost, draft))
    taken = said if draft.place == "line" else ""
    message = f"“{said}”: nothing stands behind it"
    found.say("list label left out", node.get("line", 1), message, taken)
    return out


def _as_typed(block: Node, lost: Sequence[str], draft: Draft) -> Sequence[str]:
    """The labels that were ``lost`` as they stand in the lines of a text, which may count otherwise."""
    lines = [one["line"] for one in (block, *walk(block)) if "line" in one]
    first, last = min(lines, default=1), max(lines, default=1)
    while first > 1 and _BARE.fullmatch(draft.raw(first - 1)):
        first -= 1
    while last < len(draft.lines) and _BARE.fullmatch(draft.raw(last + 1)):
        last += 1
    bare = [_BARE.fullmatch(draft.raw(line)) for line in range(first, last + 1)]
    typed = [one[1] for one in bare if one and one[1]]
    return typed if len(typed) == len(lost) else lost


def _part(block: Node, run: list[int]) -> Node:
    """The points of an ordered list at these places, as a list."""
    (start, *style), items = block["c"]
    is_whole = len(run) == len(items)
    part = {**block, "c": [[start + run[0], *style], [items[at] for at in run]]}
    return part if is_whole else {**part, "parted": True}


def _is_empty(item: list[Node]) -> bool:
    return not words(item) and not holds(item, "Image", "Math", "Note", "Table")
