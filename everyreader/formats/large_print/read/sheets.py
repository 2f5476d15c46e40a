"""The pages as sheets: their size, how they lie, what number they bear, whether anything stands on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from everyreader.formats.large_print.read.elements import inherited
from everyreader.formats.large_print.read.geometry import Box, area, shared
from everyreader.formats.large_print.read.pages import Pages, Shown

_NUMBER = re.compile(
    r"(?:page|p\.|seite|página|pagina)?\s*[-–—(\[]?\s*(\d{1,4})\s*[-–—)\]]?\s*(?:(?:/|of|von|de|sur)\s*\d+)?",
    re.IGNORECASE,
)
_EDGE = 100.0  # points from the upper or lower edge in which a page's number stands
_FULL_PAGE = 0.7  # of a page that one picture covers


@dataclass(frozen=True)
class Sheet:
    """One page. ``box`` is what is seen of it before it is turned, in points; ``turned`` in degrees
    clockwise.

    ``label`` is the number by which a viewer calls it, ``numbers`` the numbers that stand at its edges and
    where they begin (in points from the left). ``text_angles`` are the directions of its text as a reader
    sees them, in degrees. ``blank``: nothing is drawn on it; ``worded``: more is than decoration.
    ``picture_only``: a picture covers it and no text is seen on it.
    """

    number: int
    box: Box
    turned: int
    scale: float
    label: str
    numbers: tuple[tuple[int, float], ...]
    text_angles: tuple[int, ...]
    blank: bool
    worded: bool
    picture_only: bool
    tabs: str
    annotated: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in whole points as a reader sees them."""
        width, height = (round((self.box[i + 2] - self.box[i]) * self.scale) for i in (0, 1))
        return (height, width) if self.turned % 180 else (width, height)


def sheets(pdf: pikepdf.Pdf, pages: Pages) -> tuple[Sheet, ...]:
    """Every page of ``pdf``, in order."""
    by_page: dict[int, list[Shown]] = defaultdict(list)
    for one in pages.drawn:
        if one.visible.strip():
            by_page[one.page].append(one)
    return tuple(
        _sheet(pdf, number, page, by_page[number], pages) for number, page in enumerate(pdf.pages, 1)
    )


def _sheet(pdf: pikepdf.Pdf, number: int, page: pikepdf.Page, strings: list[Shown], pages: Pages) -> Sheet:
    box = cropped(page)
    turned = int(inherited(page.obj, "/Rotate", 0)) % 360
    pictures = [one for one in pages.pictures if one.page == number]
    shapes = any(one.page == number for one in pages.shapes)
    covered = any(shared(one.box, box) > _FULL_PAGE * area(box) and one.pixels[0] for one in pictures)
    read = [one for one in strings if len(one.visible.strip()) > 1]
    unseen = sum(bool(one.unseen) for one in read)
    return Sheet(
        number=number,
        box=box,
        turned=turned,
        scale=float(page.obj.get("/UserUnit", 1)),
        label=_label(pdf, number),
        numbers=tuple(_numbers(strings, box)),
        text_angles=tuple(sorted({round(one.angle - turned) % 360 for one in strings})),
        worded=any(not one.artifact for one in (*strings, *pictures)),
        blank=not strings and not pictures and not shapes,
        picture_only=covered and unseen >= 0.8 * len(read),
        tabs=str(page.obj.get("/Tabs", "")),
        annotated=len(page.obj.get("/Annots", Array())) > 0,
    )


def cropped(page: pikepdf.Page) -> Box:
    """What is seen of a page, whichever corners its boxes name."""
    a, b, c, d = (float(edge) for edge in page.cropbox)
    e, f, g, h = (float(edge) for edge in page.mediabox)
    crop = min(a, c), min(b, d), max(a, c), max(b, d)
    media = min(e, g), min(f, h), max(e, g), max(f, h)
    both = (
        max(crop[0], media[0]),
        max(crop[1], media[1]),
        min(crop[2], media[2]),
        min(crop[3], media[3]),
    )
    return both if both[0] < both[2] and both[1] < both[3] else media


def _label(pdf: pikepdf.Pdf, number: int) -> str:
    if not isinstance(pdf.Root.get("/PageLabels"), Dictionary):
        return ""
    try:
        label: Any = pdf.pages[number - 1].label  # a property, though pikepdf types it as a function
    except (ValueError, RuntimeError, pikepdf.PdfError):
        return ""
    return label


def _numbers(strings: Iterable[Shown], box: Box) -> Iterator[tuple[int, float]]:
    for row in _rows([one for one in strings if one.y < box[1] + _EDGE or one.y > box[3] - _EDGE]):
        found = _NUMBER.fullmatch("".join(one.visible for one in row).strip())
        if found:
            yield int(found[1]), row[0].x


def _rows(strings: Sequence[Shown]) -> Iterator[list[Shown]]:
    rows: dict[int, list[Shown]] = defaultdict(list)
    for one in strings:
        rows[round(one.y)].append(one)
    for row in rows.values():
        yield sorted(row, key=lambda one: one.x)


def beyond(papers: Sequence[Sheet], drawn: Iterable[Shown]) -> Iterator[str]:
    """The strings that are drawn over an edge of their page."""
    for shown in drawn:
        left, bottom, right, top = papers[shown.page - 1].box
        inside = left - 1 <= shown.x and shown.last <= right + 1 and bottom <= shown.y <= top
        if shown.visible.strip() and not inside:
            yield shown.visible.strip()
