"""A finished large-print PDF → what a reader meets in it. Nothing here is shared with the writer; any
tagged PDF can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Dictionary

from everyreader.errors import MakerFailed
from everyreader.formats.large_print.content import read_pages
from everyreader.formats.large_print.lines import (
    LineEndHyphen,
    flush_left,
    justified,
    line_end_hyphens,
    lines_of,
)
from everyreader.formats.large_print.shown import Shown
from everyreader.formats.large_print.tree import Walk, walked
from everyreader.publication import Entry, Kind, Reading, Role

FLOOR = 18.0  # points; what is smaller is an offender
_TOLERANCE = 0.05


@dataclass(frozen=True)
class SmallText:
    """Text drawn smaller than ``FLOOR``: ``size`` in points by its outlines, ``page`` from 1."""

    text: str
    size: float
    page: int


@dataclass(frozen=True, kw_only=True)
class PdfReading(Reading):
    """A ``Reading`` with what only paper has.

    ``smallest`` is the smallest size drawn in points, artifacts included (``inf`` where there is no text).
    ``beyond_the_page`` is text drawn over an edge of its page (a word or a table too wide).
    ``untagged_text`` is drawn text that no element of the tag tree holds and no artifact mark excuses.
    ``artifact_text`` is page furniture. ``not_left_aligned`` are the beginnings of units whose lines do not
    begin at one place or are justified. ``fonts_not_embedded`` are names. ``pdfua`` is the part of ISO
    14289 that the file claims ("1"), ``pdfa`` the part and level of ISO 19005 ("2A"), ``""`` for none.
    """

    pages: int = 0
    smallest: float = float("inf")
    too_small: tuple[SmallText, ...] = ()
    beyond_the_page: tuple[str, ...] = ()
    untagged_text: tuple[str, ...] = ()
    artifact_text: tuple[str, ...] = ()
    line_end_hyphens: tuple[LineEndHyphen, ...] = ()
    not_left_aligned: tuple[str, ...] = ()
    fonts_not_embedded: tuple[str, ...] = ()
    tagged: bool = False
    pdfua: str = ""
    pdfa: str = ""

    @property
    def left_aligned(self) -> bool:
        """Whether every unit stands flush left."""
        return not self.not_left_aligned


def read_back(path: Path) -> PdfReading:
    """What a reader meets in the PDF at ``path``. Raises ``MakerFailed`` when it cannot be opened."""
    try:
        with pikepdf.open(path) as pdf:
            return _reading(path, pdf)
    except pikepdf.PasswordError:
        raise MakerFailed(f"{path}: the PDF wants a password; expected one that everybody can open") from None
    except pikepdf.PdfError as error:
        raise MakerFailed(f"{path}: not a PDF that can be opened: {error}") from None


def _reading(path: Path, pdf: pikepdf.Pdf) -> PdfReading:
    language = str(pdf.Root.get("/Lang", ""))
    pages = read_pages(pdf)
    walk = walked(pdf, pages, language)
    lost = [shown for key, several in pages.marked.items() if key not in walk.met for shown in several]
    drawn = [shown for several in pages.marked.values() for shown in several] + [
        *pages.untagged,
        *pages.artifacts,
    ]
    metadata = dict(_metadata(pdf))
    return PdfReading(
        path=path,
        title=(metadata.get("dc:title") or (str(pdf.docinfo.get("/Title", "")),))[0],
        language=language,
        units=tuple(unit for unit, _ in walk.units),
        notes=tuple(unit for unit, _ in walk.notes),
        contents=tuple(_entries(pdf)),
        metadata=metadata,
        decorative=pages.decorative,
        images_without_alt=(
            *walk.without_alt,
            *(f"untagged image on page {page}" for page in pages.loose_pictures),
        ),
        notes_with_way_back=walk.ways_back,
        pages=len(pdf.pages),
        smallest=min((shown.drawn for shown in drawn if shown.visible.strip()), default=float("inf")),
        too_small=tuple(_too_small(drawn)),
        beyond_the_page=tuple(_beyond(pdf, drawn)),
        untagged_text=tuple(_texts([*pages.untagged, *lost])),
        artifact_text=tuple(_texts(pages.artifacts)),
        fonts_not_embedded=tuple(sorted({font.name for font in pages.fonts if not font.embedded})),
        tagged=bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False))
        and "/StructTreeRoot" in pdf.Root,
        pdfua=_first(metadata, "pdfuaid:part"),
        pdfa=_first(metadata, "pdfaid:part") + _first(metadata, "pdfaid:conformance"),
        **_line_facts(walk),
    )


def _line_facts(walk: Walk) -> dict[str, tuple[LineEndHyphen, ...] | tuple[str, ...]]:
    hyphens: list[LineEndHyphen] = []
    crooked: list[str] = []
    for unit, shown in walk.units + walk.notes:
        lines = lines_of(shown)
        if unit.kind not in (Kind.CODE, Kind.MATH, Kind.IMAGE):
            hyphens += line_end_hyphens(lines)
            plain = all(
                run.role in (Role.TEXT, Role.NOTE, Role.CODE) for run in unit.runs
            )  # a picture may begin a line
            if plain and not flush_left(lines) or justified(lines):
                crooked.append(unit.text[:40])
    return {"line_end_hyphens": tuple(hyphens), "not_left_aligned": tuple(crooked)}


def _too_small(drawn: list[Shown]) -> Iterator[SmallText]:
    for shown in drawn:
        if shown.visible.strip() and shown.drawn < FLOOR - _TOLERANCE:
            yield SmallText(shown.visible, round(shown.drawn, 2), shown.page)


def _beyond(pdf: pikepdf.Pdf, drawn: list[Shown]) -> Iterator[str]:
    edges = [[float(edge) for edge in page.cropbox] for page in pdf.pages]
    for shown in drawn:
        left, bottom, right, top = edges[shown.page - 1]
        inside = left - 1 <= shown.x and shown.end <= right + 1 and bottom <= shown.y <= top
        if shown.visible.strip() and not inside:
            yield shown.visible.strip()


def _texts(shown: list[Shown]) -> Iterator[str]:
    return (one.text.strip() for one in shown if one.text.strip())


def _entries(pdf: pikepdf.Pdf) -> Iterator[Entry]:
    with pdf.open_outline() as outline:
        yield from _outline(outline.root, 1)


def _outline(items: list[pikepdf.OutlineItem], level: int) -> Iterator[Entry]:
    for item in items:
        yield Entry(
            item.title, level, leads_somewhere=item.destination is not None or item.action is not None
        )
        yield from _outline(item.children, level + 1)


def _metadata(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The properties of the file's XMP, by prefix and name; structures such as histories are left out."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for key in xmp:
            value = xmp[key]
            prefixed = _prefixed(key)
            if prefixed and value is not None:
                yield prefixed, tuple(map(str, value)) if isinstance(value, (list, set)) else (str(value),)


def _prefixed(key: str) -> str:
    namespace, _, name = key[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else ""


_PREFIXES: Mapping[str, str] = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}


def _first(metadata: Mapping[str, tuple[str, ...]], key: str) -> str:
    return (metadata.get(key) or ("",))[0]
