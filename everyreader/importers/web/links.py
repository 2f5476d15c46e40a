"""Links that are not round words: buttons that lead somewhere, and links round whole blocks."""

from __future__ import annotations

import re

from everyreader.importers.web.elements import Element
from everyreader.importers.web.words import BLOCKS, HEADINGS, words

_GOES = re.compile(
    r"(?:\blocation(?:\.href)?\s*=|\blocation\.assign\(|\bwindow\.open\()\s*['\"]([^'\"]+)['\"]"
)
_NOWHERE = re.compile(r"#|javascript:|$", re.IGNORECASE)
_FIELDS = ("input", "select", "textarea")
_OF_TABLES = ("table", "thead", "tbody", "tfoot", "tr")
_PRESSED = ("submit", "button")


def settle(element: Element) -> None:
    """In place: a button in a link or around one is words of it; one whose press goes to an address, alone or
    as all that a form holds, is a link."""
    for form in list(element.iter("form")):
        _sent(form)
    for one in list(element.iter("button", "input")):
        goes = _GOES.search(one.get("onclick") or "")
        if _is_link(next(one.iterancestors("a"), None)) or any(map(_is_link, one.iter("a"))):
            _made(one, "span")
        elif goes and not _NOWHERE.match(goes[1]):
            _made(one, "a", goes[1])


def inward(element: Element) -> None:
    """In place: a link round blocks, which no reader of paragraphs keeps, is one of its heading's words, or
    of its first block's."""
    for link in list(element.iter("a")):
        blocks = [one for one in link.iterdescendants(*BLOCKS) if words(one)]
        if not _is_link(link) or not blocks:
            continue
        leaves = [one for one in blocks if not any(each.tag in BLOCKS for each in one.iterdescendants())]
        held = next((one for one in blocks if one.tag in HEADINGS), next(iter(leaves), None))
        if held is None or held.tag in _OF_TABLES:
            continue
        inner = link.makeelement("a", dict(link.attrib))
        inner.text, held.text = held.text, None
        inner.extend(list(held))
        held.append(inner)
        _made(link, "div")
        link.attrib.pop("href")


def _is_link(one: Element | None) -> bool:
    return one is not None and not _NOWHERE.match((one.get("href") or "").strip())


def _sent(form: Element) -> None:
    """In place: a ``form`` that sends nothing but a reader to its address is a link."""
    address = (form.get("action") or "").strip()
    held = list(form.iter("button", *_FIELDS))
    if len(held) != 1 or (form.get("method") or "get").lower() != "get" or words(form) != words(held[0]):
        return
    if not _NOWHERE.match(address) and (held[0].tag == "button" or held[0].get("type") in _PRESSED):
        _made(held[0], "a", address)
        form.tag = "div"


def _made(one: Element, tag: str, address: str = "") -> None:
    """In place: ``one`` is a piece of text."""
    if one.tag == "input":
        one.text = one.get("value")
    one.tag = tag
    for key in ("type", "onclick", "role", "value"):
        one.attrib.pop(key, None)
    if address:
        one.set("href", address)
