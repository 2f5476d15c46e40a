"""The bullets and numbers at which the points of a text begin."""

from __future__ import annotations

import re

from everyreader.importers.repair.lists.typed_labels import BULLET, BULLETS, Label, readings
from everyreader.importers.text.lines import Line
from everyreader.language.persons import is_person
from everyreader.source.labels import can_begin

_LABEL = re.compile(r"(?P<label>\S{1,7}?)(?P<glued>(?<=[•‣●▪■\uf0b7\uf0a7\uf0d8])(?=\w)|\s+)(?=\S)")
_PART = re.compile(
    r"(?:§+\s?)?\d{1,2}(?:\.\d{1,2})+[.)]?\s+\S|\d{1,2}\.(?=[^\W\d_a-z]\w)|§+\s?\d|\(\d{1,2}\)\s"
)


def point_of(below: Line, above: Line, points: list[Label], *, has_room: bool) -> Label | None:
    """The label of the point that the line ``below`` begins, behind the ``points`` so far; ``None`` where it
    is no more than what a wrapped line happens to begin with."""
    text = below.text
    may_begin = above.is_closed or above.text.endswith(",") or has_room
    if _PART.match(text):
        return Label("", "part") if may_begin else None
    found = _LABEL.match(text)
    read = readings(found["label"], below.typed) if found else []
    if bullet := next((one for one in read if one.kind in BULLETS), None):
        goes_on = bool(points) and points[-1].kind == bullet.kind
        return bullet if bullet.kind == BULLET or may_begin or goes_on else None
    if not may_begin:
        return None
    if following := next((one for one in read if any(map(one.goes_on, points))), None):
        return following
    first = next((one for one in read if can_begin(one.number, one.kind)), None)
    begins = first and (first.number == 1 or has_room and first.kind == "Decimal")
    return first if begins and not is_person(text) else None


def is_label(text: str) -> bool:
    """Whether a line is a bullet or a number with its stop, and nothing else: its words stand in the next."""
    return any(one.kind in (BULLET, "Decimal") for one in readings(text))
