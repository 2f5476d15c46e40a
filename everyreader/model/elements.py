"""Elements as lxml gives them. It cannot tell an element that stands in another from a root; who asks here
knows."""

from __future__ import annotations

from lxml import etree

Element = etree._Element


def enclosing(one: Element) -> Element:
    """The element that ``one`` stands in. ``LookupError`` for a root, which stands in none."""
    found = one.getparent()
    if found is None:
        raise LookupError(f"{one.tag} stands in no element")
    return found


def detach(one: Element) -> None:
    """Take ``one`` out of its tree, with the text behind it."""
    enclosing(one).remove(one)
