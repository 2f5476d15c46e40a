"""Write the statement as plain text: UTF-8, LF, one line a paragraph, notes at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from everyreader.formats.plain_text.write.blocks import Blocks, labelled
from everyreader.formats.plain_text.write.lines import OURS, Lines
from everyreader.formats.plain_text.write.words import words
from everyreader.model.publication import Publication, Unit
from everyreader.source.tree import blocks_of

_MARKS = ("[{}]", "[^{}]", "[*{}]", "[**{}]")


def write(publication: Publication, target: Path) -> None:
    """Write the file; the same publication gives the same bytes."""
    notes: list[list[Any]] = []
    blocks = _marked(blocks_of(publication), notes)
    said, units = words(publication.metadata.language), publication.all_units
    lines = Lines(said, _brackets(units), _mark(units, len(notes)))
    made = Blocks(lines)
    out = made.of(blocks)
    if notes:
        out += ["", lines.ours(said.notes)]
    for number, note in enumerate(notes, 1):
        out += ["", *labelled(lines.mark.format(number), made.of(note))]
    target.write_text("\n".join(out) + "\n", encoding="utf-8", newline="\n")


def _marked(node: Any, notes: list[list[Any]]) -> Any:
    """``node`` with a mark in the place of each note, whose blocks go into ``notes`` in reading order."""
    match node:
        case list():
            return [_marked(one, notes) for one in node]
        case {"t": "Note", "c": content}:
            notes.append([])
            number, own = len(notes), notes[-1]
            own += _marked(content, notes)
            return {"t": "Span", "c": [["", ["noteref"], [["note", str(number)]]], []]}
        case {"t": "Figure", "c": [attribute, caption, content]}:  # the caption is read behind the picture
            inside = _marked(content, notes)
            return {**node, "c": [attribute, _marked(caption, notes), inside]}
        case {"c": content}:
            return {**node, "c": _marked(content, notes)}
    return node


def _brackets(units: tuple[Unit, ...]) -> str:
    """What stands round our own words: other signs where the statement has such words in brackets itself, or
    a bracket alone."""
    return "{}" if any(OURS.search(one.text) or not _balanced(one.text) for one in units) else "[]"


def _balanced(text: str) -> bool:
    depth = 0
    for one in text:
        depth += (one == "[") - (one == "]")
        if depth < 0:
            return False
    return not depth


def _mark(units: tuple[Unit, ...], notes: int) -> str:
    """How a note is referred to: as nothing in the statement is written."""
    text = "\n".join(one.text for one in units)
    fits = (one for one in _MARKS if not any(one.format(at + 1) in text for at in range(notes)))
    return next(fits, _MARKS[-1])
