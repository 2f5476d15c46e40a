"""Bullets before labels that count on: “- a) …”, “- b) …” are one ordered list, with those labels alone."""

from __future__ import annotations

from itertools import takewhile

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, stripped
from everyreader.importers.repair.lists.typed_labels import Label, labelled, readings
from everyreader.language.persons import may_be_persons
from everyreader.source.labels import can_begin
from everyreader.source.labels import label as list_label
from everyreader.source.tree import SPACES, Node, changed, text_of, words

_LETTERS = ("Str", "Emph", "Strong")
_Point = tuple[list[Label], list[Node]]


def count_bullets(draft: Draft) -> Draft:
    """A list of bullets whose points all begin with typed labels that count on is the list of those labels;
    capitals with a stop may be initials. A bullet typed behind each bullet goes."""
    found = Repairs()

    def counted(node: Node) -> Node:
        points = [_point(item) for item in node["c"]] if node.get("t") == "BulletList" else []
        known = [point for point in points if point]
        first = _first([labels for labels, _ in known]) if len(known) == len(points) > 1 else None
        if not first or may_be_persons([words(item) for item in node["c"]]):
            return node
        items, line = [item for _, item in known], node.get("line", 1)
        said = f"{first.typed} {excerpt(words(items[0][:1]), 40)}"
        taken = "" if first.number else " ".join([first.typed] * len(items))
        message = f"{len(items)} points with bullets, the first “{said}”"
        found.say("typed points made list", line, message, taken)
        if taken:
            return {**node, "c": items}
        style = [first.number, {"t": first.kind}, {"t": first.delimiter}]
        return {"t": "OrderedList", "c": [style, items], "line": line}

    return draft.changed(changed(list(draft.blocks), counted), found)


def _first(points: list[list[Label]]) -> Label | None:
    """The label of the first point as it is read where all behind it count on."""
    for first in points[0]:
        last, goes_on = first, can_begin(first.number, first.kind)
        for labels in points[1:]:
            after = next((one for one in labels if one.goes_on(last)), None)
            last, goes_on = after or last, goes_on and after is not None
        if goes_on:
            return first
    return None


def _point(item: list[Node]) -> _Point | None:
    """The readings of the label at the head of ``item``, and the point without it."""
    match item:
        case [{"t": "OrderedList", "c": [[number, {"t": kind}, {"t": delimiter}], [inner]]}, *rest]:
            return readings(list_label(number, kind, delimiter)), [*inner, *rest]
        case [first, *rest] if is_paragraph(first):
            head = list(takewhile(lambda one: one["t"] not in SPACES, first["c"]))
            labels = readings(text_of(head)) if all(one["t"] in _LETTERS for one in head) else []
            said = (labels, stripped(first["c"][len(head) :])) if labels else labelled(first["c"])
            return (said[0], [{**first, "c": said[1]}, *rest]) if said and said[1] else None
    return None
