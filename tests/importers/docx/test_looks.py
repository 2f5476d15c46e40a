"""What Word's styles make of words, and what their own font makes of them."""

from __future__ import annotations

import pytest

from ..conftest import body, docx, markdown, paragraph

STYLES = (
    '<w:style w:type="character" w:styleId="V"><w:name w:val="Verbatim Char"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Source Code"/></w:style>'
)
FONTS = "".join(
    f'<w:font w:name="{name}"><w:pitch w:val="{pitch}"/></w:font>'
    for name, pitch in (("Arial", "variable"), ("Consolas", "fixed"))
)


def run(text: str, font: str = "") -> str:
    own = f'<w:rFonts w:ascii="{font}"/>' if font else ""
    return f'<w:r><w:rPr><w:rStyle w:val="V"/>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_code_in_pieces_is_one_and_keeps_the_spaces_between_its_words(adding):
    data = docx(f"<w:p>{run('Type ls ')}{run('and wait.')}</w:p>", styles=STYLES)
    assert body(adding(data, "a.docx", title="Help")) == "# Help\n\n`Type ls and wait.`\n"


def test_the_white_space_at_the_ends_of_code_stands_outside(importing):
    text = "<w:r><w:t>Type</w:t></w:r>" + run(" ls ") + "<w:r><w:t>now.</w:t></w:r>"
    assert markdown(importing(docx(f"<w:p>{text}</w:p>", styles=STYLES), "a.docx")) == "Type `ls` now.\n"


@pytest.mark.parametrize(
    ("font", "shown"), [("Arial", "The vote.\n"), ("Consolas", "`The vote.`\n"), ("", "`The vote.`\n")]
)
def test_words_in_a_style_for_code_are_none_where_their_own_font_is_proportional(importing, font, shown):
    data = docx(f"<w:p>{run('The vote.', font)}</w:p>", styles=STYLES, fontTable=FONTS)
    assert markdown(importing(data, "a.docx")) == shown


def test_a_paragraph_in_a_style_for_code_is_none_where_its_own_font_is_proportional(importing):
    of_code = '<w:pPr><w:pStyle w:val="S"/></w:pPr>'
    data = docx(f"<w:p>{of_code}{run('The vote.', 'Arial')}</w:p>", styles=STYLES, fontTable=FONTS)
    assert markdown(importing(data, "a.docx")) == "The vote.\n"


HEADING = (
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:i/></w:rPr></w:style>'
)
UNDONE = paragraph("Class two: Ms Roe", '<w:i w:val="0"/>').replace(
    "<w:p>", '<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr>'
)
SAID = paragraph("The school opens at eight.")


def test_a_heading_that_somebody_set_as_the_text_is_no_heading_where_others_look_like_one(adding):
    parts = "".join(paragraph(one, "<w:b/>") + SAID for one in ("Staff", "Hours"))
    data = docx(parts + UNDONE + SAID, styles=HEADING)
    added = adding(data, "a.docx", title="Note")
    assert [line for line in body(added).splitlines() if line[:2] == "##"] == ["## Staff", "## Hours"]
    assert [one.line for one in added.repairs if one.name == "heading made paragraph"] == [5]


@pytest.mark.parametrize(
    "heading",
    [
        UNDONE,  # no line looks more like one
        UNDONE.replace('<w:i w:val="0"/>', ""),
        UNDONE.replace("</w:pPr>", '<w:jc w:val="center"/></w:pPr>'),
        UNDONE.replace('<w:i w:val="0"/>', '<w:i w:val="0"/><w:b/>'),
        UNDONE.replace('<w:i w:val="0"/>', '<w:i w:val="0"/><w:sz w:val="28"/>'),
    ],
)
def test_a_heading_that_still_looks_like_one_stays(adding, heading):
    bold = (
        "" if heading is UNDONE else paragraph("Staff", "<w:b/>") + SAID + paragraph("Hours", "<w:b/>") + SAID
    )
    made = body(adding(docx(bold + heading + SAID, styles=HEADING), "a.docx", title="Note"))
    assert "# Class two: Ms Roe\n" in made
