"""The notes at the feet of the pages that a text was copied from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.text.lines import Line

_NOTE = re.compile(r"(\d{1,2})\s+[^\W\d_]")
_MOST = 20  # lines of the notes of a page


@dataclass(frozen=True)
class Notes:
    """``lines`` without the notes of pages; ``below`` are those that stood below a line, by its number."""

    lines: list[Line]
    below: dict[int, list[list[Line]]]
    repairs: list[Repair]


def without_notes(lines: Sequence[Line]) -> Notes:
    """The ``lines`` and, apart, what stands numbered at the foot of a page, its digit glued to a word above.

    A paragraph may go on behind it on the next page.
    """
    turns = [at for at, one in enumerate(lines) if one.turned]
    found: dict[int, list[list[Line]]] = {}
    gone: set[int] = set()
    expected, top = 1, 0
    for turn in (*turns, len(lines)) if turns else ():
        start = _start(lines, top, turn, expected)
        if start is not None:
            notes = _parted([one for one in lines[start:turn] if one.text], expected)
            above = next(at for at in range(start - 1, -1, -1) if lines[at].text)
            found[lines[above].number] = notes
            gone.update(range(above + 1, turn))
            expected += len(notes)
        top = turn
    kept = [one for at, one in enumerate(lines) if at not in gone]
    repairs = [_named(one) for several in found.values() for one in several]
    return Notes(kept, found, repairs)


def _start(lines: Sequence[Line], top: int, turn: int, expected: int) -> int | None:
    """Where the notes of the page from ``top`` to ``turn`` begin; ``None`` where it has none."""
    mark = re.compile(rf"[^\W_]{expected}(?!\w)|[.,;”’\"')]{expected}(?![\w.])")
    for at in range(max(top + 1, turn - _MOST), turn):
        note = _NOTE.match(lines[at].text)
        if note and int(note[1]) == expected and any(mark.search(one.text) for one in lines[top:at]):
            return at
    return None


def _parted(lines: Sequence[Line], expected: int) -> list[list[Line]]:
    out: list[list[Line]] = []
    for line in lines:
        note = _NOTE.match(line.text)
        if note and int(note[1]) == expected + len(out):
            out.append([])
        out[-1].append(replace(line, turned=False))
    return out


def _named(note: Sequence[Line]) -> Repair:
    said = excerpt(" ".join(one.text for one in note))
    number = said.split(" ", 1)[0]
    message = (
        f"“{said}” stands behind the paragraph that its page ends in; its mark in the text is no more than a "
        f"digit: write “[^{number}]” there, and “[^{number}]:” for the number before the note"
    )
    return Repair("note at the foot of a page", note[0].number, message)
