"""PDF: by its tags where it has them, else by the order of its lines. A scan has no words and is refused.

Tags are read by the reader that reads large print back; PyMuPDF reads the rest, and counts the words of both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pymupdf

from everyreader.errors import MakerFailed, SourceError
from everyreader.formats.large_print.read_back import read_back
from everyreader.importers.reading import Found, from_blocks
from everyreader.importers.tree import visible
from everyreader.publication import Kind, Role, Unit
from everyreader.repair.draft import Draft, Repair, excerpt
from everyreader.repair.nodes import Node

_MOST_PAGES = 300
_SCANNED = 20  # letters on a page below which an image on it is a scan
_HEADING = 1.15  # by the size of the text
_LONGEST_HEADING = 250
_EDGE = 0.09  # of a page's height, where heads and feet stand
_GAP = 0.6  # of a line's height between two lines, from which a new paragraph begins
_LABEL = re.compile(r"(?:[•‣◦▪●○■–·\uf0b7]|\(?\w{1,3}[.)])\s")
_COUNTED = re.compile(r"(\d+)([.)])")
_PLAIN = ["", [], []]


def read(path: Path, language: str) -> Draft:
    """The PDF as a draft; its places are pages. Raises ``SourceError``."""
    try:
        document = pymupdf.open(path, filetype="pdf")
    except Exception as error:  # noqa: BLE001 - PyMuPDF raises its own classes and RuntimeError
        raise SourceError(path, f"it is no PDF that can be opened: {error}; ask for it again") from None
    with document:
        _refuse(path, document)
        pages = [_letters(page) for page in document]
        said = document.xref_get_key(document.pdf_catalog(), "Lang")[1].strip("()")
        found = Found(tuple(pages), language=said if said != "null" else "", place="page")
        is_tagged = "StructTreeRoot" in document.xref_object(document.pdf_catalog())
        tagged, repairs = _tagged(path) if is_tagged else ([], [])
        if tagged:
            how = Repair(
                "tags read",
                1,
                "headings, lists and tables are as the PDF's tags say; read it through against the pages",
            )
            return _made(path, tagged, replace(found, repairs=(how, *repairs)), language)
        blocks, repairs = _untagged(document)
        how = Repair(
            "text read in order",
            1,
            "the PDF has no tags: paragraphs and headings are guessed from lines and sizes; read it through against the pages",
        )
        return _made(path, blocks, replace(found, repairs=(how, *repairs)), language)


def _made(path: Path, blocks: list[Node], found: Found, language: str) -> Draft:
    """Places are pages here, and a list's labels are words on them."""
    return replace(from_blocks(path, blocks, found, language), received=found.lines)


def _refuse(path: Path, document: pymupdf.Document) -> None:
    if document.needs_pass:
        raise SourceError(path, "it is encrypted; ask for it without a password")
    if document.page_count > _MOST_PAGES:
        raise SourceError(
            path, f"it has {document.page_count} pages; make files of at most {_MOST_PAGES} of it"
        )
    empty = [
        page.number + 1 for page in document if len(page.get_text().strip()) < _SCANNED and page.get_images()
    ]
    if empty:
        raise SourceError(
            path,
            f"page {empty[0]} is a picture of a page (a scan): it holds no words; ask for the document it was made from, "
            "or have its text recognised first",
        )
    if not any(page.get_text().strip() for page in document):
        raise SourceError(path, "the file holds no words")


def _letters(page: pymupdf.Page) -> str:
    return visible(" ".join(page.get_text().replace("\xad\n", "").split()))


# tagged

_ROWS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER, Kind.CELL)


def _tagged(path: Path) -> tuple[list[Node], list[Repair]]:
    """The units that the PDF's tags make, as blocks, and what they leave out; nothing where they cannot be read."""
    try:
        reading = read_back(path, rendered=False)
    except MakerFailed:
        return [], []
    repairs = [
        Repair("artifact left out", 1, f"the PDF calls it no part of its text: “{excerpt(text)}”", taken=text)
        for text in reading.artifact_text
    ]
    units = [*reading.units, *reading.notes]
    for unit in units:
        if unit.kind is Kind.IMAGE:
            message = f"pictures in a PDF do not come along; its words were “{unit.text}”"
            repairs.append(Repair("image left out", 1, message))
    out: list[Node] = []
    for key, several in groupby((one for one in units if one.kind is not Kind.IMAGE), key=_group):
        out += {"table": _table, "list": _list}.get(key[0], _plain)(list(several))
    return out, repairs


def _group(unit: Unit) -> tuple[str, int]:
    names = [step.name for step in unit.place]
    if unit.kind in _ROWS or "row" in names:
        return ("table", 0)
    return ("list", 0) if names[:1] in (["ul"], ["ol"]) else ("plain", id(unit))


def _plain(units: list[Unit]) -> list[Node]:
    out = []
    for unit in units:
        inlines = _inlines(unit)
        if unit.kind is Kind.HEADING:
            out.append({"t": "Header", "c": [unit.level or 1, _PLAIN, inlines]})
        elif unit.kind is Kind.CODE:
            out.append({"t": "CodeBlock", "c": [_PLAIN, unit.text]})
        else:
            number = [{"t": "Str", "c": str(one.position)} for one in unit.place if one.name == "note"]
            out.append({"t": "Para", "c": [*number, *([{"t": "Space"}] if number else []), *inlines]})
    return out


def _list(units: list[Unit]) -> list[Node]:
    """A list of one level: what lies deeper follows as paragraphs of its item."""
    items: list[list[Node]] = []
    for _, several in groupby(units, key=lambda unit: unit.place[0].position):
        items.append(
            [{"t": "Para", "c": [*_label(unit, at), *_inlines(unit)]} for at, unit in enumerate(several)]
        )
    if units[0].place[0].name == "ul":
        return [{"t": "BulletList", "c": items}]
    labels = [
        item[0]
        for item in (list(several) for _, several in groupby(units, key=lambda unit: unit.place[0].position))
    ]
    first = _COUNTED.fullmatch(labels[0].label)
    if first is None:  # letters and Roman numbers stay typed: the repairs know such lists
        return [{"t": "Para", "c": [*_label(unit, 1), *_inlines(unit)]} for unit in units]
    style = [int(first[1]), {"t": "Decimal"}, {"t": "OneParen" if first[2] == ")" else "Period"}]
    return [{"t": "OrderedList", "c": [style, items]}]


def _label(unit: Unit, at: int) -> list[Node]:
    return [{"t": "Str", "c": unit.label}, {"t": "Space"}] if at and unit.label else []


def _table(units: list[Unit]) -> list[Node]:
    rows: dict[int, dict[int, list[Unit]]] = {}
    for unit in units:
        steps = {step.name: step.position for step in unit.place}
        rows.setdefault(steps.get("row", 1), {}).setdefault(steps.get("column", 1), []).append(unit)
    width = max(column for row in rows.values() for column in row)
    made = [
        [_PLAIN, [_cell(rows[n].get(column, [])) for column in range(1, width + 1)]] for n in sorted(rows)
    ]
    first = rows[min(rows)]
    headed = all(unit.kind is Kind.COLUMN_HEADER for cell in first.values() for unit in cell)
    head, body = (made[:1], made[1:]) if headed else ([], made)
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in range(width)]
    parts: list[Any] = [_PLAIN, [None, []], columns, [_PLAIN, head], [[_PLAIN, 0, [], body]], [_PLAIN, []]]
    return [{"t": "Table", "c": parts}]


def _cell(units: list[Unit]) -> list[Any]:
    return [_PLAIN, {"t": "AlignDefault"}, 1, 1, [{"t": "Para", "c": _inlines(unit)} for unit in units]]


def _inlines(unit: Unit) -> list[Node]:
    out: list[Node] = []
    for run in unit.runs:
        words = _words(run.text)
        if run.role is Role.NOTE:  # the mark stays a small number, the note a paragraph that begins with it
            out.append({"t": "Superscript", "c": [{"t": "Str", "c": run.text}]})
            continue
        out += (
            [{"t": "Link", "c": [_PLAIN, words, [run.link, ""]]}]
            if run.link.startswith(("http", "mailto", "tel"))
            else words
        )
    return out


def _words(text: str) -> list[Node]:
    out: list[Node] = []
    for part in re.split(r"(\s+)", text):
        out += [{"t": "Space"}] if part.isspace() else [{"t": "Str", "c": part}] if part else []
    return out


# untagged


def _untagged(document: pymupdf.Document) -> tuple[list[Node], list[Repair]]:
    lines = [(page.number + 1, page.rect.height, line) for page in document for line in _lines(page)]
    sizes: Counter[float] = Counter()
    for _, _, (_, size, text, _) in lines:
        sizes[round(size)] += len(text)
    usual = sizes.most_common(1)[0][0] if sizes else 12
    furniture = _furniture(lines, document.page_count)
    repairs: list[Repair] = []
    kept = []
    for number, height, line in lines:
        name = furniture.get(_repeated(line[2]))
        if name and _at_edge(line, height):
            repairs.append(Repair(name, number, f"“{excerpt(line[2])}”", taken=line[2]))
        else:
            kept.append((number, line))
    return list(_paragraphs(kept, usual)), repairs


Line = tuple[tuple[float, float, float, float], float, str, bool]  # box, size, words, bold


def _lines(page: pymupdf.Page) -> Iterator[Line]:
    """The page's lines in reading order: columns one after the other as PyMuPDF sorts its blocks."""
    found = page.get_text("dict", flags=pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES)
    for block in found["blocks"]:
        for line in block.get("lines", ()):
            text = visible("".join(span["text"] for span in line["spans"])).strip()
            if text:
                spans = [span for span in line["spans"] if span["text"].strip()]
                bold = all(span["flags"] & pymupdf.TEXT_FONT_BOLD for span in spans)
                yield line["bbox"], max(span["size"] for span in spans), text, bold


def _repeated(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _furniture(lines: list[Any], pages: int) -> dict[str, str]:
    """What stands at the edge of most pages, numbers aside."""
    seen: dict[str, set[int]] = {}
    top: dict[str, bool] = {}
    for number, height, line in lines:
        if _at_edge(line, height):
            seen.setdefault(_repeated(line[2]), set()).add(number)
            top[_repeated(line[2])] = line[0][1] < height / 2
    return {
        text: "header left out" if top[text] else "footer left out"
        for text, where in seen.items()
        if len(where) > max(1, pages // 2)
    }


def _at_edge(line: Line, height: float) -> bool:
    return line[0][3] < _EDGE * height or line[0][1] > (1 - _EDGE) * height


def _paragraphs(lines: list[tuple[int, Line]], usual: float) -> Iterator[Node]:
    """Lines joined while they go on; larger ones are headings, the largest of them the title."""
    large = sorted({round(line[1], 1) for _, line in lines if line[1] > _HEADING * usual}, reverse=True)
    margins: dict[tuple[int, int], float] = {}
    for number, (box, *_) in lines:
        column = (number, round(box[0] / 20))
        margins[column] = max(margins.get(column, 0), box[2])
    held: list[tuple[int, Line]] = []
    for number, line in lines:
        if held and _begins(held[-1], (number, line), margins):
            yield _block(held, large)
            held = []
        held.append((number, line))
    if held:
        yield _block(held, large)


def _begins(last: tuple[int, Line], new: tuple[int, Line], margins: Mapping[tuple[int, int], float]) -> bool:
    """Whether a paragraph begins at the line ``new``: another look, a gap, or room for its first word on the line before."""
    (page, (box, size, text, bold)), (number, (there, other, words, also)) = last, new
    if abs(size - other) > 0.08 * size or bold != also or _LABEL.match(words):
        return True
    if number != page or there[1] < box[1]:
        return not words[:1].islower() and bool(re.search(r"[.!?:]”?$", text))
    if there[1] - box[3] > _GAP * (box[3] - box[1]):
        return True
    word = (there[2] - there[0]) * (len(words.split()[0]) + 1) / len(words)
    margin = margins.get((page, round(box[0] / 20)), box[2])
    return box[2] + word < margin - 2 and not words[:1].islower()


def _block(held: list[tuple[int, Line]], large: list[float]) -> Node:
    size = round(held[0][1][1], 1)
    text = ""
    for _, (_, _, words, _) in held:  # a cut word keeps its hyphen: nobody knows whose it is
        text += words if re.search(r"\w[-‐]$", text) else f" {words}"
    inlines = _words(text.strip())
    line = held[0][0]
    if size in large and len(text) < _LONGEST_HEADING:
        return {"t": "Header", "c": [min(1 + large.index(size), 4), _PLAIN, inlines], "line": line}
    return {"t": "Para", "c": [{"t": "Strong", "c": inlines}] if held[0][1][3] else inlines, "line": line}
