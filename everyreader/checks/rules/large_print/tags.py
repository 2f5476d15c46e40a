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
    print_rule,
    tagged,
)
from everyreader.checks.rules.model import REBUILD, Case, Hit, advice_for_foreign, short
from everyreader.findings import Ground
from everyreader.formats.large_print.flaw import About
from everyreader.publication import Kind, Role

_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp|emf|wmf)", re.IGNORECASE)
_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_STRUCTURE = "What a part is shows to the eye only."


def _untagged(case: Case) -> Iterator[Hit]:
    if not case.reading.tagged:
        yield Hit()


def _suspect(case: Case) -> Iterator[Hit]:
    if case.reading.facts.suspects:
        yield Hit()


def _levels_skipped(case: Case) -> Iterator[Hit]:
    before = 0
    for unit in case.reading.units:
        if unit.kind is Kind.HEADING:
            if unit.level > before + 1:
                detail = f"level {unit.level} after level {before}: “{short(unit.text, 40)}”"
                yield Hit(detail, excerpt=short(unit.text))
            before = unit.level


def _alternative_empty(case: Case) -> Iterator[Hit]:
    for unit in (*case.reading.units, *case.reading.notes):
        for run in unit.runs:
            if (
                run.role is Role.MATH and not run.text.strip() and case.reading.pdfua != "2"
            ):  # MathML may be there
                yield Hit("a formula without words")
            elif run.role is Role.ALT and _PICTURE_FILE.fullmatch(run.text.strip()):
                yield Hit(f"“{run.text}”", excerpt=run.text)


def _headerless(case: Case) -> Iterator[Hit]:
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


def _scopeless(case: Case) -> Iterable[Hit]:
    """In a foreign file a header that its cells name may do without (7.5), and each in one of PDF/UA-2 (8.2.5.26)."""
    if case.publication is None and case.reading.pdfua == "2":
        return ()
    named = () if case.publication is None else (About.SCOPE_NAMED,)
    return flaws(About.SCOPE, *named, undisputed=True)(case)


def _headers(case: Case) -> Iterator[Hit]:
    """The headers of a header cell are nobody's duty (7.5 is about the cells with data)."""
    yield from flaws(About.HEADERS, undisputed=True)(case)
    yield from advice_for_foreign(flaws(About.HEADERS_OF_HEADER, undisputed=True))(case)


def _misplaced(case: Case) -> Iterator[Hit]:
    """An item may do without a body (ISO 32000-1, table 336: "may"), though ours do not; a paragraph in another loses nothing."""
    yield from flaws(About.NESTING, undisputed=True)(case)
    yield from advice_for_foreign(flaws(About.BODYLESS, About.NESTED_LINE, undisputed=True))(case)


def _marks(case: Case) -> Iterator[Hit]:
    for flaw in case.reading.about(About.MARKS):
        yield hit(flaw.detail, flaw.page)


_TAGGED = {"alone": True, "applies": tagged, "applicability": "tagged files"}
_TABLES = {"alone": True, "applies": in_tables, "applicability": "files with tables"}
RULES = (
    print_rule(
        "PRT-009 file-not-tagged",
        f"{UA}7.1",
        "the file has no tags: nothing in it says what is a heading, a list or a paragraph, nor in which order to read",
        REBUILD,
        _untagged,
        alone=True,
        why=LISTENERS,
    ),
    print_rule(
        "PRT-045 tag-type-unknown",
        f"{UA}7.1",
        "a tag's type is unknown or stands for another",
        REBUILD,
        flaws(About.ROLE),
        why=_STRUCTURE,
        **_TAGGED,
    ),
    print_rule(
        "PRT-046 tag-misplaced",
        f"{UA}7.2",
        "a tag stands where none of its type may stand",
        REBUILD,
        _misplaced,
        why=_STRUCTURE,
        **_TAGGED,
    ),
    print_rule(
        "PRT-047 tag-empty",
        f"{UA}7.1",
        "a tag holds nothing",
        REBUILD,
        flaws(About.EMPTY, undisputed=True),
        why="A screen reader announces something, and nothing comes.",
        **_TAGGED,
        rests_on=Ground.ADVICE,
    ),
    print_rule(
        "PRT-048 header-cell-without-scope",
        f"{UA}7.5",
        "a header cell does not say whether it heads a row or a column",
        REBUILD,
        _scopeless,
        why="A listener hears numbers without the headings that give them their meaning.",
        **_TABLES,
    ),
    print_rule(
        "PRT-049 cell-names-wrong-header",
        f"{UA}7.5",
        "a cell names another header than its own",
        REBUILD,
        _headers,
        why="A listener hears numbers without the headings that give them their meaning.",
        **_TABLES,
    ),
    print_rule(
        "PRT-050 table-rows-uneven",
        f"{UA}7.5",
        "the rows of a table have different lengths",
        REBUILD,
        flaws(About.UNEVEN, undisputed=True),
        why="A listener is told the wrong column.",
        **_TABLES,
    ),
    print_rule(
        "PRT-051 table-without-header-cell",
        f"WCAG 1.3.1; {UA}7.5",
        "a table has no header cells",
        "tag the cells that head a row or a column as headers",
        foreign_only(_headerless),
        why="A listener hears numbers without the headings that give them their meaning.",
        **_TABLES,
    ),
    print_rule(
        "PRT-052 list-numbering-wrong",
        f"{UA}7.6",
        "a list's tag says other labels than its items have",
        REBUILD,
        flaws(About.NUMBERING, undisputed=True),
        alone=True,
        applies=in_lists,
        applicability="files with lists",
        why="A listener is not told which item this is.",
        rests_on=Ground.ADVICE,
    ),
    print_rule(
        "PRT-053 note-without-identifier",
        f"{UA}7.9",
        "a note has no identifier of its own",
        REBUILD,
        flaws(About.NOTE_ID),
        alone=True,
        applies=has_notes,
        applicability="files with notes",
        why="A reader cannot reach the note, or cannot find the way back to the sentence.",
    ),
    print_rule(
        "PRT-054 tag-language-unknown",
        "WCAG 3.1.2",
        "a tag names a language that there is not",
        REBUILD,
        flaws(About.LANGUAGE, undisputed=True),
        why="A voice or braille table for the wrong language makes the words unintelligible.",
        **_TAGGED,
    ),
    print_rule(
        "PRT-055 marks-and-tags-disagree",
        "ISO 32000-1, 14.7.4.4",
        "what is drawn does not lead to the tag that holds it",
        REBUILD,
        _marks,
        why="A screen reader that begins with what is drawn finds other tags, or none.",
        **_TAGGED,
    ),
    print_rule(
        "PRT-056 tag-holds-nothing-drawn",
        "ISO 32000-1, 14.7.4",
        "a tag names a part of a page that is not there",
        REBUILD,
        flaws(About.TAGLESS_PLACE, undisputed=True),
        why=LISTENERS,
        **_TAGGED,
    ),
    print_rule(
        "PRT-057 tag-level-skipped",
        f"{UA}7.4.2",
        "a heading's level is skipped",
        "go down one level at a time",
        foreign_only(_levels_skipped),
        alone=True,
        applies=has_units(Kind.HEADING),
        applicability="files with headings",
        why=_STRUCTURE,
    ),
    print_rule(
        "PRT-058 figure-says-nothing",
        "WCAG 1.1.1",
        "the words for an image or a formula say nothing",
        "say what it shows",
        foreign_only(_alternative_empty),
        alone=True,
        applies=lambda case: (
            tagged(case)
            and any(run.role in (Role.ALT, Role.MATH) for u in case.reading.units for run in u.runs)
        ),
        applicability="files with images or formulas",
        why="Who cannot see the image or formula is not told what it says.",
    ),
    print_rule(
        "PRT-059 tags-suspect",
        f"{UA}7.1",
        "the file itself calls its tags suspect",
        "have a person look at the tags, then say so",
        _suspect,
        why=LISTENERS,
        **_TAGGED,
    ),
)
