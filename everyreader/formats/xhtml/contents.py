"""The headings of a fragment as a tree: what navigation is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from everyreader.model.text import folded

_MATH = "{http://www.w3.org/1998/Math/MathML}math"
_LEVELS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Heading:
    """One heading. ``id`` is its identifier in the fragment; ``children`` are the headings below it, in
    order.
    """

    title: str
    id: str
    level: int
    language: str = ""
    children: tuple[Heading, ...] = ()


def contents(elements: Iterable[etree._Element]) -> tuple[Heading, ...]:
    """The headings in ``elements``, nested by level.

    ``language`` is set where a heading carries its own ``lang``.
    """
    flat = [
        Heading(title(one), one.get("id", ""), _LEVELS[str(one.tag)], one.get("lang", ""))
        for block in elements
        for one in block.iter(*_LEVELS)
    ]
    return _nested(flat)


def title(heading: etree._Element) -> str:
    """The words of ``heading``: images and formulas by their alternative, note references left out."""
    return folded("".join(_words(heading)))


def _words(element: etree._Element) -> Iterable[str]:
    if element.tag == "img":
        yield element.get("alt", "")
    elif element.tag == _MATH:
        yield element.get("alttext", "")
    elif element.get("role") != "doc-noteref":
        yield " " if element.tag == "br" else element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _nested(flat: list[Heading]) -> tuple[Heading, ...]:
    out: list[Heading] = []
    index = 0
    while index < len(flat):
        end = index + 1
        while end < len(flat) and flat[end].level > flat[index].level:
            end += 1
        one = flat[index]
        out.append(Heading(one.title, one.id, one.level, one.language, _nested(flat[index + 1 : end])))
        index = end
    return tuple(out)
