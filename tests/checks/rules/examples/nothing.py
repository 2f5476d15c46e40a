"""Where rules have nothing to look at: a file without text, without marks, without a stated length."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from everyreader.checks.rules import CATALOGUE, Verdict, judge_alone, judge_reading
from everyreader.formats.epub.read.files import Files
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Rendition
from everyreader.model.reading import Reading
from everyreader.zipbook.opf import Package
from tests.checks.rules.kit import INAPPLICABLE, Example, Kit
from tests.checks.rules.test_format_rules import recording

COMMON = {"path": Path("finished"), "title": "A Title", "language": "en", "units": ()}
EMPTY_PAGE, EMPTY_PDF = HtmlReading(**COMMON), PdfReading(**COMMON)
EMPTY_BOOK = EpubReading(
    **COMMON, package=Package("package.opf", "", {}, (), (), ()), files=Files(), spine=()
)
OF_TEXT = (
    "HDG-009",
    "DOC-054",
    *(f"SEE-{number:03}" for number in (3, *range(8, 14), *range(16, 29), 30, 31)),
)
OF_A_BOOKS_TEXT = ("SEE-001", "SEE-002", "SEE-015", "SEE-029")
OF_PRINT = tuple(f"PRT-{number:03}" for number in (14, 15, 31, 43, 44, 45, 46, 47, 54, 55, 56, 59))
OF_SOUND = tuple(f"AUD-{number:03}" for number in (27, 29, 30, 43, 44))
OF_FOREIGN_FILES = ("HDG-013", "HDG-014", "LST-005", "QUO-002", "TAB-010")


def of(rule: str, rendition: Rendition, reading: Reading) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The one rule, asked of a reading by itself."""
    return lambda kit: judge_alone(rendition, reading, [one for one in CATALOGUE if one.id == rule])


def beside(rule: str, rendition: Rendition, reading: Reading) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The one rule, asked of a reading beside its statement."""
    chosen = [one for one in CATALOGUE if one.id == rule]
    return lambda kit: judge_reading(kit.statement("# A Title\n\nText.\n"), rendition, reading, chosen)


def unmarked(rule: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A recording of no known kind that states nothing."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement("# A Title\n\nText.\n")
        made = recording(publication, {**COMMON, "contents": ()})
        plain = replace(made, contents=(), declared=None, rms_db=-120.0, kind="", codec="")
        return judge_alone(Rendition.AUDIO, plain, [one for one in CATALOGUE if one.id == rule])

    return verdicts


EXAMPLES = [
    *(
        Example(rule, INAPPLICABLE, "a page without text", of(rule, Rendition.HTML, EMPTY_PAGE))
        for rule in OF_TEXT
    ),
    *(
        Example(rule, INAPPLICABLE, "a book without text", of(rule, Rendition.EPUB, EMPTY_BOOK))
        for rule in OF_A_BOOKS_TEXT
    ),
    *(
        Example(rule, INAPPLICABLE, "a PDF without pages", of(rule, Rendition.LARGE_PRINT, EMPTY_PDF))
        for rule in OF_PRINT
    ),
    Example(
        "PRT-087",
        INAPPLICABLE,
        "a PDF without pages, beside its statement",
        beside("PRT-087", Rendition.LARGE_PRINT, EMPTY_PDF),
    ),
    *(Example(rule, INAPPLICABLE, "a recording that states nothing", unmarked(rule)) for rule in OF_SOUND),
    *(
        Example(rule, INAPPLICABLE, "a page beside its statement", beside(rule, Rendition.HTML, EMPTY_PAGE))
        for rule in OF_FOREIGN_FILES
    ),
]
