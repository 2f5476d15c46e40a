"""PRT: how the text is set."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Name

from tests.checks.rules.examples.large_print.look import wordless
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import LISTED, LONG, PARTS, PICTURED, content, elements, every, on_top, within

COLUMNS = "# A Title\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n"
CAPITALS = "# A Title\n\nTHE WELL IS DEEP AND CLEAR.\n"


def lines_at(first: float, pitch: float):
    """Move the lines of the paragraph that begins at mark 1 of the long text."""

    def change(file: pikepdf.Pdf) -> None:
        sheet = file.pages[0]
        before = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet))
        places = re.findall(rb"/MCID \d+ >> BDC\nq\n1 0 0 -1 90 ([\d.]+) cm", before)
        ys = sorted({float(place) for place in places}, reverse=True)[1:4]
        for index, y in enumerate(ys):
            old, new = f" {y:g} cm".encode(), f" {first - index * pitch:.3f} cm".encode()
            before = before.replace(old, new)
        sheet.Contents = file.make_stream(before)

    return change


def renamed(face: str):
    """Call the font of the running text otherwise."""

    def change(file: pikepdf.Pdf) -> None:
        font = file.pages[0].Resources.Font.f1
        font.BaseFont = font.DescendantFonts[0].BaseFont = Name(f"/ABCDEF+{face}")
        font.DescendantFonts[0].FontDescriptor.FontName = Name(f"/ABCDEF+{face}")

    return change


def two_columns(file: pikepdf.Pdf) -> None:
    """The last three paragraphs stand beside the first three."""
    for number in (1, 2, 3):
        place = re.search(rb"/MCID %d >> BDC\nq\n1 0 0 -1 90 ([\d.]+)" % number, _instructions(file, 0))[1]
        within(number + 3, rb"1 0 0 -1 90 [\d.]+", b"1 0 0 -1 310 " + place)(file)


def to_second_page(file: pikepdf.Pdf) -> None:
    """The words below the last heading go over to a page of their own, with the number 2."""
    page = file.pages[0]
    file.pages.append(page)
    second = file.pages[1]
    del second.obj["/Annots"]
    number = max(int(one) for one in file.Root.StructTreeRoot.ParentTree.Nums[::2]) + 1
    second.obj.StructParents = number
    last = elements(file, "P")[-1]
    last.Pg, last.K = second.obj, 0
    file.Root.StructTreeRoot.ParentTree.Nums.extend([number, pikepdf.Array([last])])
    text = re.search(rb"/Span << /MCID 10 >> BDC.*?EMC", _instructions(file, 0), re.DOTALL)[0]
    footer = re.search(rb"/Artifact << /Attached.*?EMC", _instructions(file, 0), re.DOTALL)[0]
    two = re.search(rb"/MCID 9 >>.*?(\w{4})> \] TJ", _instructions(file, 0), re.DOTALL)[1]
    footer = re.sub(rb"<\w{4}> Tj", b"<" + two + b"> Tj", footer)
    content(rb"/Span << /MCID 10 >> BDC.*?EMC", b"")(file)
    moved = text.replace(b"/MCID 10", b"/MCID 0").replace(b"475.7", b"700")
    second.Contents = file.make_stream(moved + b"\n" + footer)
    del file.Root.PageLabels


def _instructions(file: pikepdf.Pdf, page: int) -> bytes:
    return pikepdf.unparse_content_stream(pikepdf.parse_content_stream(file.pages[page]))


def meaningless(file: pikepdf.Pdf) -> None:
    del file.pages[0].Resources.Font.f1["/ToUnicode"]


def leaning(file: pikepdf.Pdf) -> None:
    file.pages[0].Resources.Font.f1.DescendantFonts[0].FontDescriptor.ItalicAngle = -12


def like_a_heading(file: pikepdf.Pdf) -> None:
    within(1, rb"/f1 18 Tf", b"/f1 22 Tf")(file)
    within(1, rb" 70 <000f>", b"")(file)


def boxed(file: pikepdf.Pdf) -> None:
    """The first letter of a paragraph is the font's sign for what it lacks, and still called by its name."""
    within(1, rb"<0001", b"<0000")(file)
    stream = file.pages[0].Resources.Font.f1.ToUnicode
    stream.write(stream.read_bytes().replace(b"endcmap", b"1 beginbfchar\n<0000> <0054>\nendbfchar\nendcmap"))


def serifs(file: pikepdf.Pdf) -> None:
    file.pages[0].Resources.Font.f1.DescendantFonts[0].FontDescriptor.Flags = 6


def line(y: int) -> bytes:
    """A line as long as the first paragraph."""
    return b"/Artifact BMC 1.2 w 90 %d m 299 %d l S EMC" % (y, y)


STRUCK = "# A Title\n\nThe well is ~~not deep~~ clear.\n"
TWO_LEVELS = "# A Title\n\nThe well.\n\n## Depth\n\nNine metres.\n"
TEXT = pdf(wordless, PICTURED)
EXAMPLES = [
    Example("PRT-004", PASSED, "all begin at one place", pdf(text=LONG)),
    Example(
        "PRT-004", FAILED, "a paragraph set in", pdf(within(2, rb"1 0 0 -1 90", b"1 0 0 -1 130"), own=True)
    ),
    Example("PRT-021", PASSED, "one and a half", pdf(text=LONG)),
    Example("PRT-021", FAILED, "lines 19 points apart", pdf(lines_at(640, 19), LONG, own=True)),
    Example("PRT-021", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-022", PASSED, "one and a half", pdf(text=LONG)),
    Example("PRT-022", FAILED, "lines 24 points apart", pdf(lines_at(655, 24), LONG, own=True)),
    Example("PRT-022", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-023", PASSED, "a gap between paragraphs", pdf()),
    Example("PRT-023", FAILED, "no gap", pdf(within(2, rb"619\.2", b"634"), own=True)),
    Example("PRT-023", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-024", PASSED, "an inch and a quarter", pdf()),
    Example(
        "PRT-024",
        FAILED,
        "all shifted to the left",
        pdf(content(rb"1 0 0 -1 90", b"1 0 0 -1 40", count=0), own=True),
    ),
    Example("PRT-024", FAILED, "a paragraph at the lower edge", pdf(within(2, rb"619\.2", b"68"), own=True)),
    Example("PRT-024", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-025", PASSED, "six inches", pdf(text=LONG)),
    Example(
        "PRT-025",
        FAILED,
        "a line of seven inches",
        pdf(
            every(
                content(rb"1 0 0 -1 90", b"1 0 0 -1 75", count=0),
                within(1, rb"1 0 0 -1 0 0 Tm", b"2.12 0 0 -1 0 0 Tm"),
            ),
            own=True,
        ),
    ),
    Example("PRT-025", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-026", PASSED, "upright", pdf()),
    Example("PRT-026", FAILED, "a font that leans", pdf(leaning, own=True)),
    Example(
        "PRT-026",
        FAILED,
        "letters made to lean",
        pdf(within(1, rb"1 0 0 -1 0 0 Tm", b"1 0 0.25 -1 0 0 Tm"), own=True),
    ),
    Example("PRT-026", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-027", PASSED, "small letters", pdf()),
    Example("PRT-027", PASSED, "the statement's own capitals", pdf(text=CAPITALS, own=True)),
    Example("PRT-027", FAILED, "capitals", pdf(text=CAPITALS)),
    Example("PRT-027", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-028", PASSED, "one column", pdf(text=LISTED)),
    Example("PRT-028", FAILED, "two columns", pdf(two_columns, COLUMNS, own=True)),
    Example("PRT-028", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-029", PASSED, "nothing parted", pdf(text=PARTS)),
    Example(
        "PRT-029",
        FAILED,
        "a heading at a page's end",
        pdf(to_second_page, PARTS.replace("How", "How 2"), given=True),
    ),
    Example("PRT-029", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-030", PASSED, "larger with each level", pdf(text=PARTS)),
    Example(
        "PRT-030",
        FAILED,
        "a heading below its own sub-heading's size",
        pdf(within(7, rb"/f0 23 Tf", b"/f0 18 Tf"), PARTS, own=True),
    ),
    Example(
        "PRT-030",
        FAILED,
        "a heading that looks like text",
        pdf(every(within(9, rb"/f0 20 Tf", b"/f1 18 Tf"), within(9, rb"\[.*\] TJ", b"<000b000c> Tj")), PARTS),
    ),
    Example("PRT-030", INAPPLICABLE, "no heading", TEXT),
    Example("PRT-031", PASSED, "text and headings", pdf(text=PARTS)),
    Example("PRT-031", CANT_TELL, "a large line that is a paragraph", pdf(like_a_heading)),
    Example("PRT-031", PASSED, "a list", pdf(text=LISTED)),
    Example("PRT-032", PASSED, "as the font has it", pdf()),
    Example("PRT-032", FAILED, "letters apart", pdf(within(2, rb"0 Tr", b"0 Tr 2.7 Tc"), own=True)),
    Example("PRT-032", FAILED, "letters together", pdf(within(2, rb"0 Tr", b"0 Tr -0.9 Tc"), own=True)),
    Example("PRT-032", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-033", PASSED, "a face for reading", pdf()),
    Example("PRT-033", FAILED, "a thin face", pdf(renamed("Roboto-Thin"), own=True)),
    Example("PRT-033", FAILED, "a narrow face", pdf(renamed("ArialNarrow"))),
    Example("PRT-033", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-034", PASSED, "every letter has a shape", pdf()),
    Example("PRT-034", FAILED, "an empty box", pdf(boxed, own=True)),
    Example("PRT-034", INAPPLICABLE, "a picture only", TEXT),
    Example("PRT-033", FAILED, "hollow letters", pdf(within(1, rb"0 Tr", b"1 Tr"), own=True)),
    Example("PRT-033", FAILED, "a face with serifs", pdf(serifs, own=True)),
    Example("PRT-087", PASSED, "struck out by the statement", pdf(text=STRUCK, own=True)),
    Example("PRT-087", PASSED, "links", pdf(text=PARTS, own=True)),
    Example("PRT-087", FAILED, "a line through a sentence", pdf(on_top(line(664)), own=True)),
    Example("PRT-088", PASSED, "links", pdf(text=PARTS)),
    Example("PRT-088", FAILED, "a line below a sentence", pdf(on_top(line(655)), own=True)),
    Example("PRT-088", INAPPLICABLE, "a picture only", TEXT),
    Example(
        "PRT-030",
        FAILED,
        "a second level of the text's size",
        pdf(within(2, rb"/f0 23 Tf", b"/f0 18 Tf"), TWO_LEVELS, own=True),
    ),
    Example("PRT-035", PASSED, "letters that say what they are", pdf()),
    Example("PRT-035", FAILED, "a font without ToUnicode", pdf(meaningless)),
    Example("PRT-035", INAPPLICABLE, "a picture only", TEXT),
]
