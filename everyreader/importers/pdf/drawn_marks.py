"""The marks of a list's points that an untagged PDF draws instead of writing them: small squares and circles
before lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pymupdf

from everyreader.importers.pdf.lines import MARKS, Box, Line, usual_size
from everyreader.importers.pdf.page import number_of

_SMALLEST, _LARGEST = 0.12, 0.55  # of its line's size: a full stop, a box to tick
_ROUND = 1.3  # of its width by its height: a dash
_GAP = 3.0  # of its line's size, from it to the first word
_LARGE = 1.15  # by the size of the text: a heading
_WHITE = 0.9  # of each colour
_FEWEST = 2  # marks of one size at one edge: one may be an ornament
_Marked = tuple[int, Line, Box]  # the place of a line among all


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
