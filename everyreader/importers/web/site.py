"""What of a page says by its element, its role or its name that it is a part of the site."""

from __future__ import annotations

import re

from everyreader.importers.web.elements import Element, class_named
from everyreader.importers.web.words import HEADINGS, words

AROUND = {
    "nav": "navigation",
    "aside": "a text beside the article",
    "form": "a form",
    "dialog": "a dialogue",
    "button": "a button",
    "select": "a form",
    "textarea": "a form",
    "input": "a form",
    "menu": "a menu",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "the site's head",
    "contentinfo": "the site's foot",
    "complementary": "a text beside the article",
    "search": "a search",
    "dialog": "a dialogue",
    "alert": "a dialogue",
}
_FURNITURE = class_named(
    r"cookie|consent|share|sharing|social|breadcrumbs?|newsletter|subscribe|related|jp-relatedposts"
    r"|widget-area|comments?|sidebar|aside|advert(?:isements?|ising)?|werbung|publicité|publicidad|ads|promo"
    r"|pagination|(?<!cite-)back-?link|back-?to-?top|feedback|satisfaction|phase-?banner|print-icon"
    r"|email-icon|follow|modal|skip-?link|skip|site-?header|site-?footer|toolbar|catlinks|printfooter"
    r"|noprint|vector-dropdown|author-(?:box|info|bio)|node__links"
)

_BOXES = ("div", "section", "ul", "li", "p", "span", "footer")
_SHARES = re.compile(
    r"/sharer|/share\b|/share[-_]?(?:article|offsite|url)|[?&]status=|/intent/|/pin/create|^whatsapp:"
    r"|wa\.me/\?|^mailto:\?|//api\.whatsapp\.com/send",
    re.IGNORECASE,
)


def is_sites_own(one: Element) -> bool:
    """Whether ``one`` says by its name or role that it is a part of the site."""
    is_told = one.tag in AROUND and one.tag != "button" or one.get("role", "") in _ROLES
    return is_told or _is_furniture(one) or _shares(one)


def what_is(one: Element) -> str:
    tags = {"header": "the site's head", "footer": "the site's foot", **AROUND}
    role = _ROLES.get(one.get("role", "")) or tags.get(str(one.tag))
    return role or next((name.split()[0] for name in _names(one)), "beside the article")


def _shares(one: Element) -> bool:
    """Whether ``one`` is several links, and each sends the page on."""
    links = [each.get("href") or "" for each in one.iter("a")] if one.tag in _BOXES else []
    return len(links) > 1 and all(map(_SHARES.search, links))


def _is_furniture(one: Element) -> bool:
    if one.tag not in _BOXES:
        return False
    named = [name for name in _names(one) if _FURNITURE.search(name)]
    heading = next(one.iter(*HEADINGS), None) if named else None
    own = "" if heading is None else re.sub(r"\W+", "-", words(heading).lower()).strip("-")
    return any(name.lower() != own for name in named)  # an id made of a heading says nothing


def _names(one: Element) -> list[str]:
    return [name for key in ("class", "id") if (name := (one.get(key) or "").strip())]
