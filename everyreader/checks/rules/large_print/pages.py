"""PRT: the pages of a PDF: their numbers, their order, how they lie (ACB Large Print 2025; WCAG 1.3.2, 1.3.4,
2.4.5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from everyreader.checks.rules.large_print.order import out_of_order
from everyreader.checks.rules.large_print.row import ACB, FINDERS, hit, tagged
from everyreader.checks.rules.model import REBUILD, STYLE, Hit, rule, where
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.sheets import Sheet
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind

_EDGE = 3.0  # points
_MOST_TURNED = 0.3  # of a foreign page's strings: a diagram may have some that stand upright


@where("files of several pages")
def _several_pages(case: Case[PdfReading]) -> bool:
    return case.reading.pages > 1


@where("files with page numbers")
def _numbered(case: Case[PdfReading]) -> bool:
    return any(sheet.numbers for sheet in case.reading.sheets)


def _worded(case: Case[PdfReading]) -> list[Sheet]:
    """Pages that are counted: a blank one and one with decoration only are not."""
    return [sheet for sheet in case.reading.sheets if sheet.worded]


@rule(
    "PRT-036",
    "page-number-missing",
    on=PRINT,
    criterion=ACB,
    message="a page has no number",
    fix=STYLE,
    house=True,
    why=FINDERS,
    applies=_several_pages,
)
def page_number_missing(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in _worded(case):
        if not sheet.numbers:
            yield hit(f"page {sheet.number}", sheet.number)


def _number_wrong(case: Case[PdfReading]) -> Iterator[Hit]:
    """Pages that are lost or stand in another order are other rules': the words tell."""
    expected = [(sheet, number) for number, sheet in enumerate(_worded(case), 1) if sheet.numbers]
    wrong = [(sheet, number) for sheet, number in expected if number not in _values(sheet)]
    if _only_moved(case, expected) or case.alignment.missing:
        return
    if case.foreign and _steady(case):
        return
    for sheet, number in wrong:
        yield hit(f"page {number} bears the number {_values(sheet)[0]}", sheet.number)


def _values(sheet: Sheet) -> list[int]:
    return [value for value, _ in sheet.numbers]


def _only_moved(case: Case[PdfReading], expected: Sequence[tuple[Sheet, int]]) -> bool:
    drawn = Counter(_values(sheet)[0] for sheet, _ in expected)
    return any(out_of_order(case.reading)) and drawn == Counter(number for _, number in expected)


def _steady(case: Case[PdfReading]) -> bool:
    """Whether a foreign file's numbers go up one by one from wherever they begin."""
    apart = {value - sheet.number for sheet in _worded(case) for value in _values(sheet)[:1]}
    return len(apart) <= 1


@rule(
    "PRT-038",
    "page-number-misplaced",
    on=PRINT,
    criterion=ACB,
    message="a page's number does not stand at the left",
    fix=STYLE,
    house=True,
    applies=_numbered,
)
def page_number_misplaced(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in _worded(case):
        starts = [block.lines[0].start for block in case.reading.blocks if block.page == sheet.number]
        if starts and sheet.numbers and all(x > min(starts) + _EDGE for _, x in sheet.numbers):
            yield hit(f"page {sheet.number}", sheet.number)


@rule(
    "PRT-039",
    "page-label-differs",
    on=PRINT,
    criterion="WCAG 1.3.1 (PDF17)",
    message="a viewer calls a page otherwise than the page itself",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    why=FINDERS,
    applies=_numbered,
)
def page_label_differs(case: Case[PdfReading]) -> Iterator[Hit]:
    """Pages that are lost, put in or in another order are other rules'."""
    moved = any(out_of_order(case.reading)) or any(sheet.blank for sheet in case.reading.sheets)
    if moved or case.alignment.missing or any(_number_wrong(case)):
        return
    for sheet in case.reading.sheets:
        if sheet.label and sheet.numbers and sheet.label not in map(str, _values(sheet)):
            detail = f"a viewer calls page {sheet.number} “{sheet.label}”, it bears {_values(sheet)[0]}"
            yield hit(detail, sheet.number)


@rule(
    "PRT-040",
    "page-blank",
    on=PRINT,
    criterion=ACB,
    message="nothing stands on a page",
    fix=REBUILD,
    house=True,
    why="A reader takes it for the end, or for a fault of the screen.",
)
def page_blank(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in case.reading.sheets:
        if sheet.blank:
            yield hit(f"page {sheet.number}", sheet.number)


@rule(
    "PRT-041",
    "print-turned",
    on=PRINT,
    criterion="WCAG 1.3.4",
    message="text lies on its side or upside down",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
)
def print_turned(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in case.reading.sheets:
        strings = [one for one in case.reading.strings if one.page == sheet.number and _words(one)]
        turned = [one for one in strings if round(one.angle - sheet.turned) % 360]
        least = _MOST_TURNED * len(strings) if case.foreign else 0
        if len(turned) > least:
            degrees = round(turned[0].angle - sheet.turned) % 360
            text = turned[0].visible.strip()
            yield hit(f"{degrees} degrees on page {sheet.number}", sheet.number, text)


def _words(one: Shown) -> bool:
    return bool(one.visible.strip()) and not one.artifact


@rule(
    "PRT-042",
    "page-size-differs",
    on=PRINT,
    criterion=ACB,
    message="a page has another size than the others",
    fix=STYLE,
    house=True,
    applies=_several_pages,
)
def page_size_differs(case: Case[PdfReading]) -> Iterator[Hit]:
    """A page may lie on its side. One that cuts its text off is another rule's."""
    shapes = Counter(tuple(sorted(sheet.size)) for sheet in case.reading.sheets)
    usual = shapes.most_common(1)[0][0] if shapes else ()
    if case.reading.beyond_the_page:
        return
    for sheet in case.reading.sheets:
        if tuple(sorted(sheet.size)) != usual:
            width, height = (one / 72 for one in sheet.size)
            yield hit(f"page {sheet.number}, {width:.1f} by {height:.1f} inches", sheet.number)


@rule(
    "PRT-043",
    "title-not-on-first-page",
    on=PRINT,
    criterion="WCAG 2.4.2",
    message="the first page does not show the title",
    fix=REBUILD,
    applies=tagged,
    house=True,
    why=FINDERS,
)
def title_not_on_first_page(case: Case[PdfReading]) -> Iterator[Hit]:
    """Pages in another order are another rule's, and so is a blank page before the first."""
    if any(out_of_order(case.reading)):
        return
    first = next((block for block in case.reading.blocks if block.kind is Kind.HEADING and block.lines), None)
    blank = sum(sheet.blank for sheet in case.reading.sheets[: first.page - 1]) if first is not None else 0
    if first is not None and first.page > 1 + blank:
        yield hit(f"“{first.text}” stands on page {first.page}", first.page, first.text)


page_number_wrong = rule(
    "PRT-037",
    "page-number-wrong",
    on=PRINT,
    criterion=ACB,
    message="a page bears another number than it has",
    fix=REBUILD,
    why=FINDERS,
    applies=_numbered,
)(_number_wrong)
