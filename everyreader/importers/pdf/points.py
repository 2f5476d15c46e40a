"""Where a point of a list begins in an untagged PDF, and a line of contacts: by its mark or number, and by
its edge."""

from __future__ import annotations

import re

from everyreader.importers.pdf.lines import LABEL, MARKS, Line
from everyreader.source.labels import roman_value

_SURE = re.compile(rf"\d{{1,2}}[A-ZÀ-Þ][a-zß-ÿ]|[{re.escape(''.join(MARKS))}]")
_DASH = re.compile(r"([-–—·*→⇒★☆])\s")  # which also stand within sentences
BULLET = re.compile(rf"(?:{_SURE.pattern}|{_DASH.pattern})")
_NUMBER = re.compile(
    r"(?P<before>\(|§+\s?|(?:art|no|nr|pt)\.\s)?(?P<label>\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,4}"
    r"|[IVX]{1,4})"
    r"(?P<behind>[.)]{0,2})(?:\s|$)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[^\W\d_][^:]{1,30}:\s+\S")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_SAME = 2.0  # points by which two edges differ that are one
_HANGS = 3.0  # points by which a point's lines stand farther right than its mark


def begins_point(held: list[Line], new: Line, *, has_room: bool) -> bool:
    """Whether a point, or a line of its own, begins at ``new`` behind the lines of a paragraph; the last one
    ``has_room`` for a word."""
    first, last = held[0], held[-1]
    if _SURE.match(new.text) or _is_next(first, new) or _is_contact(held, new):
        return True
    ends = bool(re.search(r"[^\w\s]$", last.text))
    if LABEL.match(new.text) and (has_room or ends):
        return True
    dash = _DASH.match(new.text)
    if dash and (has_room or ends or new.box[0] > last.box[0] + _SAME or _is_alike(first, new, dash[1])):
        return True
    return _is_behind_hanging(held, new)


def _is_alike(first: Line, new: Line, mark: str) -> bool:
    return first.text.startswith(mark) and abs(first.box[0] - new.box[0]) < _SAME


def _is_behind_hanging(held: list[Line], new: Line) -> bool:
    """Whether a line stands left of those that hang below a point's mark."""
    first, last = held[0], held[-1]
    is_point = bool(BULLET.match(first.text) or LABEL.match(first.text))
    hangs = len(held) > 1 and last.box[0] > first.box[0] + _HANGS and last.page == new.page
    return is_point and hangs and new.box[1] > last.box[1] and new.box[0] < last.box[0] - _HANGS


def _is_next(first: Line, new: Line) -> bool:
    """Whether ``new`` begins with the number that follows that of the paragraph before, at its edge."""
    if abs(first.box[0] - new.box[0]) > 0.6 * new.size:  # “9.” and “10.” may end at one place
        return False
    one, other = _NUMBER.match(first.text), _NUMBER.match(new.text)
    if not one or not other or one["before"] != other["before"] or one["behind"] != other["behind"]:
        return False
    is_sure = one["behind"] or one["before"] or "." in one["label"] and "." in other["label"]
    return bool(is_sure) and _follows(one["label"], other["label"])


def _follows(one: str, other: str) -> bool:
    if one[0].isdigit() and other[0].isdigit():
        *above, last = map(int, one.split("."))
        return [*above, last + 1] == list(map(int, other.split(".")))
    if one.islower() != other.islower():
        return False
    if len(one) == len(other) == 1 and ord(other) == ord(one) + 1:
        return True
    value = roman_value(one)
    return bool(value) and roman_value(other) == value + 1


def _is_contact(held: list[Line], new: Line) -> bool:
    """Whether lines say what is to be had under which label (“Phone: …”), or are an address each."""
    first, last = held[0], held[-1]
    if abs(first.box[0] - new.box[0]) > _SAME:
        return False
    are_values = not new.labelled and _VALUE.match(first.text) and _VALUE.match(new.text)
    return bool(are_values or all(_ADDRESS.fullmatch(one.text) for one in (last, new)))
