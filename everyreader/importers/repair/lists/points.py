"""Repairs to points: the run-in head of each becomes a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import RUNS_ON, stripped
from everyreader.source.tree import Node, words

_HEAD_WORDS = 20


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
