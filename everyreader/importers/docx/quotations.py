"""Word: paragraphs that are quotations, by their styles or by how far inside they are set, as pandoc finds
them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from everyreader.importers.docx.looks import Looks
from everyreader.importers.docx.parts import W, unstyled, value_of
from everyreader.importers.docx.styles import chain
from everyreader.importers.docx.words import text_of
from everyreader.importers.draft import Repair
from everyreader.importers.office.quotations import Line, named, set_in
from everyreader.model.elements import detach

_INCH = 1440  # twentieths of a point
_HEADS = re.compile(r"(?:heading|title|subtitle|caption|toc)\b", re.IGNORECASE)
_LISTS = re.compile(r"list\b", re.IGNORECASE)
_SHOWN_ASIDE = ("center", "right", "end")

Element = etree._Element


def found(paragraphs: Sequence[Element], looks: Looks) -> tuple[list[Element], list[Repair]]:
    """The paragraphs of quotations, and what is said of those that no style calls so; numbers are settled."""
    lines = [_line(one, looks) for one in paragraphs]
    runs = set_in(lines)
    quoted = [paragraphs[n] for run in runs for n in run if not value_of(paragraphs[n], "pPr/numPr/numId")]
    return quoted, [each for run in runs for each in named(run, lines)]


def settle(paragraphs: Sequence[Element], quoted: Sequence[Element]) -> None:
    """In place: an indent for the ``quoted`` ones, none for all others, for by that pandoc knows them."""
    for one in paragraphs:
        for each in one.findall(f"{W}pPr/{W}ind"):
            detach(each)
    for one in quoted:
        etree.SubElement(unstyled(one), f"{W}ind", {f"{W}left": f"{_INCH}"})


def _line(paragraph: Element, looks: Looks) -> Line:
    styles = list(chain(value_of(paragraph, "pPr/pStyle") or looks.usual, looks.styles))
    names = [value_of(one, "name") for one in styles]
    own = paragraph.find(f"{W}pPr/{W}ind")
    indents = [each for each in (own, *(one.find(f"{W}pPr/{W}ind") for one in styles)) if each is not None]
    hanging = _side(indents, "hanging")
    is_point = bool(value_of(paragraph, "pPr/numPr/numId")) or any(map(_LISTS.match, names))
    in_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
    return Line(
        text_of(paragraph),
        _side(indents, "left", "start"),
        -hanging if hanging else _side(indents, "firstLine"),
        _side(indents, "right", "end"),
        by_style=own is None or not _side([own], "left", "start"),
        is_heading=any(map(_HEADS.match, names)),
        is_aside=is_point or in_cell or looks.placed(paragraph) in _SHOWN_ASIDE,
        is_quoted=bool(looks.quotation(paragraph)),
    )


def _side(indents: Sequence[Element], *names: str) -> float:
    """In inches, what the first of them says that says anything under one of these names."""
    said = (value for one in indents for name in names if (value := one.get(f"{W}{name}")))
    value = next(said, "")
    return float(value) / _INCH if re.fullmatch(r"-?\d+(?:\.\d+)?", value) else 0.0
