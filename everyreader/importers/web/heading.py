"""The ``h1`` of a page's article: where it stands outside of it, and what else than the title stands in it (a
kicker, a day)."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from everyreader.importers.characters import visible
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.repair.release.dates import day_or_month_alone
from everyreader.importers.repair.title.kickers import NAME, is_kicker_line
from everyreader.importers.web.elements import NUMBER, Element, at, class_named, drop
from everyreader.importers.web.words import BLOCKS, HEADINGS, paragraphs, words, written
from everyreader.model.text import folded

_LINE = class_named(
    r"kicker|super-?title|over-?(?:line|title|head)|eyebrow|categor(?:y|ie)|top-?line|dachzeile"
    r"|roof-?(?:line)?|spitzmarke|ober-?(?:zeile|titel)|unter-?(?:zeile|titel)"
    r"|pre-?(?:title|head(?:ing|line)?)|rubri(?:k|que|c)|sur-?titre|sous-?titre|ante-?t[ií]tulo"
    r"|sub-?t[ií]tulo|occhiello|sotto-?titolo|sub-?(?:title|line|head(?:line|ing)?)|tag-?line"
    r"|date(?:line|time)?|datum|published|meta|badge|label|topic|thema|author|by-?line"
)
_TITLE = class_named(r"title|titel|titre|t[ií]tulo|titolo|headline|heading|head|hl|name")


_LEAD = class_named(
    r"lead|intro(?:duction|text)?|abstract|standfirst|deck|dek|summary|excerpt|sub-?head(?:line|ing)?"
    r"|sub-?title|chapo|chapeau|vorspann|anreisser|anleser|entradilla|sommario|ingress"
)
_SITES_OWN = ("nav", "aside", "footer", "form", "dialog", "menu")
_LINES = ("td", "th", "div", "p", "span", "strong", "b", "font", "h4", "h5", "h6")
_NEAR = 60  # words between a heading and the text that it heads
_SENTENCE = 8  # words
_HEAD = 14  # paragraphs before and with the title
_KICKER = class_named(
    r"kicker|eyebrow|over-?(?:line|title|head)|top-?line|pre-?(?:title|heading|head)|sub-?title|tag-?line"
    r"|dachzeile|ante-?t[ií]tulo|sur-?titre|occhiello|roof-?line|spitzmarke"
)


def outside(chosen: Element, body: Element, told: str) -> Element | None:
    """The heading of the text in ``chosen`` where that has no ``h1`` that the page is called by (``told``):
    one outside by which it is.

    Where the text has none at all, it is the nearest before; where no ``h1`` is, a lower heading or a line
    that it is called by is made one.
    """
    called = _plain(told)
    own = [words(one) for one in chosen.iter("h1")]
    if any(_plain(one) in called for one in own if one):
        return None

    def before(tags: tuple[str, ...], *, named: bool) -> list[Element]:
        found = [one for one in body.iter(*tags) if _heads(one, chosen)]
        return [
            one for one in found if not named or len(words(one).split()) > 1 and _plain(words(one)) in called
        ]

    if named := before(("h1",), named=True):
        inner = [one for one in chosen.iter("h2", "h3") if _is_less(words(one), words(named[-1]))]
        for one in inner[:1]:
            one.tag = "h1"
        return None if inner else named[-1]
    if own:
        return None
    if any(len(words(one).split()) > 2 and _plain(words(one)) in called for one in chosen.iter("h2", "h3")):
        return None
    if lower := before(("h2", "h3"), named=True):
        lower[-1].tag = "h1"
        return lower[-1]
    found = before(("h1",), named=False)
    if found and (len(found) == 1 or _between(found[-1], chosen) < _NEAR):
        return found[-1]
    lines = [one for one in before(_LINES, named=True) if _is_title_line(one)]
    if lines and not found:
        lines[-1].tag = "h1"
        return lines[-1]
    return None


def _is_less(said: str, more: str) -> bool:
    """Whether ``more`` is ``said`` and, behind a sign, the site's name."""
    return len(said.split()) > 1 and bool(
        re.match(rf"{re.escape(_plain(said))}\W* [|–—·»•:-] ", _plain(more))
    )


def _is_title_line(one: Element) -> bool:
    """Whether ``one`` is a line by itself that leads nowhere, of enough words to be more than a site's
    name."""
    inner = {str(each.tag) for each in one.iterdescendants()}
    within = {str(each.tag) for each in one.iterancestors()} | inner
    return len(words(one).split()) > 2 and not within & {"a", "li"} and not inner & BLOCKS


def _heads(one: Element, chosen: Element) -> bool:
    around = {str(each.tag) for each in one.iterancestors()}
    is_before = chosen in one.xpath("following::*")
    return bool(words(one)) and is_before and not around & {*_SITES_OWN}


def _between(one: Element, chosen: Element) -> int:
    """How many words stand between ``one`` and ``chosen``."""
    behind = " ".join(one.xpath("following::text()[not(ancestor::script or ancestor::style)]"))
    return len(behind.split()) - len(" ".join(chosen.xpath(".//text() | following::text()")).split())


def leads(heading: Element, chosen: Element) -> list[Element]:
    """The paragraphs right below ``heading``, outside of ``chosen``, that begin its text."""
    out: list[Element] = []
    for one in heading.itersiblings():
        if one is chosen or chosen in one.iterdescendants():
            break
        if one.tag not in ("p", "div", "h2") or list(one.iter("ul", "ol", "nav", "form", "h1", "img")):
            continue
        linked = sum(len(words(link)) for link in one.iter("a"))
        said = words(one)
        is_sentence = len(said.split()) >= _SENTENCE and said[-1:] in '.!?…”"»'
        is_lead = bool(_LEAD.search(one.get("class") or ""))
        if said and linked < 0.5 * len(said) and (is_sentence or is_lead):
            out.append(one)
    return out


def title_in(chosen: Element, told: str, language: str) -> str:
    """The lower heading near the head of the text that the page is called by (``told``), where its ``h1`` is
    a day's; ``""`` where there is none."""
    names = {_plain(one) for one in (told, *re.split(r" [|–—·»•:-] ", told))} - {""}
    near = [one for one, number in paragraphs(chosen) if one.tag in HEADINGS and number <= _HEAD]
    if any(one.tag == "h1" and not day_or_month_alone(words(one), language) for one in near if words(one)):
        return ""
    return next((words(one) for one in near if _plain(words(one)) in names), "")


def called(root: Element) -> str:
    """What the page calls itself."""
    metas = (one.get("content") or "" for one in root.iter("meta") if one.get("property") == "og:title")
    return " | ".join((*map(written, root.xpath("head/title")), *metas))


def settle(element: Element, told: str, repairs: Repairs) -> None:
    """In place: what is no title in each ``h1`` is a paragraph below it. ``told`` is what the page calls
    itself."""
    for heading in list(element.iter("h1")):
        for line in reversed(_lines(heading, _plain(told))):
            paragraph = heading.makeelement("p", {NUMBER: str(-at(heading))})
            message = f"a line below the title, in which it stood: “{excerpt(words(line))}”"
            drop(line)
            paragraph.append(line)
            paragraph.tail, heading.tail = heading.tail, None
            heading.addnext(paragraph)
            if line.tag != "time":
                line.tag = "span"
            repairs.say("subtitle kept", at(heading), message)
        _without_break(heading)


def _lines(heading: Element, told: str) -> list[Element]:
    """The parts of ``heading`` that are no words of the title, as long as some are."""
    inner = heading
    while len(inner) == 1 and words(inner[0]) == words(inner) and inner[0].tag != "time":
        inner = inner[0]
    parts = [one for one in inner if isinstance(one.tag, str) and words(one)]
    titles = [one for one in parts if _TITLE.search(one.get("class") or "") and not _is_line(one)]
    loose = (inner.text or "").strip() or any((one.tail or "").strip() for one in inner)
    if len(titles) == 1 and not loose:
        return [one for one in parts if one is not titles[0]]
    lines = [one for one in parts if _is_line(one)]
    for one in (parts[:1] if not (inner.text or "").strip() else []) if not lines else []:
        rest = words(inner)[len(words(one)) :].strip()
        is_apart = one.tag in ("em", "span", "small", "strong") and len(rest.split()) > 1
        if is_apart and _plain(rest) in told and _plain(words(inner)) not in told:
            lines.append(one)
    said = sum(len(words(one)) for one in lines)
    return lines if said < len(words(inner)) else []


def _plain(text: str) -> str:
    return visible(folded(text)).casefold()


def _is_line(one: Element) -> bool:
    if one.tag in ("time", "small"):
        return True
    times = list(one.iter("time"))
    named = f"{one.get('class') or ''} {one.get('itemprop') or ''}"
    return (
        one.tag in ("span", "em", "strong", "i", "b", "p", "div")
        and bool(_LINE.search(named))
        or len(times) == 1
        and words(times[0]) == words(one)
    )


def _without_break(heading: Element) -> None:
    """In place: no line break stands at an edge of ``heading``, where a line was taken out."""
    while len(heading) and heading[-1].tag == "br" and not (heading[-1].tail or "").strip():
        heading.remove(heading[-1])
    while len(heading) and heading[0].tag == "br" and not (heading.text or "").strip():
        drop(heading[0])


def keep_kickers(element: HtmlElement, repairs: Repairs) -> None:
    """In place: a heading right above one of higher rank is a line, where a class says so or it is the first
    of the box that both stand in."""
    for one in list(element.iter(*HEADINGS[2:])):
        below = _heading_below(one, element)
        if below is None or not "h1" < str(below.tag) < str(one.tag) or not is_kicker_line(words(one)):
            continue
        box = next(each for each in one.iterancestors() if each in below.iterancestors())
        is_first = box is not element and words(box).startswith(words(one))
        if is_first or _KICKER.search(one.get("class") or ""):
            message = f"a line above “{excerpt(words(below))}”: “{excerpt(words(one))}”"
            repairs.say(NAME, at(one), message)
            one.tag = "p"
            for each in list(one.iter("strong", "b")):
                each.drop_tag()


def _heading_below(heading: Element, element: Element) -> Element | None:
    """The heading right behind ``heading``, with neither words nor an image between them."""
    for around in (heading, *heading.iterancestors()):
        if around is element:
            return None
        for one in around.itersiblings():
            if not isinstance(one.tag, str) or not words(one) and next(one.iter("img"), None) is None:
                continue
            first = next(one.iter(*HEADINGS), None)
            return first if first is not None and words(one).startswith(words(first)) else None
    return None
