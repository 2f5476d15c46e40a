"""Taking an element out of a tree, and setting text into one: what stands behind an element stays."""

from __future__ import annotations

from lxml import etree

Element = etree._Element


def drop(one: Element) -> None:
    """Take ``one`` out and leave what stands behind it."""
    if one.getparent() is None:
        return
    put_before(one, one.tail or "")
    one.tail = None
    one.getparent().remove(one)


def put_before(one: Element, text: str) -> None:
    """Set ``text`` right before ``one``."""
    parent, before = one.getparent(), one.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
