"""OpenDocument: the headers and footers of its page styles, which are no text of the statement."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.draft import Repair
from everyreader.importers.odt.words import DRAW, STYLE, SVG, TEXT, paragraphs, text_of
from everyreader.importers.office import page_furniture

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
