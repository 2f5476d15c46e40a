"""What was stamped on the pages of a tagged PDF later, outside of its tags: a court's docket line, an
archive's number. Its tags hold all of its text all the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.pdf.lines import spelt
from everyreader.model.text import folded

_SHARE = 0.5  # of the pages
_DIGITS = re.compile(r"\d+")


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
