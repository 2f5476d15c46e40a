"""What can be wrong with a link or a bookmark of a PDF, whatever the document says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.destinations import Spot
from everyreader.formats.large_print.read.flaw import About, Flaw
from everyreader.formats.large_print.read.geometry import area, shared
from everyreader.formats.large_print.read.link_tags import Link, Links, Place
from everyreader.formats.large_print.read.outline import Bookmark
from everyreader.formats.large_print.read.shown import Shown
from everyreader.model.publication import Kind

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_OVER_WORDS = 0.3  # of the words' own width that a place to click has to cover
_FAR = 110.0  # points above a heading at which a bookmark may still set the page


def link_flaws(links: Links, underlined: Sequence[Shown]) -> Iterator[Flaw]:
    """The flaws of every link, in order; ``underlined`` are the strings that have a line below them."""
    lined = frozenset(map(id, underlined))
    for one in links.tagged:
        yield from _flaws(one, lined)
    bare = [string for link in links.tagged if not link.places for string in link.strings]
    for place in links.loose:
        lost = any(one.page == place.page and shared(one.box, box) for one in bare for box in place.boxes)
        if not lost:  # else it is told of the link that lacks it
            yield Flaw(About.LINK_LOOSE, f"a link to {_target(place)} on page {place.page}", place.page)


def _flaws(link: Link, lined: frozenset[int]) -> Iterator[Flaw]:
    name, page = f"“{link.words}” on page {link.page}", link.page
    if not any(place.inside or place.address for place in link.places):
        if not link.reference:
            yield Flaw(About.LINK_BARE, name, page, link.words)
        return
    if any(_dead(place) for place in link.places):
        yield Flaw(About.LINK_DEAD, name, page, link.words)
    contents = [place.contents.strip() for place in link.places]
    if not all(contents):
        yield Flaw(About.LINK_UNSAID, name, page, link.words)
    elif any(_ADDRESS.fullmatch(one) for one in contents) and not _ADDRESS.search(link.words):
        yield Flaw(About.LINK_ADDRESS, f"{name} as “{contents[0]}”", page, link.words)
    lost = [one for one in link.strings if one.visible.strip() and not _can_be_clicked(one, link.places)]
    if lost:
        words = "".join(one.visible for one in lost).strip()
        yield Flaw(About.LINK_PLACE, f"“{words}” on page {lost[0].page}", lost[0].page, link.words)
    outside = not link.reference and not link.pictured and link.strings
    if outside and not all(id(one) in lined for one in link.strings if one.visible.strip()):
        yield Flaw(About.LINK_PLAIN, name, page, link.words)


def _dead(place: Place) -> bool:
    """A place that the file does not have, or one on the disk of whoever made it."""
    return place.inside and place.spot is None or place.address.strip().lower().startswith("file:")


def _target(place: Place) -> str:
    if place.address:
        return place.address
    return f"page {place.spot.page}" if place.spot else "nowhere"


def _can_be_clicked(shown: Shown, places: Sequence[Place]) -> bool:
    box = shown.box
    return any(
        place.usable
        and place.page == shown.page
        and any(shared(box, one) >= _OVER_WORDS * area(box) for one in place.boxes)
        for place in places
    )


def note_flaws(links: Links, notes: Sequence[Sequence[Shown]]) -> Iterator[Flaw]:
    """References that do not lead to their note, notes that do not lead back to their reference."""
    references = [one for one in links.tagged if one.reference and not one.in_note]
    returns = [one for one in links.tagged if one.reference and one.in_note]
    for note in notes:
        held = set(map(id, note))
        back = next((one for one in returns if any(id(string) in held for string in one.strings)), None)
        number = back.words if back else "".join(one.text for one in note[:1]).strip()
        marks = [one for one in references if one.words == number]
        if not marks:
            continue
        reference = marks[0]  # the note stands by the first of several
        if reference.page != note[0].page:
            detail = f"number {number} is on page {reference.page}, its note on page {note[0].page}"
            yield Flaw(About.NOTE_APART, detail, reference.page, number)
        for mark in marks:
            yield from _leads_to(mark, note, "the note")
        if back is None:
            yield Flaw(About.NOTE_LINK, f"note {number} has no way back", note[0].page, number)
        else:
            yield from _leads_to(back, reference.strings, "its reference")


def _leads_to(link: Link, target: Sequence[Shown], what: str) -> Iterator[Flaw]:
    here = f"number {link.words} on page {link.page}"
    if not any(place.inside for place in link.places):
        yield Flaw(About.NOTE_LINK, f"{here} leads nowhere", link.page, link.words)
        return
    spots = [place.spot for place in link.places if place.spot]
    if spots and target and not any(shows(spot, target[0]) for spot in spots):
        detail = f"{here} leads to page {spots[0].page}, {what} is on page {target[0].page}"
        if spots[0].page == target[0].page:
            detail = f"{here} leads to another place on page {spots[0].page} than {what}"
        yield Flaw(About.NOTE_LINK, detail, link.page, link.words)


def shows(spot: Spot, target: Shown) -> bool:
    """Whether a reader who comes to ``spot`` has ``target`` before the eyes."""
    if spot.page != target.page:
        return False
    return spot.y is None or target.y - 2 <= spot.y <= target.y + target.size + _FAR


def outline_flaws(bookmarks: Sequence[Bookmark], blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Bookmarks that lead elsewhere than to the heading of the same words, or stand on another level."""
    headings = [one for one in blocks if one.kind is Kind.HEADING and one.lines]
    pairs = list(_pairs(bookmarks, headings))
    for bookmark, heading in pairs:
        first = next(one for one in heading.strings if one.visible.strip())
        if bookmark.spot is not None and not shows(bookmark.spot, first):
            detail = (
                f"“{bookmark.title}” leads to page {bookmark.spot.page}, its heading is on page "
                f"{heading.page}"
            )
            yield Flaw(About.OUTLINE_PLACE, detail, bookmark.spot.page, bookmark.title)
    for (before, above), (bookmark, heading) in itertools.pairwise(pairs):
        wanted = _sign(heading.unit.level - above.unit.level)
        if wanted != _sign(bookmark.level - before.level):
            yield Flaw(About.OUTLINE_LEVEL, f"“{bookmark.title}”", heading.page, bookmark.title)


def _pairs(bookmarks: Sequence[Bookmark], headings: Sequence[Block]) -> Iterator[tuple[Bookmark, Block]]:
    """Each bookmark with the next heading that has its words."""
    start = 0
    for one in bookmarks:
        for index in range(start, len(headings)):
            if headings[index].text == " ".join(one.title.split()):
                yield one, headings[index]
                start = index + 1
                break


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)
