"""The bullets and numbers at which the points of a text begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from everyreader.importers.repair.lists.typed_labels import readings
from everyreader.importers.text.lines import Line
from everyreader.language.persons import is_person
from everyreader.source.labels import can_begin

_LABEL = re.compile(r"(?P<label>\S{1,7}?)(?P<glued>(?<=[•‣●▪■\uf0b7\uf0a7\uf0d8])(?=\w)|\s+)(?=\S)")
_PART = re.compile(
    r"(?:§+\s?)?\d{1,2}(?:\.\d{1,2})+[.)]?\s+\S|\d{1,2}\.(?=[^\W\d_a-z]\w)|§+\s?\d|\(\d{1,2}\)\s"
)
_BULLETS = "bullet", "dash", "star", "o"


@dataclass(frozen=True)
class Point:
    """A point's label: its kind, and its number where it has one."""

    kind: str
    number: int = 0
    delimiter: str = ""


def point_of(below: Line, above: Line, points: list[Point], *, has_room: bool) -> Point | None:
    """The point that the line ``below`` begins, behind the ``points`` so far; ``None`` where its label is no
    more than what a wrapped line happens to begin with."""
    text = below.text
    may_begin = above.is_closed or above.text.endswith(",") or has_room
    if _PART.match(text):
        return Point("part") if may_begin else None
    found = _LABEL.match(text)
    read = readings(found["label"], below.typed) if found else []
    bullet = next((one for one in read if one.kind in _BULLETS), None)
    if bullet:
        is_dash = bullet.kind != "bullet"
        return (
            Point(bullet.kind)
            if not is_dash or may_begin or points and points[-1].kind == bullet.kind
            else None
        )
    for one in read if may_begin else ():
        here = Point(one.kind, one.number, one.delimiter)
        if any(
            (last.kind, last.delimiter, last.number + 1) == (one.kind, one.delimiter, one.number)
            for last in points
        ):
            return here
    first = next((one for one in read if can_begin(one.number, one.kind)), None) if may_begin else None
    if first and not is_person(text) and (first.number == 1 or has_room and first.kind == "Decimal"):
        return Point(first.kind, first.number, first.delimiter)
    return None


def is_label(text: str) -> bool:
    """Whether a line is a bullet or a number with its stop, and nothing else: its words stand in the next."""
    return any(one.kind in ("bullet", "Decimal") for one in readings(text))
