"""The pictures of a PDF: those that a page shows once; what stands on several pages is its furniture, what is
small an icon, which is named, and what is tiny an ornament."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pymupdf

from everyreader.importers.draft import Repair, Repairs
from everyreader.importers.pdf.lines import Box, Line
from everyreader.importers.pdf.order import follows
from everyreader.importers.pdf.over import Part
from everyreader.importers.pdf.page import number_of
from everyreader.source.tree import PLAIN, Node

_SMALLEST = 24.0  # points of a side: what is smaller is an icon
_TINY = 8.0  # the same: a bullet or a rule
SCANNED = 20  # letters on a page below which a picture that fills it may be a scan
_FILLED = 0.5  # of a page, by its pictures
_LIGHT, _MOST = 190, 0.5  # of 255, and the part of a page that is so light, as paper is
_DOTS = 18  # an inch, to look at a page's light


@dataclass(frozen=True)
class Picture:
    """A picture under the address ``page-N-M.png``, with its page (from 1) and its place on it."""

    address: str
    page: int
    box: Box
    data: bytes


def pictures(document: pymupdf.Document) -> tuple[list[Picture], list[Repair]]:
    """The pictures in the order of their pages and heights, and the names of those that are left out."""
    seen = [
        (number_of(page), one["bbox"], one["xref"])
        for page in document
        for one in sorted(page.get_image_info(xrefs=True), key=lambda one: one["bbox"][1])
    ]
    shown = [one for one in seen if _side(one[1]) >= _SMALLEST]
    pages = Counter(xref for _, _, xref in {(number, 0, xref) for number, _, xref in shown})
    found: list[Picture] = []
    repairs = Repairs(_icons(seen))
    for number, box, xref in shown:
        if not xref:
            repairs.say("image left out", number, "written into the page itself; put a PNG in its place")
        elif pages[xref] == 1:
            same = sum(one.page == number for one in found)
            found.append(Picture(f"page-{number}-{same + 1}.png", number, box, _bytes(document, xref)))
        elif pages[xref] > 1:
            repairs.say("image left out", number, f"it stands on {pages[xref]} pages, as a logo does")
            pages[xref] = 0
    return found, repairs


def _side(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _icons(seen: Sequence[tuple[int, Box, int]]) -> Iterator[Repair]:
    """The names of the small pictures that the document shows once; those that it shows again are bullets."""
    times = Counter(xref for *_, xref in seen)
    small = Counter(
        number for number, box, xref in seen if _TINY <= _side(box) < _SMALLEST and times[xref] == 1
    )
    for number, count in small.items():
        what = "a small picture, as an icon is" if count == 1 else f"{count} small pictures, as icons are"
        yield Repair("image left out", number, f"{what}; write what it says where a reader needs it")


def _bytes(document: pymupdf.Document, xref: int) -> bytes:
    held = document.extract_image(xref)
    if held and held["ext"] in ("png", "jpeg") and not held["smask"]:
        return held["image"]
    picture = pymupdf.Pixmap(document, xref)
    if held and held["smask"] and not picture.alpha:
        picture = pymupdf.Pixmap(picture, pymupdf.Pixmap(document, held["smask"]))
    if picture.n - picture.alpha > 3:
        picture = pymupdf.Pixmap(pymupdf.csRGB, picture)
    return picture.tobytes("png")


def image_block(picture: Picture, words: str = "") -> Node:
    """The picture as a paragraph of its own."""
    alternative = [{"t": "Str", "c": words}] if words else []
    return {
        "t": "Para",
        "c": [{"t": "Image", "c": [PLAIN, alternative, [picture.address, ""]]}],
        "line": picture.page,
        "box": picture.box,
    }


def is_clear(picture: Picture, lines: Sequence[Line]) -> bool:
    """Whether no line is printed on the picture."""
    left, top, right, bottom = picture.box
    return not any(
        one.page == picture.page
        and left < (one.box[0] + one.box[2]) / 2 < right
        and top < (one.box[1] + one.box[3]) / 2 < bottom
        for one in lines
    )


def with_pictures(parts: list[Part], shown: list[Picture]) -> list[Part]:
    """What is read, with each picture before the line below its top: of its own column where it stands in
    one."""
    out = list(parts)
    for picture in shown:
        out.insert(_place(out, picture), image_block(picture))
    return out


def _place(parts: list[Part], picture: Picture) -> int:
    left, top, right, _ = picture.box
    here = [(at, one) for at, one in enumerate(parts) if isinstance(one, Line) and one.page == picture.page]
    column = [(at, one) for at, one in here if one.box[0] < right and left < one.box[2]]
    for lines in (column, here):
        if any(one.box[1] >= top for _, one in lines):
            return next(at for at, one in lines if one.box[1] >= top)
        if lines:
            return _end_below(parts, lines[-1][0])
    later = (at for at, one in enumerate(parts) if _page_of(one) > picture.page)
    return next(later, len(parts))


def _end_below(parts: list[Part], at: int) -> int:
    """Behind the line ``at`` and those below it: the last of a paragraph may be short."""
    below = at + 1
    while below < len(parts) and follows(parts[below - 1 : below], parts[below]):
        below += 1
    return below


def _page_of(part: Part) -> int:
    return part.page if isinstance(part, Line) else part["line"]


def is_scan(page: pymupdf.Page, text: str, *, alone: bool) -> bool:
    """Whether a page is the picture of one; ``alone`` where no other page has words."""
    return _is_picture(page, text) and (alone or _is_paper(page))


def whole_pages(document: pymupdf.Document, texts: Sequence[str]) -> Iterator[Repair]:
    """The pages that are one picture among pages with words."""
    for page in document:
        if _is_picture(page, texts[page.number or 0]):
            message = (
                "a picture fills it: say in its alternative text what it shows, and its words if it has any"
            )
            yield Repair("page is a picture", number_of(page), message)


def _is_picture(page: pymupdf.Page, text: str) -> bool:
    if len(text.strip()) >= SCANNED:
        return False
    boxes = [pymupdf.Rect(one["bbox"]) & page.rect for one in page.get_image_info()]
    return sum(one.get_area() for one in boxes) > _FILLED * page.rect.get_area()


def _is_paper(page: pymupdf.Page) -> bool:
    samples = page.get_pixmap(dpi=_DOTS, colorspace=pymupdf.csGRAY).samples
    return sum(one > _LIGHT for one in samples) > _MOST * len(samples)
