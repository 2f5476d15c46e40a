"""A finished large-print PDF → what a reader meets in it. Nothing here is shared with the writer; any
tagged PDF can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary

from everyreader.formats.large_print.read.block import block
from everyreader.formats.large_print.read.content import read_pages
from everyreader.formats.large_print.read.file_facts import file_facts
from everyreader.formats.large_print.read.letters import misdrawn
from everyreader.formats.large_print.read.lines import line_end_hyphens
from everyreader.formats.large_print.read.link_tags import links_of
from everyreader.formats.large_print.read.marked_content import marks_of
from everyreader.formats.large_print.read.outline import bookmarks
from everyreader.formats.large_print.read.outlines import NONSENSE
from everyreader.formats.large_print.read.pages import Pages, Shown
from everyreader.formats.large_print.read.reading import Misdrawn, PdfReading, SmallText
from everyreader.formats.large_print.read.replacement_text import told_by_tags
from everyreader.formats.large_print.read.sheets import beyond, sheets
from everyreader.formats.large_print.read.strokes import strokes
from everyreader.formats.large_print.read.tags import tags_of
from everyreader.formats.large_print.read.thumbnails import depicted
from everyreader.formats.large_print.read.tree import Walk
from everyreader.formats.large_print.read.visibility import seen
from everyreader.formats.large_print.read.walk import walked
from everyreader.formats.large_print.read.xmp import metadata_of
from everyreader.model.errors import MakerFailed
from everyreader.model.reading import Entry

FLOOR = 18.0  # points; what is smaller is an offender
SPECK = 3.0  # points; what is smaller than that cannot be seen to be text
_TOLERANCE = 0.05


def read_back(path: Path, *, rendered: bool = True, breaks: bool = False) -> PdfReading:
    """What a reader meets in the PDF at ``path``; its pages are not rendered where ``rendered`` is false.
    With ``breaks`` a line's end that nothing else parts is a U+2028.

    Raises ``MakerFailed`` when it cannot be opened or read.
    """
    try:
        with pikepdf.open(path) as pdf:
            return _reading(path, pdf, rendered=rendered, breaks=breaks)
    except pikepdf.PasswordError:
        raise MakerFailed(f"{path}: the PDF wants a password; expected one that everybody can open") from None
    except pikepdf.PdfError as error:
        raise MakerFailed(f"{path}: not a PDF that can be opened: {error}") from None
    except RecursionError:
        raise MakerFailed(f"{path}: its parts are nested too deep or in a circle") from None
    except NONSENSE as error:
        reason = f"{type(error).__name__}: {error}"
        raise MakerFailed(f"{path}: not built as a PDF is; it cannot be read ({reason})") from error


def _reading(path: Path, pdf: pikepdf.Pdf, *, rendered: bool, breaks: bool) -> PdfReading:
    language = str(pdf.Root.get("/Lang", ""))
    pages, unavailable = read_pages(pdf), {"rendered": "nobody asked for it"}
    if rendered:
        pages, unavailable = _looked_at(path, pages, len(pdf.pages))
    walk = walked(pdf, pages, language, breaks=breaks)
    lost = [shown for key, several in pages.marked.items() if key not in walk.met for shown in several]
    metadata = metadata_of(pdf)
    blocks = (
        *(block(unit, shown, in_note=False) for unit, shown in walk.units),
        *(block(unit, shown, in_note=True) for unit, shown in walk.notes),
    )
    under, through = strokes(pages.drawn, pages.shapes, walk.formulas)
    papers, outline = sheets(pdf, pages), bookmarks(pdf)
    return PdfReading(
        **_of_file(pdf, metadata),
        **_of_print(pages),
        path=path,
        language=language,
        units=tuple(unit for unit, _ in walk.units),
        notes=tuple(unit for unit, _ in walk.notes),
        contents=tuple(Entry(one.title, one.level, leads_somewhere=one.leads) for one in outline),
        metadata=metadata,
        images_without_alt=tuple(_without_alt(walk, pages)),
        notes_with_way_back=walk.ways_back,
        unavailable=unavailable,
        beyond_the_page=tuple(beyond(papers, pages.drawn)),
        untagged_text=tuple(_texts([*pages.untagged, *lost])),
        line_end_hyphens=tuple(
            one for each in blocks if each.in_words for one in line_end_hyphens(each.lines)
        ),
        blocks=blocks,
        underlined=under,
        struck=through,
        depicted=tuple(depicted(pdf, pages)),
        sheets=papers,
        links=links_of(pdf, pages),
        bookmarks=outline,
        told=(*pages.told, *told_by_tags(pdf, pages)),
        marks=marks_of(pdf, pages),
        formulas=walk.formulas,
        imprint=tuple(walk.imprint),
    )


def _of_file(pdf: pikepdf.Pdf, metadata: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What the file is, before anybody looks at its pages."""
    return {
        "title": (metadata.get("dc:title") or (str(pdf.docinfo.get("/Title", "")),))[0],
        "pages": len(pdf.pages),
        "tagged": pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") is True
        and "/StructTreeRoot" in pdf.Root,
        "pdfua": _first(metadata, "pdfuaid:part"),
        "pdfa": _first(metadata, "pdfaid:part") + _first(metadata, "pdfaid:conformance"),
        "tags": tags_of(pdf),
        "facts": file_facts(pdf),
        "damage": tuple(pdf.get_warnings()),
    }


def _of_print(pages: Pages) -> dict[str, Any]:
    """What stands on the pages, whatever tags say of it."""
    used = _painted(pages.drawn)
    return {
        "decorative": pages.decorative,
        "smallest": min((one.drawn for one in pages.drawn if one.visible.strip()), default=float("inf")),
        "too_small": tuple(_too_small(pages.drawn)),
        "artifact_text": tuple(_texts(pages.artifacts)),
        "fonts_not_embedded": tuple(sorted({one.name for one in pages.fonts if not one.embedded} & used)),
        "fonts_registered": tuple(sorted({one.name for one in pages.fonts if one.registered})),
        "misdrawn": tuple(Misdrawn(*one) for one in misdrawn(pages.fonts)),
        "strings": pages.drawn,
        "marked": pages.marked,
        "layered": pages.layered,
        "images": pages.pictures,
        "shapes": pages.shapes,
    }


def _looked_at(path: Path, pages: Pages, count: int) -> tuple[Pages, Mapping[str, str]]:
    """The pages with what is seen of them, or why that could not be found out."""
    try:
        return seen(path, pages, count), {}
    except MakerFailed as error:
        return pages, {"rendered": str(error)}


def _painted(drawn: Iterable[Shown]) -> set[str]:
    """The fonts of text that is painted. Others need not be embedded, as under a scanned page, or named and
    not used (ISO 14289-1, 7.21.4.1)."""
    return {one.font for one in drawn if not one.unpainted}


def _without_alt(walk: Walk, pages: Pages) -> Iterator[str]:
    yield from walk.without_alt
    yield from (f"untagged image on page {page}" for page in pages.loose_pictures)


def _too_small(drawn: Iterable[Shown]) -> Iterator[SmallText]:
    for shown in drawn:
        if shown.visible.strip() and SPECK <= shown.drawn < FLOOR - _TOLERANCE:
            yield SmallText(shown.visible, round(shown.drawn, 2), shown.page)


def _texts(shown: Iterable[Shown]) -> Iterator[str]:
    return (one.text.strip() for one in shown if one.text.strip())


def _first(metadata: Mapping[str, tuple[str, ...]], key: str) -> str:
    return (metadata.get(key) or ("",))[0]


__all__ = ["FLOOR", "PdfReading", "SmallText", "read_back"]
