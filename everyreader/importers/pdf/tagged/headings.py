"""A tagged PDF in which the paragraphs of the text are tagged as headings: an outline's level was put on the
style of numbered paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.paragraphs import LONGEST_HEADING
from everyreader.model.publication import Kind

_MOST = 0.5  # of a level's letters, in headings that are too long for any
_Font = tuple[str, float]


def without_text(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
    """``reading`` with the headings as paragraphs that look like the long ones of their level, where those
    are most of it."""
    headings = [one for one in reading.blocks if one.kind is Kind.HEADING]
    text = {id(one) for one in _text_among(headings)}
    blocks = [
        replace(one, unit=replace(one.unit, kind=Kind.PARAGRAPH, level=0)) if id(one) in text else one
        for one in reading.blocks
    ]
    repairs = Repairs()
    for level, group in groupby(sorted(headings, key=_level), key=_level):
        gone = [one for one in group if id(one) in text]
        if gone:
            message = f"{len(gone)} of level {level} look like the text, the first “{excerpt(gone[0].text)}”"
            repairs.say("headings made paragraphs", gone[0].page, message)
    return reading.with_blocks(blocks), repairs


def _level(block: Block) -> int:
    return block.unit.level


def _text_among(headings: list[Block]) -> Iterator[Block]:
    for _, group in groupby(sorted(headings, key=_level), key=_level):
        several = list(group)
        long = [one for one in several if len(one.text) > LONGEST_HEADING]
        if (
            sum(len(one.text) for one in long) > _MOST * sum(len(one.text) for one in several)
            and len(long) > 1
        ):
            fonts = {_font(one) for one in long}
            yield from (one for one in several if _font(one) in fonts)


def _font(block: Block) -> _Font:
    """That of most of its letters, with its size in points."""
    letters: Counter[_Font] = Counter()
    for one in block.strings:
        letters[one.font, round(one.size, 1)] += len(one.visible.strip())
    return letters.most_common(1)[0][0] if letters else ("", 0.0)
