"""How the text is set: line spacing, gaps, margins, headings, what stands alone on a page. Sizes are in
points."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.flaw import About, Flaw
from everyreader.formats.large_print.read.geometry import Box
from everyreader.formats.large_print.read.lines import Line
from everyreader.formats.large_print.read.shown import Picture, Shape, Shown
from everyreader.model.publication import Kind, Role

FLOOR, BEST = 1.25, 1.5  # from baseline to baseline, in sizes of the type
MARGIN, LONGEST_LINE = 72.0, 432.0
_HEADINGS = {1: 22.0, 2: 20.0}  # points, by level; deeper ones as large as the text
_TOLERANCE = 0.05
_NEAR = 1.5  # points
_OVER = 8.0  # points by which a line may be longer: the last letter's own width
_GAP = 1.15  # lines between paragraphs
_LARGER = 1.15
_FEW_WORDS = 14
_BOLD = re.compile(r"bold|black|heavy|demi|medium", re.IGNORECASE)
_SET = (Kind.PARAGRAPH, Kind.CAPTION)


def spacing(blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Pages with lines that stand too close; the closest of each."""
    tight: dict[int, list[tuple[float, str]]] = defaultdict(list)
    close: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for one in blocks:
        for page, pitches in _pitches(one.lines).items():
            if min(pitches) < FLOOR - _TOLERANCE:
                tight[page].append((min(pitches), one.text))
            elif one.kind in _SET and not one.in_table and statistics.median(pitches) < BEST - _TOLERANCE:
                close[page].append((statistics.median(pitches), one.text))
    for about, found in ((About.TIGHT, tight), (About.CLOSE, close)):
        for page, several in sorted(found.items()):
            closest, text = min(several)
            yield Flaw(about, f"{closest:.2f} on page {page}", page, text)


def _pitches(lines: Sequence[Line]) -> Mapping[int, list[float]]:
    """From line to line of one block, in sizes of the type, by page."""
    found: dict[int, list[float]] = defaultdict(list)
    for before, after in itertools.pairwise(line for line in lines if line.text.strip()):
        alike = before.page == after.page and 0.87 < before.size / max(after.size, 0.1) < 1.15
        if alike and before.y - after.y > 0.5 * after.size:
            found[before.page].append((before.y - after.y) / max(before.size, after.size))
    return found


def unparted(blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Pages with paragraphs that follow one another like lines."""
    pages: dict[int, str] = {}
    for before, after in itertools.pairwise(one for one in blocks if one.lines):
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
        yield Flaw(About.UNPARTED, f"page {page}", page, text)


def alone(blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Lines parted from their paragraph by a page's end, headings from what they head."""
    for one in blocks:
        counts = Counter(line.page for line in one.lines)
        ends = (one.lines[0].page, one.lines[-1].page) if one.lines else ()
        if one.kind in _SET and len(counts) > 1 and not one.in_table:
            for page in dict.fromkeys(page for page in ends if counts[page] == 1):
                yield Flaw(About.ALONE, f"page {page}", page, one.text)
    for heading, after in itertools.pairwise(one for one in blocks if not one.in_note):
        if heading.kind is Kind.HEADING and after.lines and after.page > heading.page > 0:
            yield Flaw(About.STRANDED, f"“{heading.text}” on page {heading.page}", heading.page, heading.text)


def body_size(blocks: Iterable[Block]) -> float:
    """The size in which most of the running text is set, 0 where there is none."""
    letters: Counter[float] = Counter()
    for one in blocks:
        for line in one.lines if one.kind is Kind.PARAGRAPH else ():
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def heading_sizes(blocks: Sequence[Block]) -> Iterator[Flaw]:
    """Headings that do not stand out, or stand out less than those below them; text that stands out like
    one."""
    body = body_size(blocks)
    headings = [one for one in blocks if one.kind is Kind.HEADING and one.lines]
    if not body:
        return
    for one in headings:
        plain = one.size < body + 0.5 and not all(
            _bold(string) for string in one.strings if string.visible.strip()
        )
        below = max((other.size for other in headings if other.unit.level > one.unit.level), default=0)
        beside = max(other.size for other in headings if other.unit.level == one.unit.level)
        least = max(body, below, beside, _HEADINGS.get(one.unit.level, 0))
        if plain or one.size < least - 0.5:
            yield Flaw(
                About.SMALL_HEADING,
                f"“{one.text}”, {one.size:g} points on page {one.page}",
                one.page,
                one.text,
            )
    for one in blocks:
        large = one.kind is Kind.PARAGRAPH and one.at_top_level and one.size >= _LARGER * body
        if large and len(one.lines) <= 2 and len(one.text.split()) <= _FEW_WORDS and one.text[-1:] != ".":
            yield Flaw(About.LIKE_A_HEADING, f"“{one.text}” on page {one.page}", one.page, one.text)


def _bold(shown: Shown) -> bool:
    return bool(_BOLD.search(shown.font))


def margins(strings: Iterable[Shown], pages: Sequence[Box]) -> Iterator[Flaw]:
    """For each page the string that comes nearest to an edge, where that is too near. A page that text leaves
    is not told."""
    nearest: dict[int, tuple[float, str, str]] = {}
    beyond: set[int] = set()
    for one in strings:
        left, bottom, right, top = pages[one.page - 1]
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
        yield Flaw(About.IN_MARGIN, detail, page, text.strip())


def long_lines(blocks: Iterable[Block]) -> Iterator[Flaw]:
    """For each page its longest line, where that is too long; tables apart."""
    longest: dict[int, Line] = {}
    for one in blocks:
        for line in one.lines if not one.in_table else ():
            if line.end - line.start > LONGEST_LINE + _OVER:
                before = longest.setdefault(line.page, line)
                if line.end - line.start > before.end - before.start:
                    longest[line.page] = line
    for page, line in sorted(longest.items()):
        detail = f"{(line.end - line.start) / 72:.1f} inches on page {page}"
        yield Flaw(About.LONG_LINE, detail, page, line.text.strip())


def indented(blocks: Sequence[Block], drawn: Iterable[Picture | Shape]) -> Iterator[Block]:
    """Blocks at top level that do not begin where most of them begin: centred, flush right, set in. What
    stands behind a decorative image begins where that begins."""
    ornaments = [one for one in drawn if one.key is None]
    plain = [one for one in blocks if one.at_top_level and one.lines and one.kind in (*_SET, Kind.HEADING)]
    starts = Counter(round(one.lines[0].start) for one in plain)
    if not starts:
        return
    edge = starts.most_common(1)[0][0]
    for one in plain:
        begins_with_text = bool(one.unit.runs) and one.unit.runs[0].role in (Role.TEXT, Role.CODE)
        start = min((one.lines[0].start, *(each.box[0] for each in ornaments if _before(each, one.lines[0]))))
        if begins_with_text and abs(start - edge) > 2 * _NEAR:
            yield one


def _before(drawn: Picture | Shape, line: Line) -> bool:
    left, bottom, _, top = drawn.box
    return drawn.page == line.page and left < line.start and bottom - 1 < line.y < top
