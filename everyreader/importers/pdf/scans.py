"""The pages of a PDF that hold no words: scans of paper, and photographs that fill a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pymupdf

from everyreader.importers.draft import Repair
from everyreader.importers.pdf.page import number_of

SCANNED = 20  # letters on a page below which a picture that fills it may be a scan
_FILLED = 0.5  # of a page, by its pictures
_LIGHT, _MOST = 190, 0.5  # of 255, and the part of a page that is so light, as paper is
_DOTS = 18  # an inch, to look at a page's light


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
