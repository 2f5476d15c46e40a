"""PRT: how the text is set (ACB, Best Practices and Guidelines for Large Print, 2025); sizes in points."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from everyreader.checks.rules.large_print.row import ACB, Flaw, flaws, has_text
from everyreader.checks.rules.model import STYLE, rule
from everyreader.checks.rules.subjects import PRINT
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.lines import Line
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.publication import Kind

FLOOR, BEST = 1.25, 1.5  # from baseline to baseline, in sizes of the type
MARGIN, LONGEST_LINE = 72.0, 432.0
_TOLERANCE = 0.05
_NEAR = 1.5  # points
_OVER = 8.0  # points by which a line may be longer: the last letter's own width
_GAP = 1.15  # lines between paragraphs
_FEW_SIDE_BY_SIDE = 3
_SET = (Kind.PARAGRAPH, Kind.CAPTION)


def text_units(reading: PdfReading) -> Iterator[Block]:
    """What is drawn of the text without its notes."""
    return (one for one in reading.blocks if not one.in_note and one.lines)


def _pitches(lines: Sequence[Line]) -> Mapping[int, list[float]]:
    """From line to line of one block, in sizes of the type, by page."""
    found: dict[int, list[float]] = defaultdict(list)
    for before, after in itertools.pairwise(line for line in lines if line.text.strip()):
        alike = before.page == after.page and 0.87 < before.size / max(after.size, 0.1) < 1.15
        if alike and before.y - after.y > 0.5 * after.size:
            found[before.page].append((before.y - after.y) / max(before.size, after.size))
    return found


def lines_too_close(reading: PdfReading) -> Iterator[Flaw]:
    """Of each page the lines that stand closest."""
    return _closest(
        (page, min(pitches), one)
        for one in reading.blocks
        for page, pitches in _pitches(one.lines).items()
        if min(pitches) < FLOOR - _TOLERANCE
    )


def _lines_closer_than_promised(reading: PdfReading) -> Iterator[Flaw]:
    """Running text whose lines are not too close by the rule before."""
    return _closest(
        (page, statistics.median(pitches), one)
        for one in reading.blocks
        if one.kind in _SET and not one.in_table
        for page, pitches in _pitches(one.lines).items()
        if min(pitches) >= FLOOR - _TOLERANCE and statistics.median(pitches) < BEST - _TOLERANCE
    )


def _closest(found: Iterable[tuple[int, float, Block]]) -> Iterator[Flaw]:
    by_page: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for page, pitch, one in found:
        by_page[page].append((pitch, one.text))
    for page, several in sorted(by_page.items()):
        pitch, text = min(several)
        yield Flaw(f"{pitch:.2f} on page {page}", page, text)


print_lines_too_close = rule(
    "PRT-021",
    "print-lines-too-close",
    on=PRINT,
    criterion=ACB,
    message="lines stand closer than one and a quarter times the size of their letters",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(lines_too_close, undisputed=True))

lines_closer_than_promised = rule(
    "PRT-022",
    "lines-closer-than-promised",
    on=PRINT,
    criterion=ACB,
    message="lines of running text stand closer than one and a half times the size of their letters",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(_lines_closer_than_promised, undisputed=True))


def _unparted(reading: PdfReading) -> Iterator[Flaw]:
    """Pages with paragraphs that follow one another like lines."""
    pages: dict[int, str] = {}
    for before, after in itertools.pairwise(text_units(reading)):
        plain = all(one.kind is Kind.PARAGRAPH and one.at_top_level for one in (before, after))
        if not plain or before.lines[-1].page != after.page:
            continue
        own = [
            pitch for one in (before, after) for several in _pitches(one.lines).values() for pitch in several
        ]
        pitch = min(own, default=FLOOR)  # an image or a formula makes its line higher
        gap = (before.lines[-1].y - after.lines[0].y) / max(before.size, after.size, 0.1)
        if 0.6 < gap < _GAP * pitch:  # what is nearer lies over the other
            pages.setdefault(after.page, after.text)
    for page, text in sorted(pages.items()):
        yield Flaw(f"page {page}", page, text)


paragraphs_run_together = rule(
    "PRT-023",
    "paragraphs-run-together",
    on=PRINT,
    criterion=ACB,
    message="paragraphs follow one another without a gap",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(_unparted, undisputed=True))


def in_margins(reading: PdfReading) -> Iterator[Flaw]:
    """For each page the string that comes nearest to an edge, where that is too near. A page that text leaves
    is not told."""
    nearest: dict[int, tuple[float, str, str]] = {}
    beyond: set[int] = set()
    for one in (shown for several in reading.marked.values() for shown in several):
        left, bottom, right, top = reading.sheets[one.page - 1].box
        if not any(map(str.isalnum, one.visible)) or abs(one.angle) > 1 or one.size < 1:
            continue  # a bullet is not as high as its size
        gaps = {
            "left": one.x - left,
            "right": right - one.last,
            "upper": top - one.y - 0.35 * one.size,  # a raised number stands higher than its line
            "lower": one.y - 0.25 * one.size - bottom,
        }
        side = min(gaps, key=gaps.__getitem__)
        if gaps[side] < 0:
            beyond.add(one.page)
        elif gaps[side] < MARGIN - _NEAR:
            nearest[one.page] = min(nearest.get(one.page, (MARGIN, "", "")), (gaps[side], side, one.visible))
    for page, (gap, side, text) in sorted(nearest.items()):
        if page in beyond:
            continue
        detail = f"{gap / 72:.2f} inches from the {side} edge of page {page}"
        yield Flaw(detail, page, text.strip())


margin_too_narrow = rule(
    "PRT-024",
    "margin-too-narrow",
    on=PRINT,
    criterion=ACB,
    message="text comes nearer than an inch to the page's edge",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(in_margins))


def long_lines(reading: PdfReading) -> Iterator[Flaw]:
    """For each page its longest line, where that is too long; tables apart."""
    longest: dict[int, Line] = {}
    for one in reading.blocks:
        for line in one.lines if not one.in_table else ():
            if line.end - line.start > LONGEST_LINE + _OVER:
                before = longest.setdefault(line.page, line)
                if line.end - line.start > before.end - before.start:
                    longest[line.page] = line
    for page, line in sorted(longest.items()):
        detail = f"{(line.end - line.start) / 72:.1f} inches on page {page}"
        yield Flaw(detail, page, line.text.strip())


line_too_long = rule(
    "PRT-025",
    "line-too-long",
    on=PRINT,
    criterion=ACB,
    message="a line is longer than six inches",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(long_lines))


def side_by_side(reading: PdfReading) -> Iterator[Flaw]:
    """Pages on which text stands in columns, tables apart."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for one in reading.blocks:
        for line in one.lines if not one.in_table else ():
            by_page[line.page].append(line)
    for page, lines in sorted(by_page.items()):
        lines.sort(key=lambda line: -line.y)
        beside = [after for before, after in _neighbours(lines) if _beside(before, after)]
        if len(beside) >= _FEW_SIDE_BY_SIDE:
            yield Flaw(f"page {page}", page, beside[0].text.strip())


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs that stand at about the same height, of lines from the top down."""
    for index, line in enumerate(lines):
        for other in lines[index + 1 : index + 6]:
            if line.y - other.y < 0.5 * max(line.size, other.size):
                yield line, other


def _beside(before: Line, after: Line) -> bool:
    return max(before.start, after.start) - min(before.end, after.end) > 0.5 * max(before.size, after.size)


columns_used = rule(
    "PRT-028",
    "columns-used",
    on=PRINT,
    criterion=ACB,
    message="text stands in columns",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(side_by_side, undisputed=True))


def _alone(reading: PdfReading) -> Iterator[Flaw]:
    """Lines parted from their paragraph by a page's end, headings from what they head."""
    for one in reading.blocks:
        counts = Counter(line.page for line in one.lines)
        ends = (one.lines[0].page, one.lines[-1].page) if one.lines else ()
        if one.kind in _SET and len(counts) > 1 and not one.in_table:
            for page in dict.fromkeys(page for page in ends if counts[page] == 1):
                yield Flaw(f"page {page}", page, one.text)
    for heading, after in itertools.pairwise(one for one in reading.blocks if not one.in_note):
        if heading.kind is Kind.HEADING and after.lines and after.page > heading.page > 0:
            yield Flaw(f"“{heading.text}” on page {heading.page}", heading.page, heading.text)


line_left_alone = rule(
    "PRT-029",
    "line-left-alone",
    on=PRINT,
    criterion=ACB,
    message="a page's end parts one line from its paragraph, or a heading from what it heads",
    fix=STYLE,
    house=True,
    applies=has_text,
)(flaws(_alone))
