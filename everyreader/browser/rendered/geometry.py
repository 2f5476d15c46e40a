"""Boxes: x, y, width, height in CSS pixels, from the top left corner of the document."""

from __future__ import annotations

Box = tuple[float, float, float, float]
FAR = 1e7  # CSS pixels; beyond any document, and finite, so that it can be reckoned with


def edges(box: Box) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    return box[0], box[1], box[0] + box[2], box[1] + box[3]


def area(box: Box) -> float:
    return max(0.0, box[2]) * max(0.0, box[3])


def common(one: Box, other: Box) -> Box:
    """What two boxes share; a box without width or height where they share nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[0] + one[2], other[0] + other[2]), min(one[1] + one[3], other[1] + other[3])
    return left, top, max(0.0, right - left), max(0.0, bottom - top)


def share(one: Box, other: Box) -> float:
    """How much of ``one`` lies in ``other``: 0 to 1."""
    whole = area(one)
    return area(common(one, other)) / whole if whole else 0.0


def holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def middle(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all of ``boxes``, of which there must be one."""
    lefts, tops, rights, bottoms = zip(*(edges(one) for one in boxes), strict=True)
    return min(lefts), min(tops), max(rights) - min(lefts), max(bottoms) - min(tops)


def pixels(value: str, default: float = 0.0) -> float:
    """The number of a computed length such as ``12.5px``; ``default`` for ``auto``, ``normal`` and the
    like."""
    try:
        return float(value.removesuffix("px"))
    except ValueError:
        return default
