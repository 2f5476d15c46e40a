"""An OpenDocument's styles, by their names: which rest upon which, and what the first of them says that says
anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from everyreader.importers.odt.words import FO, STYLE

Element = etree._Element
Styles = Mapping[str, Element]


def chain(name: str, styles: Styles) -> Iterator[Element]:
    """The style ``name``, where there is one, and those that it rests upon."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield styles[name]
        name = parent_of(styles[name])


def parent_of(style: Element) -> str:
    return style.get(f"{STYLE}parent-style-name", "")


def of_text(style: Element | None, name: str) -> str:
    """What a style says of its words (“font-size”); empty where it says nothing."""
    properties = None if style is None else style.find(f"{STYLE}text-properties")
    return "" if properties is None else properties.get(f"{FO}{name}", "")


def alignment_of(style: Element) -> str:
    """Where a style sets its lines (“center”); empty where it does not say."""
    properties = style.find(f"{STYLE}paragraph-properties")
    return "" if properties is None else properties.get(f"{FO}text-align", "")


def language_of(style: Element | None) -> str:
    language, country = of_text(style, "language"), of_text(style, "country")
    return language + (f"-{country}" if language and country not in ("none", "") else "")
