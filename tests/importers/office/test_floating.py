"""A picture that floats beside a heading stands behind it; one in the line of a heading is a word of it."""

from __future__ import annotations

import pytest

from ..conftest import changed, docx, markdown, odt, png

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in (("Title", "Title"), ("Heading", "heading 2"))
)
IMAGE = '![A map](images/i.png){width="2.54cm"}'


def word(place: str, style: str, look: str = "") -> bytes:
    drawing = (
        f'<w:r><w:drawing><wp:{place}><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" descr="A map"/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:blipFill><a:blip r:embed="i"/>'
        f"</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:{place}></w:drawing></w:r>"
    )
    words = f"<w:r><w:rPr>{look}</w:rPr><w:t>Head</w:t></w:r>"
    body = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{drawing}{words}</w:p>'
    data = docx(f"{body}<w:p><w:r><w:t>Text.</w:t></w:r></w:p>", styles=_STYLES)
    data = changed(data, "word/document.xml", " xmlns:mc=", f" {_NAMES} xmlns:mc=")
    relation = (
        '<Relationship Id="i" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    )
    relations = f'{relation}/image" Target="media/i.png"/></Relationships>'
    data = changed(data, "word/_rels/document.xml.rels", "</Relationships>", relations)
    return changed(data, "word/media/i.png", "", png())


def office(place: str, style: str, look: str = "") -> bytes:
    frame = (
        f'<draw:frame text:anchor-type="{place}" svg:width="2.54cm" svg:height="2.54cm">'
        '<draw:image xlink:href="Pictures/i.png"/><svg:desc>A map</svg:desc></draw:frame>'
    )
    tag = 'h text:outline-level="2"' if style == "Heading" else f'p text:style-name="{style}"'
    words = f'<text:span text:style-name="B">{look}Head</text:span>' if look else "Head"
    bold = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
    )
    body = f"<text:{tag}>{frame}{words}</text:{tag[0]}><text:p>Text.</text:p>"
    return changed(odt(body, bold), "Pictures/i.png", "", png())


@pytest.mark.parametrize(("style", "written"), [("Heading", "## Head"), ("Title", "# Head")])
@pytest.mark.parametrize(
    ("data", "file"),
    [
        (lambda style: word("anchor", style), "a.docx"),
        *((lambda style, at=at: office(at, style), "a.odt") for at in ("paragraph", "char", "page")),
    ],
)
def test_a_picture_that_floats_beside_a_heading_stands_behind_it(importing, data, file, style, written):
    assert markdown(importing(data(style), file)) == f"{written}\n\n{IMAGE}\n\nText.\n"


@pytest.mark.parametrize(
    ("data", "file"),
    [(word("anchor", "", "<w:b/>"), "a.docx"), (office("char", "", "<text:s/>"), "a.odt")],
)
def test_so_it_does_beside_a_bold_line(importing, data, file):
    assert [one["t"] for one in importing(data, file).blocks] == ["Para", "Para", "Para"]


@pytest.mark.parametrize(
    ("data", "file"), [(word("inline", "Heading"), "a.docx"), (office("as-char", "Heading"), "a.odt")]
)
def test_a_picture_in_the_line_of_a_heading_is_parted_from_its_words(importing, data, file):
    assert markdown(importing(data, file)) == f"## {IMAGE} Head\n\nText.\n"
