"""What a page's article has for the screen alone → what a statement has: anchors, lists of tags, links,
notes."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import Element, at, class_named, drop
from everyreader.importers.web.words import HEADINGS, words
from everyreader.model.text import folded

_SIGNS = frozenset("#¶§🔗⚓∞")
_ANCHOR = class_named(
    r"anchor|anchorjs-link|header-?link|heading-?link|perma-?link|hash-?link|section-?link|direct-?link"
)
_SAYS_ANCHOR = re.compile(r"[#¶§🔗]$|^(?:permalink|(?:direct |copy )?link to|anchor)\b", re.IGNORECASE)
_UNDERLINES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.IGNORECASE)
_MOST_ANCHOR = 12  # words of “Permalink to this heading: …”
_TAGS = re.compile(
    r"(?:tags?|tagged(?: with| as)?|topics?|categor(?:y|ies)|keywords?|filed (?:under|in)|posted in|themen?"
    r"|kategorien?|schlagw(?:ort|orte|örter)|"
    r"stichw(?:ort|orte|örter)|étiquettes?|mots[- ]clés?|catégories?|thèmes?|rubriques?|etiquetas?"
    r"|categorías?|temas?|palabras clave|categori[ae]|"
    r"argoment[oi]|parole chiave)\W*",
    re.IGNORECASE,
)
_TAGGED = class_named(r"tags|tag-?(?:list|cloud)|categories|kategorien|item-terms|schlagwort\w*|keywords")


def without_anchors(article: HtmlElement, repairs: Repairs) -> None:
    """In place: a heading's link to itself is no word of it; where it is round all of the heading, the words
    stay."""
    for one in list(article.iter("a", "span")):
        said = words(one).strip("\u200b\u2060\ufeff")
        heading = next(one.iterancestors(*HEADINGS), None)
        to_place = one.tag == "a" and (one.get("href") or "#").startswith("#")
        is_sign = to_place and bool(said) and set(said) <= _SIGNS
        named = f"{one.get('class') or ''} {one.get('rel') or ''}"
        is_edit = one.tag == "span" and "editsection" in named
        is_own = heading is not None and to_place and bool(_ANCHOR.search(named) or _SAYS_ANCHOR.search(said))
        if not (is_sign or is_edit or is_own):
            continue
        whole = heading is not None and words(heading) == said
        if is_own and not is_sign and (whole or len(said.split()) > _MOST_ANCHOR):
            one.drop_tag()
            continue
        where = f" at “{excerpt(words(heading))}”" if heading is not None else ""
        drop(one)
        if said:
            repairs.say(
                "heading's own link left out",
                at(one if heading is None else heading),
                f"“{excerpt(said)}”{where}",
            )


def without_tags(article: Element, repairs: Repairs) -> None:
    """In place: “Category: …” and “Tags: …” with nothing but links lead through the site; they are no words
    of the article."""
    for one in list(article.iter("div", "section", "p", "span", "ul", "ol", "footer", "dl", "li", "small")):
        links = list(one.iter("a"))
        if not links or article not in one.iterancestors():
            continue
        label = _outside(one)
        before = one.getprevious()
        headed = (
            not label
            and one.tag in ("ul", "ol", "div", "p")
            and before is not None
            and not (before.tail or "").strip()
        )
        headed = (
            before is not None and headed and _TAGS.fullmatch(words(before)) and not list(before.iter("a"))
        )
        heading = before if headed else None
        named = one.tag in ("ul", "ol", "div") and _TAGGED.search(one.get("class") or "")
        tagged = not label and (named or all("tag" in (link.get("rel") or "").split() for link in links))
        if _TAGS.fullmatch(label) or heading is not None or tagged:
            said = " ".join(words(each) for each in (heading, one) if each is not None)
            repairs.say(
                "part of the page left out", at(one), f"links to more of the site: “{excerpt(said, 300)}”"
            )
            for each in (heading, one):
                if each is not None:
                    drop(each)


def _outside(one: Element) -> str:
    """The words of ``one`` that are no links, the signs between those aside."""
    texts = one.xpath(".//text()[not(ancestor::a) or ancestor::a[.//*[not(ancestor-or-self::a)]]]")
    return folded(" ".join(texts).strip(" ,|·•/\n\t")).strip(" ,|·•/")


def addressed(article: Element, own: str, base: str) -> None:
    """In place: each link leads where it led on the web; one to a place of the page itself stays within."""
    for one in article.iter("a"):
        target = (one.get("href") or "").strip()
        if not target:
            continue
        if base and not target.startswith("#") and not urlsplit(target).scheme:
            target = urljoin(base, target)
        page, place = urldefrag(target)
        target = f"#{place}" if place and own and page == urldefrag(own)[0] else target
        one.set("href", target)


def underlined(article: Element) -> None:
    """In place: words that their own style underlines are so for pandoc, too; those of links and headings are
    not."""
    for one in list(article.iter("span", "font", "p")):
        within = next(one.iterancestors("a", *HEADINGS), None)
        if within is not None or not _UNDERLINES.search(one.get("style") or ""):
            continue
        if one.tag != "p":
            one.tag = "u"
        elif words(one):
            inner = one.makeelement("u")
            inner.text, one.text = one.text, None
            inner.extend(list(one))
            one.append(inner)
