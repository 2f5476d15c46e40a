"""PRT: the letters of a PDF, and the lines under and through them (ACB Large Print 2025; ISO 14289-1,
7.21)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from everyreader.checks.rules.large_print.row import ACB, UA, foreign_only, has_text, hit, squeezed
from everyreader.checks.rules.model import STYLE, Hit, rule, short
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.source.tree import blocks_of, text_of, walk

_HARD = re.compile(
    (
        r"(?<!semi)(?<!demi)(?:thin|hairline|light|condensed|compressed|narrow)|script(?!ure)|handwrit"
        r"|blackletter|fraktur"
    ),
    re.IGNORECASE,
)
_TIGHTEST, _WIDEST = -0.02, 0.12  # between letters, in sizes
_FEW_LETTERS = 12


def _faces(case: Case[PdfReading]) -> Iterator[Shown]:
    """Every string that is text: letters of formulas lean by custom."""
    for one in case.reading.strings:
        if one.visible.strip() and one.key not in case.reading.formulas:
            yield one


def _first_of_each(wrong: dict[str, Shown]) -> Iterator[Hit]:
    for what, one in wrong.items():
        yield hit(
            f"{what}, first “{short(one.visible.strip(), 40)}” on page {one.page}", one.page, one.visible
        )


@rule(
    "PRT-026",
    "letters-slanted",
    on=PRINT,
    criterion=ACB,
    message="text is set in italics",
    fix=STYLE,
    house=True,
    applies=has_text,
)
def letters_slanted(case: Case[PdfReading]) -> Iterator[Hit]:
    wrong: dict[str, Shown] = {}
    for one in _faces(case):
        if one.slanted:
            wrong.setdefault(_name(one), one)
    return _first_of_each(wrong)


@rule(
    "PRT-033",
    "font-hard-to-read",
    on=PRINT,
    criterion=ACB,
    message="letters are thin, narrow, hollow, or have serifs",
    fix=STYLE,
    house=True,
    applies=has_text,
)
def font_hard_to_read(case: Case[PdfReading]) -> Iterator[Hit]:
    wrong: dict[str, Shown] = {}
    for one in _faces(case):
        letters = any(map(str.isalpha, one.visible))  # an arrow may come from any face
        if letters and (_HARD.search(_name(one)) or one.ornate):
            wrong.setdefault(_name(one), one)
        if one.hollow:
            wrong.setdefault("hollow letters", one)
    return _first_of_each(wrong)


def _name(one: Shown) -> str:
    return one.font.partition("+")[2] or one.font


@rule(
    "PRT-032",
    "letters-crowded-or-spaced",
    on=PRINT,
    criterion=ACB,
    message="letters are pushed apart or together",
    fix=STYLE,
    house=True,
    applies=has_text,
)
def letters_crowded_or_spaced(case: Case[PdfReading]) -> Iterator[Hit]:
    pages: dict[int, Shown] = {}
    for one in _faces(case):
        if not _TIGHTEST <= one.spacing <= _WIDEST and len(one.visible.strip()) > 1:
            pages.setdefault(one.page, one)
    for page, one in sorted(pages.items()):
        how = "apart" if one.spacing > 0 else "together"
        text = one.visible.strip()
        yield hit(f"“{short(text, 40)}” on page {page}, {abs(one.spacing):.2f} sizes {how}", page, text)


@rule(
    "PRT-087",
    "words-struck-out",
    on=PRINT.with_statement,
    criterion="EN 301 549 5.4",
    message="words are struck out that the statement does not strike out",
    fix=STYLE,
    applies=has_text,
    why="A reader of this format is told something else than everybody else.",
)
def words_struck_out(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    """Words that the statement itself strikes out are not told."""
    own = "".join(squeezed(text_of(one)) for one in walk(blocks_of(case.publication), "Strikeout"))
    return _lines(one for one in case.reading.struck if squeezed(one.visible) not in own)


@rule(
    "PRT-088",
    "words-underlined",
    on=PRINT,
    criterion=ACB,
    message="words are underlined that are no link",
    fix=STYLE,
    house=True,
    applies=has_text,
)
def words_underlined(case: Case[PdfReading]) -> Iterator[Hit]:
    linked = {id(string) for link in case.reading.links.tagged for string in link.strings}
    return _lines(one for one in case.reading.underlined if id(one) not in linked)


def _lines(strings: Iterable[Shown]) -> Iterator[Hit]:
    for one in strings:
        if one.key is not None:
            text = one.visible.strip()
            yield hit(f"“{short(text, 40)}” on page {one.page}", one.page, text)


@rule(
    "PRT-027",
    "capitals-only",
    on=PRINT,
    criterion=ACB,
    message="text is set in capitals only",
    fix="set it in small letters and capitals",
    house=True,
    applies=has_text,
)
@foreign_only
def capitals_only(case: Case[PdfReading]) -> Iterator[Hit]:
    for unit in (*case.reading.units, *case.reading.notes):
        letters = [one for one in unit.text if one.isalpha()]
        if len(letters) >= _FEW_LETTERS and len(unit.text.split()) > 2 and unit.text.isupper():
            yield Hit(f"“{short(unit.text, 40)}”", excerpt=short(unit.text))


@rule(
    "PRT-034",
    "letter-without-shape",
    on=PRINT,
    criterion=f"{UA}7.21.8",
    message="a font draws an empty box for letters that it does not have",
    fix="set them in a font that has them",
    applies=has_text,
    rests_on=Ground.WORDS,
)
def letter_without_shape(case: Case[PdfReading]) -> Iterator[Hit]:
    pages: dict[int, list[Shown]] = defaultdict(list)
    for one in case.reading.strings:
        if one.missing and one.visible.strip():
            pages[one.page].append(one)
    for page, several in sorted(pages.items()):
        count, text = sum(one.missing for one in several), several[0].visible.strip()
        yield hit(f"{count} on page {page}, the first in “{short(text, 40)}”", page, text)


@rule(
    "PRT-035",
    "letter-without-meaning",
    on=PRINT,
    criterion=f"{UA}7.21.7",
    message="a font does not say which characters its letters are",
    fix="make the file again with a program that writes this down (ToUnicode)",
    applies=has_text,
    rests_on=Ground.WORDS,
    why="A screen reader, a search and a braille display are given signs without meaning.",
)
@foreign_only
def letter_without_meaning(case: Case[PdfReading]) -> Iterator[Hit]:
    pages: dict[int, Shown] = {}
    for one in case.reading.strings:
        known = one.font in case.reading.fonts_registered
        if one.text == one.visible and not known and any(_means_nothing(letter) for letter in one.visible):
            pages.setdefault(one.page, one)
    for page, one in sorted(pages.items()):
        yield hit(f"page {page}, font {_name(one)}", page)


def _means_nothing(letter: str) -> bool:
    """No character, or one of those that stand for whatever somebody likes."""
    return letter in "\ufffd\ufffe\uffff\x00" or "\ue000" <= letter <= "\uf8ff"
