"""The navigation document: contents and landmarks (EPUB 3.3, 7).

It stands beside the reading order, not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from everyreader.formats.epub.write.documents import TYPE, XML_LANG, E, Element, page
from everyreader.formats.xhtml import Heading, phrase
from everyreader.theme.phrases import Phrase


@dataclass(frozen=True)
class Landmark:
    """A part of the book: its ``epub:type``, where it begins, and its label."""

    type: str
    address: str
    label: Phrase


def navigation(
    headings: Sequence[Heading],
    landmarks: Iterable[Landmark],
    *,
    homes: Mapping[str, str],
    title: str,
    language: str,
) -> bytes:
    """Contents from ``headings``, ``homes`` being the files of their identifiers, and ``landmarks``."""
    contents = phrase("contents", language)
    toc = E.nav(
        {TYPE: "toc", "role": "doc-toc", "aria-labelledby": "contents", "id": "toc"},
        E.h1({"id": "contents", **_lang(contents.language, language)}, contents.text),
        _list(headings, homes),
    )
    parts = phrase("landmarks", language)
    places = E.nav(
        {TYPE: "landmarks", "aria-labelledby": "landmarks", "hidden": "hidden"},
        E.h2({"id": "landmarks", **_lang(parts.language, language)}, parts.text),
        E.ol(*(_landmark(one, language) for one in landmarks)),
    )
    return page(title, language, [toc, places])


def _landmark(one: Landmark, language: str) -> Element:
    own = _lang(one.label.language, language)
    return E.li(E.a({TYPE: one.type, "href": one.address, **own}, one.label.text))


def _list(headings: Sequence[Heading], homes: Mapping[str, str]) -> Element:
    out = E.ol()
    for one in headings:
        item = E.li(E.a({"href": f"{homes[one.id]}#{one.id}", **_lang(one.language, "")}, one.title))
        if one.children:
            item.append(_list(one.children, homes))
        out.append(item)
    return out


def _lang(own: str, around: str) -> dict[str, str]:
    if not own or own.split("-", maxsplit=1)[0] == around.split("-", maxsplit=1)[0]:
        return {}
    return {"lang": own, XML_LANG: own}
