"""What else than the title stands in a page's ``h1``: a kicker, a day, a subtitle, each a line of its own below it."""

from __future__ import annotations

import re

from everyreader.importers.characters import visible
from everyreader.importers.elements import NUMBER, Element, at, drop
from everyreader.importers.repair.draft import Repair, excerpt
from everyreader.importers.web_words import words

_LINE = re.compile(
    r"(?:^|[-_ ])(?:kicker|super-?title|over-?(?:line|title|head)|eyebrow|categor(?:y|ie)|top-?line|dachzeile|roof-?(?:line)?|spitzmarke"
    r"|ober-?(?:zeile|titel)|unter-?(?:zeile|titel)|pre-?(?:title|head(?:ing|line)?)|rubri(?:k|que|c)|sur-?titre|sous-?titre|ante-?t[ií]tulo|sub-?t[ií]tulo"
    r"|occhiello|sotto-?titolo|sub-?(?:title|line|head(?:line|ing)?)|tag-?line|date(?:line|time)?|datum|published|meta|badge|label|topic|thema|author|by-?line)(?:$|[-_ ])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:^|[-_ ])(?:title|titel|titre|t[ií]tulo|titolo|headline|heading|head|hl|name)(?:$|[-_ ])",
    re.IGNORECASE,
)


def settle(element: Element, told: str, repairs: list[Repair]) -> None:
    """In place: what is no title in each ``h1`` is a paragraph below it. ``told`` is what the page calls itself."""
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
            repairs.append(Repair("subtitle kept", at(heading), message))
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
    return visible(" ".join(text.split())).casefold()


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
