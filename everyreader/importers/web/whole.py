"""All that a browser shows of a page, read by another parser than the one that makes the tree: what is
neither in the text nor left out by name is named here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.web.elements import Element, at
from everyreader.model.text import folded

SHADOW = "shadowrootmode"  # of a template that is shown: so browsers save what a component draws
_UNSEEN = ("script", "style", "template", "noscript", "title", "iframe", "noframes", "noembed")
_MARK = re.compile(r"\W*\w{0,4}\W*")  # a list's label or a note's mark, which become what they mean
_LEFT = (" left out", " taken out")


def rest(markup: str, page: Element, kept: Element, repairs: Sequence[Repair]) -> list[Repair]:
    """What of the ``markup`` is in neither the part that is ``kept`` nor in an element of the whole ``page``
    that ``repairs`` leave out."""
    said = {one.line: one.message for one in repairs if one.name.endswith(_LEFT)}
    named: Counter[str] = Counter()
    for one in page.iter("*"):
        if at(one) in said and not any(at(each) in said for each in one.iterancestors()):
            named += _counted(one.itertext()) | _counted([said[at(one)]])
    shown = _Shown(markup).texts
    missing = _counted(shown) - named - _counted(kept.itertext())
    found: list[str] = []
    for text in shown:
        own = _counted([text])
        if not _MARK.fullmatch(text) and own <= missing:
            found.append(folded(text))
            missing -= own
    message = f"what else the page shows: “{excerpt(' … '.join(found), 300)}”"
    return [Repair("part of the page left out", 1, message)] if found else []


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for one in texts for word in WORD.findall(one))


class _Shown(HTMLParser):
    """The ``texts`` between the tags of a page that shows them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN and SHADOW not in dict(attrs):
            self._unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):  # words in XHTML
            self.handle_data(data.removeprefix("CDATA["))
