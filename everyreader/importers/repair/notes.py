"""Repairs to notes typed as text: marks in the text and, behind them, a list of what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.importers.repair.draft import Draft, Repair, excerpt
from everyreader.importers.repair.nodes import Node, is_paragraph, lines_of, stripped, words

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Marks behind a word or a stop: “[1]”, “¹”, “(1)”, “*”; in the list of notes the same at the head of a line.
_NUMBERS = re.compile(
    rf"\[(\d{{1,3}})\]|([{_SIGNS}]{{1,3}})|(?<=[^\W\d_])\((\d{{1,2}})\)|(?<=[.,;:!?”’\"»)])\((\d{{1,2}})\)"
)
_SYMBOLS = re.compile(r"(?<=[\w.,;:!?”’\"»)\]%])([*†‡§])\1{0,2}(?![\w*†‡§])")
_NUMBER_AT_HEAD = re.compile(rf"\[(\d{{1,3}})\]|([{_SIGNS}]{{1,3}})|\((\d{{1,2}})\)")
_SYMBOL_AT_HEAD = re.compile(r"([*†‡§])\1{0,2}(?![*†‡§])")
_OPENING = re.compile(r"(?:^|[\s(“\"'])\*+\w")  # the star before words set off by stars
_BRACKETED = re.compile(r"(?<=[^\s(\[])\[\d{1,3}\]")
_POWER = re.compile(r"(?:^|[\W\d_])[^\W\d_]{0,2}$")  # what stands before the sign in “5 m²”
HEADING = re.compile(
    r"(?:(?:foot|end)?notes?(?: and references)?|references|sources|fußnoten|anmerkungen|endnoten|quellen|notes de bas de page"
    r"|références|notas(?: al pie)?|referencias|note(?: a piè di pagina)?|riferimenti|fonti)\W*",
    re.IGNORECASE,
)


_WITHOUT = ("Link", "Note", "Code", "CodeBlock")  # a mark in them is none


@dataclass(frozen=True)
class _Family:
    """One way of marking notes: ``mark`` finds the marks in the text, ``head`` the mark at the head of a note's line."""

    mark: re.Pattern[str]
    head: re.Pattern[str]
    raised: re.Pattern[str]  # a mark that is set as superscript


_FAMILIES = (
    _Family(_NUMBERS, _NUMBER_AT_HEAD, re.compile(r"\d{1,3}")),
    _Family(_SYMBOLS, _SYMBOL_AT_HEAD, re.compile(r"([*†‡§])\1{0,2}")),
)


@dataclass(frozen=True)
class _Note:
    """One line of a list of notes."""

    number: str
    typed: str
    inlines: list[Node]
    line: int


def make_notes(draft: Draft) -> Draft:
    """Typed marks become notes where every mark has one note and every note a mark before it; else all stays as it is, and is named."""
    for family in _FAMILIES:
        draft = _paired(draft, family)
    return _without_heading(_named(draft))


def _paired(draft: Draft, family: _Family) -> Draft:
    blocks = list(draft.blocks)
    first, after, notes = _list_of_notes(draft, family)
    marks = list(_marks(blocks[:first], family))
    if not notes or not marks:
        return draft
    numbers = [note.number for note in notes]
    later = list(_marks(blocks[after:], family))
    if set(marks) != set(numbers) or len(set(numbers)) < len(numbers) or later:
        at_end, left = (
            after == len(blocks),
            f"the marks {_said([*marks, *later])} and the notes {_said(numbers)}",
        )
        message = f"{left} do not match one to one"
        return draft.repaired("typed notes left", notes[0].line, message) if at_end else draft
    if family.mark is _SYMBOLS and any(_OPENING.search(_text(one)) for one in blocks[:first]):
        return draft
    count = Counter(marks)
    found = [
        Repair(
            "typed note made note",
            note.line,
            f"“{note.typed} {excerpt(words(note.inlines), 40)}”",
            taken=" ".join([note.typed] * (1 + count[note.number])),
        )
        for note in notes
    ]
    noted = _noted(blocks[:first], {note.number: note for note in notes}, family)
    if len(noted) > 1 and HEADING.fullmatch(_text(noted[-1])):
        found.append(_heading(noted.pop()))
    return draft.changed([*noted, *blocks[after:]], found)


def _without_heading(draft: Draft) -> Draft:
    """Without the heading of notes that are gone from under it: every format sets them apart by itself."""
    head = draft.blocks[-1] if len(draft.blocks) > 1 else None
    if head is None or not HEADING.fullmatch(_text(head)) or not _has_note(list(draft.blocks)):
        return draft
    return draft.changed(list(draft.blocks[:-1]), [_heading(head)])


def _heading(block: Node) -> Repair:
    return Repair("heading of notes taken out", block["line"], f"“{_text(block)}”", taken=_text(block))


def _has_note(node: Any) -> bool:
    if isinstance(node, list):
        return any(_has_note(one) for one in node)
    return isinstance(node, dict) and (node.get("t") == "Note" or _has_note(node.get("c")))


def _named(draft: Draft) -> Draft:
    """The first mark in brackets that is left without a list of notes: what it led to was lost on the way here."""
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


def _list_of_notes(draft: Draft, family: _Family) -> tuple[int, int, list[_Note]]:
    """Where the last row of blocks begins and ends each line of which begins with a mark, and the notes in it."""
    blocks = draft.blocks
    after = len(blocks)
    while after and not _notes_of(draft, blocks[after - 1], family):
        after -= 1
    first, notes = after, []
    while first and (own := _notes_of(draft, blocks[first - 1], family)):
        first, notes = first - 1, [*own, *notes]
    return first, after, notes


def _notes_of(draft: Draft, block: Node, family: _Family) -> list[_Note]:
    """The notes that ``block`` is a list of, or none: lines that begin with marks, or what Markdown makes a list of them."""
    match block:
        case {"t": "Para" | "Plain", "c": content}:
            lines = [_note(line, block["line"] + i, family) for i, line in enumerate(lines_of(content))]
            return [one for one in lines if one] if all(lines) else []
        case {"t": "OrderedList", "c": [[start, _, {"t": "TwoParens"}], items]} if (
            family.head is _NUMBER_AT_HEAD
        ):
            return _items(items, [(str(start + i), f"({start + i})") for i in range(len(items))])
        case {"t": "BulletList", "c": [_] as items} if family.head is _SYMBOL_AT_HEAD and _starred(
            draft, block
        ):
            return _items(items, [("*", "*")])
    return []


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


def _note(line: list[Node], number: int, family: _Family) -> _Note | None:
    line = stripped(line)
    if not line:
        return None
    if line[0]["t"] == "Superscript":
        label, rest = words(line[:1]), stripped(line[1:])
        return _Note(label, label, rest, number) if family.raised.fullmatch(label) and rest else None
    found = family.head.match(line[0]["c"]) if line[0]["t"] == "Str" else None
    if not found:
        return None
    glued = line[0]["c"][found.end() :]
    rest = stripped([*([{"t": "Str", "c": glued}] if glued else []), *line[1:]])
    return _Note(_number(found), found.group(), rest, number) if rest else None


def _number(found: re.Match[str]) -> str:
    """A number's digits; a symbol as it is, for “**” is another mark than “*”."""
    if found.re in (_SYMBOLS, _SYMBOL_AT_HEAD):
        return found.group()
    return next(one for one in found.groups() if one).translate(_RAISED)


def _marks(node: Any, family: _Family) -> Iterator[str]:
    """The numbers of the marks in ``node``, in their order."""
    match node:
        case list() | tuple():
            for one in node:
                yield from _marks(one, family)
        case {"t": "Str", "c": text}:
            yield from (_number(one) for one in _found(text, family))
        case {"t": "Superscript", "c": content} if family.raised.fullmatch(words(content)):
            yield words(content)
        case {"t": kind, "c": content} if kind not in _WITHOUT:
            yield from _marks(content, family)


def _found(text: str, family: _Family) -> list[re.Match[str]]:
    """The marks in ``text``; a raised digit behind a unit is a power, behind a word or a stop a mark."""
    return [
        one
        for one in family.mark.finditer(text)
        if one.group()[0] not in _SIGNS or not _POWER.search(_unstopped(text[: one.start()]))
    ]


def _unstopped(text: str) -> str:
    """``text``, a stop or a quotation mark at its end counted as a word's."""
    return text + "word" if text[-1:] in '.,;:!?”’"»)' and text else text


def _noted(node: Any, notes: dict[str, _Note], family: _Family) -> Any:
    """``node`` with a note in the place of each mark."""
    if isinstance(node, list):
        out: list[Any] = []
        for one in node:
            if not isinstance(one, dict):
                out.append(_noted(one, notes, family))
            elif one.get("t") == "Str":
                out += _cut(one["c"], notes, family)
            elif one.get("t") == "Superscript" and words(one["c"]) in notes:
                out.append(_element(notes[words(one["c"])]))
            else:
                out.append(_noted(one, notes, family))
        return out
    if isinstance(node, dict) and "c" in node and node["t"] not in _WITHOUT:
        return {**node, "c": _noted(node["c"], notes, family)}
    return node


def _cut(text: str, notes: dict[str, _Note], family: _Family) -> list[Node]:
    out: list[Node] = []
    at = 0
    for found in _found(text, family):
        out += [{"t": "Str", "c": text[at : found.start()]}] if found.start() > at else []
        out.append(_element(notes[_number(found)]))
        at = found.end()
    return [*out, {"t": "Str", "c": text[at:]}] if at < len(text) else out


def _element(note: _Note) -> Node:
    content = [{"t": "Para", "c": note.inlines, "line": note.line}]
    return {"t": "Note", "c": content, "note": f"typed {note.typed}"}
