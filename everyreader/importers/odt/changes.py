"""OpenDocument: tracked changes, taken as accepted and named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.odt.words import DC, ID, TEXT, paragraphs, text_of
from everyreader.importers.web.elements import drop


def named(body: etree._Element, numbered: Callable[[], Callable[[etree._Element], int]]) -> Iterator[Repair]:
    """In place: deleted words, which lie apart from the text, out; insertions stand in it.

    ``numbered`` gives what numbers the paragraphs as the document stands.
    """
    tags = (f"{TEXT}change", f"{TEXT}change-start")
    places = {one.get(f"{TEXT}change-id"): one for one in body.iter(*tags)}
    tracked = list(body.iter(f"{TEXT}tracked-changes"))
    for one in tracked:
        drop(one)
    number = numbered()
    for region in (each for one in tracked for each in one.iter(f"{TEXT}changed-region")):
        place = places.get(region.get(f"{TEXT}id") or region.get(ID))
        line = 1 if place is None else number(place)
        who = next((each.text for each in region.iter(f"{DC}creator")), None) or "somebody"
        deletion = region.find(f"{TEXT}deletion")
        gone = () if deletion is None else paragraphs(deletion)
        words = " ".join(text_of(each) for each in gone).strip()
        if words:
            message = f"{who} took out “{excerpt(words, 200)}”; it is taken as accepted"
            yield Repair("deletion left out", line, message)
        if region.find(f"{TEXT}insertion") is not None:
            yield Repair("insertion kept", line, f"{who} put words in; they are taken as accepted")
