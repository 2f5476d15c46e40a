"""The drawn words of a PDF: found, read and drawn anew with the glyphs that its fonts have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import ContentStreamInstruction, Operator, Pdf

from tests.planted.fault import NotPlanted, Plant

Instructions = list[ContentStreamInstruction]
SHOWS = {"Tj", "TJ"}


@dataclass(frozen=True)
class Piece:
    """One run of marked content with text in it: what stands from its BDC to its EMC."""

    page: int
    mcid: int | None
    start: int
    end: int
    words: str


def edited(change: Callable[[Pdf], None]) -> Plant:
    """Open the file, let ``change`` work on it, and save it under its name."""

    def plant(path: Path) -> None:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path)

    return plant


def letters(font: pikepdf.Object) -> dict[bytes, str]:
    """What each two-byte code of ``font`` means by its ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    chars = re.findall(r"^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$", cmap, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(means).decode("utf-16-be") for code, means in chars}


def instructions(pdf: Pdf, page: int) -> Instructions:
    """What draws ``page``, counted from 0."""
    return [
        ContentStreamInstruction(list(one.operands), one.operator)
        for one in pikepdf.parse_content_stream(pdf.pages[page])
        if isinstance(one, ContentStreamInstruction)
    ]


def draw(pdf: Pdf, page: int, drawn: Instructions) -> None:
    """Let ``drawn`` draw ``page``."""
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(drawn))


def pieces(pdf: Pdf, page: int) -> Iterator[Piece]:
    """The runs of one page in the order in which they are drawn; none lies inside another."""
    start, mcid, words, known = 0, None, "", {}
    for at, one in enumerate(instructions(pdf, page)):
        match str(one.operator):
            case "BDC" | "BMC":
                start, words, mcid = at, "", _mcid(one)
            case "Tf":
                known = letters(pdf.pages[page].Resources.Font[str(one.operands[0])])
            case "Tj" | "TJ":
                words += "".join(known[code] for code in _codes(one) if isinstance(code, bytes))
            case "EMC" if words:
                yield Piece(page, mcid, start, at, words)


def _mcid(one: ContentStreamInstruction) -> int | None:
    if len(one.operands) == 2 and "/MCID" in one.operands[1]:
        return int(one.operands[1].MCID)
    return None


def _codes(one: ContentStreamInstruction) -> list[bytes | object]:
    """The glyphs of an instruction, two bytes each, and the shifts between them."""
    parts = one.operands[0] if str(one.operator) == "TJ" else [one.operands[0]]
    codes: list[bytes | object] = []
    for part in parts:
        if isinstance(part, pikepdf.String):
            raw = bytes(part)
            codes += [raw[at : at + 2] for at in range(0, len(raw), 2)]
        else:
            codes.append(part)
    return codes


def piece(pdf: Pdf, words: str) -> Piece:
    """The one run that contains ``words``."""
    found = [one for page in range(len(pdf.pages)) for one in pieces(pdf, page) if words in one.words]
    if len(found) != 1:
        raise NotPlanted(f"{len(found)} runs, not one, with {words!r}")
    return found[0]


def redraw(words: str, change: Callable[[Instructions], Instructions]) -> Plant:
    """Let ``change`` rewrite what draws the run with ``words``, its BDC and EMC among it."""

    def changed(pdf: Pdf) -> None:
        one = piece(pdf, words)
        drawn = instructions(pdf, one.page)
        draw(
            pdf, one.page, drawn[: one.start] + change(drawn[one.start : one.end + 1]) + drawn[one.end + 1 :]
        )

    return edited(changed)


def operands(operator: str, *new: object) -> Callable[[Instructions], Instructions]:
    """Give the operators of this name, of which a run must have one at least, other operands."""

    def change(run: Instructions) -> Instructions:
        if operator not in {str(one.operator) for one in run}:
            raise NotPlanted(f"no {operator}")
        return [with_operands(one, new) if str(one.operator) == operator else one for one in run]

    return change


def with_operands(one: ContentStreamInstruction, new: object) -> ContentStreamInstruction:
    """The same operator with other operands."""
    return ContentStreamInstruction(list(new), one.operator)


def instruction(operator: str, *args: object) -> ContentStreamInstruction:
    """One instruction."""
    return ContentStreamInstruction(list(args), Operator(operator))


def reword(old: str, new: str) -> Plant:
    """Draw ``new`` in the place of ``old``; the font must have its letters."""

    def changed(pdf: Pdf) -> None:
        one = piece(pdf, old)
        drawn, known = instructions(pdf, one.page), {}
        for at in range(one.start, one.end):
            if str(drawn[at].operator) == "Tf":
                known = letters(pdf.pages[one.page].Resources.Font[str(drawn[at].operands[0])])
            if str(drawn[at].operator) in SHOWS:
                drawn[at] = _reworded(drawn[at], known, old, new)
        draw(pdf, one.page, drawn)

    return edited(changed)


def _reworded(
    one: ContentStreamInstruction, known: dict[bytes, str], old: str, new: str
) -> ContentStreamInstruction:
    codes = _codes(one)
    places = [at for at, code in enumerate(codes) if isinstance(code, bytes)]
    text = "".join(known[codes[at]] for at in places)
    glyphs = {letter: code for code, letter in known.items()}
    if text.count(old) != 1 or len(text) != len(places) or not set(new) <= set(glyphs):
        raise NotPlanted(f"cannot draw {new!r} for {old!r} in {text!r}")
    at = text.index(old)
    first, behind = places[at], places[at + len(old) - 1] + 1
    codes[first:behind] = [glyphs[letter] for letter in new]
    shown = [pikepdf.String(code) if isinstance(code, bytes) else code for code in codes]
    return instruction("TJ", pikepdf.Array(shown))
