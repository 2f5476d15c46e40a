"""An untagged PDF: its lines, and the words that they make."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Any

import pymupdf

from everyreader.importers.characters import visible
from everyreader.importers.pdf.ends import is_one_word, is_unspaced
from everyreader.importers.pdf.faces import face_of
from everyreader.importers.pdf.links import Marked, Stretch, linked_text, stretches, with_links
from everyreader.importers.pdf.page import number_of
from everyreader.source.tree import PLAIN, Node, words

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
MARKS = frozenset("•‣◦▪▫●○■□∙⁃➢➤►▶▸➔➜➝❖✓✔✗✘❑❒◆◇✦✧")  # of points
LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4}|[IVX]{1,4})[.)]\s")  # of a point, as it was typed
_LEADING = 0.75  # of a note's size, below which the number before it is its mark
_LONGEST_LABEL = 60  # letters
_MUCH = 0.35  # of all letters
_INITIAL = 1.6  # by the size of the rest of its line: a first letter
_LEVEL = 0.9  # of a line's direction, below which it is turned
RAISED = 0.12  # of a line's size, by which a mark stands above it
SMALLER = 0.9  # by the size of its line: a mark
LIGATURES = re.compile("[\ufb00-\ufb06]")
Box = tuple[float, float, float, float]
Piece = tuple[str, bool]  # words, and whether they are raised
Cell = tuple[list[Node], int, int]  # its blocks, and the rows and columns that it fills


def spelt(text: str) -> str:
    """``text`` with the letters of the ligatures that a font draws as one (“ﬁ”)."""
    return LIGATURES.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text)


@dataclass(frozen=True)
class Line:
    """A line of a page; ``pieces`` are its words, those that are raised (marks of notes, powers) apart."""

    page: int
    box: Box
    size: float
    bold: bool
    pieces: tuple[Piece, ...]
    turned: bool = False  # it does not run from left to right
    cut: bool = False  # it ends in a soft hyphen, which is seen there
    labelled: bool = False  # it begins with a bold label: “**Dates:** The council …”
    goes_on: bool = (
        False  # its last word goes on in the next line: the hyphen between them is none of its letters
    )
    links: tuple[Stretch, ...] = ()  # on the letters of its text
    faces: tuple[Stretch, ...] = ()  # of its letters (``faces.py``)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    def led_by(self, before: str, left: float) -> Line:
        """The line with ``before`` in front of its first word, from ``left``."""
        (text, raised), *rest = self.pieces
        links, faces = (
            tuple((start + len(before), end + len(before), what) for start, end, what in several)
            for several in (self.links, self.faces)
        )
        face = ((0, len(before), faces[0][2]),) if faces else ()
        pieces = ((f"{before}{text}", raised), *rest)
        return replace(self, box=(left, *self.box[1:]), pieces=pieces, links=links, faces=(*face, *faces))


def lines_of(page: pymupdf.Page) -> Iterator[Line]:
    """The page's lines in reading order: columns one after the other as PyMuPDF sorts its blocks."""
    for block in linked_text(page)["blocks"]:
        for line in block.get("lines", ()):
            spans = [span for span in line["spans"] if span["text"].strip()]
            pieces, links, faces = _pieces(line["spans"])
            if pieces:
                cut = spans[-1]["text"].rstrip().endswith("\xad")
                bold = all(span["flags"] & pymupdf.TEXT_FONT_BOLD for span in spans)
                size, turned = _size(spans), line["dir"][0] < _LEVEL
                box = line["bbox"] if turned else _box(line)
                labelled = _is_labelled(spans)
                yield Line(
                    number_of(page), box, size, bold, pieces, turned, cut, labelled, links=links, faces=faces
                )


def _size(spans: list[dict[str, Any]]) -> float:
    """Of the largest words: a larger first letter is an ornament."""
    rest = max((span["size"] for span in spans[1:]), default=0)
    is_initial = len(spans[0]["text"].strip()) == 1 and spans[0]["size"] > _INITIAL * rest > 0
    return rest if is_initial else max(span["size"] for span in spans)


def _box(line: dict[str, Any]) -> Box:
    """Of what is seen: hidden characters and spaces may be of a font that is higher."""
    seen = [one["bbox"] for one in line["spans"] if visible(one["text"]).strip()]
    left, _, right, _ = line["bbox"]
    return left, min(one[1] for one in seen), right, max(one[3] for one in seen)


def _is_labelled(spans: list[dict[str, Any]]) -> bool:
    """Whether bold words with a colon or a stop begin a line that is not bold."""
    bold = list(takewhile(lambda span: span["flags"] & pymupdf.TEXT_FONT_BOLD, spans))
    said, rest = ("".join(span["text"] for span in part).strip() for part in (bold, spans[len(bold) :]))
    return (
        bool(said and rest)
        and len(said) <= _LONGEST_LABEL
        and bool(re.search(r"[:.]$", said) or rest[0] == ":")
    )


def _pieces(
    spans: list[dict[str, Any]],
) -> tuple[tuple[Piece, ...], tuple[Stretch, ...], tuple[Stretch, ...]]:
    """The words of a line, the links on them and their faces; a point's mark has a space behind it."""
    main = max(spans, key=lambda span: (span["size"], len(span["text"])))
    first = next((span for span in spans if span["text"].strip()), main)
    parts = [
        (visible(spelt(span["text"])), _is_raised(span, main, first), span.get("uri", ""), face_of(span))
        for span in spans
    ]
    text = "".join(part for part, *_ in parts)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    glued = start if text[start : start + 1] in MARKS and text[start + 1 : start + 2].strip() else -1
    pieces: list[Piece] = []
    links: list[Stretch] = []
    faces: list[Stretch] = []
    at = said = 0
    for part, raised, uri, face in parts:
        own = part[max(start - at, 0) : max(end - at, 0)]
        own = own[:1] + " " + own[1:] if at <= glued < at + len(part) else own
        at += len(part)
        if own and uri:
            links.append((said, said + len(own), uri))
        faces.append((said, said + len(own), face))
        said += len(own)
        if own and pieces and not raised and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + own, False)
        elif own:
            pieces.append((own, raised))
    return tuple(pieces), tuple(links), tuple(faces)


def _is_raised(span: dict[str, Any], main: dict[str, Any], first: dict[str, Any]) -> bool:
    """Whether a span is a mark: above the line, or smaller than the note that it leads."""
    leads = span is first and span["size"] < _LEADING * main["size"]
    above = (
        main["origin"][1] - span["origin"][1] > RAISED * main["size"]
        and span["size"] < SMALLER * main["size"]
    )
    return bool(MARK.fullmatch(span["text"].strip())) and (
        above or leads or bool(span["flags"] & pymupdf.TEXT_FONT_SUPERSCRIPT)
    )


def usual_size(lines: list[Line]) -> float:
    """The size of the text: the largest that much of it has, for notes may be more of a page than its
    text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    most = [size for size, letters in sizes.items() if letters > _MUCH * sizes.total()]
    return max(most) if most else sizes.most_common(1)[0][0] if sizes else 12


def inlines_of(lines: list[Line]) -> list[Node]:
    """The words of lines that go on. A cut word keeps its hyphen here (``pdf_cut.py``); a soft one joins it
    on its page."""
    out: list[Marked] = []
    for number, line in enumerate(lines):
        last = lines[number - 1]
        if number and last.cut:
            joined = last.page == line.page and is_one_word(last.text, line.text)
            out += [] if joined else [({"t": "Str", "c": "-"}, "")]
        elif number and not is_unspaced(words([one for one, _ in out]), line.text):
            out.append(({"t": "Space"}, ""))
        out += _marked(line)
    inlines = with_links(out, lines[0].page if lines else 1)
    return [*inlines, {"t": "Str", "c": "-"}] if lines and lines[-1].cut else inlines


def _marked(line: Line) -> Iterator[Marked]:
    """The words of a line, each with the address that it leads to."""
    at = 0
    for text, raised in line.pieces:
        if raised:
            yield {"t": "Superscript", "c": [{"t": "Str", "c": text.strip()}]}, ""
            yield from [({"t": "Space"}, "")] if text[-1:].isspace() else []
        else:
            said = at
            for part, uri in stretches(text, at, line.links):
                yield from ((one, uri) for one in _faced(part, said, line.faces))
                said += len(part)
        at += len(text)


def _faced(text: str, start: int, faces: tuple[Stretch, ...]) -> Iterator[Node]:
    """``text``, which begins at the letter ``start`` of its line, as words and spaces, each with its face."""
    for face, several in groupby(stretches(text, start, faces), key=lambda one: one[1]):
        for one in spaced("".join(part for part, _ in several)):
            yield {**one, "face": face} if one["t"] == "Str" else one


def spaced(text: str) -> list[Node]:
    """``text`` as words and spaces."""
    out: list[Node] = []
    for part in re.split(r"(\s+)", text):
        out += [{"t": "Space"}] if part.isspace() else [{"t": "Str", "c": part}] if part else []
    return out


def table(rows: list[list[list[Node]]]) -> Node:
    """A table of rows of cells of blocks, none of them merged."""
    return spanned([], [[(cell, 1, 1) for cell in row] for row in rows], len(rows[0]))


def spanned(head: list[list[Cell]], body: list[list[Cell]], width: int) -> Node:
    """A table of rows of cells, each with the rows and columns that it fills."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * width
    above, below = ([[PLAIN, [_cell(*cell) for cell in row]] for row in rows] for rows in (head, body))
    parts: list[Any] = [PLAIN, [None, []], columns, [PLAIN, above], [[PLAIN, 0, [], below]], [PLAIN, []]]
    return {"t": "Table", "c": parts}


def _cell(blocks: list[Node], down: int, across: int) -> list[Any]:
    return [PLAIN, {"t": "AlignDefault"}, down, across, blocks]
