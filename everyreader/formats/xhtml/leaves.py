"""A block's content as a row of leaves, so that it can be cut and wrapped without losing a character.

lxml keeps text in ``text`` and ``tail``; here each stretch of it stands in an element of its own for a while:
``unfold``, then work on whole elements, then ``fold_back``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from everyreader.model.publication import Role

Element = etree._Element
MATH = "{http://www.w3.org/1998/Math/MathML}math"
STRETCH = "everyreader-stretch"  # an element that holds text and nothing else, and goes again
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
_ITEMS = frozenset(("dd", "dl", "dt", "li", "ol", "ul"))
_PLAIN = frozenset(("blockquote", "div", "figcaption", "figure", "hr", "p", "pre", "section"))
BLOCKS = _HEADINGS | _CELLS | _ITEMS | _PLAIN
_WHOLE = ("doc-noteref", "doc-backlink")  # links of the writer's own, whose content is no part of the words


@dataclass(frozen=True)
class Leaf:
    """A stretch of text (TEXT or CODE; a line break is one, too), an image, a formula or a note's
    reference."""

    element: Element
    role: Role

    @property
    def text(self) -> str:
        """What it holds; alternatives are the publication's to say."""
        return "\n" if self.element.tag == "br" else self.element.text or ""


@dataclass(frozen=True)
class Line:
    """What stands in ``block`` between two blocks: as much as a unit has. A heading has a line even without
    content."""

    block: Element
    leaves: tuple[Leaf, ...]


def unfold(root: Element) -> None:
    """Put every stretch of text below ``root`` into an element of its own."""
    for one in list(root.iter()):
        around = one.getparent()
        if around is not None and one is not root and one.tail:
            one.addnext(_stretch(one.tail))
            one.tail = None
        if one.text and not _is_whole(one) and not any(map(_is_whole, one.iterancestors())):
            one.insert(0, _stretch(one.text))
            one.text = None


def fold_back(root: Element) -> None:
    """The reverse of ``unfold``: neighbouring stretches become one text again."""
    etree.strip_tags(root, STRETCH)


def lines(block: Element) -> Iterator[Line]:
    """The lines in ``block`` and the blocks below it, in reading order; those of white space alone among
    them."""
    row: list[Element] = []
    empty = block.tag in _HEADINGS
    for child in block:
        if child.tag not in BLOCKS:
            row.append(child)
            continue
        if row:
            yield Line(block, tuple(_leaves(row)))
        yield from lines(child)
        row, empty = [], False
    if row or empty:
        yield Line(block, tuple(_leaves(row)))


def cut(stretch: Element, offsets: list[int]) -> list[Element]:
    """``stretch`` as neighbours, cut before each of ``offsets``, which rise and lie inside its text."""
    text, parts = stretch.text or "", [stretch]
    edges = [*offsets, len(text)]
    stretch.text = text[: edges[0]]
    for begin, end in pairwise(edges):
        part = _stretch(text[begin:end])
        parts[-1].addnext(part)
        parts.append(part)
    return parts


def _stretch(text: str) -> Element:
    element = etree.Element(STRETCH)
    element.text = text
    return element


def _is_whole(element: Element) -> bool:
    return element.tag == MATH or element.get("role") in _WHOLE


def _leaves(row: list[Element], role: Role = Role.TEXT) -> Iterator[Leaf]:
    for one in row:
        match one.tag:
            case "everyreader-stretch" | "br":
                yield Leaf(one, role)
            case "img":
                yield Leaf(one, Role.TEXT if one.get("alt") == "" else Role.ALT)  # decoration is no words
            case _ if one.tag == MATH:
                yield Leaf(one, Role.MATH)
            case "a" if one.get("role") == "doc-noteref":
                yield Leaf(one, Role.NOTE)
            case "a" if one.get("role") == "doc-backlink":
                continue
            case _:
                yield from _leaves(list(one), Role.CODE if one.tag == "code" else role)
