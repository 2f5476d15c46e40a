"""PRT: whether the lines of a PDF begin where the others begin (ACB, Best Practices and Guidelines for Large
Print, 2025)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from everyreader.checks.rules.large_print.row import ACB, told_elsewhere
from everyreader.checks.rules.large_print.typesetting import side_by_side
from everyreader.checks.rules.model import STYLE, Hit, rule, short
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.lines import Line, flush_left, justified
from everyreader.formats.large_print.read.pages import Picture, Shape, Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.sheets import beyond
from everyreader.model.publication import Kind, Role

_SET = (Kind.PARAGRAPH, Kind.CAPTION, Kind.HEADING)
_ELSEWHERE = 3.0  # points


def crooked(reading: PdfReading) -> Iterator[str]:
    """Units whose lines do not begin at one place, or where the others begin, or that are justified."""
    furniture = [one for one in reading.strings if one.artifact]
    columns = {flaw.page for flaw in side_by_side(reading)}
    indented = {id(one) for one in _indented(reading) if one.page not in columns}
    for one in reading.blocks:
        if not one.in_words or any(round(string.angle) for string in one.strings):
            continue  # what is turned is another rule's, and so is what leaves the page
        if any(beyond(reading.sheets, one.strings)):
            continue
        text_only = all(run.role in (Role.TEXT, Role.NOTE, Role.CODE) for run in one.unit.runs)
        lines = one.lines[1:] if _hangs(one, furniture) else one.lines
        uneven = text_only and not flush_left(lines)  # a picture may begin a line
        if uneven or justified(one.lines) or id(one) in indented:
            yield one.unit.text[:40]


def _hangs(one: Block, furniture: Sequence[Shown]) -> bool:
    """Whether its first line begins elsewhere by right: a long term, or a cell of records behind its
    label."""
    first = one.lines[0] if one.lines else None
    return first is not None and (
        one.kind is Kind.TERM
        or one.in_table
        and any(label.page == first.page and abs(label.y - first.y) < 1 for label in furniture)
    )


def _indented(reading: PdfReading) -> Iterator[Block]:
    """Blocks at top level that do not begin where most of them begin: centred, flush right, set in. What
    stands behind a decorative image begins where that begins."""
    ornaments = [one for one in (*reading.images, *reading.shapes) if one.key is None]
    plain = [one for one in reading.blocks if one.at_top_level and one.lines and one.kind in _SET]
    starts = Counter(round(one.lines[0].start) for one in plain)
    if not starts:
        return
    edge = starts.most_common(1)[0][0]
    for one in plain:
        begins_with_text = bool(one.unit.runs) and one.unit.runs[0].role in (Role.TEXT, Role.CODE)
        start = min((one.lines[0].start, *(each.box[0] for each in ornaments if _before(each, one.lines[0]))))
        if begins_with_text and abs(start - edge) > _ELSEWHERE:
            yield one


def _before(drawn: Picture | Shape, line: Line) -> bool:
    """Whether it ends where the line begins; what lies behind the words is their ground."""
    left, bottom, right, top = drawn.box
    beside = left < line.start and right < line.start + _ELSEWHERE
    return drawn.page == line.page and beside and bottom - 1 < line.y < top


@rule(
    "PRT-004",
    "not-left-aligned",
    on=PRINT,
    criterion=ACB,
    message="text does not stand flush left",
    fix=STYLE,
    house=True,
)
def not_left_aligned(case: Case[PdfReading]) -> Iterator[Hit]:
    for text in crooked(case.reading):
        if case.publication is None or not told_elsewhere(case, text):
            yield Hit(f"“{short(text, 40)}”", None, text)
