"""Taking an element out of a tree, and setting text into one: what stands behind an element stays. Where an
element stood, and what its classes call it."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.model.elements import detach, enclosing

Element = etree._Element
NUMBER = "data-everyreader-number"


def class_named(names: str) -> re.Pattern[str]:
    """Finds one of the ``names``, alternatives of a pattern, among classes, whole or as a part of one between
    hyphens."""
    return re.compile(rf"(?:^|[-_ ])(?:{names})(?:$|[-_ ])", re.IGNORECASE)


def drop(one: Element) -> None:
    """Take ``one`` out and leave what stands behind it."""
    if one.getparent() is None:
        return
    put_before(one, one.tail or "")
    one.tail = None
    detach(one)


def put_before(one: Element, text: str) -> None:
    """Set ``text`` right before ``one``."""
    before = one.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent = enclosing(one)
        parent.text = (parent.text or "") + text


def put_first(one: Element, within: Element) -> None:
    """Set ``one`` before all that is ``within``, without the text behind it."""
    within.insert(0, one)
    one.tail = None


def numbered(root: Element, first: int = 1) -> int:
    """In place: every element has its number in the file, from ``first``. The number that is next."""
    number = first
    for one in root.iter("*"):
        one.set(NUMBER, str(number))
        number += 1
    return number


def at(one: Element) -> int:
    """Where ``one`` is in its file, until its paragraphs are counted: its number or that of what is around
    it, below zero.

    1 in a tree without numbers.
    """
    numbers = (each.get(NUMBER) for each in (one, *one.iterancestors()))
    return -int(next(filter(None, numbers), -1))
