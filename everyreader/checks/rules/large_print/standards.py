"""PRT: large print (ACB, Best Practices and Guidelines for Large Print, 2025; ISO 14289-1 where tags are
concerned)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from everyreader.checks.rules.large_print.row import LISTENERS, hit, tagged, told_elsewhere
from everyreader.checks.rules.model import REBUILD, STYLE, Hit, rule, short
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground

_ACB = "ACB Large Print 2025"
_SHORT_PART, _SHORT_WORD = 14, 28  # letters; a longer word may be parted at its own hyphen


@rule(
    "PRT-001",
    "text-too-small",
    on=PRINT,
    criterion=_ACB,
    message="text is smaller than 18 points",
    fix=STYLE,
    house=True,
)
def text_too_small(case: Case[PdfReading]) -> Iterator[Hit]:
    """For each page the smallest."""
    by_page: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for one in case.reading.too_small:
        by_page[one.page].append((one.size, one.text))
    for page, several in sorted(by_page.items()):
        size, text = min(several)
        rest = f", and {len(several) - 1} more" if len(several) > 1 else ""
        yield hit(f"“{short(text, 40)}” on page {page} is drawn at {size:g} pt{rest}", page, text)


@rule(
    "PRT-002",
    "hyphen-added",
    on=PRINT.with_statement,
    criterion=_ACB,
    message="a line ends in a hyphen that the statement does not have",
    fix=STYLE,
)
def hyphen_added(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    words = {word for unit in case.publication.all_units for word in unit.text.split()}
    for one in case.reading.line_end_hyphens:
        if not any(one.word in word for word in words):
            yield hit(f"“{one.word}” on page {one.page}", one.page, one.word)


@rule(
    "PRT-003",
    "short-word-parted",
    on=PRINT.with_statement,
    criterion=_ACB,
    message="a short hyphenated word is parted at a line's end",
    fix=STYLE,
)
def short_word_parted(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    for one in case.reading.line_end_hyphens:
        parts = re.split(r"[-\u2010\u2011]", one.word.strip(".,;:!?“”‘’()«»\"'"))
        if len(one.word) <= _SHORT_WORD and all(len(part) <= _SHORT_PART for part in parts):
            yield hit(f"“{one.word}” on page {one.page}", one.page, one.word)


@rule(
    "PRT-008",
    "text-beyond-the-page",
    on=PRINT,
    criterion="WCAG 1.4.10",
    message="text runs beyond the page's edge",
    fix="give long words a place to break, or the table fewer columns",
    rests_on=Ground.WORDS,
)
def text_beyond_the_page(case: Case[PdfReading]) -> Iterator[Hit]:
    for text in case.reading.beyond_the_page:
        yield Hit(f"“{short(text, 40)}”", None, short(text))


@rule(
    "PRT-005",
    "text-untagged",
    on=PRINT,
    criterion="ISO 14289-1, 7.1",
    message="text is drawn that no tag holds",
    fix=REBUILD,
    applies=tagged,
    why=LISTENERS,
)
def text_untagged(case: Case[PdfReading]) -> Iterator[Hit]:
    """Of words that are missing in the tags the rule about words speaks."""
    for text in case.reading.untagged_text:
        if case.publication is None or not told_elsewhere(case, text):
            yield Hit(f"“{short(text, 40)}”", None, short(text))


@rule(
    "PRT-006",
    "font-not-embedded",
    on=PRINT,
    criterion="ISO 14289-1, 7.21",
    message="a font is not embedded",
    fix=REBUILD,
)
def font_not_embedded(case: Case[PdfReading]) -> Iterator[Hit]:
    for name in case.reading.fonts_not_embedded:
        yield Hit(name)


@rule(
    "PRT-007",
    "standard-unclaimed",
    on=PRINT,
    criterion="ISO 14289-1, 5",
    message="the file does not claim the standards it is made to",
    fix=STYLE,
    house=True,
    rests_on=Ground.STANDARD,
)
def standard_unclaimed(case: Case[PdfReading]) -> Iterator[Hit]:
    for name, found, expected in (("PDF/UA", case.reading.pdfua, "1"), ("PDF/A", case.reading.pdfa, "2A")):
        if found != expected:
            yield Hit(f"{name} “{found}”, expected {expected}")
