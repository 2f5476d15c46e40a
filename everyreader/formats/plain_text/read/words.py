"""A stretch of lines → runs: marks of notes, alternatives in brackets, words struck out, addresses behind
words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from everyreader.model.publication import Look, Mark, Role, Run
from everyreader.model.text import folded
from everyreader.source.folding import Piece, fold
from everyreader.source.resources import is_name_or_address

# What people call these in the languages that the house writes its own words in, small letters.
IMAGE = frozenset(("image", "bild", "imagen", "immagine", "afbeelding", "obraz", "imagem"))
FORMULA = frozenset(("formula", "formule", "formel", "fórmula", "wzór"))
STRUCK = frozenset(
    ("struck out", "barré", "gestrichen", "tachado", "barrato", "doorgehaald", "przekreślone", "riscado")
)
CAPTION = frozenset(
    ("caption", "légende", "legende", "leyenda", "didascalia", "bijschrift", "podpis", "legenda")
)
TABLE = frozenset(("table", "tableau", "tabelle", "tabla", "tabella", "tabel", "tabela"))
TABLE_END = frozenset(
    (
        "end of table",
        "fin du tableau",
        "ende der tabelle",
        "fin de la tabla",
        "fine della tabella",
        "einde van de tabel",
        "koniec tabeli",
        "fim da tabela",
    )
)
NOTES = frozenset(("notes", "footnotes", "anmerkungen", "fußnoten", "notas", "note", "noten", "przypisy"))

_CLOSING = {"[": "]", "{": "}"}
_TOLD = {
    one: re.compile(rf"{re.escape(one)}(?P<word>[^\W\d_][^\[\]{{}}:\n]{{0,30}}?)\s?(?:: ?|(?=[\]}}]))")
    for one in _CLOSING
}
_ADDRESS = re.compile(r"[ \n]?<(?P<address>(?:https?|ftp|mailto|tel):[^<>\s]+)>", re.IGNORECASE)
_CONTENT_ID = re.compile(r"\[cid:[^\]\s]+\]")  # what mail programs leave of a picture
_LAST_WORD = re.compile(r"\S+\s*$")


@dataclass(frozen=True)
class Signs:
    """What of a file's signs is no word: ``labels`` are the notes' by their numbers, ``opening`` is the
    bracket before what is told of pictures, formulas and tables.
    """

    labels: Mapping[str, int]
    opening: str = "["

    def told(self, line: str) -> tuple[str, str] | None:
        """A word in brackets and what is said behind it, where they are the whole line: ``table`` and its
        caption."""
        line = line.rstrip()
        found = _TOLD[self.opening].match(line)
        if found is None or _end(line, found.start()) != len(line) - 1:
            return None
        return found["word"].casefold(), line[found.end() : -1].strip()

    def runs(self, text: str) -> tuple[tuple[Run, ...], tuple[Mark, ...]]:
        """What a reader takes from ``text``, whose lines are parted by ``\\n``."""
        return fold(self.pieces(text))

    def pieces(self, text: str, looks: frozenset[Look] = frozenset()) -> list[Piece]:
        """The same in pieces, all of which have ``looks``."""
        return _linked(_pieces(text, self, looks))


def opening_of(text: str) -> str:
    """The bracket before what is told: a curly one where there is any, as where a statement has square ones
    of its own."""
    known = IMAGE | FORMULA | STRUCK | CAPTION | TABLE | TABLE_END | NOTES
    curly = any(one["word"].casefold() in known for one in _TOLD["{"].finditer(text))
    return "{" if curly else "["


def unlabelled(runs: Iterable[Run]) -> Iterator[str]:
    """The alternatives that say nothing: none at all, or a picture's file name."""
    for run in runs:
        if run.role is Role.ALT and (not run.text.strip() or is_name_or_address(run.text)):
            yield run.text.strip() or "a picture"


def _pieces(text: str, signs: Signs, looks: frozenset[Look]) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        start, stop, made = _next(text, at, signs, looks)
        yield from _plain(text[at:start], looks)
        yield from made
        at = stop


def _next(text: str, at: int, signs: Signs, looks: frozenset[Look]) -> tuple[int, int, list[Piece]]:
    """Where the next thing that is no plain word begins and ends, and what it is."""
    for place in range(at, len(text)):
        if text[place] not in "[{< \n":
            continue
        label = next((one for one in signs.labels if text.startswith(one, place)), "")
        if label:
            run = Run(str(signs.labels[label]), "", role=Role.NOTE)
            return place, place + len(label), [Piece(run)]
        if found := _ADDRESS.match(text, place):
            return place, found.end(), [Piece(Run("", "", found["address"]))]
        if found := _CONTENT_ID.match(text, place):
            return place, found.end(), [Piece(Run("", "", role=Role.ALT), looks)]
        found = _TOLD[signs.opening].match(text, place)
        end = _end(text, place) if found else -1
        if (
            found
            and end > 0
            and (made := _told(found["word"].casefold(), text[found.end() : end], signs, looks))
        ):
            return place, end + 1, made
    return len(text), len(text), []


def _told(word: str, text: str, signs: Signs, looks: frozenset[Look]) -> list[Piece]:
    """What is told of a picture or a formula, or that words are struck out; nothing for any other word."""
    if word in IMAGE | FORMULA:
        role = Role.ALT if word in IMAGE else Role.MATH
        return [Piece(Run(folded(text), "", role=role), looks)]
    return list(_pieces(text.strip(), signs, looks | {Look.STRUCK})) if word in STRUCK else []


def _end(text: str, start: int) -> int:
    """Where the bracket that stands at ``start`` is closed, -1 where it is not."""
    opening, closing, depth = text[start], _CLOSING[text[start]], 0
    for place in range(start, len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return place
    return -1


def _plain(text: str, looks: frozenset[Look]) -> Iterator[Piece]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Piece(Run(" ", ""), looks | {Look.BREAK})
        if line:
            yield Piece(Run(line, ""), looks)


def _linked(pieces: Iterable[Piece]) -> list[Piece]:
    """``pieces`` with each address on the word before it; where there is none, it stands for itself."""
    out: list[Piece] = []
    for piece in pieces:
        address = piece.run.link
        before = next((at for at in reversed(range(len(out))) if out[at].run.role is not Role.NOTE), None)
        if not address:
            out.append(piece)
        elif before is None or not out[before].run.text.strip():
            out.append(replace(piece, run=Run(f"<{address}>", "")))
        else:
            out[before : before + 1] = _on_last_word(out[before], address)
    return out


def _on_last_word(piece: Piece, address: str) -> list[Piece]:
    run = piece.run
    found = _LAST_WORD.search(run.text) if run.role is Role.TEXT else None
    start = found.start() if found else 0
    parts = (replace(run, text=run.text[:start]), replace(run, text=run.text[start:], link=address))
    return [replace(piece, run=one) for one in parts if one.text]
