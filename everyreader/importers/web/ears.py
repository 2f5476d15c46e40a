"""Words of a page that only screen readers say: those that nobody sees go, those that stand for a sign
stay."""

from __future__ import annotations

import re

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.annotations import taken_out
from everyreader.importers.web.elements import Element, at, drop, put_before
from everyreader.importers.web.words import BLOCKS, words
from everyreader.model.elements import enclosing
from everyreader.model.text import folded

_FOR_EARS = re.compile(
    r"(?:^|[-_ ])(?:visually-?hidden|sr-?only|screen-?reader(?:-text|-only|s-only)?|assistive-text"
    r"|aural(?:jump)?"
    r"|element-invisible|hidden-visually|a11y-hidden|nur-?vorleser)(?:-focusable)?(?:$|[-_ ])",
    re.IGNORECASE,
)
_HOLDERS = (
    "a",
    "td",
    "th",
    "dt",
    "caption",
    "figcaption",
    "legend",
)  # without its only words each is nothing
_DRAWN = ("svg", "canvas", "object")  # what is said beside it for the ear describes it


def settle(element: Element, repairs: Repairs) -> None:
    """In place: words for the ear alone go and are named; in the place of a sign they stay, and run into none
    beside them."""
    for one in list(element.iterdescendants()):
        if not isinstance(one.tag, str) or element not in one.iterancestors():
            continue
        said = words(one)
        if not said or not _FOR_EARS.search(one.get("class") or ""):
            continue
        if _stands_for_something(one, said, element):
            _spaced(one)
            continue
        repairs.append(taken_out("label", said, _where(one, said), at(one)))
        put_before(one, " ")
        drop(one)


def _stands_for_something(one: Element, said: str, element: Element) -> bool:
    if next(one.iter("h1", "main", "article", "table", "img"), None) is not None:
        others = [each for each in element.iter("h1") if words(each) and each not in one.iter()]
        return one.tag != "h1" or not others
    around = next((each for each in one.iterancestors() if each.tag in _HOLDERS or each.tag in BLOCKS), None)
    if one.tag == "caption" or around is not None and around.tag in _HOLDERS and words(around) == said:
        return True
    beside = _beside(one)
    if next(one.iterancestors("figure"), None) is not None or any(
        each is not None and each.tag in _DRAWN for each in beside
    ):
        return True
    return one.tag not in BLOCKS and any(map(_is_sign, beside))


def _beside(one: Element) -> list[Element | None]:
    """What stands right beside ``one``, or beside what begins with it."""
    out = [
        one.getprevious() if not _text_before(one) else None,
        one.getnext() if not (one.tail or "").strip() else None,
    ]
    around = enclosing(one)
    while not _text_before(one) and one.getprevious() is None and around.tag not in BLOCKS:
        out.append(around.getprevious() if not _text_before(around) else None)
        one, around = around, enclosing(around)
    return out


def _text_before(one: Element) -> str:
    before = one.getprevious()
    return ((enclosing(one).text if before is None else before.tail) or "").strip()


def _is_sign(one: Element | None) -> bool:
    """Whether ``one`` is drawn, or hidden from screen readers: what it says is what they are told instead."""
    if one is None or not isinstance(one.tag, str) or one.tag in BLOCKS or one.tag in ("br", "input", "a"):
        return False
    return one.get("aria-hidden") == "true" or one.tag in ("i", "svg", "img") and not words(one)


def _where(one: Element, said: str) -> str:
    around = next((each for each in one.iterancestors() if each.tag in BLOCKS), None)
    beside = folded(words(around).replace(said, " ", 1)) if around is not None else ""
    return f" at “{excerpt(beside)}”" if beside and one.tag not in BLOCKS else ""


def _spaced(one: Element) -> None:
    """In place: words for the ear alone run into none beside them."""
    if _text_before(one)[-1:].isalnum() and (one.text or "")[:1].isalnum():
        put_before(one, " ")
    if (one.tail or "")[:1].isalnum() and words(one)[-1:].isalnum() and not (one.text or "")[-1:].isspace():
        one.tail = f" {one.tail}"
