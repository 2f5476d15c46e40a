"""OpenDocument: bold type that a paragraph has by its style, written out, for pandoc reads that of spans
alone."""

from __future__ import annotations

from lxml import etree

from everyreader.importers.odt.styles import Styles, chain, of_text
from everyreader.importers.odt.words import FO, OFFICE, PARAGRAPHS, STYLE, TABLE, TEXT

_NAME = "EveryreaderBold"


def write_out(root: etree._Element, body: etree._Element, styles: Styles) -> None:
    """In place: a bold span in each paragraph that somebody set in bold as a whole, and in those of cells
    with a bold style."""
    own = root.find(f"{OFFICE}automatic-styles")
    if own is None:
        return
    by_hand = {one.get(f"{STYLE}name") for one in own.iter(f"{STYLE}style")}
    for paragraph in body.iter(PARAGRAPHS[0]):
        name = paragraph.get(f"{TEXT}style-name", "")
        around = {str(one.tag) for one in paragraph.iterancestors()}
        if f"{TABLE}table-header-rows" in around:
            continue  # that it heads its column is said already
        in_cell = f"{TABLE}table-cell" in around
        if _is_bold(name, styles) if in_cell else name in by_hand and _weight(styles[name]) == "bold":
            span = etree.Element(f"{TEXT}span", {f"{TEXT}style-name": _NAME})
            span.text, paragraph.text = paragraph.text, None
            span.extend(list(paragraph))
            paragraph.append(span)
    made = etree.SubElement(own, f"{STYLE}style", {f"{STYLE}name": _NAME, f"{STYLE}family": "text"})
    etree.SubElement(made, f"{STYLE}text-properties", {f"{FO}font-weight": "bold"})


def _is_bold(name: str, styles: Styles) -> bool:
    return next(filter(None, map(_weight, chain(name, styles))), "") == "bold"


def _weight(style: etree._Element) -> str:
    return of_text(style, "font-weight")
