"""PRT: how the text is set (ACB, Best Practices and Guidelines for Large Print, 2025). Sizes are in points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from everyreader.checks.rules.model import Case, Hit, short
from everyreader.checks.rules.print_rule import (
    ACB,
    STYLE,
    UA,
    flaws,
    foreign_only,
    has_text,
    has_units,
    hit,
    print_rule,
    tagged,
)
from everyreader.findings import Severity
from everyreader.formats.large_print.flaw import About
from everyreader.formats.large_print.shown import Shown
from everyreader.publication import Kind

_HARD = re.compile(
    r"(?<!semi)(?<!demi)(?:thin|hairline|light|condensed|compressed|narrow)|script(?!ure)|handwrit|blackletter|fraktur",
    re.IGNORECASE,
)
_TIGHTEST, _WIDEST = -0.02, 0.12  # between letters, in sizes
_FEW_LETTERS = 12


def _faces(case: Case) -> Iterator[Shown]:
    """Every string that is text: letters of formulas lean by custom."""
    formulas = {one.key for one in case.reading.strings if one.key} - {
        string.key for block in case.reading.blocks for string in block.strings
    }
    for one in case.reading.strings:
        if one.visible.strip() and one.key not in formulas:
            yield one


def _first_of_each(case: Case, wrong: dict[str, Shown]) -> Iterator[Hit]:
    for what, one in wrong.items():
        yield hit(
            f"{what}, first “{short(one.visible.strip(), 40)}” on page {one.page}", one.page, one.visible
        )


def _slanted(case: Case) -> Iterator[Hit]:
    wrong: dict[str, Shown] = {}
    for one in _faces(case):
        if one.slanted:
            wrong.setdefault(_name(one), one)
    return _first_of_each(case, wrong)


def _hard_faces(case: Case) -> Iterator[Hit]:
    wrong: dict[str, Shown] = {}
    for one in _faces(case):
        if _HARD.search(_name(one)):
            wrong.setdefault(_name(one), one)
    return _first_of_each(case, wrong)


def _name(one: Shown) -> str:
    return one.font.partition("+")[2] or one.font


def _spaced(case: Case) -> Iterator[Hit]:
    pages: dict[int, Shown] = {}
    for one in _faces(case):
        if not _TIGHTEST <= one.spacing <= _WIDEST and len(one.visible.strip()) > 1:
            pages.setdefault(one.page, one)
    for page, one in sorted(pages.items()):
        how = "apart" if one.spacing > 0 else "together"
        text = one.visible.strip()
        yield hit(f"“{short(text, 40)}” on page {page}, {abs(one.spacing):.2f} sizes {how}", page, text)


def _capitals(case: Case) -> Iterator[Hit]:
    for unit in (*case.reading.units, *case.reading.notes):
        letters = [one for one in unit.text if one.isalpha()]
        if len(letters) >= _FEW_LETTERS and len(unit.text.split()) > 2 and unit.text.isupper():
            yield Hit(f"“{short(unit.text, 40)}”", excerpt=short(unit.text))


def _missing(case: Case) -> Iterator[Hit]:
    pages: dict[int, list[Shown]] = defaultdict(list)
    for one in case.reading.strings:
        if one.missing and one.visible.strip():
            pages[one.page].append(one)
    for page, several in sorted(pages.items()):
        count, text = sum(one.missing for one in several), several[0].visible.strip()
        yield hit(f"{count} on page {page}, the first in “{short(text, 40)}”", page, text)


def _without_meaning(case: Case) -> Iterator[Hit]:
    pages: dict[int, Shown] = {}
    for one in case.reading.strings:
        if one.text == one.visible and any(_means_nothing(letter) for letter in one.visible):
            pages.setdefault(one.page, one)
    for page, one in sorted(pages.items()):
        yield hit(f"page {page}, font {_name(one)}", page)


def _means_nothing(letter: str) -> bool:
    """No character, or one of those that stand for whatever somebody likes."""
    return letter in "\ufffd\ufffe\uffff\x00" or "\ue000" <= letter <= "\uf8ff"


_HOUSE = {"alone": True, "house": True, "applies": has_text, "applicability": "files with text"}
_W = Severity.WARNING
RULES = (
    print_rule(
        "PRT-021 lines-too-close",
        ACB,
        "lines stand closer than one and a quarter times the size of their letters",
        STYLE,
        flaws(About.TIGHT),
        **_HOUSE,
    ),
    print_rule(
        "PRT-022 lines-closer-than-promised",
        ACB,
        "lines of running text stand closer than one and a half times the size of their letters",
        STYLE,
        flaws(About.CLOSE),
        severity=_W,
        **_HOUSE,
    ),
    print_rule(
        "PRT-023 paragraphs-run-together",
        ACB,
        "paragraphs follow one another without a gap",
        STYLE,
        flaws(About.UNPARTED),
        severity=_W,
        **_HOUSE,
    ),
    print_rule(
        "PRT-024 margin-too-narrow",
        ACB,
        "text comes nearer than an inch to the page's edge",
        STYLE,
        flaws(About.IN_MARGIN),
        **_HOUSE,
    ),
    print_rule(
        "PRT-025 line-too-long",
        ACB,
        "a line is longer than six inches",
        STYLE,
        flaws(About.LONG_LINE),
        **_HOUSE,
    ),
    print_rule("PRT-026 letters-slanted", ACB, "text is set in italics", STYLE, _slanted, **_HOUSE),
    print_rule(
        "PRT-027 capitals-only",
        ACB,
        "text is set in capitals only",
        "set it in small letters and capitals",
        foreign_only(_capitals),
        severity=_W,
        **_HOUSE,
    ),
    print_rule(
        "PRT-028 columns-used", ACB, "text stands in columns", STYLE, flaws(About.SIDE_BY_SIDE), **_HOUSE
    ),
    print_rule(
        "PRT-029 line-left-alone",
        ACB,
        "a page's end parts one line from its paragraph, or a heading from what it heads",
        STYLE,
        flaws(About.ALONE, About.STRANDED),
        severity=_W,
        **_HOUSE,
    ),
    print_rule(
        "PRT-030 heading-not-larger",
        ACB,
        "a heading does not stand out as its level should",
        STYLE,
        flaws(About.SMALL_HEADING),
        alone=True,
        house=True,
        applies=has_units(Kind.HEADING),
        applicability="files with headings",
    ),
    print_rule(
        "PRT-031 heading-untagged",
        f"{UA}7.4",
        "text looks like a heading and is none",
        "tag it as a heading",
        foreign_only(flaws(About.LIKE_A_HEADING, unsure=True)),
        alone=True,
        applies=tagged,
        applicability="tagged files",
        why="What a part is shows to the eye only.",
    ),
    print_rule(
        "PRT-032 letters-crowded-or-spaced",
        ACB,
        "letters are pushed apart or together",
        STYLE,
        _spaced,
        **_HOUSE,
    ),
    print_rule(
        "PRT-033 font-hard-to-read",
        ACB,
        "a font is thin, narrow or ornate",
        STYLE,
        _hard_faces,
        severity=_W,
        **_HOUSE,
    ),
    print_rule(
        "PRT-034 letter-without-shape",
        f"{UA}7.21.8",
        "a font draws an empty box for letters that it does not have",
        "set them in a font that has them",
        _missing,
        alone=True,
        applies=has_text,
        applicability="files with text",
    ),
    print_rule(
        "PRT-035 letter-without-meaning",
        f"{UA}7.21.7",
        "a font does not say which characters its letters are",
        "make the file again with a program that writes this down (ToUnicode)",
        foreign_only(_without_meaning),
        alone=True,
        applies=has_text,
        applicability="files with text",
        why="A screen reader, a search and a braille display are given signs without meaning.",
    ),
)
