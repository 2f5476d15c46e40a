"""OpenDocument: what is no text of the statement: headers and footers of its page styles, and tracked
changes, which are taken as accepted. All of it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.odt.words import DC, DRAW, ID, STYLE, SVG, TEXT, paragraphs, text_of
from everyreader.importers.office import page_furniture
from everyreader.importers.web.elements import drop

_KINDS = {"header": "header left out", "footer": "footer left out"}
_NUMBERS = (f"{TEXT}page-number", f"{TEXT}page-count")


def named(styles: etree._Element | None, begins: dict[str | None, int]) -> Iterator[Repair]:
    """Each header and footer; ``begins`` tells the paragraph at which a page style comes into use."""
    said: list[str] = []
    for page in () if styles is None else styles.iter(f"{STYLE}master-page"):
        name = page.get(f"{STYLE}name", "")
        where = f" in the page style “{name}”" if name in begins else ""
        parts = [one for one in page if one.get(f"{STYLE}display", "true") == "true"]
        names = {etree.QName(one).localname for one in parts}
        for part in parts:
            kind, _, side = etree.QName(part).localname.partition("-")
            if kind not in _KINDS:
                continue
            held = page_furniture.held(_words(part), _pictures(part))
            if held and held not in said:
                said.append(held)
                on = page_furniture.pages(side, first=f"{kind}-first" in names, sides=f"{kind}-left" in names)
                yield Repair(_KINDS[kind], begins.get(name, 1), f"it stands on {on}{where}: {held}")


def _words(part: etree._Element) -> str:
    for one in part.iter(*_NUMBERS):
        one.text = page_furniture.NUMBER
    return " ".join(text_of(each) for each in paragraphs(part))


def _pictures(part: etree._Element) -> Iterator[str]:
    for frame in part.iter(f"{DRAW}frame"):
        if frame.find(f"{DRAW}image") is not None:
            said = [frame.findtext(f"{SVG}{name}", "").strip() for name in ("desc", "title")]
            yield said[0] or said[1]


def changes(
    body: etree._Element, numbered: Callable[[], Callable[[etree._Element], int]]
) -> Iterator[Repair]:
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
