"""The pictures of a PDF: those that a page shows once; what stands on several pages is its furniture, what is tiny an ornament."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pymupdf

from everyreader.importers.pdf_lines import Line
from everyreader.repair.draft import Repair
from everyreader.repair.nodes import PLAIN, Node

_SMALLEST = 24.0  # points of a side: what is smaller is a bullet, a rule or an icon


@dataclass(frozen=True)
class Picture:
    """A picture under the address ``page-N-M.png``, with its page (from 1) and the height on it where it begins."""

    address: str
    page: int
    top: float
    data: bytes


def pictures(document: pymupdf.Document) -> tuple[list[Picture], list[Repair]]:
    """The pictures in the order of their pages and heights, and the names of those that are left out."""
    shown = [
        (page.number + 1, one["bbox"], one["xref"])
        for page in document
        for one in sorted(page.get_image_info(xrefs=True), key=lambda one: one["bbox"][1])
        if min(one["bbox"][2] - one["bbox"][0], one["bbox"][3] - one["bbox"][1]) >= _SMALLEST
    ]
    pages = Counter(xref for _, _, xref in {(number, 0, xref) for number, _, xref in shown})
    found: list[Picture] = []
    repairs: list[Repair] = []
    for number, box, xref in shown:
        if not xref:
            repairs.append(
                Repair("image left out", number, "written into the page itself; put a PNG in its place")
            )
        elif pages[xref] == 1:
            same = sum(one.page == number for one in found)
            found.append(Picture(f"page-{number}-{same + 1}.png", number, box[1], _bytes(document, xref)))
        elif pages[xref] > 1:
            repairs.append(
                Repair("image left out", number, f"it stands on {pages[xref]} pages, as a logo does")
            )
            pages[xref] = 0
    return found, repairs


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
    }


def with_pictures(parts: list[Line | Node], shown: list[Picture]) -> list[Line | Node]:
    """A page's lines and tables with each picture before the first line that begins below its top."""
    out = list(parts)
    for picture in shown:
        below = (at for at, one in enumerate(out) if isinstance(one, Line) and one.box[1] >= picture.top)
        out.insert(next(below, len(out)), image_block(picture))
    return out
