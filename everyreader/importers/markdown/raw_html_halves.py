"""Tags between Markdown: elements that begin in one piece of raw HTML and end in a later one, where these are
of a language, and tags that stand on lines by themselves with Markdown between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names

from everyreader.importers.blocks.attributes import language_in

# Those that end only where their end is written.
_ROOMS = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "footer",
        "nav",
        "blockquote",
        "details",
        "center",
    )
)
_TAG = re.compile(r"[ \t]*<(?P<name>[a-z][\w-]*)(?:\s[^<>]*)?>[ \t]*$", re.IGNORECASE)
_POINTS = re.compile(r"!?\[(?P<text>[^\]\n]*)\](?:\((?P<to>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\])?")
_RAW = ("pre", "script", "style", "textarea", *block_names)
_NO_BREAK = "<wbr>"  # what follows a tag makes its line one of a paragraph, and nobody sees this


@dataclass(frozen=True)
class Half:
    """The beginning of an element or its end, and where in its piece of HTML that is written."""

    tag: str
    opens: bool
    language: str
    span: tuple[int, int]


def halves(text: str) -> Iterator[Half]:
    """What ``text`` begins and does not end, and what it ends and did not begin, in order."""
    parser = _Tags(text)
    waiting: list[Half] = []
    ends: list[Half] = []
    for one in parser.found:
        if one.opens:
            waiting.append(one)
        elif any(begun.tag == one.tag for begun in waiting):
            while waiting.pop().tag != one.tag:
                pass
        else:
            ends.append(one)
    yield from sorted((*ends, *waiting), key=lambda one: one.span)


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Half] = []
        self._text = text
        self._lines = [0, *(at + 1 for at, one in enumerate(text) if one == "\n")]
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        self._add(tag, True, language_in({key: value or "" for key, value in attrs}), len(written))

    def handle_endtag(self, tag: str) -> None:
        self._add(tag, False, "", self._text.find(">", self._at()) + 1 - self._at())

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, tag: str, opens: bool, language: str, length: int) -> None:
        if tag in _ROOMS:
            self.found.append(Half(tag, opens, language, (self._at(), self._at() + length)))


def in_paragraphs(body: str, parser: MarkdownIt) -> str:
    """``body`` with each such tag in the line where images or links in Markdown follow it."""
    told: dict[str, dict[str, object]] = {}
    tokens = parser.parse(body, told)
    lines = body.split("\n")
    known = {label.casefold() for label in told.get("references", {})}
    for token in tokens:
        if token.type != "html_block" or not token.map:
            continue
        first = token.map[0]
        found = _TAG.match(lines[first])
        if found and found["name"].lower() not in _RAW and _leads(token.content, known):
            lines[first] += _NO_BREAK
    return "\n".join(lines)


def _leads(text: str, known: set[str]) -> bool:
    """Whether ``text`` holds an image or a link in Markdown, a label being one of those ``known``."""
    return any(
        one["to"] is not None or (one["label"] or one["text"]).strip().casefold() in known
        for one in _POINTS.finditer(text)
    )
