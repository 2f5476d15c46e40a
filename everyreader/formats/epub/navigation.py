"""The navigation document (EPUB 3.3, 7):

contents and landmarks. It stands beside the reading order, not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from everyreader.formats.epub.documents import TYPE, XML_LANG, E, Element, page
from everyreader.formats.xhtml import Heading, phrase


def navigation(
    headings: Sequence[Heading],
    landmarks: Iterable[tuple[str, str, str]],
    *,
    text: str,
    title: str,
    language: str,
) -> bytes:
    """Contents from ``headings`` (places in the file ``text``) and ``landmarks`` as (epub:type, address,
    label).
    """
    contents = phrase("contents", language)
    toc = E.nav(
        {TYPE: "toc", "role": "doc-toc", "aria-labelledby": "contents", "id": "toc"},
        E.h1({"id": "contents", **_lang(contents.language, language)}, contents.text),
        _list(headings, text),
    )
    parts = phrase("landmarks", language)
    places = E.nav(
        {TYPE: "landmarks", "aria-labelledby": "landmarks", "hidden": "hidden"},
        E.h2({"id": "landmarks", **_lang(parts.language, language)}, parts.text),
        E.ol(*(E.li(E.a({TYPE: kind, "href": address}, label)) for kind, address, label in landmarks)),
    )
    return page(title, language, [toc, places])


def _list(headings: Sequence[Heading], text: str) -> Element:
    out = E.ol()
    for one in headings:
        item = E.li(E.a({"href": f"{text}#{one.id}", **_lang(one.language, "")}, one.title))
        if one.children:
            item.append(_list(one.children, text))
        out.append(item)
    return out


def _lang(own: str, around: str) -> dict[str, str]:
    if not own or own.split("-")[0] == around.split("-")[0]:
        return {}
    return {"lang": own, XML_LANG: own}
