"""PRT: large print (ACB, Best Practices and Guidelines for Large Print, 2025; ISO 14289-1 where tags are concerned)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from everyreader.checks.rules.large_print.row import LISTENERS, hit, tagged, told_elsewhere
from everyreader.checks.rules.model import REBUILD, STYLE, Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition

_PRINT = (Rendition.LARGE_PRINT,)
_ACB = "ACB Large Print 2025"
_SHORT_PART, _SHORT_WORD = 14, 28  # letters; a longer word may be parted at its own hyphen


def _too_small(case: Case) -> Iterator[Hit]:
    """For each page the smallest."""
    by_page: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for one in case.reading.too_small:
        by_page[one.page].append((one.size, one.text))
    for page, several in sorted(by_page.items()):
        size, text = min(several)
        rest = f", and {len(several) - 1} more" if len(several) > 1 else ""
        yield hit(f"“{short(text, 40)}” on page {page} is drawn at {size:g} pt{rest}", page, text)


def _hyphen_added(case: Case) -> Iterator[Hit]:
    words = {word for unit in case.publication.all_units for word in unit.text.split()}
    for one in case.reading.line_end_hyphens:
        if not any(one.word in word for word in words):
            yield hit(f"“{one.word}” on page {one.page}", one.page, one.word)


def _short_word_parted(case: Case) -> Iterator[Hit]:
    for one in case.reading.line_end_hyphens:
        parts = re.split(r"[-\u2010\u2011]", one.word.strip(".,;:!?“”‘’()«»\"'"))
        if len(one.word) <= _SHORT_WORD and all(len(part) <= _SHORT_PART for part in parts):
            yield hit(f"“{one.word}” on page {one.page}", one.page, one.word)


def _beyond(case: Case) -> Iterator[Hit]:
    for text in case.reading.beyond_the_page:
        yield Hit(f"“{short(text, 40)}”", None, short(text))


def _crooked(case: Case) -> Iterator[Hit]:
    for text in case.reading.not_left_aligned:
        if case.publication is None or not told_elsewhere(case, text):
            yield Hit(f"“{short(text, 40)}”", None, text)


def _untagged(case: Case) -> Iterator[Hit]:
    """Of words that are missing in the tags the rule about words speaks."""
    for text in case.reading.untagged_text:
        if case.publication is None or not told_elsewhere(case, text):
            yield Hit(f"“{short(text, 40)}”", None, short(text))


def _not_embedded(case: Case) -> Iterator[Hit]:
    for name in case.reading.fonts_not_embedded:
        yield Hit(name)


def _unclaimed(case: Case) -> Iterator[Hit]:
    for name, found, expected in (("PDF/UA", case.reading.pdfua, "1"), ("PDF/A", case.reading.pdfa, "2A")):
        if found != expected:
            yield Hit(f"{name} “{found}”, expected {expected}")


RULES = (
    Rule(
        "PRT-001",
        "text-too-small",
        _ACB,
        "text is smaller than 18 points",
        STYLE,
        _PRINT,
        _too_small,
        alone=True,
        house=True,
    ),
    Rule(
        "PRT-002",
        "hyphen-added",
        _ACB,
        "a line ends in a hyphen that the statement does not have",
        STYLE,
        _PRINT,
        _hyphen_added,
    ),
    Rule(
        "PRT-003",
        "short-word-parted",
        _ACB,
        "a short hyphenated word is parted at a line's end",
        STYLE,
        _PRINT,
        _short_word_parted,
    ),
    Rule(
        "PRT-004",
        "not-left-aligned",
        _ACB,
        "text does not stand flush left",
        STYLE,
        _PRINT,
        _crooked,
        alone=True,
        house=True,
    ),
    Rule(
        "PRT-005",
        "text-untagged",
        "ISO 14289-1, 7.1",
        "text is drawn that no tag holds",
        REBUILD,
        _PRINT,
        _untagged,
        alone=True,
        applies=tagged,
        applicability="tagged files",
        why=LISTENERS,
    ),
    Rule(
        "PRT-006",
        "font-not-embedded",
        "ISO 14289-1, 7.21",
        "a font is not embedded",
        REBUILD,
        _PRINT,
        _not_embedded,
        alone=True,
    ),
    Rule(
        "PRT-007",
        "standard-unclaimed",
        "ISO 14289-1, 5",
        "the file does not claim the standards it is made to",
        STYLE,
        _PRINT,
        _unclaimed,
        alone=True,
        house=True,
        rests_on=Ground.STANDARD,
    ),
    Rule(
        "PRT-008",
        "text-beyond-the-page",
        "WCAG 1.4.10",
        "text runs beyond the page's edge",
        "give long words a place to break, or the table fewer columns",
        _PRINT,
        _beyond,
        alone=True,
        rests_on=Ground.WORDS,
    ),
)
