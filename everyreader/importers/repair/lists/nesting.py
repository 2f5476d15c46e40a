"""Typed points → lists, one inside the other where their labels say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from everyreader.importers.repair.lists.typed_labels import BULLETS, Label
from everyreader.source.labels import can_begin
from everyreader.source.tree import Node


@dataclass(frozen=True)
class Item:
    """One typed point: the readings of its label, how far it was set in, its words, and the blocks below
    them."""

    labels: list[Label]
    indent: int
    inlines: list[Node]
    line: int
    below: tuple[Node, ...] = ()


@dataclass
class _List:
    """A list on its way: the label of its last point, and the blocks of each point."""

    label: Label
    indent: int
    line: int
    items: list[list[Node]] = field(default_factory=list)


def nested(items: list[Item]) -> list[Node] | None:
    """The lists, each in the point above it; ``None`` where a number is out of its order."""
    open_lists: list[_List] = []
    for item in items:
        depth, label = _place(open_lists, item)
        if label is None:
            return None
        while len(open_lists) > depth + 1:
            inner = open_lists.pop()
            open_lists[-1].items[-1].append(_element(inner))
        if depth == len(open_lists):
            open_lists.append(_List(label, item.indent, item.line))
        open_lists[depth].label = label
        open_lists[depth].items.append([{"t": "Plain", "c": item.inlines, "line": item.line}, *item.below])
    while len(open_lists) > 1:
        inner = open_lists.pop()
        open_lists[-1].items[-1].append(_element(inner))
    return [_element(open_lists[0])]


def _place(open_lists: list[_List], item: Item) -> tuple[int, Label | None]:
    """Which of the open lists ``item`` goes on (or the depth of a new one), and how its label is read
    there."""
    for depth in range(len(open_lists) - 1, -1, -1):
        one = open_lists[depth]
        for label in item.labels:
            if label.goes_on(one.label) and (label.number or abs(item.indent - one.indent) < 2):
                return depth, label
    first = next((label for label in item.labels if label.number <= 1), None)
    if not open_lists:
        return 0, first or next((one for one in item.labels if can_begin(one.number, one.kind)), None)
    if first and first.number and any(len(one.items) == 1 and one.label.goes_on(first) for one in open_lists):
        return 0, None  # they count down
    return len(open_lists), first


def _element(one: _List) -> Node:
    items = list(_tight(one.items))
    if one.label.kind in BULLETS:
        return {"t": "BulletList", "c": items, "line": one.line, "typed": one.label.kind}
    start = one.label.number - len(items) + 1
    style = [start, {"t": one.label.kind}, {"t": one.label.delimiter}]
    return {"t": "OrderedList", "c": [style, items], "line": one.line}


def _tight(items: list[list[Node]]) -> Iterator[list[Node]]:
    """A list inside a point makes all paragraphs of that list loose: Markdown has no list half tight."""
    loose = any(len(item) > 1 for item in items)
    for item in items:
        yield [{**one, "t": "Para"} if loose and one["t"] == "Plain" else one for one in item]
