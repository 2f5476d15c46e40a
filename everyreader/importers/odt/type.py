"""OpenDocument: type as pandoc reads it. Of a link the underline is taken off, which would be emphasis; bold
that a paragraph has by its style is written out, for that of spans alone is read."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from everyreader.importers.odt.styles import Styles, chain, of_text
from everyreader.importers.odt.words import FO, OFFICE, PARAGRAPHS, STYLE, TABLE, TEXT

_LINES = "text-underline-style", "text-underline-type", "text-underline-width", "text-underline-color"
_NAME = "EveryreaderBold"


def without_underlines(body: etree._Element, automatic: etree._Element, styles: Styles) -> None:
    """In place: the spans in links, and those round nothing but one, in styles that do not underline."""
    made: dict[str, str] = {}
    for link in body.iter(f"{TEXT}a"):
        said = "".join(link.itertext()).strip()
        spans = list(link.iter(f"{TEXT}span"))
        spans += [one for one in link.iterancestors(f"{TEXT}span") if "".join(one.itertext()).strip() == said]
        for span in spans:
            name = span.get(f"{TEXT}style-name", "")
            if name in styles and name not in made:
                made[name] = f"{name}EveryreaderPlain"
                automatic.append(_plain(styles[name], made[name]))
            if name in made:
                span.set(f"{TEXT}style-name", made[name])


def _plain(style: etree._Element, name: str) -> etree._Element:
    plain = deepcopy(style)
    plain.set(f"{STYLE}name", name)
    for one in plain.iter(f"{STYLE}text-properties"):
        for line in _LINES:
            one.attrib.pop(f"{STYLE}{line}", None)
    return plain


def write_bold(root: etree._Element, body: etree._Element, styles: Styles) -> None:
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
