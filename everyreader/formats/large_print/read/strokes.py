"""Lines that are drawn under text or through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from everyreader.formats.large_print.read.pages import Key, Shape, Shown

_THIN = 0.2  # of the letters' size
_MOST = 0.6  # of the string's width
_UNDER, _THROUGH = (-0.32, 0.06), (0.14, 0.42)  # above the baseline, in sizes
_Row = tuple[int, int]  # a page, and a baseline in whole points


def strokes(
    strings: Iterable[Shown], shapes: Sequence[Shape], formulas: frozenset[Key]
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The strings that are underlined, and those that are struck out; a formula's own lines are no
    strokes."""
    by_page: dict[int, list[Shape]] = defaultdict(list)
    for shape in shapes:
        left, bottom, right, top = shape.box
        if top - bottom < min(5, right - left):  # below a lone “i”, too
            by_page[shape.page].append(shape)
    words = [
        one for one in strings if one.visible.strip() and one.key not in formulas and not round(one.angle)
    ]
    reach = _reaches(words)
    under, through = (
        tuple(one for one in words if any(_along(one, by_page[one.page], reach[_row(one)], *band)))
        for band in (_UNDER, _THROUGH)
    )
    return under, through


def _row(one: Shown) -> _Row:
    return one.page, round(one.y)


def _reaches(words: Sequence[Shown]) -> dict[_Row, tuple[float, float]]:
    """How far each line of text reaches: what is drawn farther is a rule or a border."""
    found: dict[_Row, tuple[float, float]] = {}
    for one in words:
        left, right = found.get(_row(one), (one.x, one.last))
        found[_row(one)] = min(left, one.x), max(right, one.last)
    return found


def _along(
    shown: Shown, shapes: Sequence[Shape], reach: tuple[float, float], low: float, high: float
) -> Iterator[bool]:
    for shape in shapes:
        left, bottom, right, top = shape.box
        middle = (bottom + top) / 2
        within = reach[0] - shown.size / 2 <= left and right <= reach[1] + shown.size / 2
        if within and top - bottom <= _THIN * shown.size:
            near = low * shown.size <= middle - shown.y <= high * shown.size
            yield near and min(right, shown.last) - max(left, shown.x) > _MOST * (shown.last - shown.x)
