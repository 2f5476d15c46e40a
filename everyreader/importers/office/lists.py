"""Lists of office files → lists as Markdown has them: all items loose or none, and two lists kept apart."""

from __future__ import annotations

from typing import Any

from everyreader.importers.draft import Draft, Repair, Repairs
from everyreader.source.tree import Node
from everyreader.source.write import run_together

_LISTS = ("BulletList", "OrderedList")


def apart(draft: Draft) -> Draft:
    """Two lists of one kind right after each other, which Markdown would read as one, are joined where their
    labels go on; else they stay two."""
    found = Repairs()
    blocks = _blocks(list(draft.blocks), found)
    return draft.changed(blocks, found)


def join(last: Node, block: Node) -> Node | None:
    """The two lists as one, where no label becomes another by that."""
    if last["t"] == block["t"] == "BulletList":
        return {**last, "c": _loosened([*last["c"], *block["c"]])}
    style, items = last["c"]
    goes_on = style[1:] == block["c"][0][1:] and block["c"][0][0] == style[0] + len(items)
    return {**last, "c": [style, _loosened([*items, *block["c"][1]])]} if goes_on else None


def _blocks(blocks: list[Node], found: Repairs) -> list[Node]:
    out: list[Node] = []
    for block in (_within(one, found) for one in blocks):
        if not (out and run_together(out[-1], block)):
            out.append(block)
        elif (one := join(out[-1], block)) is None:
            message = "they are two, one right after the other; nobody sees what stands between them"
            found.say("lists kept apart", block["line"], message)
            out.append(block)
        else:
            out[-1] = one
            found.append(
                Repair("bullet lists joined", block["line"], "the list goes on with another mark")
                if block["t"] == "BulletList"
                else Repair("lists joined", block["line"], "the numbers go on from those before")
            )
    return out


def _within(block: Node, found: Repairs) -> Node:
    match block:
        case {"t": "BlockQuote", "c": content}:
            return {**block, "c": _blocks(content, found)}
        case {"t": "Div", "c": [attribute, content]}:
            return {**block, "c": [attribute, _blocks(content, found)]}
        case {"t": "BulletList", "c": items}:
            return {**block, "c": _loosened([_blocks(item, found) for item in items])}
        case {"t": "OrderedList", "c": [style, items]}:
            return {**block, "c": [style, _loosened([_blocks(item, found) for item in items])]}
        case {"t": "DefinitionList", "c": entries}:
            return {**block, "c": [[term, [_blocks(one, found) for one in said]] for term, said in entries]}
    return block


def _loosened(items: list[list[Node]]) -> list[Any]:
    """Where one item must stand apart, every item does: Markdown has no list half tight."""
    if all(_is_tight(item) for item in items):
        return [[{**item[0], "t": "Plain"}, *item[1:]] if item[0]["t"] == "Para" else item for item in items]
    return [[{**one, "t": "Para"} if one["t"] == "Plain" else one for one in item] for item in items]


def _is_tight(item: list[Node]) -> bool:
    """One paragraph and lists that can follow it without an empty line (CommonMark 5.3: bullets, or numbers
    from 1)."""
    first, *rest = item
    follows = all(
        one["t"] == "BulletList" or one["t"] == "OrderedList" and _can_interrupt(one["c"][0]) for one in rest
    )
    return first["t"] in ("Plain", "Para", *_LISTS) and follows


def _can_interrupt(style: list[Any]) -> bool:
    return style[0] == 1 and style[1]["t"] == "Decimal" and style[2]["t"] in ("Period", "OneParen")
