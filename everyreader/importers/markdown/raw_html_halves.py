"""Elements that begin in one piece of raw HTML and end in a later one, with Markdown between: where these are
of a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

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
