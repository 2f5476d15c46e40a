"""A tagged PDF's notes: the marks in the text that are no more than small raised digits, and the numbers of
the notes.

Word tags neither: all notes of a page stand in one Note, each a paragraph with its number typed. Other
programs give a number a label of its own (ISO 32000-1, 14.8.4.4.1), or leave it outside of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.pdf.lines import MARK, RAISED, SMALLER
from everyreader.model.publication import Role, Run, Unit
from everyreader.source.tree import Node

_MARKS = re.compile(rf"(?:{MARK.pattern})(?:[,;](?:{MARK.pattern}))*")  # “1,2”, without white space
_LABEL = re.compile(rf"[(\[]?({MARK.pattern})[.)\]]*")
_TYPED = re.compile(rf"{_LABEL.pattern}(?:\s+|(?![a-zß-ÿ])(?=[^\W\d_]))")  # “1 Under”, “1Under”, not “1st”
_WORDS = (Role.TEXT, Role.NOTE, Role.CODE)  # what is drawn as it is read


def marked(reading: PdfReading) -> PdfReading:
    """``reading`` with raised marks as runs of their own, and with each note's number as its ``label``, which
    is no part of its text; a note's further paragraphs have none."""
    held = {id(one) for block in reading.blocks for one in block.strings}
    beside = [one for one in reading.strings if id(one) not in held and _LABEL.fullmatch(one.text.strip())]
    blocks = [_referring(one) for one in reading.blocks]
    marks = {run.text for one in blocks if not one.in_note for run in one.unit.runs if run.role is Role.NOTE}
    last = ""
    for at, one in enumerate(blocks):
        if one.in_note:
            blocks[at] = _numbered(one, reading.blocks[at].unit, marks | {_after(last)}, beside)
            last = blocks[at].unit.label or last
    return reading.with_blocks(blocks)


def is_further(unit: Unit) -> bool:
    """Whether a unit of a reading whose numbers are ``marked`` goes on the note before."""
    return _in_note(unit) and not unit.label


def is_led(block: Block) -> bool:
    """Whether the unit's label is one of the strings that its text is drawn with, as a typed number of a
    note."""
    label = block.unit.label or ""
    return bool(label) and _letters(one.text for one in block.strings[:3]).startswith(label)


def number_of(unit: Unit) -> list[Node]:
    """The number of a note that a unit begins, as a mark."""
    is_first = _in_note(unit) and bool(unit.label)
    return [{"t": "Superscript", "c": [{"t": "Str", "c": unit.label}]}] if is_first else []


def _in_note(unit: Unit) -> bool:
    return any(step.name == "note" for step in unit.place)


def _after(label: str) -> str:
    return str(int(label) + 1) if label.isdecimal() else ""


def _referring(block: Block) -> Block:
    return replace(block, unit=_parted(block.unit, _raised(block)))


def _numbered(block: Block, as_read: Unit, numbers: AbstractSet[str], beside: Sequence[Shown]) -> Block:
    """A note's paragraph with its number apart: a label's, one of ``numbers`` that leads the text, or one
    beside it."""
    unit, drawn, said = block.unit, _letters(one.text for one in block.strings), _letters(_said(as_read))
    if any(step.name in ("ul", "ol") for step in unit.place):
        label = Run(f"{unit.label} ", unit.runs[0].language if unit.runs else "")
        return replace(block, unit=replace(unit, label="", runs=(label, *unit.runs)))
    if drawn.endswith(said) and (found := _LABEL.fullmatch(drawn.removesuffix(said))):
        return replace(block, unit=replace(unit, label=found[1], runs=_led(unit.runs)))
    first = unit.runs[0] if unit.runs else Run("", "")
    if first.role is Role.NOTE:
        return replace(block, unit=replace(unit, label=first.text, runs=unit.runs[1:]))
    if first.role is Role.TEXT and (found := _TYPED.match(first.text)) and found[1] in numbers:
        gap = " " if found[0][-1:].isspace() else ""
        rest = replace(first, text=gap + first.text[found.end() :])
        return replace(block, unit=replace(unit, label=found[1], runs=(rest, *unit.runs[1:])))
    label = _label_beside(block, beside)
    return replace(block, unit=replace(unit, label=label, runs=_led(unit.runs) if label else unit.runs))


def _led(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with white space before them, which parts them from a label."""
    return tuple(replace(one, text=f" {one.text}") if not at else one for at, one in enumerate(runs))


def _label_beside(block: Block, beside: Sequence[Shown]) -> str:
    """The number left of a note's first line, above its baseline or on it."""
    line = block.lines[0] if block.lines else None
    found = (
        label[1]
        for one in beside
        if line
        and (label := _LABEL.fullmatch(one.text.strip()))
        and one.page == line.page
        and 0 <= line.start - one.end < 4 * line.size
        and -1 < one.y - line.y < line.size
    )
    return next(found, "")


def _raised(block: Block) -> Iterator[range]:
    """Where in the letters of the unit, white space apart, marks stand that are small and above their
    line."""
    said = _letters(_said(block.unit))
    strings = [one for one in block.strings if _letters([one.text])]
    at = 0
    for is_raised, group in groupby(enumerate(strings), key=lambda one: _is_raised(*one, strings)):
        text = _letters(one.text for _, one in group)
        if not said.startswith(text, at):
            return  # other words are read than those that are drawn: nothing can be said of what follows
        if is_raised and _MARKS.fullmatch(text):
            yield range(at, at + len(text))
        at += len(text)


def _is_raised(at: int, one: Shown, strings: Sequence[Shown]) -> bool:
    """Whether a string is smaller than a word beside it, and above its line."""
    near = [*reversed(strings[max(at - 3, 0) : at]), *strings[at + 1 : at + 4]]
    return any(
        other.page == one.page
        and one.size < SMALLER * other.size
        and RAISED * other.size < one.y - other.y < other.size
        for other in near
    )


def _said(unit: Unit) -> Iterator[str]:
    return (run.text for run in unit.runs if run.role in _WORDS)


def _letters(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


def _parted(unit: Unit, raised: Iterable[range]) -> Unit:
    """``unit`` with each raised mark as a run of its own; a label in its text that is no mark is text."""
    inside = frozenset(at for one in raised for at in one)
    runs: list[Run] = []
    at = 0
    for run in unit.runs:
        if run.role is Role.NOTE and not MARK.fullmatch(run.text.strip()):
            runs.append(replace(run, role=Role.TEXT, text=run.text if runs else f"{run.text} "))
        elif run.role is not Role.TEXT:
            runs.append(run)
        else:
            runs += _cut(run, at, inside)
        at += len(_letters([run.text])) if run.role in _WORDS else 0
    return replace(unit, runs=tuple(runs))


def _cut(run: Run, at: int, inside: frozenset[int]) -> Iterator[Run]:
    """The parts of ``run``, whose first letter is the one at ``at``; white space stays with the letter before
    it."""
    kinds: list[tuple[str, bool]] = []
    for sign in run.text:
        is_mark = at in inside if not sign.isspace() else False
        kinds.append((sign, is_mark and sign not in ",;"))
        at += not sign.isspace()
    for is_mark, group in groupby(kinds, key=lambda one: one[1]):
        text = "".join(sign for sign, _ in group)
        yield replace(run, text=text, role=Role.NOTE, link="") if is_mark else replace(run, text=text)
