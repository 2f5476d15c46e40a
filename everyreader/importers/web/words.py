"""The words of a page as another reader than pandoc sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.importers.web.elements import Element
from everyreader.model.text import folded

SILENT = (
    "script",
    "style",
    "template",
    "link",
    "meta",
    "noscript",
    "head",
    "title",
    "base",
    "source",
    "track",
)
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?…][”»\"’)]*(?:\s.*)?|.{15,}[。！？].*", re.DOTALL)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", *HEADINGS),
        *("header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)


def words(element: Element) -> str:
    """All words in ``element``, white space folded."""
    return folded(" ".join(text for text in _pieces(element)))


def written(element: Element) -> str:
    """All words in ``element``, those among them that ``words`` does not count (readings, the words of a
    drawing)."""
    return folded("".join(element.itertext()))


def titles(one: Element) -> list[str]:
    """What is said of something embedded: its title, or the words of a drawing."""
    said = [text for name in ("title", "aria-label") if (text := one.get(name))][:1]
    inside = map(written, one.iter("title", "desc", "area"))
    return list(
        dict.fromkeys(
            [
                *said,
                *(each for each in inside if each),
                *(text for each in one.iter("area") if (text := each.get("alt"))),
            ]
        )
    )


def is_sentence(line: str) -> bool:
    """Whether a ``line`` of a page is long enough to be no menu's, and ends as a sentence does."""
    return bool(_SENTENCE.fullmatch(line))


def lines(element: Element) -> list[str]:
    """The words of ``element``, a line for each paragraph, alternative texts among them."""
    out = [folded(text) for text in _pieces(element)]
    return [text for text in out if text]


def paragraphs(element: Element) -> Iterator[tuple[Element, int]]:
    """The elements in ``element``, each with the number (from 1) of the line in which it, or what follows it,
    begins."""
    number, said = 1, ""
    for kind, text, one in _stream(element):
        if kind == "edge" and said.strip():
            number, said = number + 1, ""
        if kind == "begin":
            yield one, number
        said += text


def _pieces(element: Element) -> Iterator[str]:
    """Text between the edges of blocks."""
    held: list[str] = []
    for kind, text, _ in _stream(element):
        if kind == "edge":
            yield "".join(held)
            held = []
        else:
            held.append(text)
    yield "".join(held)


def _stream(element: Element) -> Iterator[tuple[str, str, Element]]:
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return
    is_block = element.tag in BLOCKS
    if is_block:
        yield "edge", "", element
    yield "begin", "", element
    if element.tag in ("br", "img"):
        yield "text", f" {element.get('alt') or ''} ", element
    elif element.tag not in ("math", "rt", "rp"):
        yield "text", element.text or "", element
        for one in element:
            yield from _stream(one)
            yield "text", one.tail or "", element
    if is_block:
        yield "edge", "", element
