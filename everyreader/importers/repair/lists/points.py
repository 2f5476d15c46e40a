"""Repairs to points: numbers that somebody typed become one ordered list; a run-in head becomes a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import RUNS_ON, lines_of
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_TYPED = re.compile(r"^(?P<open>\(?)(?P<number>[1-9]\d{0,2})(?P<close>[.)])$")
_BULLETS = ("•", "‣", "◦", "▪", "●", "·", "–", "—", "-", "*")
_HEAD_WORDS = 20


@dataclass(frozen=True)
class _Point:
    number: int
    delimiter: str
    content: list[Node]
    line: int


def join_typed_points(draft: Draft) -> Draft:
    """Points numbered by hand, inside bullets or in lines of their own, become one ordered list in their own
    style."""
    blocks: list[Node] = []
    run: list[tuple[Node, list[_Point]]] = []
    for block in draft.blocks:
        points = list(_points(block))
        last = run[-1][1][-1] if run else None
        if points and last and points[0].number == last.number + 1 and points[0].delimiter == last.delimiter:
            run.append((block, points))
            continue
        draft, run = _closed(draft, blocks, run), []
        if points and points[0].number == 1:
            run.append((block, points))
        else:
            blocks.append(block)
    return replace(_closed(draft, blocks, run), blocks=tuple(blocks))


def _closed(draft: Draft, blocks: list[Node], run: list[tuple[Node, list[_Point]]]) -> Draft:
    """Append the list that ``run`` makes to ``blocks``, or its blocks as they were: one point alone is no
    list."""
    points = [point for _, several in run for point in several]
    if len(points) < 2 or len(run) == 1 and run[0][0]["t"] == "OrderedList":
        blocks += [block for block, _ in run]
        return draft
    style = [1, {"t": "Decimal"}, {"t": points[0].delimiter}]
    blocks.append(
        {
            "t": "OrderedList",
            "c": [style, _loosened([point.content for point in points])],
            "line": points[0].line,
        }
    )
    for number, point in enumerate(points, 1):
        label = list_label(number, "Decimal", point.delimiter)
        draft = draft.repaired(
            "typed point joined",
            point.line,
            f"“{label}” made item {number} of one ordered list of {len(points)}",
        )
    return draft


def _points(block: Node) -> Iterator[_Point]:
    """The points that ``block`` holds, or none if any part of it is no point or a number is out of its
    order."""
    found: list[_Point] = []
    match block:
        case {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": delimiter}], items]}:
            found = [
                _Point(start + i, delimiter, item, item[0]["line"] if item else block["line"])
                for i, item in enumerate(items)
            ]
        case {"t": "BulletList", "c": items}:
            inner = [list(_item_points(item)) for item in items]
            found = [point for points in inner for point in points] if all(inner) else []
        case {"t": "Para", "c": inlines} if not block.get("counted"):
            lines = [_typed(line, block["line"] + i) for i, line in enumerate(lines_of(inlines))]
            found = [point for point in lines if point] if all(lines) else []
    if all(
        point.number == found[0].number + index and point.delimiter == found[0].delimiter
        for index, point in enumerate(found)
    ):
        yield from found


def _item_points(item: list[Node]) -> Iterator[_Point]:
    """``- 1) text``: CommonMark reads an ordered list of one inside the bullet; ``- (1) text`` is text."""
    if not item:
        return
    if item[0]["t"] == "OrderedList":
        points = list(_points(item[0]))
        if len(points) == 1:  # what follows the list inside the bullet belongs to the point
            yield replace(points[0], content=points[0].content + item[1:])
    elif item[0]["t"] in ("Para", "Plain"):
        point = _typed(item[0]["c"], item[0]["line"])
        if point:
            yield replace(point, content=point.content + item[1:])


def _typed(inlines: list[Node], line: int) -> _Point | None:
    while (
        len(inlines) > 2
        and inlines[0] == {"t": "Str", "c": inlines[0].get("c")}
        and inlines[0]["c"] in _BULLETS
    ):
        inlines = inlines[2:]
    bold = bool(inlines) and inlines[0]["t"] == "Strong"
    first = inlines[0]["c"] if bold else inlines
    found = _TYPED.match(first[0]["c"]) if first and first[0]["t"] == "Str" else None
    if not found or bool(found["open"]) and found["close"] == ".":
        return None
    kept = _stripped(first[1:])
    rest = (
        [{"t": "Strong", "c": kept}, *inlines[1:]]
        if bold and kept
        else _stripped(inlines[1:])
        if bold
        else kept
    )
    delimiter = "TwoParens" if found["open"] else "OneParen" if found["close"] == ")" else "Period"
    return (
        _Point(int(found["number"]), delimiter, [{"t": "Para", "c": rest, "line": line}], line)
        if rest
        else None
    )


def _stripped(inlines: list[Node]) -> list[Node]:
    while inlines and inlines[0]["t"] in ("Space", "SoftBreak"):
        inlines = inlines[1:]
    return inlines


def _loosened(items: list[list[Node]]) -> list[list[Node]]:
    """Where one item is a paragraph (``Para``) or several blocks, every item is: Markdown has no list half
    tight."""
    if all(len(item) == 1 and item[0]["t"] == "Plain" for item in items):
        return items
    return [[{**block, "t": "Para"} if block["t"] == "Plain" else block for block in item] for item in items]


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
    text = _stripped(rest)
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
