"""Neighbouring leaves of a line put into one element, inline elements around them cut where they must be."""

from __future__ import annotations

from lxml import etree

from everyreader.formats.xhtml.leaves import MATH, STRETCH
from everyreader.model.elements import enclosing

Element = etree._Element


def enclose(first: Element, last: Element, block: Element, name: str) -> str:
    """One element round everything from ``first`` to ``last``, and its identifier: ``name``, or the one that
    it has.

    An image or a formula alone is its own element, and so is one that holds these leaves and nothing else;
    otherwise it is a new span. An element that begins before ``first`` or ends after ``last`` is cut; its
    identifier stays where it begins.
    """
    if first is last and first.tag in ("img", MATH):
        return _named(first, name)
    common = _common(first, last, block)
    begin, end = _cut_before(first, common), _cut_after(last, common)
    if begin is end and begin.tag != STRETCH and not begin.get("id"):
        return _named(begin, name)
    span = etree.Element("span", id=name)
    begin.addprevious(span)
    span.extend(list(common)[common.index(begin) : common.index(end) + 1])
    return name


def _named(element: Element, name: str) -> str:
    element.set("id", element.get("id") or name)
    return str(element.get("id"))


def _common(first: Element, last: Element, block: Element) -> Element:
    """The innermost element around both, or the outermost one that holds nothing but what is between them."""
    around = list(last.iterancestors())
    common = next(one for one in first.iterancestors() if one in around)
    while common is not block and _is_edge(first, common, 0) and _is_edge(last, common, -1):
        common = enclosing(common)
    return common


def _is_edge(leaf: Element, around: Element, side: int) -> bool:
    """Whether ``leaf`` is the first (0) or the last (-1) thing in ``around``."""
    one = leaf
    while one is not around:
        above = enclosing(one)
        if above[side] is not one:
            return False
        one = above
    return True


def _cut_before(leaf: Element, common: Element) -> Element:
    """The child of ``common`` that begins with ``leaf``."""
    one = leaf
    while (around := enclosing(one)) is not common:
        place = around.index(one)
        one = _split(around, place) if place else around
    return one


def _cut_after(leaf: Element, common: Element) -> Element:
    """The child of ``common`` that ends with ``leaf``."""
    one = leaf
    while (around := enclosing(one)) is not common:
        place = around.index(one) + 1
        if place < len(around):
            _split(around, place)
        one = around
    return one


def _split(element: Element, place: int) -> Element:
    """Move the children from ``place`` on into a second element of the same kind, right after it."""
    second = etree.Element(element.tag, {key: value for key, value in element.attrib.items() if key != "id"})
    second.extend(list(element)[place:])
    element.addnext(second)
    return second
