"""PRT: the pages of a PDF as sheets."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.checks.rules.examples.large_print.look import wordless
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import (
    LONG,
    PICTURED,
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


NO_TEXT = pdf(wordless, PICTURED)
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
]
