"""Word: how deep a point of a list is, where its place on the page says more than its numbering does.

“List Bullet 2” and lists pushed in by hand are lists of their own to Word, at their first level; readers see
points below points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from lxml import etree

from everyreader.importers.docx.parts import W, value_of
from everyreader.importers.docx.words import text_of

_BESIDE = 100  # twentieths of a point: nobody sees that as further inside
_STEP = 360  # from one of Word's own styles for lists to the next
_FEW = 10  # paragraphs within a point
_OF_TEXTS = re.compile(r"(?:normal|body text|list|no spacing)\b", re.IGNORECASE)
_OWN = re.compile(r"list (?:bullet|number) ([2-5])$", re.IGNORECASE)

Element = etree._Element


@dataclass(frozen=True)
class Point:
    """A paragraph of the list ``num`` at ``level``; ``root`` is what counts it, ``count`` its number, 0 for a
    bullet."""

    paragraph: Element
    styles: tuple[Element, ...]
    num: str
    root: str
    level: int
    definition: Element
    count: int
    by_style: bool  # that it is one is said by its style, not by itself

    @property
    def label(self) -> tuple[str, str]:
        """How its number is written: the form of the number, and what stands round it."""
        return value_of(self.definition, "numFmt"), value_of(self.definition, "lvlText")

    @property
    def indent(self) -> int:
        """How far inside it begins: as itself says, else the nearer of its style and its list, whoever makes
        it a point."""
        by_style = [one.find(f"{W}pPr/{W}ind") for one in self.styles]
        by_list = self.definition.find(f"{W}pPr/{W}ind")
        among = [*by_style, by_list] if self.by_style else [by_list, *by_style]
        left = _left([self.paragraph.find(f"{W}pPr/{W}ind"), *among])
        found = (_OWN.match(value_of(one, "name")) for one in self.styles)
        return next((_STEP * (int(one[1]) - 1) for one in found if one), 0) if left is None else left


@dataclass(frozen=True)
class _Open:
    """A list that is open: what comes next may go on with it or lie below it."""

    point: Point
    indent: int
    depth: int
    num: str


def deepen(points: Iterable[Point], numbering: Element) -> dict[Element, tuple[str, int]]:
    """The list and level of each point that has another than it says; ``numbering`` takes these lists.

    A list ends where its numbers do not go on. Each begins at the number that Word shows: pandoc counts the
    instances of one list by themselves.
    """
    moved: dict[Element, tuple[str, int]] = {}
    open_: list[_Open] = []
    before: Element | None = None
    for point in points:
        if before is None or not _adjoins(before, point.paragraph):
            open_ = []
        before = point.paragraph
        indent = point.indent
        same = next((n for n, one in enumerate(open_) if _is_beside(one, point, indent)), None)
        if same is not None and _goes_on(open_[same].point, point):
            last = open_[same]
            open_ = [*open_[:same], replace(last, point=point)]
        else:
            open_, depth = (
                _placed(open_, point, indent) if same is None else (open_[:same], open_[same].depth)
            )
            own = not point.count and depth == point.level
            num = point.num if own else _list_at(depth, point, numbering)
            open_.append(_Open(point, indent, depth, num))
        if open_[-1].num != point.num:
            moved[point.paragraph] = (open_[-1].num, open_[-1].depth)
    return moved


def going_on(
    points: Iterable[Point], styles_of: Callable[[Element], Iterable[Element]]
) -> Iterator[tuple[Element, int]]:
    """The paragraphs without numbers that stand between two points of one list as far inside as the first,
    and its level."""
    for point, after in pairwise(points):
        behind = list(islice(point.paragraph.itersiblings(), _FEW))
        is_near = after.paragraph in behind and point.root == after.root and point.indent > 0
        between = behind[: behind.index(after.paragraph)] if is_near else []
        said = [one for one in between if one.tag != f"{W}p" or text_of(one).strip()]
        if all(_is_plain(one, [*styles_of(one)], point.indent) for one in said):
            yield from ((one, point.level) for one in said)


def _is_plain(paragraph: Element, styles: list[Element], least: int) -> bool:
    """Whether it is a paragraph in a style of texts or lists that begins so far inside."""
    if paragraph.tag != f"{W}p" or not all(_OF_TEXTS.match(value_of(one, "name")) for one in styles):
        return False
    left = _left(one.find(f"{W}pPr/{W}ind") for one in (paragraph, *styles))
    return left is not None and left >= least - _BESIDE


def _left(indents: Iterable[Element | None]) -> int | None:
    """How far inside the first of them says."""
    for one in indents:
        left = None if one is None else one.get(f"{W}left") or one.get(f"{W}start")
        if left is not None and re.fullmatch(r"-?\d+", left):
            return int(left)
    return None


def _is_beside(one: _Open, point: Point, indent: int) -> bool:
    """Whether ``point`` is of the list that is open: by its numbers, else by the list and its indent."""
    if point.count and one.point.count:
        return (one.point.root, one.point.level) == (point.root, point.level)
    is_same = (one.point.num, one.point.level) == (point.num, point.level)
    return is_same and abs(indent - one.indent) <= _BESIDE


def _goes_on(before: Point, point: Point) -> bool:
    """Whether the label of ``point`` is the next."""
    return not point.count or (point.count, point.label) == (before.count + 1, before.label)


def _placed(open_: list[_Open], point: Point, indent: int) -> tuple[list[_Open], int]:
    """The lists that stay open around the first point of another one, and its depth."""
    above = [
        n for n, one in enumerate(open_) if one.point.root == point.root and one.point.level < point.level
    ]
    if above:
        around = open_[above[-1]]
        return open_[: above[-1] + 1], around.depth + point.level - around.point.level
    deeper = [one for one in open_ if one.point.root == point.root and one.point.level > point.level]
    if deeper:
        kept = open_[: open_.index(deeper[0])]
        return kept, max(len(kept) and kept[-1].depth, deeper[0].depth - deeper[0].point.level + point.level)
    while open_ and indent < open_[-1].indent - _BESIDE:
        last = open_.pop()
        if not open_:
            return [], last.depth and min(last.depth, point.level)
    if not open_:
        return [], point.level
    last = open_[-1]
    if indent > last.indent + _BESIDE or point.level > last.point.level:
        return open_, last.depth + 1
    return open_[:-1], last.depth


def _adjoins(before: Element, paragraph: Element) -> bool:
    """Whether nothing with words stands between two paragraphs, but what pandoc keeps with the first: “0” is
    its list."""
    between = paragraph.getprevious()
    while between is not None and between is not before:
        is_within = value_of(between, "pPr/numPr/numId") == "0"
        if between.tag != f"{W}p" or text_of(between).strip() and not is_within:
            return False
        between = between.getprevious()
    return between is before


def _list_at(depth: int, point: Point, numbering: Element) -> str:
    """A list whose level ``depth`` is the point's own, counted on from it."""
    name = f"{len(numbering) + 100_000}"
    level = deepcopy(point.definition)
    level.set(f"{W}ilvl", str(depth))
    abstract = etree.SubElement(numbering, f"{W}abstractNum", {f"{W}abstractNumId": name})
    abstract.append(level)
    if point.count:
        start = level.find(f"{W}start")
        start = etree.SubElement(level, f"{W}start") if start is None else start
        start.set(f"{W}val", str(point.count))
    num = etree.SubElement(numbering, f"{W}num", {f"{W}numId": name})
    etree.SubElement(num, f"{W}abstractNumId").set(f"{W}val", name)
    return name
