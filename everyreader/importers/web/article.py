"""Pages of the web: what of a page is the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from everyreader.importers.blocks.pictures import Find
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web import annotations as web_shown
from everyreader.importers.web import beside as web_beside
from everyreader.importers.web import (
    ears,
    folded,
    images,
    links,
    mailing,
    middle,
    parts,
    verse,
    word,
)
from everyreader.importers.web import furniture as web_furniture
from everyreader.importers.web import heading as web_heading
from everyreader.importers.web.elements import Element, at, drop, put_first
from everyreader.importers.web.site import AROUND, is_sites_own, what_is
from everyreader.importers.web.whole import SHADOW
from everyreader.importers.web.words import SILENT, titles, words
from everyreader.model.elements import enclosing
from everyreader.model.errors import SourceError

EMBEDDED = ("iframe", "video", "audio", "object", "embed", "applet")
OBJECTS = (*EMBEDDED, "canvas", "svg", "map")
_VOID = ("source", "track", "wbr", "embed", "param", "area", "col", "keygen")
_HEAD = ("title", "meta", "link", "style", "script", "base", "noscript", "template")
_ENDS = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)  # end nothing: what follows is shown, too


def parsed(path: Path, data: bytes, *, encoding: str | None = None) -> HtmlElement:
    """The page's root. Raises ``SourceError`` for what is no page, and for one nested beyond sense."""
    try:
        parser = lxml.html.HTMLParser(
            encoding=encoding, remove_comments=True, remove_pis=True, no_network=True
        )
        root = lxml.html.document_fromstring(_ENDS.sub(b"", data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(path, f"it cannot be read as a page: {error}; save it again") from None
    if any(one.level_name == "FATAL" for one in parser.error_log):
        raise SourceError(path, "its elements lie too deep in each other to be read; save it again")
    _with_body(root)
    if root.find("body") is None:
        raise SourceError(path, "the page has no body; save it again")
    return _emptied(root)


def _with_body(root: HtmlElement) -> None:
    """In place: without its tag, the body begins where the head ends (HTML 13.1.2.4), which the parser does
    not know of elements that it does not know."""
    head, body = root.find("head"), root.find("body")
    shown = [] if head is None else list(itertools.dropwhile(lambda one: one.tag in _HEAD, head))
    if not shown:
        return
    if body is None:
        body = root.makeelement("body")
        root.append(body)
    for index, one in enumerate(shown):
        body.insert(index, one)


def _emptied(root: HtmlElement) -> HtmlElement:
    """``root`` with what the parser put into elements that hold nothing (HTML 13.1.2) behind them, and with
    what browsers show of a component as a part of the page."""
    for one in root.iter("template"):
        if SHADOW in one.attrib:
            one.tag = "div"
    for one in list(root.iter(*_VOID)):
        if len(one) or one.text:
            one.addprevious(one.makeelement(one.tag, dict(one.attrib)))
            one.drop_tag()
    return root


def piece(text: str) -> HtmlElement:
    """A piece of a page, whose elements may begin or end elsewhere, as one ``body``."""
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    return body_of(_emptied(lxml.html.document_fromstring(f"<body>{text}</body>", parser=parser)))


def body_of(root: HtmlElement) -> HtmlElement:
    """The body of what was ``parsed``, which has one."""
    return next(root.iter("body"))


def sheets(root: Element, find: Find) -> Iterator[bytes]:
    """The style sheets that the page links to, where ``find`` has them."""
    for one in root.iter("link"):
        if "stylesheet" in (one.get("rel") or "").lower().split() and (address := one.get("href")):
            yield find(address) or b""


def article(root: HtmlElement, repairs: Repairs) -> HtmlElement:
    """The element that holds the page's text; what stands around it is taken out and named. ``root`` is
    changed."""
    body = body_of(root)
    core = chosen = middle.told(body)
    if chosen is None:
        core, chosen = middle.core(root, body), body
        _without_site(core, body, repairs)
    else:
        _without_rest(root, body, chosen, repairs)
    prune(chosen, repairs, core=core)
    web_heading.settle(chosen, web_heading.called(root), repairs)
    return chosen


def _without_site(core: Element, body: HtmlElement, repairs: Repairs) -> None:
    """In place: out of a page that does not say which part is its text goes what is the site's."""
    for one in list(body.iter("select", "textarea")):
        _left_out(one, AROUND[str(one.tag)], repairs)
    page = middle.Middle(body, core)
    parts = list(page.parts(body))
    if page.heading is not None:
        page.heading.tag = "h1"
    web_beside.take_day(core, page.heading, list(_outside(core)), repairs)
    for one, what in parts:
        if one.getparent() is not None:
            _left_out(one, what, repairs)


def _without_rest(root: HtmlElement, body: HtmlElement, chosen: HtmlElement, repairs: Repairs) -> None:
    """In place: what stands round ``chosen`` goes, but for its heading, and that with its day comes along."""
    heading = web_heading.outside(chosen, body, web_heading.called(root))
    leads = web_heading.leads(heading, chosen) if heading is not None else []
    for one in leads:
        drop(one)
    beside = list(_outside(chosen))
    web_beside.take_day(chosen, heading, beside, repairs)
    web_beside.name_pictures(chosen, beside, repairs)
    for one in beside:
        if one.getparent() is not None:
            _left_out(one, what_is(one), repairs, keep=heading)
    for one in [*reversed(leads), *([heading] if heading is not None else [])]:
        put_first(one, chosen)


def prune(
    element: HtmlElement, repairs: Repairs, *, pages_own: bool = True, core: Element | None = None
) -> None:
    """In place: out of ``element`` whatever is no text, but what is round its ``core``. Asides stay where the
    file is a book (``pages_own=False``)."""
    whole = len(words(element).split()) or 1
    within = set() if core is None else {core, *core.iterancestors()}

    def is_beside(one: Element) -> bool:
        return pages_own and one not in within and _is_beside(one, whole)

    links.settle(element)
    links.without_targets(element, repairs)
    word.settle(element, repairs)
    if pages_own:
        mailing.settle(element, repairs)
        web_furniture.settle(element, repairs)
    ears.settle(element, repairs)
    web_heading.keep_kickers(element, repairs)
    images.without_ornaments(element, repairs)
    web_shown.settle(element, repairs)
    verse.settle(element, repairs)
    folded.opened(element, repairs, is_beside)
    for one in list(element.iterdescendants()):
        if not isinstance(one.tag, str) or element not in one.iterancestors():
            continue
        if one.tag in SILENT:
            drop(one)
        elif one.tag == "acronym":
            one.tag = "abbr"
        elif one.tag in OBJECTS:
            _left_out(
                one,
                {"svg": "a drawing"}.get(str(one.tag), f"what is embedded ({one.tag})"),
                repairs,
                always=True,
            )
        elif is_hidden(one):
            _left_out(one, "hidden", repairs)
        elif one.tag in ("input", "button", "select", "textarea"):
            _left_out(one, AROUND[str(one.tag)], repairs)
        elif one.tag == "summary":
            parts.unfolded(one, repairs)
        elif is_beside(one):
            _left_out(one, what_is(one), repairs)
    links.close_up(element)
    links.inward(element)


def _is_beside(one: Element, whole: int) -> bool:
    """Whether ``one`` is a part of the site among ``whole`` words of an article."""
    furniture = is_sites_own(one)
    furniture = furniture or one.tag == "footer" and enclosing(one).tag == "body"
    furniture = furniture and "note" not in f"{one.get('role')} {one.get('epub:type')}"
    return furniture and len(words(one).split()) < 0.5 * whole and next(one.iter("h1"), None) is None


def _outside(chosen: Element) -> Iterator[Element]:
    """Everything that is neither around ``chosen`` nor in it, in whole pieces."""
    around = [chosen, *chosen.iterancestors()]
    for one in reversed(around):
        if one is chosen or one.tag == "html":
            continue
        yield from [each for each in one if isinstance(each.tag, str) and each not in around]


def is_hidden(one: Element) -> bool:
    named = (one.get("class") or "").split()
    if "field__label" in named and "visually-hidden" in named:  # Drupal's name of a field
        return True
    style = (one.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in one.attrib
        or one.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def left_out(one: Element) -> str:
    """What a repair is called that leaves ``one`` out: a person must see to films, maps and their like."""
    seen = one.tag in EMBEDDED and not is_hidden(one) and one.get("width") not in ("0", "1")
    return "embedded part left out" if seen else "part of the page left out"


def _left_out(
    one: Element,
    what: str,
    repairs: Repairs,
    *,
    always: bool = False,
    keep: Element | None = None,
) -> None:
    if one.tag in SILENT:
        drop(one)
        return
    if keep is not None and (one is keep or keep in list(one.iterdescendants())):
        drop(keep)
        if one is keep:
            return
    pictures = [
        f"a picture, “{excerpt(said, 300)}”"
        for each in one.iter("img")
        if (said := each.attrib.pop("alt", ""))
    ]
    said = words(one)
    name = left_out(one)
    address = (
        one.get("src") or one.get("data") or next((each.get("src") for each in one.iter("source")), "") or ""
    )
    named = [each for each in titles(one) if each != said] if always or one.tag == "button" else []
    if said or always or pictures:
        shown = [
            *(f"“{excerpt(each, 300)}”" for each in (*named, said) if each),
            *pictures,
            *([address[:200]] if not said else []),
        ]
        message = f"{what}: " + (", ".join(each for each in shown if each) or "without words")
        caption = next(
            (words(each) for around in one.iterancestors("figure") for each in around.iter("figcaption")), ""
        )
        if caption and name != "part of the page left out":
            message += f"; its caption stays: “{excerpt(caption)}”"
        repairs.say(name, at(one), message)
    drop(one)
