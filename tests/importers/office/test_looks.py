"""What an office file's looks mean to a reader: underlined links, subtitles, captions that count, tips under
the mouse."""

from __future__ import annotations

import pytest

from ..conftest import docx, markdown, named, odt, paragraph

UNDERLINED = (
    '<style:style style:name="U" style:family="text"><style:text-properties fo:font-weight="bold" '
    'style:text-underline-style="solid"/></style:style>'
)


@pytest.mark.parametrize(
    "link",
    [
        '<text:a xlink:href="https://a.org/"><text:span text:style-name="U">the plan</text:span></text:a>',
        '<text:span text:style-name="U"><text:a xlink:href="https://a.org/">the plan</text:a></text:span>',
    ],
)
def test_an_underline_in_an_opendocuments_link_is_no_emphasis(importing, link):
    draft = importing(odt(f"<text:p>See {link}.</text:p>", UNDERLINED), "a.odt")
    assert markdown(draft).replace("*", "") == "See [the plan](https://a.org/).\n"
    assert markdown(draft).count("*") == 4  # bold, which it is, too


INSTRUCTION = '<w:instrText> HYPERLINK "https://a.org/" \\o "{}" </w:instrText>'
FIELD = (
    '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r>{}</w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>the '
    "plan</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("tip", "names"),
    [("Opens in a window", [(2, "tip of a link left out")]), ("the plan", []), ("https://a.org/", [])],
)
def test_what_a_words_link_shows_over_it_is_named_and_its_underline_is_no_emphasis(importing, tip, names):
    data = docx(paragraph("One.") + FIELD.format(INSTRUCTION.format(tip)))
    draft = importing(data, "a.docx")
    assert markdown(draft) == "One.\n\nSee [the plan](https://a.org/)\n"
    assert named(draft) == names


LARGE = '<style:text-properties fo:font-size="28pt"/>'
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="paragraph">{LARGE}</style:style>'
    for name in ("Title", "Subtitle")
)


def test_a_subtitle_is_no_heading(adding):
    body = (
        '<text:p text:style-name="Title">The pier</text:p><text:p text:style-name="Subtitle">Call '
        "2026</text:p>"
    )
    body += "<text:p>4 March 2024</text:p><text:p>It is open to everybody from today, at no charge.</text:p>"
    units = adding(odt(body, styles=STYLES), "a.odt").publication.units
    assert [(one.text, one.level) for one in units][:2] == [("The pier", 1), ("Call 2026", 0)]


CELLS = "".join(
    (
        f"<table:table-row>"
        f"{''.join(f'<table:table-cell><text:p>{one}</text:p></table:table-cell>' for one in row)}</table"
        f":table-row>"
    )
    for row in (("Place", "Lamps"), ("North", "2"))
)
TABLE = f'<table:table><table:table-column table:number-columns-repeated="2"/>{CELLS}</table:table>'


@pytest.mark.parametrize("style", ["Table", "Standard"])
@pytest.mark.parametrize("above", [True, False])
def test_a_table_of_an_opendocument_has_its_counted_caption(importing, style, above):
    caption = (
        f'<text:p text:style-name="{style}">Tabla <text:sequence text:name="Table">1</text:sequence>: '
        f"Lamps</text:p>"
    )
    body = caption + TABLE if above else TABLE + caption
    [_, table] = importing(odt(f"<text:p>One.</text:p>{body}"), "a.odt").blocks
    assert [one["c"] for one in table["c"][1][1][0]["c"] if one["t"] == "Str"] == ["Tabla", "1:", "Lamps"]


def test_a_paragraph_with_a_note_has_its_own_place(importing):
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Aside.</text:p></text:note-body></text:note>"
    )
    body = f"<text:p/><text:p>Two.</text:p><text:p/><text:p>Four{note} is here.</text:p>"
    assert [one["line"] for one in importing(odt(body), "a.odt").blocks] == [2, 4]


TITLE = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
STYLED = '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>The pier</w:t></w:r></w:p>'
BOUND = '<w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]"/></w:sdtPr>'
CONTROL = f"<w:p><w:sdt>{BOUND}<w:sdtContent><w:r><w:t>The pier</w:t></w:r></w:sdtContent></w:sdt></w:p>"


@pytest.mark.parametrize("title", [STYLED, CONTROL])
def test_a_title_below_other_words_is_the_title(importing, title):
    body = paragraph("Harbour Library") + title + paragraph("It opens today.")
    blocks = importing(docx(body, styles=TITLE), "a.docx").blocks
    assert [one["t"] for one in blocks] == ["Para", "Header", "Para"]


FIELDS = '<w:p><w:fldSimple w:instr=" MERGEFIELD Name "><w:r><w:t>{}</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(("shown", "names"), [("«Name»", [(2, "field not filled in")]), ("Jo Reid", [])])
def test_a_field_of_a_form_letter_with_nobodys_name_is_named(importing, shown, names):
    draft = importing(docx(paragraph("To") + FIELDS.format(shown)), "a.docx")
    assert (markdown(draft), named(draft)) == (f"To\n\n{shown}\n", names)


def test_the_heading_of_a_list_of_contents_goes_with_it(importing):
    listed = '<w:p><w:fldSimple w:instr=" TOC "><w:r><w:t>The year 3</w:t></w:r></w:fldSimple></w:p>'
    draft = importing(docx(paragraph("One.") + paragraph("Contents") + listed + paragraph("Two.")), "a.docx")
    assert markdown(draft) == "One.\n\nTwo.\n"
    assert "Contents The year 3" in next(one.message for one in draft.repairs)
