"""PRT: what the types of a PDF’s tags are called, and what may stand in what (ISO 14289-1, 7.1 and 7.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from everyreader.checks.rules.large_print.row import UA, flaws, tagged
from everyreader.checks.rules.large_print.tag_tree import LINES, children, each_tag
from everyreader.checks.rules.model import REBUILD, Hit, advice_for_foreign, rule
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag
from everyreader.model.text import word_set

_STANDARD = word_set(
    """Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption TOC TOCI Index NonStruct Private
    P H Title L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note FENote Reference BibEntry Code
    Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Sub Em Strong Artifact H1 H2 H3 H4 H5 H6"""
)
_SINCE_2 = frozenset(("DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact"))
_HEADING = re.compile(r"H\d+")
# What may hold what, where the standard leaves no choice (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4).
_HOLDS: Mapping[str, frozenset[str]] = {
    "Table": frozenset(("TR", "THead", "TBody", "TFoot", "Caption")),
    "THead": frozenset(("TR",)),
    "TBody": frozenset(("TR",)),
    "TFoot": frozenset(("TR",)),
    "TR": frozenset(("TH", "TD")),
    "L": frozenset(("LI", "L", "Caption")),
    "LI": frozenset(("Lbl", "LBody")),
}
_STANDS_IN: Mapping[str, frozenset[str]] = {
    "TR": frozenset(("Table", "THead", "TBody", "TFoot")),
    "TH": frozenset(("TR",)),
    "TD": frozenset(("TR",)),
    "LI": frozenset(("L",)),
    "LBody": frozenset(("LI",)),
}


def _may_stand(reading: PdfReading, tag: Tag) -> bool:
    """By type; what means nothing may stand anywhere, and an item without a body, which another flaw tells,
    holds its words itself."""
    bodyless = tag.parent == "LI" and _is_bodyless(reading, reading.tags[tag.holder])
    return tag.role in _HOLDS[tag.parent] or tag.role == "NonStruct" or bodyless


def _is_bodyless(reading: PdfReading, tag: Tag) -> bool:
    return tag.role == "LI" and not any(one.role == "LBody" for one in children(reading, tag))


def _misplaced(reading: PdfReading, tag: Tag) -> Iterator[str]:
    if tag.role in _STANDS_IN:
        if tag.parent not in _STANDS_IN[tag.role]:
            yield f"{tag.role} in {tag.parent or 'the root'}"
    elif tag.parent in _HOLDS and not _may_stand(reading, tag):
        yield f"{tag.role} in {tag.parent}"


def _loose(reading: PdfReading, tag: Tag) -> Iterator[str]:
    """What loses nothing: a paragraph in another, an item without a body (ISO 32000-1, table 336: "may"),
    though ours have one."""
    nested = tag.role in LINES and any(one in LINES for one in tag.around) and "Note" not in tag.around
    if nested and not any(_misplaced(reading, tag)):
        yield f"{tag.role} in a paragraph or heading"
    if _is_bodyless(reading, tag):
        yield "LI without LBody"


@rule(
    "PRT-046",
    "tag-misplaced",
    on=PRINT,
    criterion=f"{UA}7.2",
    message="a tag stands where none of its type may stand",
    fix=REBUILD,
    applies=tagged,
    why="What a part is shows to the eye only.",
)
def tag_misplaced(case: Case[PdfReading]) -> Iterator[Hit]:
    yield from flaws(each_tag(_misplaced), undisputed=True)(case)
    yield from advice_for_foreign(flaws(each_tag(_loose), undisputed=True))(case)


def _strange(_: PdfReading, tag: Tag) -> Iterator[str]:
    if tag.mapped not in ("", tag.name) and tag.name in _STANDARD - _SINCE_2:
        yield f"{tag.name} is said to stand for {tag.mapped}"
    elif tag.role not in _STANDARD and not _HEADING.fullmatch(tag.role) and not tag.namespaced:
        yield f"{tag.name} stands for {'itself in a circle' if tag.circular else 'nothing known'}"


tag_type_unknown = rule(
    "PRT-045",
    "tag-type-unknown",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="a tag's type is unknown or stands for another",
    fix=REBUILD,
    applies=tagged,
    why="What a part is shows to the eye only.",
)(flaws(each_tag(_strange)))
