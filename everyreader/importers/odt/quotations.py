"""OpenDocument: paragraphs that are quotations, by their styles or by how far inside they are set, as pandoc
finds them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from everyreader.importers.draft import Repair
from everyreader.importers.odt.looks import Looks
from everyreader.importers.odt.styles import chain
from everyreader.importers.odt.words import FO, PARAGRAPHS, STYLE, TABLE, TEXT, text_of
from everyreader.importers.office.quotations import Line, named, set_in
from everyreader.model.lengths import inches

_NAME = "EveryreaderQuotation"
_HEADS = ("Title", "Subtitle", "Caption", "Heading")
_ASIDE = (f"{TEXT}list-item", f"{TABLE}table-cell")
_SHOWN_ASIDE = ("center", "end", "right")

Element = etree._Element


def found(paragraphs: Sequence[Element], looks: Looks) -> tuple[list[Element], list[Repair]]:
    """The paragraphs of quotations, and what is said of those that no style calls so."""
    lines = [_line(one, looks) for one in paragraphs]
    runs = set_in(lines)
    quoted = [paragraphs[n] for run in runs for n in run]
    return quoted, [each for run in runs for each in named(run, lines)]


def settle(
    paragraphs: Sequence[Element], quoted: Sequence[Element], automatic: Element, looks: Looks
) -> None:
    """In place: an indent for the ``quoted`` ones, none for all others, for by that pandoc knows them."""
    for one in paragraphs:
        if _indent(one.get(f"{TEXT}style-name", ""), "margin-left", looks)[0]:
            one.attrib.pop(f"{TEXT}style-name")
    for one in quoted:
        one.set(f"{TEXT}style-name", _NAME)
    made = etree.SubElement(
        automatic, f"{STYLE}style", {f"{STYLE}name": _NAME, f"{STYLE}family": "paragraph"}
    )
    etree.SubElement(made, f"{STYLE}paragraph-properties", {f"{FO}margin-left": "1in"})


def _line(paragraph: Element, looks: Looks) -> Line:
    name = paragraph.get(f"{TEXT}style-name", "")
    left, by = _indent(name, "margin-left", looks)
    around = {str(one.tag) for one in paragraph.iterancestors()}
    is_heading = paragraph.tag != PARAGRAPHS[0] or any(looks.rests_on(paragraph, one) for one in _HEADS)
    placed = _said(name, "text-align", looks)[0] in _SHOWN_ASIDE
    return Line(
        text_of(paragraph),
        left,
        _indent(name, "text-indent", looks)[0],
        _indent(name, "margin-right", looks)[0],
        by_style=not looks.is_automatic(by),
        is_heading=is_heading,
        is_aside=not around.isdisjoint(_ASIDE) or placed,
        is_quoted=bool(looks.quotation(paragraph)),
    )


def _indent(name: str, side: str, looks: Looks) -> tuple[float, str]:
    """In inches, what the style ``name`` says of its ``side``, and the style that says it."""
    said, by = _said(name, side, looks)
    return inches(said), by


def _said(name: str, what: str, looks: Looks) -> tuple[str, str]:
    for one in chain(name, looks.styles):
        properties = one.find(f"{STYLE}paragraph-properties")
        said = "" if properties is None else properties.get(f"{FO}{what}", "")
        if said:
            return said, one.get(f"{STYLE}name", "")
    return "", ""
