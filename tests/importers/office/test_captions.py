"""The captions of office files stand with their pictures and tables."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from everyreader.importers.office.captions import SIGN, given

from ..conftest import changed, docx, odt, paragraph, png

STYLES = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/>{2}</w:style>'
CAPTION = STYLES.format("Beschriftung", "caption", "") + STYLES.format(
    "Own", "Own", '<w:basedOn w:val="Beschriftung"/>'
)
NUMBER = '<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
TABLE = "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>".format(
    *(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("Place", "Lamps", "North", "2"))
)
P, T = (
    {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], [], ["a.png", ""]]}], "line": 1},
    {"t": "Table", "c": [["", [], []], [None, []]], "line": 1},
)


@pytest.mark.parametrize("style", ["Beschriftung", "Own"])
@pytest.mark.parametrize("below", [True, False])
def test_the_caption_of_a_table_keeps_its_number(importing, style, below):
    caption = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">Table '
        f"</w:t></w:r>{NUMBER}<w:r><w:t>: Lamps</w:t></w:r></w:p>"
    )
    body = TABLE + caption if below else caption + TABLE
    [block] = importing(docx(paragraph("One.") + body + paragraph("Two."), styles=CAPTION), "a.docx").blocks[
        1:-1
    ]
    assert block["t"] == "Table"
    assert [one["c"] for one in block["c"][1][1][0]["c"] if one["t"] == "Str"] == ["Table", "1:", "Lamps"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([P, "Figure 1", P, "Figure 2"], ["Figure: Figure 1", "Figure: Figure 2"]),
        (["Figure 1", P, "Figure 2", P], ["Figure: Figure 1", "Figure: Figure 2"]),
        ([P, "Table 1", T], ["Para", "Table: Table 1"]),
        (["Table 1", T, "Table 2", T], ["Table: Table 1", "Table: Table 2"]),
        ([T, "Lamps"], ["Table: Lamps"]),
        (["Alone"], ["Para: Alone"]),
        ([P, "A pier", "Photo: Jo Mill"], ["Figure: A pier: Photo: Jo Mill"]),
        ([P, "Figure 1", "Figure 2"], ["Figure: Figure 1", "Para: Figure 2"]),  # its picture was left out
        ([P, "A pier", "Photo: Jo Mill", T], ["Figure: A pier", "Table: Photo: Jo Mill"]),
    ],
)
def test_a_caption_belongs_to_what_stands_beside_it(blocks, expected):
    made = given([_caption(one) if isinstance(one, str) else one for one in blocks])
    assert [_told(one) for one in made] == expected


def _caption(text: str) -> dict:
    return {"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": SIGN + text}]}], "line": 1}


def _told(block: dict) -> str:
    blocks = [block] if block["t"] == "Para" else block["c"][1][1]
    said = [one["c"][0]["c"] for each in blocks for one in each["c"] if one["t"] == "Strong"]
    return ": ".join([block["t"], *said])


PICTURE = (
    '<text:p><draw:frame text:anchor-type="as-char"><draw:image xlink:href="a.png"/></draw:frame></text:p>'
)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (["A pier"], 1),
        (["A pier", "Photo: Jo Mill"], 2),
        (["A pier", "Photo: Jo Mill<text:line-break/>taken in March"], 2),
        (["The pier opens on Monday, and everybody may walk on it. " * 8, "It is free."], 0),
        (["One", "Two", "Three", "Four"], 0),
    ],
)
def test_all_short_paragraphs_of_a_pictures_box_are_its_caption(importing, said, count):
    words = "".join(f"<text:p>{one}</text:p>" for one in said)
    box = f"<draw:frame><draw:text-box>{PICTURE}{words}</draw:text-box></draw:frame>"
    data = changed(odt(f"<text:p>One.{box}</text:p><text:p>Two.</text:p>"), "a.png", "", png())
    draft = importing(data, "a.odt")
    assert sum(len(one["c"][1][1]) for one in draft.blocks if one["t"] == "Figure") == count
    [kept] = [one.message for one in draft.repairs if one.name == "text box kept"]
    assert kept.startswith("as a caption" if count else "as paragraphs in their place")


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHOWN = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="a" descr="A '
    'pier"/><a:graphic>'
    "<a:graphicData><pic:pic><pic:blipFill><a:blip "
    'r:embed="rp"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
NAMES = (
    f'<w:document xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture" xmlns:r="{_OFFICE}" '
)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        (["A pier"], 1),
        (["A pier", "Photo: Jo Mill"], 2),
        (["The pier opens on Monday, and everybody may walk on it. " * 8, "It is free."], 0),
    ],
)
def test_so_they_are_in_words_boxes(importing, said, count):
    inner = SHOWN + "".join(map(paragraph, said))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = docx(f"<w:p><w:r><w:t>One.</w:t></w:r>{box}</w:p>{paragraph('Two.')}")
    relation = f'<Relationship Id="rp" Type="{_OFFICE}/image" Target="media/a.png"/></Relationships>'
    data = changed(data, "word/_rels/document.xml.rels", "</Relationships>", relation)
    data = changed(data, "word/document.xml", "<w:document ", NAMES)
    draft = importing(changed(data, "word/media/a.png", "", png()), "a.docx")
    assert sum(len(one["c"][1][1]) for one in draft.blocks if one["t"] == "Figure") == count
    [kept] = [one.message for one in draft.repairs if one.name == "text box kept"]
    assert kept.startswith("as a caption: “A pier" if count else "as paragraphs in their place: “The pier")


@pytest.mark.parametrize(
    ("width", "dots", "kept"), [("5.5cm", 200, "5.5cm"), ("5.5cm", 500, ""), ("1in", 200, "")]
)
def test_a_picture_keeps_its_width_where_it_has_few_dots_for_it(importing, width, dots, kept):
    frame = f'<draw:frame svg:width="{width}" svg:height="1in"><draw:image xlink:href="a.png"/></draw:frame>'
    drawn = io.BytesIO()
    Image.new("RGB", (dots, 20)).save(drawn, "PNG")
    data = changed(odt(f"<text:p>One.</text:p><text:p>{frame}</text:p>"), "a.png", "", drawn.getvalue())
    draft = importing(data, "a.odt")
    assert dict(draft.blocks[-1]["c"][0]["c"][0][2]).get("width", "") == kept
    assert [one.message for one in draft.repairs if one.name == "image width kept"] == (
        ["images/a.png: 5.5cm, with 92 dots an inch; a larger one is drawn sharper"] if kept else []
    )
