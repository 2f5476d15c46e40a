"""Decorative images where nothing else stands: what holds them alone would announce itself, and nothing came.

The points of a list, the definitions of a term and the quotations that hold nothing but such images are none:
the images go with what stands before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from everyreader.source.tree import SPACES, Node, changed, walk

_THINGS = frozenset(
    (
        "Str",
        "Code",
        "CodeBlock",
        "Math",
        "Note",
        "RawBlock",
        "RawInline",
        "Link",
        "Header",
        "HorizontalRule",
        "Image",
    )
)
_ROOMS = ("BulletList", "OrderedList", "BlockQuote")


def lone(node: Any) -> list[Node]:
    """The decorative images in ``node``, where it holds nothing else."""
    found = list(walk(node, *_THINGS, past=_THINGS))
    return found if all(one["t"] == "Image" and "decorative" in one["c"][0][1] for one in found) else []


def freed(blocks: list[Node]) -> list[Node]:
    """``blocks`` (each with its ``line``) without points, definitions and quotations that hold decorative
    images alone. Numbers stay what they are: where one would be missing, another list begins."""
    return changed(blocks, _freed)


def _freed(node: Node) -> list[Node]:
    if node.get("t") in _ROOMS and (images := lone(node)):
        return [_paragraph(images, node)]
    match node:
        case {"t": "Para" | "Plain", "c": inlines}:
            return list(_beside_image(node, inlines))
        case {"t": "BulletList", "c": items}:
            return [{**node, "c": [one for _, one in _joined(items)]}]
        case {"t": "OrderedList", "c": [style, items]}:
            return list(_ordered(node, style, _joined(items)))
        case {"t": "DefinitionList", "c": entries}:
            return list(_entries(node, entries))
    return [node]


def _beside_image(node: Node, inlines: list[Node]) -> Iterator[Node]:
    """An image with nothing but decorative ones beside it is a paragraph by itself, as readers see it."""
    things = [one for one in inlines if one["t"] not in SPACES]
    told = [one for one in things if not lone(one)]
    if len(told) != 1 or told[0]["t"] != "Image" or len(things) == 1:
        yield node
        return
    at = things.index(told[0])
    for part in (things[:at], told, things[at + 1 :]):
        if part:
            yield _paragraph([each for one in part for each in (one, {"t": "Space"})][:-1], node)


def _joined(items: Sequence[list[Node]]) -> list[tuple[int, list[Node]]]:
    """``items``, each with its index, those of decorative images alone joined to the one before, or to the
    first."""
    out: list[tuple[int, list[Node]]] = []
    ahead: list[Node] = []
    for index, item in enumerate(items):
        if not lone(item):
            out.append((index, [*ahead, *item]))
            ahead = []
        elif out:
            out[-1] = (out[-1][0], [*out[-1][1], *item])
        else:
            ahead += item
    return out


def _ordered(node: Node, style: list[Any], items: list[tuple[int, list[Node]]]) -> Iterator[Node]:
    first = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or items[at][0] != items[at - 1][0] + 1:
            part = items[first:at]
            yield {**node, "c": [[style[0] + part[0][0], *style[1:]], [one for _, one in part]]}
            first = at


def _entries(node: Node, entries: list[Any]) -> Iterator[Node]:
    """A term with nothing but decorative images for its definitions is a paragraph with them."""
    kept: list[Any] = []
    for term, definitions in entries:
        if not lone(definitions):
            kept.append([term, [one for _, one in _joined(definitions)]])
            continue
        if kept:
            yield {**node, "c": kept}
        kept = []
        yield _paragraph([*term, {"t": "Space"}, *lone(definitions)], node)
    if kept:
        yield {**node, "c": kept}


def _paragraph(inlines: list[Node], node: Node) -> Node:
    return {"t": "Para", "c": inlines, **({"line": node["line"]} if "line" in node else {})}
