"""PRT: what is seen on the pages against what the tags say."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import (
    PICTURED,
    below,
    content,
    elements,
    every,
    mark,
    on_top,
    setting,
    with_element,
    within,
)

LONG_TABLE = "# A Title\n\n| Well | Depth |\n|---|---|\n" + "| Kissi | nine |\n" * 20
RECORDS = (
    f"# A Title\n\n| {' | '.join(f'Column {one}' for one in 'ABCDEFGH')} |\n{'|---' * 8}|\n|{' x |  |' * 4}\n"
)
other_header = content(rb"(/Artifact\s.*?T[mM].*?<)(\w{4})(\w{4})", rb"\1\3\2", page=1)
WHITE_OVER_WATER = b"/Artifact BMC 1 1 1 rg 85 605 400 35 re f EMC"


def wordless(file: pikepdf.Pdf) -> None:
    """Nothing but the picture is left, on the page and in the tags."""
    for number in (0, 2):
        content(mark(number), b"")(file)
    content(rb"/Artifact\s*<<[^>]*/Footer.*?EMC", b"")(file)
    document = elements(file, "Document")[0]
    document.K = Array([elements(file, "Figure")[0]])
    del file.Root.Outlines


def half_transparent(file: pikepdf.Pdf) -> None:
    state = Dictionary(Type=Name.ExtGState, ca=0.0)
    file.pages[0].Resources.ExtGState = Dictionary(Ghost=state)
    within(2, rb"BT", b"/Ghost gs BT")(file)


def hidden_layer(file: pikepdf.Pdf) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("A layer")))
    file.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Name=String("x"))
    )
    file.pages[0].Resources.Properties = Dictionary(Hidden=group)
    within(2, rb"^(.*)$", rb"/OC /Hidden BDC \1 EMC")(file)


def scanned(file: pikepdf.Pdf) -> None:
    """A picture over the whole page, its words in letters that paint nothing."""
    dots = b"\xff" * (1704 // 8 * 2200)
    grey = file.make_stream(
        dots, Type=Name.XObject, Subtype=Name.Image, Width=1704, Height=2200, BitsPerComponent=1
    )
    grey.ColorSpace = Name.DeviceGray
    file.pages[0].Resources.XObject = Dictionary(Scan=grey)
    content(rb"0 Tr", b"3 Tr", count=0)(file)
    below(b"/Artifact BMC 612 0 0 792 0 0 cm /Scan Do EMC")(file)


def picture_away(file: pikepdf.Pdf) -> None:
    content(rb"/\S+ Do", b"")(file)


def box_moved(file: pikepdf.Pdf) -> None:
    elements(file, "Figure")[0].A[0].BBox = Array([90, 90, 320, 230])


def logo(file: pikepdf.Pdf) -> None:
    on_top(b"/Artifact BMC 230.4 0 0 144 90 200 cm /x0 Do EMC")(file)


def enlarged(file: pikepdf.Pdf) -> None:
    """The picture and its tag's box, twice as large."""
    content(rb"230.4 0 0 144 90 527.4", b"460.8 0 0 288 90 200")(file)
    elements(file, "Figure")[0].A[0].BBox = Array([90, 200, 550.8, 488])


def greyed(file: pikepdf.Pdf) -> None:
    """Every dot of the picture in one grey."""
    picture = next(iter(file.pages[0].Resources.XObject.values()))
    dots = int(picture.Width) * int(picture.Height)
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray
    picture.write(b"\x80" * dots)
    for key in ("/SMask", "/DecodeParms"):
        if key in picture:
            del picture[key]


WORDS = "PRT-010"
EXAMPLES = [
    Example(WORDS, PASSED, "black on white", pdf(seen=True)),
    Example(WORDS, FAILED, "text that is not painted (3 Tr)", pdf(within(2, rb"0 Tr", b"3 Tr"), seen=True)),
    Example(
        WORDS,
        FAILED,
        "text that only clips (7 Tr)",
        pdf(within(2, rb"0 Tr", b"7 Tr"), seen=True),
    ),
    Example(WORDS, FAILED, "white on white", pdf(within(2, rb"0 0 0 scn", b"1 1 1 scn"), seen=True)),
    Example(
        WORDS,
        FAILED,
        "nearly white",
        pdf(within(2, rb"0 0 0 scn", b".96 .96 .96 scn"), seen=True),
    ),
    Example(WORDS, FAILED, "transparent", pdf(half_transparent, seen=True)),
    Example(WORDS, FAILED, "covered by a white box", pdf(on_top(WHITE_OVER_WATER), seen=True)),
    Example(
        WORDS,
        FAILED,
        "three words covered",
        pdf(on_top(b"/Artifact BMC 1 1 1 rg 170 605 120 35 re f EMC"), seen=True),
    ),
    Example(
        WORDS,
        FAILED,
        "clipped away",
        pdf(within(2, rb"BDC\s(.*)EMC", rb"BDC q 0 0 5 5 re W n \1 Q EMC"), seen=True),
    ),
    Example(WORDS, FAILED, "in a hidden layer", pdf(hidden_layer, seen=True)),
    Example(WORDS, FAILED, "of no size", pdf(within(2, rb"/f1 18 Tf", b"/f1 .1 Tf"), seen=True)),
    Example(
        WORDS,
        FAILED,
        "the page's number in white",
        pdf(content(rb"(.*)0 0 0 scn", rb"\g<1>1 1 1 scn"), seen=True),
    ),
    Example(WORDS, INAPPLICABLE, "a picture only", pdf(wordless, PICTURED, seen=True)),
    Example("PRT-011", PASSED, "nothing is replaced", pdf()),
    Example(
        "PRT-011",
        PASSED,
        "the words that are drawn, said again",
        pdf(with_element("P", setting(ActualText="The well is deep and clear."))),
    ),
    Example(
        "PRT-011",
        FAILED,
        "a mark says other words",
        pdf(content(rb"/MCID 1\b", b"/ActualText (The well is shallow.) /MCID 1")),
    ),
    Example(
        "PRT-011",
        FAILED,
        "a tag says other words",
        pdf(with_element("P", setting(ActualText="The well is dry."))),
    ),
    Example(
        "PRT-011",
        FAILED,
        "the statement's words stand for others",
        pdf(
            every(
                content(rb"<0001000200030004>(?=.*?MCID 2)", b"<0002000100030004>"),
                content(rb"/MCID 1\b", b"/ActualText (The well is deep and clear.) /MCID 1"),
            ),
            own=True,
        ),
    ),
    Example("PRT-011", INAPPLICABLE, "a picture only", pdf(wordless, PICTURED)),
    Example("PRT-012", PASSED, "black on white", pdf(seen=True)),
    Example(
        "PRT-012",
        PASSED,
        "white on black",
        pdf(
            every(
                below(b"/Artifact BMC 0 g 0 0 612 792 re f EMC"),
                content(rb"0 0 0 scn", b"1 1 1 scn", count=0),
            ),
            seen=True,
        ),
    ),
    Example(
        "PRT-012",
        FAILED,
        "light grey",
        pdf(within(2, rb"0 0 0 scn", b".75 .75 .75 scn"), seen=True),
    ),
    Example(
        "PRT-012",
        FAILED,
        "a dark box behind",
        pdf(below(b"/Artifact BMC .3 g 85 605 400 35 re f EMC"), seen=True),
    ),
    Example("PRT-012", INAPPLICABLE, "a picture only", pdf(wordless, PICTURED, seen=True)),
    Example("PRT-013", PASSED, "black on white", pdf(seen=True)),
    Example(
        "PRT-013",
        FAILED,
        "grey of 4.5:1",
        pdf(within(2, rb"0 0 0 scn", b".46 .46 .46 scn"), seen=True),
    ),
    Example("PRT-013", INAPPLICABLE, "a picture only", pdf(wordless, PICTURED, seen=True)),
    Example("PRT-014", PASSED, "words that are read as drawn", pdf()),
    Example(
        "PRT-014",
        FAILED,
        "other words for a paragraph",
        pdf(with_element("P", setting(Alt="The well is dry."))),
    ),
    Example(
        "PRT-014",
        FAILED,
        "a mark with other words",
        pdf(content(rb"/MCID 1\b", b"/Alt (The well is dry.) /MCID 1")),
    ),
    Example(
        "PRT-014",
        FAILED,
        "a long form that nobody wrote",
        pdf(with_element("P", setting(E="Wells are deep.")), own=True),
    ),
    Example("PRT-014", PASSED, "a picture's words", pdf(text=PICTURED)),
    Example("PRT-015", PASSED, "the page's number", pdf(own=True)),
    Example("PRT-015", PASSED, "a header row on each page of a table", pdf(text=LONG_TABLE, own=True)),
    Example("PRT-015", PASSED, "headers before the cells of records", pdf(text=RECORDS, own=True)),
    Example(
        "PRT-015",
        FAILED,
        "another header row on the second page of a table",
        pdf(other_header, text=LONG_TABLE, own=True),
    ),
    Example(
        "PRT-015",
        FAILED,
        "a word across the page",
        pdf(on_top(b"/Artifact BMC BT /f1 18 Tf 90 120 Td <0001000200030004> Tj ET EMC"), own=True),
    ),
    Example(
        "PRT-015",
        CANT_TELL,
        "a sentence that no tag holds, in a foreign file",
        pdf(
            on_top(
                b"/Artifact BMC BT /f1 18 Tf 90 400 Td "
                b"<00030004000300040003000400030004000300040003000400030004000300040003> Tj ET EMC"
            )
        ),
    ),
    Example("PRT-017", PASSED, "an image of 200 dots an inch", pdf(text=PICTURED)),
    Example(
        "PRT-017",
        FAILED,
        "an image twice as large",
        pdf(enlarged, PICTURED),
    ),
    Example("PRT-017", INAPPLICABLE, "no image", pdf()),
    Example("PRT-018", PASSED, "an image as it is", pdf(text=PICTURED)),
    Example(
        "PRT-018",
        FAILED,
        "an image drawn too flat",
        pdf(content(rb"230.4 0 0 144", b"230.4 0 0 100"), PICTURED),
    ),
    Example(
        "PRT-018",
        FAILED,
        "an image mirrored",
        pdf(content(rb"230.4 0 0 144 90", b"-230.4 0 0 144 320.4"), PICTURED),
    ),
    Example("PRT-018", INAPPLICABLE, "no image", pdf()),
    Example("PRT-019", PASSED, "an image that is seen", pdf(text=PICTURED, seen=True)),
    Example("PRT-019", FAILED, "an image that is not drawn", pdf(picture_away, PICTURED, seen=True)),
    Example(
        "PRT-019",
        FAILED,
        "an image covered",
        pdf(on_top(b"/Artifact BMC 1 g 85 520 300 160 re f EMC"), PICTURED, seen=True),
    ),
    Example("PRT-019", INAPPLICABLE, "no image", pdf(seen=True)),
    Example("PRT-089", PASSED, "where its tag says", pdf(text=PICTURED)),
    Example("PRT-089", FAILED, "elsewhere", pdf(box_moved, PICTURED, own=True)),
    Example("PRT-089", INAPPLICABLE, "no image", pdf()),
    Example("PRT-090", PASSED, "as many as in the statement", pdf(text=PICTURED, own=True)),
    Example("PRT-090", FAILED, "a logo", pdf(logo, PICTURED, own=True)),
    Example("PRT-090", INAPPLICABLE, "no image", pdf(own=True)),
    Example("PRT-092", PASSED, "the statement's image", pdf(text=PICTURED, own=True)),
    Example("PRT-092", FAILED, "a grey square", pdf(greyed, PICTURED, own=True)),
    Example("PRT-092", INAPPLICABLE, "no image", pdf(own=True)),
    Example(
        "PRT-014",
        FAILED,
        "a mark with other words than its picture's tag",
        pdf(content(rb"/Alt \(A pump\)", b"/Alt (A car)"), PICTURED, own=True),
    ),
    Example("PRT-020", PASSED, "an image on a page of text", pdf(text=PICTURED, seen=True)),
    Example("PRT-020", CANT_TELL, "a scanned page", pdf(scanned, seen=True)),
    Example("PRT-020", INAPPLICABLE, "no image", pdf(seen=True)),
]
