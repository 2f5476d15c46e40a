"""What Word's styles make of words, and what their own font makes of them."""

from __future__ import annotations

import pytest

from ..conftest import body, docx, markdown

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
