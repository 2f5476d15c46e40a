"""What of a page is its text where no element says so: all that stands between its navigation and its foot.

A part of the site is told by its element, its place and its links: never by how it looks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html
from lxml import etree
from lxml.html import HtmlElement
from readability import Document

from everyreader.importers.account import WORD
from everyreader.importers.web import heading
from everyreader.importers.web.elements import Element
from everyreader.importers.web.site import is_sites_own
from everyreader.importers.web.words import BLOCKS, HEADINGS, SILENT, is_sentence, lines, words, written
from everyreader.model.elements import enclosing
from everyreader.model.text import folded

_FOOT = re.compile(r"(?:^|[-_ ])(?:site|page)?-?foot(?:er)?(?:$|[-_ ])", re.IGNORECASE)
_RIGHTS = re.compile(
    r"©|\(c\)|copyright|(?:all )?rights reserved|rechte vorbehalten|droits réservés|derechos reservados"
    r"|diritti riservati|direitos reservados",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|zip|mp[34]|jpe?g|png)$", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|–—·»•:/-]+\s+|[|»_]")  # of what a page is called: itself and its site
_WHOLE = ("p", "ul", "ol", "dl", "table", "figure", "blockquote", *HEADINGS)
_LAYOUT = ("table", "tbody", "tr", "td", "th")
_DENSE = 0.5  # of the letters of a menu lead on in the site
_TEASER = 3  # times as long as any other is the article among teasers of more
_MOST = 0.9  # of the words that readability keeps must lie in the element that is taken for the core
_FEW = 80  # words of a foot that says whose rights it keeps


def told(body: HtmlElement) -> HtmlElement | None:
    """The element that the page says is its text, or the body where nothing stands beside that."""
    mains = [one for one in body.iter("*") if one.tag == "main" or one.get("role") == "main"]
    around = mains[0] if mains else body
    articles = [one for one in around.iter("article") if enclosing(one).tag != "article"]
    articles.sort(key=lambda one: -len(words(one)))
    if len(articles) == 1 or articles and len(words(articles[0])) > _TEASER * len(words(articles[1])):
        inside = set(articles[0].iter())
        beside = sum(len(words(one)) for one in around.iter("nav", "footer", "aside") if one not in inside)
        beside += sum(len(words(one)) for one in articles[1:])
        if len(words(articles[0])) > 0.5 * (len(words(around)) - beside):
            return articles[0]
    if len(mains) == 1:
        return mains[0]
    landmarks = [one for one in body.iter("nav", "header", "footer", "aside", "form") if words(one)]
    if landmarks or any(_is_menu(one) for one in body.iter("ul", "ol", "div", "td", "p")):
        return None
    return body


def _is_menu(one: Element) -> bool:
    """Whether nearly all words of ``one`` are links, and those several."""
    links = list(one.iter("a"))
    return len(links) > 3 and sum(len(words(link)) for link in links) > 0.8 * len(words(one))


def core(root: Element, body: Element) -> Element:
    """The smallest element with nearly all the words that readability keeps."""
    try:
        summary = lxml.html.fromstring(
            Document(etree.tostring(root, encoding="unicode", method="html")).summary()
        )
    except Exception:  # noqa: BLE001 - readability raises an Unparseable of its own, and whatever lxml raises
        return body
    sought = Counter(WORD.findall(words(summary)))
    found = body
    while sought:
        inner = [
            one
            for one in found
            if isinstance(one.tag, str)
            and (sought & Counter(WORD.findall(words(one)))).total() >= _MOST * sought.total()
        ]
        if len(inner) != 1 or inner[0].tag not in BLOCKS or inner[0].tag in ("p", "table", "ul", "ol"):
            return found
        found = inner[0]
    return body


class Middle:
    """What every part of a page is judged by: where its own heading and its first and last sentences are, and
    whose pages its links lead to. Its text is round the ``core`` that readability finds."""

    def __init__(self, body: Element, core: Element) -> None:
        self.order = {one: number for number, one in enumerate(body.iter())}
        self.core = {core, *core.iterancestors()}
        self.host = _host(body)
        self.heading = top = self._heading(body, core)
        self.top = -1 if top is None else self.order[top]
        ways = (self.order[one] for one in body.iter("a", "nav") if one.tag == "nav" or self._is_own(one))
        self.led = max((at for at in ways if at < self.top), default=-1)
        self.first, self.last = (
            next((self.order[one] for one in several if _says(one) and not _is_around(one)), -1)
            for several in (self.order, reversed(self.order))
        )

    def parts(self, box: Element) -> Iterator[tuple[Element, str]]:
        """The parts of ``box`` that are the site's, each with what it is."""
        for one in box:
            if not isinstance(one.tag, str) or one.tag in SILENT or not words(one):
                continue
            if what := self._what(one):
                yield one, what
            elif one.tag in BLOCKS and (one.tag not in _WHOLE or one.tag == "table" and _is_layout(one)):
                yield from self.parts(one)

    def _what(self, one: Element) -> str:
        """What part of the site ``one`` is; nothing where it is of the text."""
        begin = self.order[one]
        end = begin + sum(1 for _ in one.iterdescendants())
        if begin <= self.top <= end or one in self.core:
            return ""
        is_head = end < self.top and (begin < self.led or one.tag in ("ul", "ol"))
        is_head = is_head or self.top < 0 and end < self.first
        if begin > self.last and _is_foot(one):
            return "the site's foot"
        if any(map(is_sentence, lines(one))):
            return "the site's head" if is_head and self.top > 0 and self._leads(one) else ""
        if is_head and (self.top > 0 or self._leads(one)):
            return "the site's head"
        links = [each for each in one.iter("a") if self._is_own(each) and words(each)]
        led = sum(len(words(each)) for each in links)
        own = words(self.heading) if self.heading is not None else ""
        led += len(own) * (bool(own) and own in words(one))  # where the reader is, at a trail's end
        is_menu = led > _DENSE * len(words(one))
        return "a menu" if is_menu and len(links) > 1 else ""

    def _heading(self, body: Element, core: Element) -> Element | None:
        """The heading above the text, or that it begins with: by which the page is called, else the last of
        the first level."""
        root = body.getroottree().getroot()
        called = {_plain(part) for one in root.iter("title") for part in _PARTS.split(written(one))}
        said = next((self.order[one] for one in core.iter() if _says(one) and not _is_around(one)), -1)
        heads = [one for one in body.iter("h1", "h2", "h3") if words(one) and self.order[one] < said]
        above = [one for one in heads if not _is_around(one)]
        named = [one for one in above if _plain(words(one)) in called]
        first = [one for one in above if one.tag == "h1" and not self._leads(one)]
        best = min((str(one.tag) for one in named), default="")
        if exact := [one for one in named if one.tag == best]:
            return exact[-1]
        outside = heading.outside(core, body, heading.called(root))
        return next(reversed(first), None) if outside is None else outside

    def _leads(self, one: Element) -> bool:
        """Whether ``one`` holds, or lies in, a link that leads on, and no heading of its own."""
        around = any(self._is_own(each) for each in one.iterancestors("a"))
        heads = [each for each in one.iterdescendants(*HEADINGS) if words(each) and not self._leads(each)]
        return around or any(self._is_own(each) for each in one.iter("a")) and not heads

    def _is_own(self, link: Element) -> bool:
        target = urlsplit((link.get("href") or "").strip())
        is_here = target.scheme in ("", "http", "https") and target.netloc in ("", self.host)
        return is_here and bool(target.path or target.query) and not _FILE.search(target.path)


def _is_foot(one: Element) -> bool:
    named = f"{one.get('class') or ''} {one.get('id') or ''}"
    is_named = one.tag == "footer" or bool(_FOOT.search(named))
    if is_named or next(one.iter(*HEADINGS), None) is not None:
        return is_named
    return len(words(one).split()) < _FEW and bool(_RIGHTS.search(words(one)))


def _is_around(one: Element) -> bool:
    """Whether ``one`` lies in what is the site's for sure."""
    return any(is_sites_own(each) or _is_foot(each) for each in (one, *one.iterancestors()))


def _says(one: Element) -> bool:
    """Whether a sentence stands right in ``one``."""
    if one.tag not in BLOCKS:
        return False
    inner = any(each.tag in BLOCKS for each in one.iterdescendants())
    loose = [one.text, *(each.tail for each in one)]
    return any(is_sentence(folded(each or "")) for each in loose) if inner else is_sentence(words(one))


def _is_layout(table: Element) -> bool:
    """Whether the cells of ``table`` hold parts of a page."""
    return any(each.tag in BLOCKS and each.tag not in _LAYOUT for each in table.iterdescendants())


def _plain(text: str) -> str:
    return folded(text).casefold().strip(" .:!")


def _host(body: Element) -> str:
    """Where the page is as it says itself; else the one whose home it links to most."""
    root = body.getroottree().getroot()
    said = [one.get("href") for one in root.iter("link") if "canonical" in (one.get("rel") or "").split()]
    said += [one.get("content") for one in root.iter("meta") if one.get("property") == "og:url"]
    homes = [urlsplit(one.get("href") or "") for one in body.iter("a")]
    most = Counter(one.netloc for one in homes if one.netloc and not one.path.strip("/")).most_common(1)
    return next(filter(None, (*(urlsplit(one or "").netloc for one in said), *dict(most))), "")
