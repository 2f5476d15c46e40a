"""A tagged PDF whose tags have no heading: its headings are told by their looks, as in one without tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from everyreader.formats.large_print.read.block import Block
from everyreader.importers.pdf.lines import Line, usual_size
from everyreader.importers.pdf.paragraphs import LONGEST_HEADING, levels
from everyreader.model.publication import Kind
from everyreader.source.tree import PLAIN, Node

_FEWEST = 3  # headings, of which a document has no others
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # in a font's name


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
