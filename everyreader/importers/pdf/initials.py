"""A PDF's large first letter, over several lines of the paragraph that it begins: one word with what stands
beside it. In a tagged PDF it may have a tag of its own, as Word gives it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.lines import lines_of
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.formats.large_print.read.runs import fold
from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.lines import Line
from everyreader.model.publication import Kind, Run, Unit

INITIAL = re.compile(r"[«»“”„‘\"'(¿¡]*\s?[^\W\d_][’']?")
LARGER = 1.8  # by the size of the lines beside it
_FEWEST = 2  # lines beside it
_FOOT = 0.21  # of a line's size, from its baseline to the foot of its box
_GAP = 1.2  # of the lines' size, to the right of it
_LEVEL = 0.4  # of it, by which its baseline may differ from that of the last line beside it
_SPACE = 0.15  # of it, by which the first line stands farther right than the next where a space parts them


def with_initials(lines: Sequence[Line]) -> tuple[list[Line], list[Repair]]:
    """The lines of a page, each large letter with the first of the lines beside it, which stand below each
    other then."""
    known = {word.casefold() for line in lines for word in WORD.findall(line.text)}
    out = list(lines)
    found = Repairs()
    for one in lines:
        beside = sorted(_beside(one, lines), key=lambda line: line.box[3])
        if len(beside) < _FEWEST or abs(_base(beside[-1]) - _base(one)) > _LEVEL * beside[0].size:
            continue
        first, after, *_ = beside
        far = (first.box[0] - after.box[0]) / first.size
        gap = " " if is_word(one.text, first.text, far, known) else ""
        found += [] if gap else [initial_joined(one.text, first.text, one.page)]
        edge = {id(line): replace(line, box=(one.box[0], *line.box[1:])) for line in beside}
        edge[id(first)] = first.led_by(f"{one.text}{gap}", one.box[0])
        out = [edge.get(id(line), line) for line in out if line is not one]
    return out, found


def _base(line: Line) -> float:
    return line.box[3] - _FOOT * line.size


def _beside(one: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines right of a large letter, from its head to its baseline."""
    if not INITIAL.fullmatch(one.text) or not one.text.isupper() or one.turned:
        return
    for line in lines:
        size = line.size
        is_smaller = line.page == one.page and LARGER * size <= one.size
        is_right = -_LEVEL * size < line.box[0] - one.box[2] < _GAP * size
        if (
            is_smaller
            and is_right
            and one.box[1] < _base(line) - size / 2
            and _base(line) < _base(one) + _LEVEL * size
        ):
            yield line


def is_word(letter: str, text: str, far: float, known: Collection[str]) -> bool:
    """Whether a large letter is a word by itself, as “A” is: the line that it begins stands ``far`` right of
    the next, by its size, or the text has no such word as both make."""
    word = WORD.match(text)
    if word is None or letter[-1:] in "’'":
        return False
    is_name = word[0][:1].isupper() and word[0][1:2].islower()
    own = letter[-1].casefold()
    is_known = own in known and word[0].casefold() in known and f"{own}{word[0]}".casefold() not in known
    return far > _SPACE or is_name or is_known


def initial_joined(letter: str, text: str, page: int) -> Repair:
    word = text.split(maxsplit=1)[0]
    taken, added = (" ".join(WORD.findall(said)) for said in (f"{letter} {word}", f"{letter}{word}"))
    message = f"the large “{letter}” begins “{excerpt(letter + text, 40)}”"
    return Repair("initial joined", page, message, taken=taken, added=added)


def joined_initials(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
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
            one = replace(one, unit=_parted_unit(one.unit, letter, gap))
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


def _parted_unit(unit: Unit, letter: str, gap: str) -> Unit:
    """``unit`` with this between its first letter and the rest."""
    runs: list[Run] = [replace(unit.runs[0], text=f"{letter}{gap}")]
    left = letter
    for run in unit.runs:
        text = run.text.lstrip() if len(runs) == 1 else run.text
        if left and text.startswith(left):
            text, left = text.removeprefix(left).lstrip(), ""
        runs += [replace(run, text=text)] if text else []
    return replace(unit, runs=fold(runs))
