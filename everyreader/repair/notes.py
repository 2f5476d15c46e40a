"""Repairs to notes typed as text: marks in the text and, at its end, a list of what they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from everyreader.repair.draft import Draft, Repair, excerpt
from everyreader.repair.nodes import Node, is_paragraph, lines_of, stripped, words

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A mark behind a word or a stop: “[1]”, “¹”; in the list of notes the same at the head of a line.
_MARK = re.compile(rf"\[(\d{{1,3}})\]|([{_SIGNS}]{{1,3}})")
_BRACKETED = re.compile(r"(?<=[^\s(\[])\[\d{1,3}\]")
_POWER = re.compile(r"(?:^|[\W\d_])[^\W\d_]{0,2}$")  # what stands before the sign in “5 m²”
_HEADING = re.compile(
    r"(?:(?:foot|end)?notes?(?: and references)?|references|sources|fußnoten|anmerkungen|endnoten|quellen|notes de bas de page"
    r"|références|notas(?: al pie)?|referencias|note(?: a piè di pagina)?|riferimenti|fonti)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Note:
    """One line of the list at the end."""

    number: str
    typed: str
    inlines: list[Node]
    line: int


def make_notes(draft: Draft) -> Draft:
    """Typed marks become notes where they and the list at the end match one to one; else all stays as it is, and is named."""
    first, notes = _list_at_end(draft.blocks)
    marks = Counter(_marks(draft.blocks[:first]))
    if not notes:
        return _named(draft)
    if not marks:
        return draft
    numbers = [note.number for note in notes]
    if sorted(marks.elements()) != sorted(numbers):
        message = (
            f"the marks {_said(marks.elements())} and the notes {_said(numbers)} do not match one to one"
        )
        return draft.repaired("typed notes left", notes[0].line, message)
    by_number = {note.number: note for note in notes}
    blocks = _noted(list(draft.blocks[:first]), by_number)
    head = blocks[-1] if blocks else None
    heading = ""
    if head and _HEADING.fullmatch(_text(head)) and first > 1:
        heading = _text(blocks.pop())
    found = [
        Repair(
            "typed note made note",
            note.line,
            f"“{note.typed} {excerpt(words(note.inlines), 40)}”",
            taken=f"{note.typed} {note.typed}",
        )
        for note in notes
    ]
    if heading:
        found.append(Repair("heading of notes taken out", head["line"], f"“{heading}”", taken=heading))
    return draft.changed(blocks, found)


def _named(draft: Draft) -> Draft:
    """The first mark in brackets where no list of notes stands at the end: what it led to was lost on the way here."""
    for block in draft.blocks:
        mark = next((one for one in _BRACKETED.finditer(_text(block)) if one.start()), None)
        if mark:
            message = f"“{mark.group()}” leads to no note; write the note as [^name], or take the mark out"
            return draft.repaired("typed notes left", block["line"], message)
    return draft


def _said(numbers: Any) -> str:
    return ", ".join(sorted(numbers, key=lambda one: (len(one), one)))


def _text(block: Node) -> str:
    if block["t"] == "Header":
        return words(block["c"][2])
    return words(block["c"]) if is_paragraph(block) else ""


def _list_at_end(blocks: tuple[Node, ...]) -> tuple[int, list[_Note]]:
    """The index of the first block of the list of notes, and the notes: the last blocks, each line of which begins with a mark."""
    notes: list[_Note] = []
    first = len(blocks)
    while first and is_paragraph(blocks[first - 1]):
        block = blocks[first - 1]
        lines = [_note(line, block["line"] + i) for i, line in enumerate(lines_of(block["c"]))]
        if not all(lines):
            break
        notes = [*(one for one in lines if one), *notes]
        first -= 1
    return first, notes


def _note(line: list[Node], number: int) -> _Note | None:
    line = stripped(line)
    if not line:
        return None
    if line[0]["t"] == "Superscript":
        label, rest = words(line[:1]), stripped(line[1:])
        return _Note(label, label, rest, number) if label.isdigit() and rest else None
    if line[0]["t"] != "Str":
        return None
    found = _MARK.match(line[0]["c"])
    if not found:
        return None
    glued = line[0]["c"][found.end() :]
    rest = stripped([*([{"t": "Str", "c": glued}] if glued else []), *line[1:]])
    return _Note(_number(found), found.group(), rest, number) if rest else None


def _number(found: re.Match[str]) -> str:
    return found[1] or found[2].translate(_RAISED)


def _marks(node: Any) -> list[str]:
    """The numbers of the marks in ``node``, in their order."""
    match node:
        case list() | tuple():
            return [mark for one in node for mark in _marks(one)]
        case {"t": "Str", "c": text}:
            return [_number(one) for one in _found(text)]
        case {"t": "Superscript", "c": content} if words(content).isdigit():
            return [words(content)]
        case {"t": "Link" | "Note" | "Code" | "CodeBlock"}:
            return []
        case {"c": content}:
            return _marks(content)
    return []


def _found(text: str) -> list[re.Match[str]]:
    """The marks in ``text``; a raised digit behind a unit is a power, behind a word or a stop a mark."""
    return [
        one for one in _MARK.finditer(text) if one[1] or not _POWER.search(_unstopped(text[: one.start()]))
    ]


def _unstopped(text: str) -> str:
    """``text``, a stop or a quotation mark at its end counted as a word's."""
    return text + "word" if text[-1:] in '.,;:!?”’"»)' and text else text


def _noted(node: Any, notes: dict[str, _Note]) -> Any:
    """``node`` with a note in the place of each mark."""
    if isinstance(node, list):
        out: list[Any] = []
        for one in node:
            if not isinstance(one, dict):
                out.append(_noted(one, notes))
            elif one.get("t") == "Str":
                out += _cut(one["c"], notes)
            elif one.get("t") == "Superscript" and words(one["c"]) in notes:
                out.append(_element(notes[words(one["c"])]))
            else:
                out.append(_noted(one, notes))
        return out
    if isinstance(node, dict) and "c" in node and node["t"] not in ("Link", "Note", "Code", "CodeBlock"):
        return {**node, "c": _noted(node["c"], notes)}
    return node


def _cut(text: str, notes: dict[str, _Note]) -> list[Node]:
    out: list[Node] = []
    at = 0
    for found in _found(text):
        out += [{"t": "Str", "c": text[at : found.start()]}] if found.start() > at else []
        out.append(_element(notes[_number(found)]))
        at = found.end()
    return [*out, {"t": "Str", "c": text[at:]}] if at < len(text) else out


def _element(note: _Note) -> Node:
    return {"t": "Note", "c": [{"t": "Para", "c": note.inlines, "line": note.line}]}
