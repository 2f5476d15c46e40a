"""Lists whose numbers go on behind a paragraph, which pandoc counts from one again: each begins as the file's
readers see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from everyreader.source.labels import can_begin, label

_STYLES = ("Decimal", "LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman")
_DELIMITERS = ("Period", "OneParen", "TwoParens")
_HIGHEST = 500


def as_seen(blocks: Sequence[Any], seen: Sequence[str]) -> list[Any]:
    """``blocks``, their lists with the labels ``seen``, one for each point in order; where no list has them
    it stays as it is."""
    return _walked(list(blocks), iter(seen))


def _walked(node: Any, waiting: Iterator[str]) -> Any:
    match node:
        case list():
            return [_walked(one, waiting) for one in node]
        case {"t": "BulletList", "c": items}:
            return {**node, "c": [_point(one, waiting)[1] for one in items]}
        case {"t": "OrderedList", "c": [style, items]}:
            points = [_point(one, waiting) for one in items]
            begins = _begins(style, [said for said, _ in points])
            return {**node, "c": [begins, [content for _, content in points]]}
        case {"t": kind, "c": content} if kind != "Note":
            return {**node, "c": _walked(content, waiting)}
    return node


def _point(item: list[Any], waiting: Iterator[str]) -> tuple[str, list[Any]]:
    said = next(waiting, "")
    return said, _walked(item, waiting)


def _begins(style: list[Any], seen: list[str]) -> list[Any]:
    """The first number, style and delimiter of a list whose points show ``seen``; ``style`` where no list
    does."""
    own = (style[1]["t"], style[2]["t"])
    for kind, delimiter in (own, *((kind, one) for kind in _STYLES for one in _DELIMITERS)):
        for number in range(1, _HIGHEST):
            if label(number, kind, delimiter) == seen[0]:
                fits = all(label(number + n, kind, delimiter) == one for n, one in enumerate(seen))
                if fits and can_begin(number, kind):
                    return [number, {"t": kind}, {"t": delimiter}]
    return style
