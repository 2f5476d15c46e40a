"""A tagged PDF at the ends of its pages: the heads and feet that are no part of its text, and the sentences
that go on over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.account import WORD
from everyreader.importers.characters import visible
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.office.captions import SIGN
from everyreader.importers.pdf.ends import is_unspaced
from everyreader.importers.pdf.lines import LABEL, spelt
from everyreader.model.text import folded
from everyreader.source.tree import Node, words

_TOUCHING = 0.1  # of a string's size, by which the next begins at its end
_LONG = 12  # words of both parts of a sentence that goes on with a capital letter
_OPEN = 0.2  # of a line's width, to which the last one leaves room where the text goes on
_FEWEST = 5  # words of a paragraph that may be the first part of a sentence
_SHARE = 0.5  # of the pages
_DIGITS = re.compile(r"\d+")


def left_out(artifacts: Iterable[Shown]) -> Iterator[Repair]:
    """What the PDF calls no part of its text, line by line: one word may be drawn as several strings."""
    lines: list[tuple[Shown, str]] = []  # the last string of a line, and all of its words
    for one in artifacts:
        last, said = lines[-1] if lines else (None, "")
        if last and (last.page, round(last.y)) == (one.page, round(one.y)) and one.angle == last.angle:
            gap = "" if abs(one.x - last.end) < _TOUCHING * one.size else " "
            lines[-1] = one, f"{said}{gap}{one.text}"
        else:
            lines.append((one, one.text))
    for one, said in lines:
        text = folded(spelt(said))
        if WORD.search(text):
            message = f"the PDF calls it no part of its text: “{excerpt(text)}”"
            yield Repair("artifact left out", one.page, message, taken=text)


def joined(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with the sentences whole that their pages part, which are two paragraphs to some
    programs."""
    out: list[Node] = []
    repairs = Repairs()
    for one in blocks:
        last = out[-1] if out else one
        if not out or last["line"] >= one["line"] or not goes_on(last, one):
            out.append(one)
            continue
        between = [] if is_unspaced(words(last["c"]), words(one["c"])) else [{"t": "Space"}]
        out[-1] = {**last, "c": [*last["c"], *between, *one["c"]]}
        message = f"“… {words(last['c'])[-40:]}” goes on “{excerpt(words(one['c']), 40)}”"
        repairs.say("paragraph joined", last["line"], message)
    return out, repairs


def over_pages(blocks: Iterable[Block]) -> Iterator[Repair]:
    """Words that begin at the end of one page and go on at the next: they are one."""
    for last, line in (pair for one in blocks for pair in pairwise(one.lines)):
        if last.text.endswith("\xad") and last.page != line.page:
            end, start = visible(last.text).split()[-1], line.text.split()[0]
            word = f"{end}{start}"
            yield Repair("cut word joined", last.page, f"“{word}”", taken=f"{end} {start}", added=word)


def is_open(block: Block) -> bool:
    """Whether the last of a paragraph's lines is as long as the others."""
    lines = block.lines
    right = max((one.end for one in lines), default=0.0)
    return len(lines) > 1 and lines[-1].end > right - _OPEN * (right - lines[-1].start)


def goes_on(block: Node, after: Node) -> bool:
    """Whether a paragraph ends within a sentence, and the next goes on with a small letter or an address, or
    both are long and a full line is the last of the page."""
    if block["t"] != "Para" or after["t"] != "Para" or after["c"][:1] == [{"t": "Str", "c": SIGN}]:
        return False
    end, start = words(block["c"]), words(after["c"])
    is_sentence = len(end.split()) >= _FEWEST and bool(re.search(r"[\w,;–-]$", end))
    is_rest = start[:1].islower() or start.startswith(("http://", "https://"))
    are_long = bool(block.get("open")) and min(len(end.split()), len(start.split())) >= _LONG
    is_named = are_long and start[:1].isupper() and end[-1:].islower()
    return is_sentence and (is_rest or is_named) and not LABEL.match(start)


def without_stamps(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
    """``reading`` without the untagged lines that stand above or below the text of at least half of the
    pages, numbers apart; unchanged where another untagged word is left."""
    loose = [one for one in reading.strings if one.key is None and not one.artifact]
    lines = [list(several) for _, several in groupby(loose, key=lambda one: (one.page, round(one.y)))]
    lines = [line for line in lines if WORD.search(_said(line))]
    pages = Counter(said for said, _ in {(_counted(line), line[0].page) for line in lines})
    fewest = max(2, _SHARE * reading.pages)
    ends = {number: _ends(reading, number) for number in {line[0].page for line in lines}}
    places = [_place(line, *ends[line[0].page]) for line in lines]
    if not all(places) or any(pages[_counted(line)] < fewest for line in lines):
        return reading, []
    gone = {id(one) for one in loose}
    left = Counter(reading.untagged_text) - Counter(one.text.strip() for one in loose)
    repairs = [
        Repair(f"{place} left out", line[0].page, f"“{excerpt(_said(line))}”", taken=_said(line))
        for line, place in zip(lines, places, strict=True)
    ]
    strings = tuple(one for one in reading.strings if id(one) not in gone)
    return replace(reading, strings=strings, untagged_text=tuple(left.elements())), repairs


def _said(line: list[Shown]) -> str:
    return folded(spelt("".join(one.text for one in line)))


def _counted(line: list[Shown]) -> str:
    return _DIGITS.sub("#", _said(line))


def _ends(reading: PdfReading, page: int) -> tuple[float, float]:
    """The lowest and the highest baseline of a page's tagged text."""
    levels = [one.y for one in reading.strings if one.page == page and one.key and one.visible.strip()]
    return min(levels, default=0.0), max(levels, default=0.0)


def _place(line: list[Shown], lowest: float, highest: float) -> str:
    return "header" if line[0].y > highest else "footer" if line[0].y < lowest else ""
