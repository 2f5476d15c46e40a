"""What a newsletter and its kind say of themselves: how to see it in a browser, how to leave the list, where
else to follow."""

from __future__ import annotations

import re

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.words import BLOCKS, words
from everyreader.model.text import folded

SERVICE = re.compile(
    r"unsubscribe|update (?:your )?(?:\w+ )?preferences|manage (?:your )?(?:subscriptions?|preferences)"
    r"|view (?:this |the |it )?(?:e-?mail |newsletter |message )?(?:in|with) (?:your|a"
    r"|the) (?:web )?browser|view online|web version"
    r"|abmelden|abbestellen|im browser (?:an(?:sehen|zeigen)|öffnen)|online-?(?:ansicht|version)"
    r"|se désinscrire|désabonner|(?:voir|afficher|version) (?:\S+ )?(?:dans (?:le|votre) navigateur|en ligne)"
    r"|darse de baja|cancelar (?:la |su )?suscripción|ver (?:\S+ )?en (?:el|su) navegador"
    r"|(?:annulla|cancella)(?:re)? (?:l['’])?iscrizione|disiscriv\w+|(?:visualizza"
    r"|apri) (?:\S+ )?nel browser",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"(?:(?:follow|find|like) us on |(?:icon|logo) )?(?:facebook|twitter|x|instagram|linkedin|youtube"
    r"|mastodon|threads|tiktok|bluesky|whatsapp|xing|flickr|vimeo)"
    r"(?: (?:icon|logo|page|channel))?",
    re.IGNORECASE,
)
_MOST = 40  # words of a block or a piece of one that says nothing else
_FEWEST = 2  # links to networks that are a row of them


def settle(article: Element, repairs: Repairs) -> None:
    """In place: such lines of ``article`` are left out, each with its words."""
    services = [one for one in article.iter("a") if SERVICE.search(words(one))]
    in_layout = any(next(one.iterancestors("td"), None) is not None for one in services)
    if in_layout or len({words(one) for one in services}) > 1:  # one alone may be a text's own
        for link in services:
            if article in link.iterancestors():
                _leave_out(link, repairs)
    rows: dict[Element, list[Element]] = {}
    for link in article.iter("a"):
        if _NETWORK.fullmatch(words(link)) and next(link.iter("img"), None) is not None:
            around = next(link.iterancestors("table", "ul", "ol", "p", "div"), None)
            if around is not None and around is not article:
                rows.setdefault(around, []).append(link)
    for around, links in rows.items():
        if len(links) >= _FEWEST and words(around) == " ".join(map(words, links)):
            repairs.say("part of the page left out", at(around), f"links to networks: “{words(around)}”")
            drop(around)


def _leave_out(link: Element, repairs: Repairs) -> None:
    """In place: the block around ``link`` goes, or the lines of it between two empty ones."""
    block = next((one for one in link.iterancestors() if one.tag in BLOCKS), None)
    if block is None or any(one.tag in BLOCKS for one in block.iterdescendants()):
        return
    whole = [link, *(one for one in link.iterancestors() if block in one.iterancestors())][-1]
    first, last = whole, whole
    while (before := first.getprevious()) is not None and not _is_gap(before):
        first = before
    while (after := last.getnext()) is not None and not _is_gap(last):
        last = after
    before = first.getprevious()
    lead = (block.text if before is None else before.tail) or ""
    pieces = [one for one in block if block.index(first) <= block.index(one) <= block.index(last)]
    said = folded(f"{lead} {' '.join(f'{words(one)} {one.tail or str()}' for one in pieces)}")
    if len(said.split()) > _MOST:
        return
    repairs.say("part of the page left out", at(block), f"how to get the mailing: “{excerpt(said, 300)}”")
    if before is None:
        block.text = None
    else:
        before.tail = None
    for one in pieces:
        one.tail = None
        block.remove(one)
    if not words(block) and block.tag not in ("td", "th", "li"):
        drop(block)


def _is_gap(one: Element) -> bool:
    """Whether an empty line begins with ``one``, or ends."""
    near = (one.getnext() if not (one.tail or "").strip() else None, one.getprevious())
    before = near[1] if near[1] is not None and not (near[1].tail or "").strip() else None
    return one.tag == "br" and any(each is not None and each.tag == "br" for each in (near[0], before))
