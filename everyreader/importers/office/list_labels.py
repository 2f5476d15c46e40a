"""The repairs that name the labels which an office program draws, and which are words of the text now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from everyreader.importers.draft import Repair, excerpt
from everyreader.source.labels import can_begin, label

Labels = Sequence[tuple[int, str]]  # each with the number of its paragraph
_STYLES = ("Decimal", "LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman")
_DELIMITERS = ("Period", "OneParen", "TwoParens")
_HIGHEST = 500


def of_headings(labels: Labels) -> Iterator[Repair]:
    return _named("heading numbers kept", "headings", labels)


def of_points(labels: Labels) -> Iterator[Repair]:
    return _named("list labels kept", "paragraphs, once points of a list,", labels)


def without_words(labels: Labels) -> Iterator[Repair]:
    """One repair for the labels that stand before nothing."""
    shown = [(number, label) for number, label in labels if label]
    if shown:
        said = excerpt(", ".join(label for _, label in shown))
        message = f"no words stand behind “{said}”; the numbers after that stay as the file shows them"
        yield Repair("number without words left out", shown[0][0], message)


def _named(name: str, what: str, labels: Labels) -> Iterator[Repair]:
    """One repair for all of ``labels``, where there are some."""
    if labels:
        said = excerpt(", ".join(label for _, label in labels))
        yield Repair(name, labels[0][0], f"{len(labels)} {what} begin with the words “{said}”")


def as_seen(blocks: Sequence[Any], seen: Sequence[str]) -> list[Any]:
    """``blocks``, their lists with the labels ``seen``, one for each point in order; where no list has them
    it stays as it is."""
    return _walked(list(blocks), iter(seen))


def _walked(node: Any, waiting: Iterator[str]) -> Any:
    match node:
        case list():
            made = [(one, _walked(one, waiting)) for one in node]
            return [each for one, new in made for each in (new if _is_ordered(one) else [new])]
        case {"t": "BulletList", "c": items}:
            return {**node, "c": [_point(one, waiting)[1] for one in items]}
        case {"t": "OrderedList", "c": [style, items]}:
            return _parts(node, style, [_point(one, waiting) for one in items])
        case {"t": kind, "c": content} if kind != "Note":
            return {**node, "c": _walked(content, waiting)}
    return node


def _point(item: list[Any], waiting: Iterator[str]) -> tuple[str, list[Any]]:
    said = next(waiting, "")
    return said, _walked(item, waiting)


def _is_ordered(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") == "OrderedList"


def _parts(node: Any, style: list[Any], points: list[tuple[str, list[Any]]]) -> Iterator[Any]:
    """The list ``node``, or the lists that it is where its numbers leap (over a point without words)."""
    while points:
        begin, end = _run(style, [said for said, _ in points])
        yield {**node, "c": [begin, [content for _, content in points[:end]]]}
        points = points[end:]


def _run(style: list[Any], seen: list[str]) -> tuple[list[Any], int]:
    """The first number, style and delimiter of a list whose points show ``seen``, and for how many of them;
    all are of ``style`` where no list shows the first."""
    own = (style[1]["t"], style[2]["t"])
    best: tuple[list[Any], int] = style, 0
    for kind, delimiter in (own, *((kind, one) for kind in _STYLES for one in _DELIMITERS)):
        for number in range(1, _HIGHEST):
            if label(number, kind, delimiter) == seen[0] and can_begin(number, kind):
                alike = [label(number + n, kind, delimiter) == one for n, one in enumerate(seen)]
                end = (*alike, False).index(False)
                best = ([number, {"t": kind}, {"t": delimiter}], end) if end > best[1] else best
    return best if best[1] else (style, len(seen))
