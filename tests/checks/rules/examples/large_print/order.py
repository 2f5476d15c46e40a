"""PRT: the order of reading and that of the eye, and text upon text: PRT-044 and PRT-016."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

from tests.checks.rules.examples.large_print.look import wordless
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import LONG, PARTS, PICTURED, PLAIN, TABLED, Change, content, every, within


def pages_swapped(file: pikepdf.Pdf) -> None:
    file.Root.Pages.Kids = Array(list(reversed(list(file.Root.Pages.Kids))))
    del file.Root.PageLabels


def paragraphs_swapped(file: pikepdf.Pdf) -> None:
    """They change places on the page; the tags stay as they are."""
    within(1, rb"657\.9", b"619.3")(file)
    within(2, rb"619\.2", b"657.9")(file)


def cells_swapped(file: pikepdf.Pdf) -> None:
    """The two cells of a row change places on the page."""
    import re

    whole = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(file.pages[0]))
    left, right = (
        re.search(rb"/MCID %d >> BDC\nq\n1 0 0 -1 ([\d.]+)" % number, whole)[1] for number in (3, 4)
    )
    within(3, b"1 0 0 -1 " + left, b"1 0 0 -1 " + right)(file)
    within(4, b"1 0 0 -1 " + right, b"1 0 0 -1 " + left)(file)


def raised(number: int, points: float) -> Change:
    """A marked string of PLAIN, LINES or TWICE drawn that much above the first paragraph's line."""
    return at_height(number, 657.9 + points)


def at_height(number: int, y: float) -> Change:
    return within(number, rb"1 0 0 -1 ([\d.]+) [\d.]+ cm", rb"1 0 0 -1 \1 %.1f cm" % y)


def at(number: int, x: float, y: float) -> Change:
    return within(number, rb"1 0 0 -1 [\d.]+ [\d.]+ cm", b"1 0 0 -1 %.1f %.1f cm" % (x, y))


# Where the cells of TABLED stand: two columns, and two rows below their head.
LEFT, RIGHT, UPPER, LOWER = 99, 157.5, 608.4, 574.2
LINES = "# A Title\n\nThe well is deep and clear, and its water is cold in summer, when the sun is hot.\n\nNo more.\n"
TWICE = PLAIN.replace("Its water is cold in summer", "The well is deep and clear")
CODE = "# A Title\n\n```\nwell 9\n```\n\nNo more.\n"  # a word and a number, which begins at 144.1 points
CODE_LINE = 648.9
CODE_LEFT = 100.8  # and four letters are 43.2 points wide
COLUMN = "# A Title\n\n| Well |\n|---|\n| Kissi |\n| Bo |\n"
_CELL = "The water of the well is deep and cold and clear. " * 14
TALL = f"# A Title\n\n{'The well is old. ' * 40}\n\n| Here | There |\n|---|---|\n| {_CELL} | {_CELL} |\n"
ROWS_SWAPPED = every(at(3, LEFT, LOWER), at(4, RIGHT, LOWER), at(5, LEFT, UPPER), at(6, RIGHT, UPPER))
COLUMN_SWAPPED = every(at_height(2, LOWER), at_height(3, UPPER))
SECOND_COLUMN_SWAPPED = every(at(4, RIGHT, LOWER), at(6, RIGHT, UPPER))
LINES_SWAPPED = every(raised(1, -27), raised(2, 0))


def cells_turned(lower: float) -> Change:
    """The second cell of a row left of the first, and lower."""
    return every(at(3, RIGHT, UPPER), at(4, LEFT, UPPER - lower))


def codes(second: str) -> str:
    """Two pieces of code; the first is of four letters."""
    return f"# A Title\n\n```\nwell\n```\n\n```\n{second}\n```\n\nNo more.\n"


def upon(second: str, size: bytes = b"18") -> dict[str, object]:
    """The second piece of code upon the first, its letters that large."""
    small = within(2, rb"(/f\d) 18 Tf", rb"\1 " + size + b" Tf") if size != b"18" else every()
    return {"change": every(at(2, CODE_LEFT + 5, CODE_LINE), small), "text": codes(second), "own": True}


EXAMPLES = [
    Example("PRT-044", PASSED, "as it is drawn", pdf(text=PARTS)),
    Example("PRT-044", PASSED, "a table", pdf(text=TABLED)),
    Example("PRT-044", PASSED, "a row that goes over the page", pdf(text=TALL)),
    Example("PRT-044", FAILED, "two paragraphs swapped on the page", pdf(paragraphs_swapped, own=True)),
    Example("PRT-044", FAILED, "two cells swapped on the page", pdf(cells_swapped, TABLED, own=True)),
    Example("PRT-044", FAILED, "two pages swapped", pdf(pages_swapped, LONG, own=True)),
    Example("PRT-044", CANT_TELL, "two paragraphs swapped in a foreign file", pdf(paragraphs_swapped)),
    Example("PRT-044", FAILED, "a paragraph over half a line above another", pdf(raised(2, 10), own=True)),
    Example("PRT-044", PASSED, "a paragraph less than half a line above another", pdf(raised(2, 8))),
    Example("PRT-044", FAILED, "two lines swapped", pdf(LINES_SWAPPED, LINES, own=True), at=("page 1",)),
    Example("PRT-044", FAILED, "a line over half a line above another", pdf(raised(2, 10), LINES, own=True)),
    Example("PRT-044", PASSED, "a line less than half a line above another", pdf(raised(2, 8), LINES)),
    Example("PRT-044", FAILED, "two rows swapped", pdf(ROWS_SWAPPED, TABLED, own=True), at=("page 1",) * 3),
    Example(
        "PRT-044",
        FAILED,
        "two rows of one cell swapped",
        pdf(COLUMN_SWAPPED, COLUMN, own=True),
        at=("page 1",),
    ),
    Example(
        "PRT-044",
        FAILED,
        "two cells of the second column swapped",
        pdf(SECOND_COLUMN_SWAPPED, TABLED, own=True),
        at=("page 1",),
    ),
    *(
        Example(
            "PRT-044",
            outcome,
            f"a cell {points} points above one of the row before",
            pdf(change, TABLED, own=True),
        )
        for number, x in ((5, LEFT), (6, RIGHT))
        for outcome, points in ((PASSED, 8), (FAILED, 10))
        for change in (at(number, x, UPPER + points),)
    ),
    Example(
        "PRT-044",
        FAILED,
        "a cell left of the one before, a little lower",
        pdf(cells_turned(8), TABLED, own=True),
    ),
    Example("PRT-044", PASSED, "a cell left of the one before, and below it", pdf(cells_turned(10), TABLED)),
    *(
        Example("PRT-044", outcome, f"a word of a line of code {what}", pdf(change, CODE, own=True))
        for outcome, what, change in (
            (FAILED, "behind the next", at(1, 200, CODE_LINE)),
            (FAILED, "behind the next, a little lower", at(1, 200, CODE_LINE - 5)),
            (FAILED, "behind the next, a little higher", at(1, 200, CODE_LINE + 5)),
            (PASSED, "behind the next and half a line higher", at(1, 200, CODE_LINE + 8)),
            (PASSED, "raised by a line", at_height(2, CODE_LINE + 24)),
            (FAILED, "raised by more than a line", at_height(2, CODE_LINE + 30)),
            (PASSED, "raised by more than a line, in a column of its own", at(2, 200, CODE_LINE + 30)),
        )
    ),
    Example("PRT-044", FAILED, "a paragraph between another's lines", pdf(raised(3, -9), LINES, own=True)),
    *(
        Example(
            "PRT-044",
            outcome,
            f"code above code, {what}",
            pdf(at(2, x, CODE_LINE + 27), codes("bore"), own=True),
        )
        for outcome, what, x in (
            (PASSED, "beside it", 300),
            (PASSED, "a fifth of it in the same column", 135),
            (FAILED, "half of it in the same column", 122),
        )
    ),
    *(
        Example("PRT-016", outcome, what, pdf(**parts))
        for outcome, what, parts in (
            (PASSED, "a letter upon letters", upon("a")),
            (FAILED, "two letters upon letters", upon("ab")),
            (PASSED, "letters that nobody sees upon letters", upon("bore", b".9")),
            (FAILED, "tiny letters upon letters", upon("bore", b"1.5")),
        )
    ),
    Example("PRT-016", PASSED, "a line below a line", pdf(own=True)),
    Example(
        "PRT-016",
        FAILED,
        "two paragraphs in one place",
        pdf(content(b"1 0 0 -1 90 619.2 cm", b"1 0 0 -1 90 654 cm"), own=True),
    ),
    Example("PRT-016", INAPPLICABLE, "a picture only", pdf(wordless, PICTURED)),
    Example("PRT-016", CANT_TELL, "a line upon a line in a foreign file", pdf(raised(2, -6), LINES)),
    Example("PRT-016", FAILED, "a third of the letters", pdf(raised(2, -6), own=True), at=("page 1",)),
    Example("PRT-016", PASSED, "a sixth of the letters", pdf(raised(2, -7.5))),
    Example("PRT-016", PASSED, "the same words a point beside, to be heavier", pdf(at(2, 91, 657.4), TWICE)),
    Example("PRT-016", FAILED, "the same words two points beside", pdf(at(2, 92, 657.9), TWICE, own=True)),
]
