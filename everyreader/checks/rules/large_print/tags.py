"""PRT: the tags of a PDF (ISO 14289-1, 7; ISO 32000-1, 14.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from everyreader.checks.rules.large_print.row import (
    LISTENERS,
    UA,
    flaws,
    foreign_only,
    has_notes,
    has_units,
    hit,
    in_lists,
    in_tables,
    tagged,
)
from everyreader.checks.rules.model import REBUILD, Case, Hit, advice_for_foreign, rule, short, where
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.flaw import About
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role

_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp|emf|wmf)", re.IGNORECASE)
_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_STRUCTURE = "What a part is shows to the eye only."


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
    alone=True,
    why=LISTENERS,
)
def file_not_tagged(case: Case) -> Iterator[Hit]:
    if not case.reading.tagged:
        yield Hit()


_TAGGED = {"alone": True, "applies": tagged}


@rule(
    "PRT-059",
    "tags-suspect",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="the file itself calls its tags suspect",
    fix="have a person look at the tags, then say so",
    why=LISTENERS,
    **_TAGGED,
)
def tags_suspect(case: Case) -> Iterator[Hit]:
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
    alone=True,
    why=_STRUCTURE,
)
@foreign_only
def tag_level_skipped(case: Case) -> Iterator[Hit]:
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
    alone=True,
    why="Who cannot see the image or formula is not told what it says.",
)
@foreign_only
def figure_says_nothing(case: Case) -> Iterator[Hit]:
    for unit in (*case.reading.units, *case.reading.notes):
        for run in unit.runs:
            if (
                run.role is Role.MATH and not run.text.strip() and case.reading.pdfua != "2"
            ):  # MathML may be there
                yield Hit("a formula without words")
            elif run.role is Role.ALT and _PICTURE_FILE.fullmatch(run.text.strip()):
                yield Hit(f"“{run.text}”", excerpt=run.text)


_TABLES = {"alone": True, "applies": in_tables}


@rule(
    "PRT-051",
    "table-without-header-cell",
    on=PRINT,
    criterion=f"WCAG 1.3.1; {UA}7.5",
    message="a table has no header cells",
    fix="tag the cells that head a row or a column as headers",
    why="A listener hears numbers without the headings that give them their meaning.",
    **_TABLES,
)
@foreign_only
def table_without_header_cell(case: Case) -> Iterator[Hit]:
    table: list[str] = []
    headed, last = True, 0
    for unit in case.reading.units:
        row = next((step.position for step in unit.place if step.name == "row"), 0)
        if row < last or not row:
            if table and not headed:
                yield Hit(f"the table that begins “{short(table[0], 40)}”", excerpt=short(table[0]))
            table, headed = [], False
        if row:
            table.append(unit.text)
            headed = headed or unit.kind in _HEADERS
        last = row
    if table and not headed:
        yield Hit(f"the table that begins “{short(table[0], 40)}”", excerpt=short(table[0]))


@rule(
    "PRT-048",
    "header-cell-without-scope",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="a header cell does not say whether it heads a row or a column",
    fix=REBUILD,
    why="A listener hears numbers without the headings that give them their meaning.",
    **_TABLES,
)
def header_cell_without_scope(case: Case) -> Iterable[Hit]:
    """In a foreign file a header that its cells name may do without (7.5), and each in one of PDF/UA-2
    (8.2.5.26)."""
    if case.publication is None and case.reading.pdfua == "2":
        return ()
    named = () if case.publication is None else (About.SCOPE_NAMED,)
    return flaws(About.SCOPE, *named, undisputed=True)(case)


@rule(
    "PRT-049",
    "cell-names-wrong-header",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="a cell names another header than its own",
    fix=REBUILD,
    why="A listener hears numbers without the headings that give them their meaning.",
    **_TABLES,
)
def cell_names_wrong_header(case: Case) -> Iterator[Hit]:
    """The headers of a header cell are nobody's duty (7.5 is about the cells with data)."""
    yield from flaws(About.HEADERS, undisputed=True)(case)
    yield from advice_for_foreign(flaws(About.HEADERS_OF_HEADER, undisputed=True))(case)


@rule(
    "PRT-046",
    "tag-misplaced",
    on=PRINT,
    criterion=f"{UA}7.2",
    message="a tag stands where none of its type may stand",
    fix=REBUILD,
    why=_STRUCTURE,
    **_TAGGED,
)
def tag_misplaced(case: Case) -> Iterator[Hit]:
    """An item may do without a body (ISO 32000-1, table 336: "may"), though ours do not; a paragraph in
    another loses nothing."""
    yield from flaws(About.NESTING, undisputed=True)(case)
    yield from advice_for_foreign(flaws(About.BODYLESS, About.NESTED_LINE, undisputed=True))(case)


@rule(
    "PRT-055",
    "marks-and-tags-disagree",
    on=PRINT,
    criterion="ISO 32000-1, 14.7.4.4",
    message="what is drawn does not lead to the tag that holds it",
    fix=REBUILD,
    why="A screen reader that begins with what is drawn finds other tags, or none.",
    **_TAGGED,
)
def marks_and_tags_disagree(case: Case) -> Iterator[Hit]:
    for flaw in case.reading.about(About.MARKS):
        yield hit(flaw.detail, flaw.page)


tag_type_unknown = rule(
    "PRT-045",
    "tag-type-unknown",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="a tag's type is unknown or stands for another",
    fix=REBUILD,
    why=_STRUCTURE,
    **_TAGGED,
)(flaws(About.ROLE))

tag_empty = rule(
    "PRT-047",
    "tag-empty",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="a tag holds nothing",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    why="A screen reader announces something, and nothing comes.",
    **_TAGGED,
)(flaws(About.EMPTY, undisputed=True))

table_rows_uneven = rule(
    "PRT-050",
    "table-rows-uneven",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="the rows of a table have different lengths",
    fix=REBUILD,
    why="A listener is told the wrong column.",
    **_TABLES,
)(flaws(About.UNEVEN, undisputed=True))

list_numbering_wrong = rule(
    "PRT-052",
    "list-numbering-wrong",
    on=PRINT,
    criterion=f"{UA}7.6",
    message="a list's tag says other labels than its items have",
    fix=REBUILD,
    applies=in_lists,
    alone=True,
    rests_on=Ground.ADVICE,
    why="A listener is not told which item this is.",
)(flaws(About.NUMBERING, undisputed=True))

note_without_identifier = rule(
    "PRT-053",
    "note-without-identifier",
    on=PRINT,
    criterion=f"{UA}7.9",
    message="a note has no identifier of its own",
    fix=REBUILD,
    applies=has_notes,
    alone=True,
    why="A reader cannot reach the note, or cannot find the way back to the sentence.",
)(flaws(About.NOTE_ID))

tag_language_unknown = rule(
    "PRT-054",
    "tag-language-unknown",
    on=PRINT,
    criterion="WCAG 3.1.2",
    message="a tag names a language that there is not",
    fix=REBUILD,
    why="A voice or braille table for the wrong language makes the words unintelligible.",
    **_TAGGED,
)(flaws(About.LANGUAGE, undisputed=True))

tag_holds_nothing_drawn = rule(
    "PRT-056",
    "tag-holds-nothing-drawn",
    on=PRINT,
    criterion="ISO 32000-1, 14.7.4",
    message="a tag names a part of a page that is not there",
    fix=REBUILD,
    why=LISTENERS,
    **_TAGGED,
)(flaws(About.TAGLESS_PLACE, undisputed=True))
