"""A tagged PDF's large first letter, which may have a tag of its own as Word gives it: one paragraph, and one
word, with what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.lines import lines_of
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.formats.large_print.read.runs import fold
from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, Repairs
from everyreader.importers.pdf.initials import INITIAL, LARGER, initial_joined, is_word
from everyreader.model.publication import Kind, Run, Unit


def with_initials(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
    """``reading`` with each large letter in the paragraph that it begins, and in its first word."""
    known = {word.casefold() for one in reading.blocks for word in WORD.findall(one.text)}
    blocks: list[Block] = []
    repairs = Repairs()
    for one in reading.blocks:
        if blocks and _is_of(blocks[-1], one):
            letter = blocks.pop()
            unit = replace(one.unit, runs=(*letter.unit.runs, *one.unit.runs))
            one = replace(one, unit=unit, strings=(*letter.strings, *one.strings))
        if _begins(one.strings, one):
            letter, text = one.strings[0].text.strip(), "".join(run.text for run in one.unit.runs).lstrip()
            text = text.removeprefix(letter).lstrip()
            first, *below = lines_of(one.strings[1:])
            far = (first.start - below[0].start) / one.size if below else 0.0
            gap = " " if is_word(letter, text, far, known) else ""
            repairs += [] if gap else [initial_joined(letter, text, one.page)]
            one = replace(one, unit=_parted(one.unit, letter, gap))
        blocks.append(one)
    return reading.with_blocks(blocks), repairs


def _is_of(letter: Block, one: Block) -> bool:
    """Whether a block is the large letter of the paragraph ``one``."""
    are_text = letter.at_top_level and one.at_top_level and one.kind is Kind.PARAGRAPH
    return are_text and len(letter.strings) == 1 and _begins((*letter.strings, *one.strings), one)


def _begins(strings: Sequence[Shown], one: Block) -> bool:
    """Whether the first of ``strings`` is a letter that stands left of the next, and goes below it."""
    said = strings[0].text.strip() if len(strings) > 1 else ""
    if not INITIAL.fullmatch(said) or not said.isupper():
        return False
    letter, first = strings[:2]
    is_beside = letter.page == first.page and letter.x < first.x and letter.y < first.y - first.size / 2
    return is_beside and letter.size >= LARGER * one.size


def _parted(unit: Unit, letter: str, gap: str) -> Unit:
    """``unit`` with this between its first letter and the rest."""
    runs: list[Run] = [replace(unit.runs[0], text=f"{letter}{gap}")]
    left = letter
    for run in unit.runs:
        text = run.text.lstrip() if len(runs) == 1 else run.text
        if left and text.startswith(left):
            text, left = text.removeprefix(left).lstrip(), ""
        runs += [replace(run, text=text)] if text else []
    return replace(unit, runs=fold(runs))
