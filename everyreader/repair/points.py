"""Repairs to points: numbers that somebody typed become one ordered list; a run-in head becomes a heading."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from everyreader.repair.draft import Draft, Node, excerpt, words

_TYPED = re.compile(r"^(?P<open>\(?)(?P<number>\d{1,3})(?P<close>[.)])$")
_BULLETS = ("•", "‣", "◦", "▪", "●", "·", "–", "—", "-", "*")
_HEAD_WORDS = 20


@dataclass(frozen=True)
class _Point:
    number: int
    delimiter: str
    content: list[Node]
    line: int


def join_typed_points(draft: Draft) -> Draft:
    """Points numbered by hand, inside bullets or in lines of their own, become one ordered list in their own style."""
    blocks: list[Node] = []
    run: list[_Point] = []
    typed = 0
    for block in draft.blocks:
        points = list(_points(block))
        follows = points and all(p.number == points[0].number + i for i, p in enumerate(points)) and (
            not run or points[0].number == run[-1].number + 1 and points[0].delimiter == run[0].delimiter)
        if not (points and follows):
            draft, typed = _close(draft, blocks, run, typed), 0
            run = []
            if not points or points[0].number != 1:
                blocks.append(block)
                continue
        run += points
        typed += block["t"] != "OrderedList"
    draft = _close(draft, blocks, run, typed)
    return replace(draft, blocks=tuple(blocks))


def _close(draft: Draft, blocks: list[Node], run: list[_Point], typed: int) -> Draft:
    if not run:
        return draft
    style = [run[0].number, {"t": "Decimal"}, {"t": run[0].delimiter}]
    blocks.append({"t": "OrderedList", "c": [style, [point.content for point in run]], "line": run[0].line})
    if not typed:
        return draft
    for point in run:
        label = {"OneParen": f"{point.number})", "TwoParens": f"({point.number})"}.get(point.delimiter, f"{point.number}.")
        draft = draft.repaired("typed point joined", point.line, f"“{label}” made item {point.number - run[0].number + 1} "
                               f"of one ordered list of {len(run)}")
    return draft


def _points(block: Node) -> Iterator[_Point]:
    """The points that ``block`` holds, or none if any part of it is no point."""
    found: list[_Point] = []
    match block:
        case {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": delimiter}], items]}:
            found = [_Point(start + i, delimiter, item, item[0]["line"] if item else block["line"])
                     for i, item in enumerate(items)]
        case {"t": "BulletList", "c": items}:
            inner = [list(_item_points(item)) for item in items]
            found = [point for points in inner for point in points] if all(inner) else []
        case {"t": "Para", "c": inlines}:
            lines = [_typed(line, block["line"] + i) for i, line in enumerate(_lines(inlines))]
            found = [point for point in lines if point] if all(lines) else []
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
    while len(inlines) > 2 and inlines[0] == {"t": "Str", "c": inlines[0].get("c")} and inlines[0]["c"] in _BULLETS:
        inlines = inlines[2:]
    bold = bool(inlines) and inlines[0]["t"] == "Strong"
    first = inlines[0]["c"] if bold else inlines
    found = _TYPED.match(first[0]["c"]) if first and first[0]["t"] == "Str" else None
    if not found or bool(found["open"]) and found["close"] == ".":
        return None
    kept = _stripped(first[1:])
    rest = [{"t": "Strong", "c": kept}, *inlines[1:]] if bold and kept else _stripped(inlines[1:]) if bold else kept
    delimiter = "TwoParens" if found["open"] else "OneParen" if found["close"] == ")" else "Period"
    return _Point(int(found["number"]), delimiter, [{"t": "Para", "c": rest, "line": line}], line) if rest else None


def _stripped(inlines: list[Node]) -> list[Node]:
    while inlines and inlines[0]["t"] in ("Space", "SoftBreak"):
        inlines = inlines[1:]
    return inlines


def _lines(inlines: list[Node]) -> list[list[Node]]:
    lines: list[list[Node]] = [[]]
    for inline in inlines:
        if inline["t"] in ("SoftBreak", "LineBreak"):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def head_points(draft: Draft) -> Draft:
    """Where every item of an ordered list begins with words and a colon, those words become a heading of one level below."""
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
            draft = draft.repaired("run-in head made heading", heading["line"],
                                   f"level {level + 1}: “{excerpt(words(heading['c'][2]))}”")
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
    return [{"t": "Header", "c": [level, ["", [], []], head], "line": line},
            {"t": "Para", "c": text, "line": line}, *item[1:]]


def _run_in(inlines: list[Node]) -> tuple[list[Node], list[Node]] | None:
    """``Head: text`` → its two parts; bold round the head is dropped, for the heading says it."""
    if inlines and inlines[0]["t"] in ("Strong", "Emph"):
        head, rest = inlines[0]["c"], inlines[1:]
        if not words(head).endswith(":"):
            if not (rest and rest[0]["t"] == "Str" and rest[0]["c"] == ":"):
                return None
            head, rest = [*head, rest[0]], rest[1:]
    else:
        ends = [i for i, one in enumerate(inlines) if one["t"] == "Str" and one["c"].endswith(":")]
        if not ends or ends[0] + 1 >= len(inlines) or inlines[ends[0] + 1]["t"] not in ("Space", "SoftBreak"):
            return None
        head, rest = inlines[: ends[0] + 1], inlines[ends[0] + 1:]
    text = _stripped(rest)
    said = words(head)
    if not text or len(said.split()) > _HEAD_WORDS or re.search(r"[.!?]\s", said):
        return None
    return head, text
