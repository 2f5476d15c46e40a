"""PRT: how headings are set (ACB, Best Practices and Guidelines for Large Print, 2025); sizes in points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from everyreader.checks.rules.large_print.row import ACB, UA, Flaw, flaws, foreign_only, has_units, tagged
from everyreader.checks.rules.large_print.typesetting import text_units
from everyreader.checks.rules.model import STYLE, rule, where
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind

_HEADINGS = {1: 22.0, 2: 20.0}  # points, by level; deeper ones as large as the text
_LARGER = 1.15
_FEW_WORDS = 14
_BOLD = re.compile(r"bold|black|heavy|demi|medium", re.IGNORECASE)


def _body_size(blocks: Iterable[Block]) -> float:
    """The size in which most of the running text is set, 0 where there is none."""
    letters: Counter[float] = Counter()
    for one in blocks:
        for line in one.lines if one.kind is Kind.PARAGRAPH else ():
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _small_headings(reading: PdfReading) -> Iterator[Flaw]:
    """Headings that do not stand out, or stand out less than those below them."""
    body = _body_size(text_units(reading))
    headings = [one for one in text_units(reading) if one.kind is Kind.HEADING]
    if not body:
        return
    for one in headings:
        plain = one.size < body + 0.5 and not all(
            _bold(string) for string in one.strings if string.visible.strip()
        )
        below = max((other.size for other in headings if other.unit.level > one.unit.level), default=0)
        beside = max(other.size for other in headings if other.unit.level == one.unit.level)
        least = max(body, below, beside, _HEADINGS.get(one.unit.level, 0))
        if plain or one.size < least - 0.5:
            yield Flaw(f"“{one.text}”, {one.size:g} points on page {one.page}", one.page, one.text)


def _bold(shown: Shown) -> bool:
    return bool(_BOLD.search(shown.font))


heading_not_larger = rule(
    "PRT-030",
    "heading-not-larger",
    on=PRINT,
    criterion=ACB,
    message="a heading does not stand out as its level should",
    fix=STYLE,
    applies=where("files with headings")(has_units(Kind.HEADING)),
    house=True,
)(flaws(_small_headings, undisputed=True))


def _like_headings(reading: PdfReading) -> Iterator[Flaw]:
    body = _body_size(text_units(reading))
    for one in text_units(reading):
        large = body and one.kind is Kind.PARAGRAPH and one.at_top_level and one.size >= _LARGER * body
        if large and len(one.lines) <= 2 and len(one.text.split()) <= _FEW_WORDS and one.text[-1:] != ".":
            yield Flaw(f"“{one.text}” on page {one.page}", one.page, one.text)


heading_untagged = rule(
    "PRT-031",
    "heading-untagged",
    on=PRINT,
    criterion=f"{UA}7.4",
    message="text looks like a heading and is none",
    fix="tag it as a heading",
    applies=tagged,
    rests_on=Ground.ADVICE,
    why="What a part is shows to the eye only.",
)(foreign_only(flaws(_like_headings, unsure=True)))
