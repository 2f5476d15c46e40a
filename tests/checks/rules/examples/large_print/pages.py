"""PRT: the pages of a PDF as sheets."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.checks.rules.examples.large_print.look import wordless
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import (
    LONG,
    PARTS,
    PICTURED,
    TABLED,
    content,
    within,
)

FOOTER = rb"/Artifact << /Attached.*?EMC"
THREE = LONG + "\n" + LONG.partition("\n\n")[2].replace("Paragraph", "Part")


def blank_page(file: pikepdf.Pdf) -> None:
    file.add_blank_page(page_size=(612, 792))


def larger_page(file: pikepdf.Pdf) -> None:
    file.pages[1].obj.MediaBox = Array([0, 0, 700, 900])


def labelled_from_three(file: pikepdf.Pdf) -> None:
    file.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=3)]))


def numbers_swapped(file: pikepdf.Pdf) -> None:
    """Both pages bear the number of the first."""
    import re

    def footer(page: int) -> bytes:
        whole = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(file.pages[page]))
        return re.search(rb"<(\w+)> Tj\nET\nQ\nEMC\s*$", whole)[1]

    content(b"<" + footer(1) + rb"> Tj\nET\nQ\nEMC\s*$", b"<" + footer(0) + b"> Tj\nET\nQ\nEMC", page=1)(file)


def title_behind(file: pikepdf.Pdf) -> None:
    """A page with a picture only comes first; the title's own page is the second."""
    file.add_blank_page(page_size=(612, 792))
    cover = file.pages[-1]
    cover.Contents = file.make_stream(b"/Artifact BMC .8 g 100 100 400 500 re f EMC")
    del file.pages[-1]
    file.pages.insert(0, cover)
    del file.Root.PageLabels


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


NO_TEXT = pdf(wordless, PICTURED)
_CELL = "The water of the well is deep and cold and clear. " * 14
TALL = f"# A Title\n\n{'The well is old. ' * 40}\n\n| Here | There |\n|---|---|\n| {_CELL} | {_CELL} |\n"
EXAMPLES = [
    Example("PRT-036", PASSED, "a number on each page", pdf(text=LONG)),
    Example("PRT-036", FAILED, "a page without number", pdf(content(FOOTER, b"", page=1), LONG, own=True)),
    Example("PRT-036", INAPPLICABLE, "one page", pdf()),
    Example("PRT-037", PASSED, "numbers as they come", pdf(text=LONG)),
    Example("PRT-037", FAILED, "the number of another page", pdf(numbers_swapped, LONG, own=True)),
    Example("PRT-037", INAPPLICABLE, "no numbers", NO_TEXT),
    Example("PRT-038", PASSED, "at the left", pdf(text=LONG)),
    Example(
        "PRT-038", FAILED, "in the middle", pdf(content(rb"1 0 0 -1 90 44\.", b"1 0 0 -1 300 44."), own=True)
    ),
    Example("PRT-038", INAPPLICABLE, "no numbers", NO_TEXT),
    Example("PRT-039", PASSED, "the same to viewer and eye", pdf(text=LONG)),
    Example("PRT-039", FAILED, "counted from three by the viewer", pdf(labelled_from_three, LONG, own=True)),
    Example("PRT-039", INAPPLICABLE, "no numbers", NO_TEXT),
    Example("PRT-040", PASSED, "text on each page", pdf(text=LONG)),
    Example("PRT-040", FAILED, "a blank page at the end", pdf(blank_page, own=True)),
    Example("PRT-041", PASSED, "upright", pdf()),
    Example(
        "PRT-041",
        FAILED,
        "a page turned by a quarter",
        pdf(lambda file: file.pages[0].rotate(90, relative=False), own=True),
    ),
    Example(
        "PRT-041",
        FAILED,
        "a page upside down",
        pdf(lambda file: file.pages[0].rotate(180, relative=False), own=True),
    ),
    Example(
        "PRT-041",
        FAILED,
        "a line upside down",
        pdf(within(2, rb"1 0 0 -1 90 619\.2", b"-1 0 0 1 400 619.2"), own=True),
    ),
    Example("PRT-042", PASSED, "two of a size", pdf(text=LONG)),
    Example("PRT-042", FAILED, "a larger page", pdf(larger_page, LONG, own=True)),
    Example("PRT-042", INAPPLICABLE, "one page", pdf()),
    Example("PRT-043", PASSED, "the title first", pdf(text=LONG)),
    Example("PRT-043", FAILED, "a picture first", pdf(title_behind, own=True)),
    Example("PRT-044", PASSED, "as it is drawn", pdf(text=PARTS)),
    Example("PRT-044", PASSED, "a table", pdf(text=TABLED)),
    Example("PRT-044", PASSED, "a row that goes over the page", pdf(text=TALL)),
    Example("PRT-044", FAILED, "two paragraphs swapped on the page", pdf(paragraphs_swapped, own=True)),
    Example("PRT-044", FAILED, "two cells swapped on the page", pdf(cells_swapped, TABLED, own=True)),
    Example("PRT-044", FAILED, "two pages swapped", pdf(pages_swapped, LONG, own=True)),
    Example("PRT-044", CANT_TELL, "two paragraphs swapped in a foreign file", pdf(paragraphs_swapped)),
]
