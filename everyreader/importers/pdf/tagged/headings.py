"""A tagged PDF whose tags do not say its headings: paragraphs of the text are tagged as some, for an
outline's level was put on their style, or none is, and they are told by their looks as in a PDF without
tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.lines import Line, usual_size
from everyreader.importers.pdf.paragraphs import LONGEST_HEADING, levels
from everyreader.model.publication import Kind
from everyreader.source.tree import PLAIN, Node

_MOST = 0.5  # of a level's letters, in headings that are too long for any
_Font = tuple[str, float]
_FEWEST = 3  # headings, of which a document has no others
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in a font's name


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


@dataclass(frozen=True)
class Look:
    """What a paragraph looks like: the level of a heading of its size, 0 for the text's, and whether all of
    it is bold."""

    level: int
    bold: bool

    def given(self, block: Node) -> Node:
        """The paragraph ``block`` as what it looks like."""
        if block["t"] != "Para":
            return block
        if self.level:
            return {**block, "t": "Header", "c": [self.level, PLAIN, block["c"]]}
        return {**block, "c": [{"t": "Strong", "c": block["c"]}]} if self.bold else block


def looks_of(blocks: Iterable[Block]) -> Mapping[int, Look]:
    """The look of each paragraph outside of tables and notes, by the ``id`` of its unit; none where a tag is
    a heading's."""
    several = [one for one in blocks if one.lines and not one.in_note]
    if any(one.kind is Kind.HEADING for one in several):
        return {}
    lines = {id(one): _line(one) for one in several}
    text = [one for one in lines.values() if one.text]
    usual = usual_size(text)
    found = levels(text, usual)
    return {
        id(one.unit): Look(
            found.get(round(line.size, 1), 0) if len(line.text) < LONGEST_HEADING else 0, line.bold
        )
        for one in several
        if one.kind is Kind.PARAGRAPH and not one.in_table and (line := lines[id(one)]).text
    }


def plain_capitals(blocks: Iterable[Block]) -> Iterator[Block]:
    """The paragraphs in capitals, where the tags say several headings, and these would be among them: none of
    them is bold, or the headings are in capitals, too (the counsel above a court's paper)."""
    several = [one for one in blocks if one.lines and not one.in_note]
    headings = [one for one in several if one.kind is Kind.HEADING]
    alike = sum(one.text.isupper() for one in headings) > len(headings) / 2
    if len(headings) >= _FEWEST:
        paragraphs = (one for one in several if one.kind is Kind.PARAGRAPH and one.at_top_level)
        yield from (one for one in paragraphs if one.text.isupper() and (alike or not _line(one).bold))


def _line(one: Block) -> Line:
    fonts = {shown.font for shown in one.strings if shown.visible.strip()}
    bold = bool(fonts) and all(_BOLD.search(font) for font in fonts)
    return Line(one.page, (0.0, 0.0, 0.0, 0.0), one.size, bold, ((one.text, False),))
