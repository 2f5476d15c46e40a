"""Points that somebody left empty: nothing stands behind their mark."""

from __future__ import annotations

from itertools import groupby

from everyreader.importers.draft import Draft, Repair
from everyreader.importers.nodes import in_every_list
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, holds, words


def drop_empty_points(draft: Draft) -> Draft:
    """Points without words go; those behind them keep their numbers, as a list of their own where need be."""
    found: list[Repair] = []

    def kept(blocks: list[Node]) -> list[Node]:
        return [new for block in blocks for new in _kept(block, draft, found)]

    return draft.changed(in_every_list(list(draft.blocks), kept), found)


def _kept(block: Node, draft: Draft, found: list[Repair]) -> list[Node]:
    match block:
        case {"t": "BulletList", "c": items}:
            labels = ["-"] * len(items)
            whole = [item for item in items if not _is_empty(item)]
            out: list[Node] = [{**block, "c": whole}] if whole else []
        case {"t": "OrderedList", "c": [[start, {"t": style}, {"t": delimiter}], items]}:
            labels = [list_label(start + at, style, delimiter) for at in range(len(items))]
            runs = groupby(range(len(items)), key=lambda at: _is_empty(items[at]))
            out = [_part(block, list(run)) for is_empty, run in runs if not is_empty]
        case _:
            return [block]
    lost = [label for label, item in zip(labels, items, strict=True) if _is_empty(item)]
    if not lost:
        return [block]
    said = " ".join(lost)
    taken = said if draft.place == "line" else ""
    found.append(Repair("list label left out", block["line"], f"“{said}”: nothing stands behind it", taken))
    return out


def _part(block: Node, run: list[int]) -> Node:
    """The points of an ordered list at these places, as a list."""
    (start, *style), items = block["c"]
    return {**block, "c": [[start + run[0], *style], [items[at] for at in run]]}


def _is_empty(item: list[Node]) -> bool:
    return not words(item) and not holds(item, "Image", "Math", "Note", "Table")
