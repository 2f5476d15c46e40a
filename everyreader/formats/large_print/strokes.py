"""Lines that are drawn under text or through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from everyreader.formats.large_print.shown import Key, Shape, Shown

_THIN = 0.2  # of the letters' size
_MOST = 0.6  # of the string's width
_WIDER = 3.0  # times the string: a rule across the page is no stroke of one word's
_UNDER, _THROUGH = (-0.32, 0.06), (0.14, 0.42)  # above the baseline, in sizes


def strokes(
    strings: Iterable[Shown], shapes: Sequence[Shape], formulas: frozenset[Key]
) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The strings that are underlined, and those that are struck out; a formula's own lines are no strokes."""
    by_page: dict[int, list[Shape]] = defaultdict(list)
    for shape in shapes:
        left, bottom, right, top = shape.box
        if top - bottom < 5 < right - left:
            by_page[shape.page].append(shape)
    words = [
        one for one in strings if one.visible.strip() and one.key not in formulas and not round(one.angle)
    ]
    under, through = (
        tuple(one for one in words if any(_along(one, by_page[one.page], *band)))
        for band in (_UNDER, _THROUGH)
    )
    return under, through


def _along(shown: Shown, shapes: Sequence[Shape], low: float, high: float) -> Iterator[bool]:
    width = shown.last - shown.x
    for shape in shapes:
        left, bottom, right, top = shape.box
        middle = (bottom + top) / 2
        if top - bottom > _THIN * shown.size or right - left > _WIDER * width + shown.size:
            continue
        if low * shown.size <= middle - shown.y <= high * shown.size:
            yield min(right, shown.last) - max(left, shown.x) > _MOST * width
