"""What stands at a page's heading outside of the element that is taken for the article: its day comes along,
pictures are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.repair.release.dates import LONGEST, dates_in
from everyreader.importers.web import metadata
from everyreader.importers.web.elements import NUMBER, Element, at, drop
from everyreader.importers.web.languages import language
from everyreader.importers.web.site import is_sites_own
from everyreader.importers.web.words import SILENT, words
from everyreader.language.tongues import likely_tongue_of
from everyreader.model.elements import enclosing

_LANDMARKS = ("nav", "footer", "aside", "form", "dialog", "menu", "button", "select", "textarea", *SILENT)
_ADJACENT = 2  # elements beside the heading
_OPENING = 400  # characters of the text, in which it may say its day itself
_DOT = ("0", "1")


def name_pictures(chosen: Element, beside: Sequence[Element], repairs: Repairs) -> None:
    """In place: of the parts ``beside`` the article, pictures above it are left out by name."""
    for part in [one for one in beside if chosen in one.xpath("following::*")]:
        _name_pictures(part, repairs)


def take_day(
    chosen: Element,
    heading: Element | None,
    beside: Sequence[Element],
    repairs: Repairs,
) -> None:
    """In place: where the parts ``beside`` the article say one day at its heading, that line comes below the
    heading as a ``time``.

    ``heading`` is the one that the article lacks. Nothing is taken where the article's own opening has a day,
    or the page tells machines of another one.
    """
    tongue = language(chosen) or likely_tongue_of(words(chosen))
    top = heading if heading is not None else next(chosen.iter("h1"), None)
    if (
        top is None
        or next(chosen.iter("time"), None) is not None
        or dates_in(words(chosen)[:_OPENING], tongue)
    ):
        return
    told = metadata.published(chosen.getroottree().getroot())
    found = [
        (one, *pair)
        for part in beside
        for one in _shown(part)
        if _is_at(one, (top, chosen)) and one is not top and top not in one.iterdescendants()
        for pair in [_day(one, tongue)]
        if pair
    ]
    days = {day for _, day, _ in found}
    if len(days) != 1 or told and told not in days:
        return
    line, day, (start, end) = min(found, key=lambda one: len(words(one[0])))
    said = words(line)
    message = f"“{said}” stood at the heading, outside of the article, and stands below it"
    repairs.say("date kept", at(line), message)
    paragraph = chosen.makeelement("p", {NUMBER: str(-at(line))})
    time = paragraph.makeelement("time", {"datetime": day.isoformat()})
    before, time.text, after = said[:start], said[start:end], said[end:]
    paragraph.text, time.tail = (
        one if any(map(str.isalnum, one)) else None for one in (before, after)
    )  # no icons
    paragraph.append(time)
    if chosen in top.iterancestors():
        paragraph.tail, top.tail = top.tail, None
        top.addnext(paragraph)
    else:
        chosen.insert(0, paragraph)
    drop(line)


def _shown(part: Element) -> Iterator[Element]:
    """``part`` and what is in it, the site's own parts left out."""
    if _is_sites(part):
        return
    yield part
    for one in part:
        yield from _shown(one)


def _is_sites(one: Element) -> bool:
    if not isinstance(one.tag, str) or one.tag in _LANDMARKS or is_sites_own(one):
        return True
    return one.tag == "header" and enclosing(one).tag == "body" and next(one.iter("h1"), None) is None


def _is_at(one: Element, places: Sequence[Element]) -> bool:
    """Whether ``one`` stands in the box that is right around one of the ``places``, or right above or below
    one."""
    around = (one, *one.iterancestors())
    boxes = [enclosing(place) for place in places]
    if any(box in around for box in boxes if box.tag not in ("body", "html")):
        return True
    return any(
        each in around for place in places for preceding in (True, False) for each in _next(place, preceding)
    )


def _next(place: Element, preceding: bool) -> list[Element]:
    """The first few elements with words on one side of ``place``, as far as a part of the site."""
    siblings = takewhile(lambda one: not _is_sites(one), place.itersiblings(preceding=preceding))
    return list(islice(filter(words, siblings), _ADJACENT))


def _day(one: Element, tongue: str) -> tuple[date, tuple[int, int]] | None:
    """The one day that the line ``one`` says, and where in it; nothing for a box around such a line, or a day
    of a change."""
    said = words(one)
    if len(said) > LONGEST or next(one.iter("img"), None) is not None or metadata.CHANGED.search(said):
        return None
    if one.tag == "time" and (told := metadata.day_of(one)) and said:
        return told, (0, len(said))
    found = dates_in(said, tongue)
    inner = any(dates_in(words(each), tongue) for each in one if isinstance(each.tag, str))
    return next(iter(found.items())) if len(found) == 1 and not inner else None


def _name_pictures(part: Element, repairs: Repairs) -> None:
    """In place: pictures of a ``part`` before the article that is none of the site's own are left out by
    name, for a person to see to."""
    for one in list(_shown(part)):
        if one.tag != "img" or one.get("alt") == "" or {one.get("width"), one.get("height")} & {*_DOT}:
            continue
        alternative, name = one.get("alt") or "", (one.get("src") or "").rpartition("/")[2][:100]
        shown = ", ".join(filter(None, (f"“{excerpt(alternative, 200)}”" if alternative else "", name)))
        message = (
            f"a picture above the article: {shown or 'without a name'}; add it to the text if it belongs "
            f"to it"
        )
        repairs.say("image left out", at(one), message)
        drop(one)
