"""An untagged PDF: its lines, the furniture at the edges of its pages, and the paragraphs and headings that the lines make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pymupdf

from everyreader.importers.characters import visible
from everyreader.repair.draft import Repair, excerpt
from everyreader.repair.nodes import PLAIN, Node

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_HEADING = 1.15  # by the size of the text
_LONGEST_HEADING = 250
_EDGE = 0.09  # of a page's height, where heads and feet stand
_GAP = 0.6  # of a line's height between two lines, from which a new paragraph begins
_RAISED = 0.12  # of a line's size, by which a mark stands above it
_LABEL = re.compile(r"\d{1,2}[A-ZÀ-Þ][a-zß-ÿ]|(?:[•‣◦▪●○■–·\uf0b7]|\(?\w{1,3}[.)])\s")
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """A line of a page; ``pieces`` are its words, those that are raised (marks of notes, powers) apart."""

    page: int
    box: Box
    size: float
    bold: bool
    pieces: tuple[tuple[str, bool], ...]
    cut: bool = False  # it ends in a soft hyphen, which is seen there

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def lines_of(page: pymupdf.Page) -> Iterator[Line]:
    """The page's lines in reading order: columns one after the other as PyMuPDF sorts its blocks."""
    found = page.get_text("dict", flags=pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES)
    for block in found["blocks"]:
        for line in block.get("lines", ()):
            spans = [span for span in line["spans"] if span["text"].strip()]
            pieces = tuple(_pieces(line["spans"]))
            if pieces:
                cut = spans[-1]["text"].rstrip().endswith("\xad")
                bold = all(span["flags"] & pymupdf.TEXT_FONT_BOLD for span in spans)
                yield Line(
                    page.number + 1, line["bbox"], max(span["size"] for span in spans), bold, pieces, cut
                )


def _pieces(spans: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    main = max(spans, key=lambda span: (span["size"], len(span["text"])))
    held = ""
    parts = [(visible(span["text"]), _is_raised(span, main)) for span in spans]
    text = "".join(part for part, _ in parts)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    at = 0
    for part, raised in parts:
        part, at = part[max(start - at, 0) : max(end - at, 0)], at + len(part)
        if raised and part:
            yield from [(held, False)] if held else []
            yield part, True
            held = ""
        else:
            held += part
    yield from [(held, False)] if held else []


def _is_raised(span: dict[str, Any], main: dict[str, Any]) -> bool:
    above = (
        main["origin"][1] - span["origin"][1] > _RAISED * main["size"] and span["size"] < 0.9 * main["size"]
    )
    return bool(MARK.fullmatch(span["text"].strip())) and (
        above or bool(span["flags"] & pymupdf.TEXT_FONT_SUPERSCRIPT)
    )


def without_furniture(lines: list[Line], heights: Mapping[int, float]) -> tuple[list[Line], list[Repair]]:
    """``lines`` without what stands at the edge of most pages, numbers aside; that is named."""
    seen: dict[str, set[int]] = {}
    top: dict[str, bool] = {}
    for line in lines:
        if _at_edge(line, heights[line.page]):
            seen.setdefault(_repeated(line.text), set()).add(line.page)
            top[_repeated(line.text)] = line.box[1] < heights[line.page] / 2
    often = {text for text, where in seen.items() if len(where) > max(1, len(heights) // 2)}
    repairs, kept = [], []
    for line in lines:
        said = _repeated(line.text)
        if said in often and _at_edge(line, heights[line.page]):
            name = "header left out" if top[said] else "footer left out"
            repairs.append(Repair(name, line.page, f"“{excerpt(line.text)}”", taken=line.text))
        else:
            kept.append(line)
    return kept, repairs


def _repeated(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _at_edge(line: Line, height: float) -> bool:
    return line.box[3] < _EDGE * height or line.box[1] > (1 - _EDGE) * height


def usual_size(lines: list[Line]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12


def paragraphs(parts: list[Line | Node]) -> Iterator[Node]:
    """Lines joined while they go on; larger ones are headings, the largest of them the title. What is a block already stays."""
    lines = [one for one in parts if isinstance(one, Line)]
    usual = usual_size(lines)
    large = sorted({round(one.size, 1) for one in lines if one.size > _HEADING * usual}, reverse=True)
    margins: dict[tuple[int, int], float] = {}
    for line in lines:
        column = (line.page, round(line.box[0] / 20))
        margins[column] = max(margins.get(column, 0), line.box[2])
    held: list[Line] = []
    for part in parts:
        if held and (not isinstance(part, Line) or _begins(held[-1], part, margins)):
            yield _block(held, large, usual)
            held = []
        if isinstance(part, Line):
            held.append(part)
        else:
            yield part
    if held:
        yield _block(held, large, usual)


def _begins(last: Line, new: Line, margins: Mapping[tuple[int, int], float]) -> bool:
    """Whether a paragraph begins at the line ``new``: another look, a gap, or room for its first word on the line before."""
    if abs(last.size - new.size) > 0.08 * last.size or last.bold != new.bold:
        return True
    if last.cut and is_one_word(last.text, new.text):
        return False
    is_cut = bool(re.search(r"\w[-‐]$", last.text)) and new.text[:1].islower()
    if not is_cut and _LABEL.match(new.text):
        return True
    if new.pieces[0][1]:  # a note's mark
        return True
    box, there = last.box, new.box
    if new.page != last.page or there[1] < box[1]:
        return not new.text[:1].islower() and bool(re.search(r"[.!?:]”?$", last.text))
    if there[1] - box[3] > _GAP * (box[3] - box[1]):
        return True
    word = (there[2] - there[0]) * (len(new.text.split()[0]) + 1) / len(new.text)
    margin = margins.get((last.page, round(box[0] / 20)), box[2])
    return box[2] + word < margin - 2 and not new.text[:1].islower()


def _block(held: list[Line], large: list[float], usual: float) -> Node:
    size, page = round(held[0].size, 1), held[0].page
    inlines = inlines_of(held)
    if size in large and sum(len(one.text) for one in held) < _LONGEST_HEADING:
        return {"t": "Header", "c": [min(1 + large.index(size), 4), PLAIN, inlines], "line": page}
    small = {"small": True} if size < 0.93 * usual else {}
    return {
        "t": "Para",
        "c": [{"t": "Strong", "c": inlines}] if held[0].bold else inlines,
        "line": page,
        **small,
    }


def inlines_of(lines: list[Line]) -> list[Node]:
    """The words of lines that go on. A cut word keeps its hyphen here (``pdf_cut.py``); a soft one joins it on its page."""
    out: list[Node] = []
    for number, line in enumerate(lines):
        last = lines[number - 1]
        if number and last.cut:
            joined = last.page == line.page and is_one_word(last.text, line.text)
            out += [] if joined else [{"t": "Str", "c": "-"}]
        elif number and not re.search(r"\w[-‐]$", last.text):
            out.append({"t": "Space"})
        for text, raised in line.pieces:
            out += [{"t": "Superscript", "c": [{"t": "Str", "c": text.strip()}]}] if raised else spaced(text)
    return [*out, {"t": "Str", "c": "-"}] if lines and lines[-1].cut else out


def is_one_word(end: str, start: str) -> bool:
    """Whether a line that ends in a soft hyphen and what follows it on its page are one word: a foot of the page is none."""
    return start[:1].islower() or start[:1].isupper() and end[-1:].isupper()


def spaced(text: str) -> list[Node]:
    """``text`` as words and spaces."""
    out: list[Node] = []
    for part in re.split(r"(\s+)", text):
        out += [{"t": "Space"}] if part.isspace() else [{"t": "Str", "c": part}] if part else []
    return out


def table(head: list[list[list[Node]]], body: list[list[list[Node]]]) -> Node:
    """A table of rows of cells of blocks."""
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in (head or body)[0]]
    above, below = ([[PLAIN, [_cell(cell) for cell in row]] for row in rows] for rows in (head, body))
    parts: list[Any] = [PLAIN, [None, []], columns, [PLAIN, above], [[PLAIN, 0, [], below]], [PLAIN, []]]
    return {"t": "Table", "c": parts}


def _cell(blocks: list[Node]) -> list[Any]:
    return [PLAIN, {"t": "AlignDefault"}, 1, 1, blocks]
