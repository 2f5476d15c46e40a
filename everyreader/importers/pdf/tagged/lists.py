"""A tagged PDF's lists; where a program wrote the labels into the points, they are labels all the same."""

from __future__ import annotations

import re
from itertools import groupby

from everyreader.importers.characters import visible
from everyreader.importers.pdf.lines import LABEL
from everyreader.importers.pdf.tagged.words import inlines_of
from everyreader.model.publication import Unit
from everyreader.source.tree import Node, words

_BULLETS = frozenset("•◦▪‣●○■·–—-")
_COUNTED = re.compile(r"(\d+)([.)])")


def list_of(units: list[Unit]) -> list[Node]:
    """A list of one level: what lies deeper follows as paragraphs of its item."""
    items: list[list[Node]] = []
    for _, several in groupby(units, key=lambda unit: unit.place[0].position):
        items.append(
            [{"t": "Para", "c": [*_label(unit, at), *inlines_of(unit)]} for at, unit in enumerate(several)]
        )
    if units[0].place[0].name == "ul":
        return _unnumbered(units, items)
    first = _COUNTED.fullmatch(units[0].label or "")
    if first is None:  # letters and Roman numbers stay typed: the repairs know such lists
        return [{"t": "Para", "c": [*_label(unit, 1), *inlines_of(unit)]} for unit in units]
    return [_ordered(first, items)]


def _ordered(first: re.Match[str], items: list[list[Node]]) -> Node:
    style = [int(first[1]), {"t": "Decimal"}, {"t": "OneParen" if first[2] == ")" else "Period"}]
    return {"t": "OrderedList", "c": [style, items]}


def _unnumbered(units: list[Unit], items: list[list[Node]]) -> list[Node]:
    """A list of points; where a program wrote the labels into the points, they are no letters of bullets, and
    those that count up are labels."""
    if units[0].label:
        return [{"t": "BulletList", "c": items}]
    if len(items) == 1 and LABEL.match(units[0].text):
        return items[0]
    if not any(map(_number, items)):
        return [{"t": "BulletList", "c": [_without(item, _bullet(item[0]["c"])) for item in items]}]
    return [block for run in _runs(items) for block in _numbered(run)]


def _number(item: list[Node]) -> re.Match[str] | None:
    return _COUNTED.fullmatch(words(item[0]["c"]).partition(" ")[0])


def _runs(items: list[list[Node]]) -> list[list[list[Node]]]:
    """The points of each stretch that counts up, and those without a number each by itself."""
    runs: list[list[list[Node]]] = []
    for item in items:
        last, now = _number(runs[-1][-1]) if runs else None, _number(item)
        if last and now and (int(last[1]) + 1, last[2]) == (int(now[1]), now[2]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _numbered(run: list[list[Node]]) -> list[Node]:
    """What has neither number nor bullet among numbered points goes on the text above."""
    first, several = _number(run[0]), _bullet(run[0][0]["c"])
    if first:
        return [_ordered(first, [_without(item, 2) for item in run])]
    return [{"t": "BulletList", "c": [_without(run[0], several)]}] if several else run[0]


def _without(item: list[Node], several: int) -> list[Node]:
    return [{**item[0], "c": item[0]["c"][several:]}, *item[1:]]


def _bullet(inlines: list[Node]) -> int:
    """How many of a point's inlines are a bullet and its space."""
    is_bullet = len(inlines) > 2 and inlines[0]["t"] == "Str" and visible(inlines[0]["c"]) in _BULLETS
    return 2 if is_bullet and inlines[1]["t"] == "Space" else 0


def _label(unit: Unit, at: int) -> list[Node]:
    return [{"t": "Str", "c": unit.label}, {"t": "Space"}] if at and unit.label else []
