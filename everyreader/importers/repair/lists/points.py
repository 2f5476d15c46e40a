"""Repairs to points: the run-in head of each becomes a heading; one that somebody left empty goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import RUNS_ON, stripped
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, changed, holds, walk, words

_HEAD_WORDS = 20
_BARE = re.compile(r"[\s>]*(?:[-*+]\s+)*(\(?\w{1,5}[.)])?\s*")


def head_points(draft: Draft) -> Draft:
    """Where every item of an ordered list begins with words and a colon, or with bold words and a stop, those
    become a heading."""
    level = 1
    blocks: list[Node] = []
    for block in draft.blocks:
        if block["t"] == "Header":
            level = block["c"][0]
        split = _split_items(block, level + 1)
        if split is None:
            blocks.append(block)
            continue
        for item in split[1]:
            heading = item[0]
            draft = draft.repaired(
                "run-in head made heading",
                heading["line"],
                f"level {level + 1}: “{excerpt(words(heading['c'][2]))}”",
            )
        blocks.append({**block, "c": list(split)})
    return replace(draft, blocks=tuple(blocks))


def _split_items(block: Node, level: int) -> tuple[Any, list[list[Node]]] | None:
    if block["t"] != "OrderedList" or len(block["c"][1]) < 2:
        return None
    items = [_split(item, level) for item in block["c"][1]]
    whole = [item for item in items if item is not None]
    return (block["c"][0], whole) if len(whole) == len(items) else None


def _split(item: list[Node], level: int) -> list[Node] | None:
    if not item or item[0]["t"] not in ("Para", "Plain"):
        return None
    parts = _run_in(item[0]["c"])
    if parts is None:
        return None
    head, text = parts
    line = item[0]["line"]
    return [
        {"t": "Header", "c": [level, ["", [], []], head], "line": line},
        {"t": "Para", "c": text, "line": line},
        *item[1:],
    ]


def _run_in(inlines: list[Node]) -> tuple[list[Node], list[Node]] | None:
    """``Head: text`` → its two parts; bold round the head is dropped, for the heading says it."""
    if inlines and inlines[0]["t"] in ("Strong", "Emph"):
        head, rest = inlines[0]["c"], inlines[1:]
        stops = ":" if inlines[0]["t"] == "Emph" else ":.?!"
        # French has a space before its colon: “**Head** : text”.
        mark = next((i for i, one in enumerate(rest[:2]) if one["t"] == "Str"), 0)
        if rest and rest[mark]["t"] == "Str" and rest[mark]["c"].strip() in tuple(stops):
            head, rest = [*head, *rest[: mark + 1]], rest[mark + 1 :]
        elif words(head)[-1:] not in tuple(stops):
            return None
    else:
        ends = [i for i, one in enumerate(inlines) if one["t"] == "Str" and one["c"].endswith(":")]
        if not ends or ends[0] + 1 >= len(inlines) or inlines[ends[0] + 1]["t"] not in ("Space", "SoftBreak"):
            return None
        head, rest = inlines[: ends[0] + 1], inlines[ends[0] + 1 :]
    text = stripped(rest)
    said = words(head)
    if (
        not text
        or RUNS_ON.match(words(text))
        or len(said.split()) > _HEAD_WORDS
        or re.search(r"[.!?]\s", said)
        or said.startswith(("http:", "https:"))
        or not any(one.isalpha() for one in said)
    ):
        return None
    return head, text


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
