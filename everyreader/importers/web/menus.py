"""What a page has above and below its text that is no part of it: menus, filters, lists of places to go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.importers.web import heading
from everyreader.importers.web.elements import Element
from everyreader.importers.web.words import HEADINGS, is_sentence, lines, words
from everyreader.model.elements import enclosing
from everyreader.source.resources import names_picture

_SEVERAL, _MANY = 3, 8  # links
_OWN = 0.8  # of the links of a menu lead to the site's own pages
_ELSEWHERE = re.compile(r"^[a-z]+:|^//|^#", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|zip|mp[34])\b", re.IGNORECASE)
_HEADING = 6  # words
_CARDS = 0.6  # of the boxes beside each other are links as a whole
_SHARE = re.compile(
    r"(?:(?:share|teilen|partager|partagez|compartir|compártelo|condividi|delen|udostępnij|print|imprimer|imprimir)"
    r"(?: (?:this|diese[nr]?|cet(?:te)?|esta|questa|deze))?"
    r"(?: (?:page|article|story|seite|artikel|página|pagina))?(?: (?:on|via|auf|sur|en|su))?"
    r"|(?:(?:diese )?seite|artikel) (?:drucken|teilen)|empfehlen sie (?:diese seite|diesen artikel)"
    r"(?: weiter)?|stampa(?: (?:la )?pagina)?)\W*",
    re.IGNORECASE,
)
_ROWS = ("ul", "ol", "p", "div", "span", *HEADINGS[1:])


def menus(article: Element) -> Iterator[tuple[Element, str]]:
    """Rows and lists of links before the article's only ``h1``; where the page is called by that, all parts
    before its own with lists or links and without a sentence. Behind the text, long menus and cards of other
    pages. Anywhere, what heads links to share the page, and file names that head pictures."""
    yield from _above(article)
    for one in list(article.iter("p", "div", "span", *HEADINGS[1:])):
        said = words(one)
        if _SHARE.fullmatch(said):
            yield one, "what shares the page"
        elif one.tag in HEADINGS and names_picture(said):
            yield one, "a picture's file name"
    sentences = [one for one in article.iter("p", "li", "div") if is_sentence((one.text or "").strip())]
    for one in sentences[-1].xpath("following::*") if sentences else ():
        if article in one.iterancestors() and one.tag in _ROWS and _is_menu(one) and _is_links(one):
            yield one, "a menu"
    for one in list(article.iter("div", "section", "ul")):
        cards = [each for each in one if isinstance(each.tag, str) and words(each)]
        several = sum(map(_is_card, cards))
        if one is not article and 1 < several > _CARDS * len(cards) and one.xpath("preceding::p"):
            yield _around(one, article), "links to more of the site"


def _is_menu(one: Element) -> bool:
    targets = [each.get("href") or "" for each in one.iter("a")]
    own = sum(not _ELSEWHERE.search(each) for each in targets)
    return len(targets) >= _MANY and own > _OWN * len(targets) and not any(map(_FILE.search, targets))


def _is_card(one: Element) -> bool:
    """Whether ``one`` is all of it one link to another page, with a heading in it."""
    links = [each for each in one.iter("a") if words(each)]
    if any(_FILE.search(each.get("href") or "") for each in links):
        return False
    return len(links) == 1 and words(links[0]) == words(one) and any(True for _ in links[0].iter(*HEADINGS))


def _around(cards: Element, article: Element) -> Element:
    """The box round ``cards`` that has at most a heading for them beside."""
    box = cards
    while (outer := enclosing(box)) is not article:
        beside = words(outer).replace(words(cards), "", 1)
        if len(beside.split()) > _HEADING:
            break
        box = outer
    return box


def _above(article: Element) -> Iterator[tuple[Element, str]]:
    heads = [one for one in article.iter("h1") if words(one)]
    if len(heads) != 1:
        return
    for one in heads[0].xpath("preceding::*"):
        if article in one.iterancestors() and one.tag in _ROWS and _is_links(one):
            yield one, "a menu"
    if words(heads[0]) not in heading.called(article.getroottree().getroot()):
        return
    for around in heads[0].iterancestors():
        if around is article:
            return
        for one in around.itersiblings(preceding=True):
            listed = isinstance(one.tag, str) and (one.xpath(".//li") or len(one.xpath(".//a")) >= _SEVERAL)
            if listed and not any(map(is_sentence, lines(one))):
                yield one, "what stands above the text"


def _is_links(one: Element) -> bool:
    """Whether ``one`` is several links, with nothing but signs between them."""
    links = [each for each in one.iter("a") if words(each)]
    between = words(one)
    for link in links:
        between = between.replace(words(link), "", 1)
    return len(links) > 1 and not re.search(r"\w", between)
