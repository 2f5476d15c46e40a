"""The small book of others, with what examples of e-books put into it."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import (
    Kit,
    book,
    document,
)
from tests.checks.rules.our_book import picture

OPF, TEXT, NAV = "EPUB/package.opf", "EPUB/text.xhtml", "EPUB/nav.xhtml"
OUR_OPF, OUR_TEXT, OUR_NAV, OUR_COVER = (
    "EPUB/content.opf",
    "EPUB/text.xhtml",
    "EPUB/nav.xhtml",
    "EPUB/cover.xhtml",
)
ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>\n'
MORE = document("<body><h1>More</h1><p>And more.</p></body>", title="More")
MORE_LINE = '<li><a href="more.xhtml">More</a></li>'
SUMMARY = "It can be read in full as text, and the contents lead to each part."
PNG = picture()
SEEN = (
    '<meta property="schema:accessMode">visual</meta>'
    '<meta property="schema:accessibilityFeature">alternativeText</meta>'
)
IMAGE = '<p><img src="map.png" alt="A map of the well."/></p>'
IMAGE_ITEM = '<item id="map" href="map.png" media-type="image/png"/>'


def with_image(**parts: object) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a picture."""
    return book(
        **{"body": IMAGE, "metadata": SEEN, "manifest": IMAGE_ITEM, "files": {"EPUB/map.png": PNG}, **parts}
    )


def with_more(
    place: str = '<itemref idref="more"/>',
    *,
    line: str = MORE_LINE,
    text: str = MORE,
    body: str = "",
    **parts: object,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with a second text."""
    added = {
        "manifest": ITEM.format("more"),
        "spine": place,
        "contents": line,
        "files": {"EPUB/more.xhtml": text},
    }
    return book(body, **{**added, **parts})


def told(before: str, after: str, *, in_: str = OPF) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with one text changed."""
    return book(changes=((in_, before, after),))
