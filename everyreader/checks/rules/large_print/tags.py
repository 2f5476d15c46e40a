"""PRT: the tags of a PDF (ISO 14289-1, 7; ISO 32000-1, 14.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langcodes import tag_is_valid

from everyreader.checks.rules.large_print.row import (
    LISTENERS,
    UA,
    Flaw,
    flaws,
    foreign_only,
    has_units,
    in_lists,
    tagged,
)
from everyreader.checks.rules.large_print.tag_tree import (
    LINES,
    children,
    each_tag,
    flaw,
    pictured,
    within,
    words,
)
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.places import lists_with_empty_points
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role

_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp|emf|wmf)", re.IGNORECASE)
_STRUCTURE = "What a part is shows to the eye only."
_WITH_WORDS = LINES | frozenset(
    ("LI", "LBody", "L", "Table", "TR", "Link", "Note", "FENote", "BlockQuote", "Caption")
)
# of a list item; a term of a definition has no such form
_LABEL = re.compile(r"\W+|\(?\w{1,5}[.):]\)?|\d+")
_LABELS = {
    "Decimal": r"\(?\d+[.):]?\)?",
    "UpperRoman": r"\(?[IVXLCDM]+[.):]?\)?",
    "LowerRoman": r"\(?[ivxlcdm]+[.):]?\)?",
    "UpperAlpha": r"\(?[A-Z]{1,2}[.):]?\)?",
    "LowerAlpha": r"\(?[a-z]{1,2}[.):]?\)?",
    "Disc": r"\W+",
    "Circle": r"\W+",
    "Square": r"\W+",
    "Unordered": r"\W+",
    "Ordered": r"\(?\w+[.):]?\)?",
}


@rule(
    "PRT-009",
    "file-not-tagged",
    on=PRINT,
    criterion=f"{UA}7.1",
    message=(
        "the file has no tags: nothing in it says what is a heading, a list or a paragraph, nor in which "
        "order to read"
    ),
    fix=REBUILD,
    why=LISTENERS,
)
def file_not_tagged(case: Case[PdfReading]) -> Iterator[Hit]:
    if not case.reading.tagged:
        yield Hit()


@rule(
    "PRT-059",
    "tags-suspect",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="the file itself calls its tags suspect",
    fix="have a person look at the tags, then say so",
    why=LISTENERS,
    applies=tagged,
)
def tags_suspect(case: Case[PdfReading]) -> Iterator[Hit]:
    if case.reading.facts.suspects:
        yield Hit()


@rule(
    "PRT-057",
    "tag-level-skipped",
    on=PRINT,
    criterion=f"{UA}7.4.2",
    message="a heading's level is skipped",
    fix="go down one level at a time",
    applies=where("files with headings")(has_units(Kind.HEADING)),
    why=_STRUCTURE,
)
@foreign_only
def tag_level_skipped(case: Case[PdfReading]) -> Iterator[Hit]:
    before = 0
    for unit in case.reading.units:
        if unit.kind is Kind.HEADING:
            if unit.level > before + 1:
                detail = f"level {unit.level} after level {before}: “{short(unit.text, 40)}”"
                yield Hit(detail, excerpt=short(unit.text))
            before = unit.level


@rule(
    "PRT-058",
    "figure-says-nothing",
    on=PRINT,
    criterion="WCAG 1.1.1",
    message="the words for an image or a formula say nothing",
    fix="say what it shows",
    applies=where("files with images or formulas")(
        lambda case: (
            tagged(case)
            and any(run.role in (Role.ALT, Role.MATH) for u in case.reading.units for run in u.runs)
        )
    ),
    why="Who cannot see the image or formula is not told what it says.",
)
@foreign_only
def figure_says_nothing(case: Case[PdfReading]) -> Iterator[Hit]:
    for unit in (*case.reading.units, *case.reading.notes):
        for run in unit.runs:
            if (
                run.role is Role.MATH and not run.text.strip() and case.reading.pdfua != "2"
            ):  # MathML may be there
                yield Hit("a formula without words")
            elif run.role is Role.ALT and _PICTURE_FILE.fullmatch(run.text.strip()):
                yield Hit(f"“{run.text}”", excerpt=run.text)


def empty_tags(reading: PdfReading) -> Iterator[Flaw]:
    """Tags that hold nothing, each with all that it holds once. A cell or a line of code may be empty, and of
    one that names a part of a page that is not there another rule tells."""
    there, painted = {key for _, key in reading.marks.drawn}, pictured(reading)
    inside = 0  # how deep the empty tag stands in which the walk is
    for tag in reading.tags:
        depth = len(tag.around)
        if inside and depth >= inside:
            continue
        inside = 0
        excused = any(one in ("TD", "TH", "Code") for one in tag.around)
        if tag.role not in _WITH_WORDS or excused or not there.issuperset(tag.keys):
            continue
        speaks = tag.speaks or any(one.speaks for one in within(reading, tag))
        if not speaks and painted.isdisjoint(tag.keys) and not words(reading, tag):
            yield flaw(reading, tag, tag.role)
            inside = depth + 1


def _empty_tags(case: Case[PdfReading]) -> Iterator[Hit]:
    """An empty point that is the statement's own is named there."""
    statement = case.publication
    own = statement is not None and any(lists_with_empty_points(statement))
    hits = flaws(empty_tags, undisputed=True)(case)
    yield from (one for one in hits if not (own and one.detail in ("LI", "LBody")))


tag_empty = rule(
    "PRT-047",
    "tag-empty",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="a tag holds nothing",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    why="A screen reader announces something, and nothing comes.",
    applies=tagged,
)(_empty_tags)


def _numbering(reading: PdfReading, tag: Tag) -> Iterator[str]:
    """ListNumbering says what the labels are (ISO 32000-1, table 347)."""
    if tag.role != "L":
        return
    parts = (part for item in children(reading, tag) for part in children(reading, item))
    labels = [label for part in parts if part.role == "Lbl" and (label := words(reading, part))]
    said = tag.numbering
    if labels and said == "None" and all(_LABEL.fullmatch(label) for label in labels):
        yield f"labels “{labels[0]}” … and ListNumbering None"
    elif labels and not said:
        yield f"labels “{labels[0]}” … and no ListNumbering"
    elif said in _LABELS and not all(re.fullmatch(_LABELS[said], label) for label in labels):
        yield f"labels “{labels[0]}” … and ListNumbering {said}"


list_numbering_wrong = rule(
    "PRT-052",
    "list-numbering-wrong",
    on=PRINT,
    criterion=f"{UA}7.6",
    message="a list's tag says other labels than its items have",
    fix=REBUILD,
    applies=in_lists,
    rests_on=Ground.ADVICE,
    why="A listener is not told which item this is.",
)(flaws(each_tag(_numbering), undisputed=True))


def _no_language(_: PdfReading, tag: Tag) -> Iterator[str]:
    if tag.language and not tag_is_valid(tag.language):
        yield f"“{tag.language}”"


tag_language_unknown = rule(
    "PRT-054",
    "tag-language-unknown",
    on=PRINT,
    criterion="WCAG 3.1.2",
    message="a tag names a language that there is not",
    fix=REBUILD,
    why="A voice or braille table for the wrong language makes the words unintelligible.",
    applies=tagged,
)(flaws(each_tag(_no_language), undisputed=True))
