"""Lists of office files → lists as Markdown has them: all items loose or none, and two lists kept apart."""

from __future__ import annotations

from typing import Any

from everyreader.repair.draft import Draft, Repair
from everyreader.repair.nodes import Node

_LISTS = ("BulletList", "OrderedList")


def apart(draft: Draft) -> Draft:
    """Two lists of one kind right after each other, which Markdown would read as one, are joined or get a line between them."""
    found: list[Repair] = []
    blocks = _blocks(list(draft.blocks), found)
    return draft.changed(blocks, found)


def _blocks(blocks: list[Node], found: list[Repair]) -> list[Node]:
    out: list[Node] = []
    for block in (_within(one, found) for one in blocks):
        last = out[-1] if out else None
        if last and block["t"] == "OrderedList" == last["t"] and block["c"][0][1:] == last["c"][0][1:]:
            if block["c"][0][0] == last["c"][0][0] + len(last["c"][1]):
                out[-1] = {**last, "c": [last["c"][0], _loosened([*last["c"][1], *block["c"][1]])]}
                found.append(Repair("lists joined", block["line"], "the numbers go on from those before"))
                continue
            found.append(Repair("lists kept apart", block["line"], "a line is drawn between the two"))
            out.append({"t": "HorizontalRule", "line": block["line"]})
        elif last and _runs_into(last, block):
            found.append(Repair("lists kept apart", block["line"], "a line is drawn between the two"))
            out.append({"t": "HorizontalRule", "line": block["line"]})
        out.append(block)
    return out


def _runs_into(last: Node, block: Node) -> bool:
    """Whether two lists in other styles would not be read as two: “i” behind a list is a letter, and “a” behind “ii” its next."""
    if not last["t"] == block["t"] == "OrderedList":
        return False
    was, now = last["c"][0][1]["t"], block["c"][0][1]["t"]
    return now.endswith("Roman") or was.endswith("Roman") and now == was.replace("Roman", "Alpha")


def _within(block: Node, found: list[Repair]) -> Node:
    match block:
        case {"t": "BlockQuote", "c": content}:
            return {**block, "c": _blocks(content, found)}
        case {"t": "Div", "c": [attribute, content]}:
            return {**block, "c": [attribute, _blocks(content, found)]}
        case {"t": "BulletList", "c": items}:
            return {**block, "c": _loosened([_blocks(item, found) for item in items])}
        case {"t": "OrderedList", "c": [style, items]}:
            return {**block, "c": [style, _loosened([_blocks(item, found) for item in items])]}
    return block


def _loosened(items: list[list[Node]]) -> list[Any]:
    """Where one item must stand apart, every item does: Markdown has no list half tight."""
    if all(_is_tight(item) for item in items):
        return [[{**item[0], "t": "Plain"}, *item[1:]] if item[0]["t"] == "Para" else item for item in items]
    return [[{**one, "t": "Para"} if one["t"] == "Plain" else one for one in item] for item in items]


def _is_tight(item: list[Node]) -> bool:
    """One paragraph and lists that can follow it without an empty line (CommonMark 5.3: bullets, or numbers from 1)."""
    first, *rest = item
    follows = all(
        one["t"] == "BulletList" or one["t"] == "OrderedList" and _can_interrupt(one["c"][0]) for one in rest
    )
    return first["t"] in ("Plain", "Para", *_LISTS) and follows


def _can_interrupt(style: list[Any]) -> bool:
    return style[0] == 1 and style[1]["t"] == "Decimal" and style[2]["t"] in ("Period", "OneParen")
