"""Repairs to notes typed as text: marks in the text and, behind them, a list of what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from everyreader.importers.draft import Draft, Repair, excerpt
from everyreader.importers.nodes import is_paragraph, lines_of, stripped
from everyreader.importers.repair.notes.note_marks import (
    NUMBERS,
    SYMBOLS,
    Family,
    filled,
    marked,
    number_of,
    settled,
)
from everyreader.source.tree import Node, holds, walk, words

_OPENING = re.compile(r"(?:^|[\s(“\"'])\*+\w")  # the star before words set off by stars
_BRACKETED = re.compile(r"(?<=[^\s(\[])\[\d{1,3}\]")
HEADING = re.compile(
    r"(?:(?:foot|end)?notes?(?: and references)?|references|sources|fußnoten|anmerkungen|endnoten|quellen"
    r"|notes de bas de page"
    r"|références|notas(?: al pie)?|referencias|note(?: a piè di pagina)?|riferimenti|fonti)\W*",
    re.IGNORECASE,
)


_FAMILIES = (NUMBERS, SYMBOLS)


@dataclass(frozen=True)
class _Note:
    """One line of a list of notes."""

    number: str
    typed: str
    inlines: list[Node]
    line: int
    is_glued: bool = False


def make_notes(draft: Draft) -> Draft:
    """Typed marks become notes where every mark has one note and every note a mark before it; else all stays
    as it is, and is named."""
    for family in _FAMILIES:
        draft = _paired(draft, family)
    return _without_heading(_named(draft))


def _paired(draft: Draft, family: Family) -> Draft:
    first, after, notes = _list_of_notes(draft, family)
    numbers = [note.number for note in notes]
    text = settled(marked(list(draft.blocks[:first]), family, numbers), numbers)
    rest = list(draft.blocks[after:])
    marks = [one["number"] for one in walk(text, "Mark")]
    if not notes or not marks:
        return draft
    later = [one["number"] for one in walk(settled(marked(rest, family, numbers), ()), "Mark")]
    if set(marks) != set(numbers) or len(set(numbers)) < len(numbers) or later:
        left = f"the marks {_said([*marks, *later])} and the notes {_said(numbers)}"
        message = f"{left} do not match one to one"
        return draft if rest else draft.repaired("typed notes left", notes[0].line, message)
    if family is SYMBOLS and any(_OPENING.search(_text(one)) for one in draft.blocks[:first]):
        return draft
    found = [_named_note(note) for note in notes]
    taken, added = _differing(text)
    found[0] = replace(found[0], taken=f"{taken} {found[0].taken}", added=f"{added} {found[0].added}".strip())
    by_number = {note.number: note for note in notes}
    noted = filled(text, lambda mark: [_element(by_number[mark["number"]])])
    if len(noted) > 1 and HEADING.fullmatch(_text(noted[-1])):
        found.append(_heading(noted.pop()))
    return draft.changed([*noted, *rest], found)


def _named_note(note: _Note) -> Repair:
    """A mark that stood at a word without a space was one word with it."""
    glued = words(note.inlines).split()[0] if note.is_glued else ""
    message = f"“{note.typed} {excerpt(words(note.inlines), 40)}”"
    return Repair("typed note made note", note.line, message, taken=note.typed + glued, added=glued)


def _differing(text: list[Node]) -> tuple[str, str]:
    """The words that hold marks, or are marks, and what is left of them without."""
    before = Counter(_spaced(filled(text, lambda mark: [mark["was"]])))
    after = Counter(_spaced(filled(text, lambda _: [])))
    return " ".join((before - after).elements()), " ".join((after - before).elements())


def _spaced(blocks: list[Node]) -> list[str]:
    return [word for block in blocks for word in words([block]).split()]


def _without_heading(draft: Draft) -> Draft:
    """Without the heading of notes that are gone from under it: every format sets them apart by itself."""
    head = draft.blocks[-1] if len(draft.blocks) > 1 else None
    if head is None or not HEADING.fullmatch(_text(head)) or not holds(list(draft.blocks), "Note"):
        return draft
    return draft.changed(list(draft.blocks[:-1]), [_heading(head)])


def _heading(block: Node) -> Repair:
    return Repair("heading of notes taken out", block["line"], f"“{_text(block)}”", taken=_text(block))


def _named(draft: Draft) -> Draft:
    """The first mark in brackets that is left without a list of notes: what it led to was lost on the way
    here."""
    if any(one.name == "typed notes left" for one in draft.repairs) or _list_of_notes(draft, _FAMILIES[0])[2]:
        return draft
    for block in draft.blocks:
        mark = next((one for one in _BRACKETED.finditer(_text(block)) if one.start()), None)
        if mark:
            message = f"“{mark.group()}” leads to no note; write the note as [^name], or take the mark out"
            return draft.repaired("typed notes left", block["line"], message)
    return draft


def _said(numbers: Iterable[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda one: (len(one), one)))


def _text(block: Node) -> str:
    if block["t"] == "Header":
        return words(block["c"][2])
    return words(block["c"]) if is_paragraph(block) else ""


def _list_of_notes(draft: Draft, family: Family) -> tuple[int, int, list[_Note]]:
    """Where the last row of blocks begins and ends each line of which begins with a mark, and the notes in
    it."""
    blocks = draft.blocks
    after = len(blocks)
    while after and not _notes_of(draft, blocks[after - 1], family):
        after -= 1
    first, notes = after, []
    while first and (own := _notes_of(draft, blocks[first - 1], family)):
        first, notes = first - 1, [*own, *notes]
    return first, after, notes


def _notes_of(draft: Draft, block: Node, family: Family) -> list[_Note]:
    """The notes that ``block`` is a list of, or none: lines that begin with marks, or what Markdown makes a
    list of them."""
    match block:
        case {"t": "Para" | "Plain", "c": content}:
            return _in_lines(lines_of(content), block["line"], family)
        case {"t": "OrderedList", "c": [[start, _, {"t": "TwoParens"}], items]} if family is NUMBERS:
            return _items(items, [(str(start + i), f"({start + i})") for i in range(len(items))])
        case {"t": "BulletList", "c": list(items)} if (
            len(items) == 1 and family is SYMBOLS and _starred(draft, block)
        ):
            return _items(items, [("*", "*")])
    return []


def _in_lines(lines: list[list[Node]], first: int, family: Family) -> list[_Note]:
    """The notes typed line by line; a line without a mark goes on with the note above it."""
    notes: list[_Note] = []
    for number, line in enumerate(lines, first):
        note = _note(line, number, family)
        if note:
            notes.append(note)
        elif not notes:
            return []
        else:
            more = [*notes[-1].inlines, {"t": "SoftBreak"}, *stripped(line)]
            notes[-1] = replace(notes[-1], inlines=more)
    return notes


def _starred(draft: Draft, block: Node) -> bool:
    """Whether a lone point was typed with a star, which may be a note's."""
    line = draft.lines[block["line"] - 1 : block["line"]] if draft.place == "line" else ()
    return bool(line) and line[0].lstrip().startswith("*")


def _items(items: list[list[Node]], typed: list[tuple[str, str]]) -> list[_Note]:
    if not all(len(item) == 1 and is_paragraph(item[0]) for item in items):
        return []
    return [
        _Note(number, label, item[0]["c"], item[0]["line"])
        for item, (number, label) in zip(items, typed, strict=True)
    ]


def _note(line: list[Node], number: int, family: Family) -> _Note | None:
    line = stripped(line)
    if not line:
        return None
    if line[0]["t"] == "Superscript":
        label, glued = words(line[:1]), line[1:2] and line[1]["t"] != "Space"
        rest = stripped(line[1:])
        is_mark = family.raised.fullmatch(label) and rest
        return _Note(label.rstrip(")"), label, rest, number, bool(glued)) if is_mark else None
    found = family.head.match(line[0]["c"]) if line[0]["t"] == "Str" else None
    if not found:
        return None
    glued = line[0]["c"][found.end() :]
    rest = stripped([*([{"t": "Str", "c": glued}] if glued else []), *line[1:]])
    return _Note(number_of(found), found.group(), rest, number, bool(glued)) if rest else None


def _element(note: _Note) -> Node:
    content = [{"t": "Para", "c": note.inlines, "line": note.line}]
    return {"t": "Note", "c": content, "note": f"typed {note.typed}"}
