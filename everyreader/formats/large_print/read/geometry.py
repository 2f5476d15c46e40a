"""Matrices and boxes in points (ISO 32000-1, 8.3)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_FAR = 1e7  # no page is larger; what a file says beyond that is nonsense


class Operands(Protocol):
    """Of an instruction of a content stream: objects of a PDF, or numbers."""

    def __getitem__(self, index: int, /) -> Any: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __len__(self) -> int: ...


def numbers(operands: Iterable[Any]) -> tuple[float, ...]:
    """Operands as numbers. Raises ``ValueError`` for what is none."""
    return tuple(float(one) for one in operands)


def matrix(operands: Iterable[object]) -> Matrix:
    """Six operands as a matrix; anything else is the identity."""
    found = numbers(operands)
    return found if len(found) == 6 else IDENTITY


def times(first: Matrix, second: Matrix) -> Matrix:
    """``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, by: Matrix) -> Point:
    """A point as ``by`` moves it."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def box_of(points: Iterable[Point]) -> Box:
    """The box round some points, at most ``_FAR`` away."""
    several = [(_near(x), _near(y)) for x, y in points]
    xs, ys = [x for x, _ in several], [y for _, y in several]
    return min(xs), min(ys), max(xs), max(ys)


def _near(value: float) -> float:
    return min(max(value, -_FAR), _FAR) if math.isfinite(value) else _FAR


def unit_square(by: Matrix) -> Box:
    """The box in which an image is drawn (ISO 32000-1, 8.9.5)."""
    return box_of(moved(x, y, by) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)))


def shared(first: Box, second: Box) -> float:
    """The area that two boxes have in common."""
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    return width * height if width > 0 and height > 0 else 0.0


def area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)
