"""Kickers: a small heading over the heading of its own box, which heads nothing."""

from __future__ import annotations

from lxml.html import HtmlElement

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.repair.title.kickers import NAME, is_kicker_line
from everyreader.importers.web.elements import Element, at, class_named
from everyreader.importers.web.words import HEADINGS, words

_KICKER = class_named(
    r"kicker|eyebrow|over-?(?:line|title|head)|top-?line|pre-?(?:title|heading|head)|sub-?title|tag-?line"
    r"|dachzeile|ante-?t[ií]tulo|sur-?titre|occhiello|roof-?line|spitzmarke"
)


def settle(element: HtmlElement, repairs: list[Repair]) -> None:
    """In place: a heading right above one of higher rank is a line, where a class says so or it is the first
    of the box that both stand in."""
    for one in list(element.iter(*HEADINGS[2:])):
        below = _below(one, element)
        if below is None or not "h1" < str(below.tag) < str(one.tag) or not is_kicker_line(words(one)):
            continue
        box = next(each for each in one.iterancestors() if each in below.iterancestors())
        is_first = box is not element and words(box).startswith(words(one))
        if is_first or _KICKER.search(one.get("class") or ""):
            message = f"a line above “{excerpt(words(below))}”: “{excerpt(words(one))}”"
            repairs.append(Repair(NAME, at(one), message))
            one.tag = "p"
            for each in list(one.iter("strong", "b")):
                each.drop_tag()


def _below(heading: Element, element: Element) -> Element | None:
    """The heading right behind ``heading``, with neither words nor an image between them."""
    for around in (heading, *heading.iterancestors()):
        if around is element:
            return None
        for one in around.itersiblings():
            if not isinstance(one.tag, str) or not words(one) and next(one.iter("img"), None) is None:
                continue
            first = next(one.iter(*HEADINGS), None)
            return first if first is not None and words(one).startswith(words(first)) else None
    return None
