"""Where a point of a list begins in an untagged PDF, and a line of contacts: by its mark, which may be drawn
instead of written, or its number, and by its edge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pymupdf

from everyreader.importers.pdf.lines import LABEL, MARKS, Box, Line, usual_size
from everyreader.importers.pdf.page import number_of
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
_SMALLEST, _LARGEST = 0.12, 0.55  # of its line's size: a full stop, a box to tick
_ROUND = 1.3  # of its width by its height: a dash
_GAP = 3.0  # of its line's size, from it to the first word
_LARGE = 1.15  # by the size of the text: a heading
_WHITE = 0.9  # of each colour
_FEWEST = 2  # marks of one size at one edge: one may be an ornament
_Marked = tuple[int, Line, Box]  # the place of a line among all


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


def with_drawn_marks(document: pymupdf.Document, lines: Sequence[Line]) -> list[Line]:
    """``lines``, with “•” where such a mark is drawn."""
    out = list(lines)
    usual = usual_size(out)
    found: list[_Marked] = []
    for page in document:
        shapes = [box for one in page.get_cdrawings() or () for box in _shapes(one)]
        own = [(at, one) for at, one in enumerate(lines) if one.page == number_of(page)]
        found += [
            (at, one, box)
            for at, one in (own if shapes else ())
            if not (_is_title(one, usual) or one.turned or one.text[0] in MARKS)
            for box in shapes
            if _leads(box, one, [other for _, other in own])
        ]
    several = Counter(_kind(box) for *_, box in found)
    for at, one, box in found:
        if several[_kind(box)] >= _FEWEST:
            out[at] = one.led_by("• ", box[0])
    return out


def _is_title(line: Line, usual: float) -> bool:
    """Whether what stands before a line is no more than its ornament."""
    return line.bold or line.size > _LARGE * usual


def _kind(box: Box) -> tuple[int, int]:
    return round(box[0]), round(box[2] - box[0])


def _shapes(drawn: dict[str, Any]) -> Iterator[Box]:
    """What is drawn and seen, about as wide as high."""
    if drawn["type"] == "f" and min(drawn["fill"]) > _WHITE:
        return
    boxes = [one[1] for one in drawn["items"] if one[0] == "re"]
    for box in boxes if len(boxes) == len(drawn["items"]) else [drawn["rect"]]:
        width, height = box[2] - box[0], box[3] - box[1]
        if 0 < width < _ROUND * height and height < _ROUND * width:
            yield box


def _leads(box: Box, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a shape stands before the first word of a line, and no other word between them."""
    size, middle = line.size, (box[1] + box[3]) / 2
    return (
        _SMALLEST * size < box[2] - box[0] < _LARGEST * size
        and -1 < line.box[0] - box[2] < _GAP * size
        and line.box[1] < middle < line.box[3]
        and any(sign.isalpha() for sign in line.text)
        and not any(
            one.box[1] < middle < one.box[3] and one.box[0] < line.box[0] and box[0] < one.box[2]
            for one in lines
            if one is not line
        )
    )
