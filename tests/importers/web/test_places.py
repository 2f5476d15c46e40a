"""What stands beside the text is named at the paragraph that it belongs to."""

from __future__ import annotations

import pytest

from ..conftest import changed, docx, named, odt, office, paragraph

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECTION = '<w:sectPr xmlns:r="{0}"><w:headerReference w:type="{1}" r:id="{2}"/>{3}</w:sectPr>'
FIRST, VML = "<w:titlePg/>", "urn:schemas-microsoft-com:vml"
NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r>'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
LOGO = (
    f'<w:r><w:drawing><d:inline xmlns:d="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main">'
    '<d:docPr descr="A pier"/><a:blip/></d:inline></w:drawing></w:r>'
)
ABOUT = (
    '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Two.</w:t></w:r><w:r><w:commentReference '
    'w:id="7"/></w:r></w:p>'
)
COMMENT = f'<w:comment w:id="7" w:author="Jo">{paragraph("Really?")}</w:comment>'
TRACKED = (
    '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Jo</dc:creator></office:change-info><text:p>old</text:p></text:deletion>"
    "</text:changed-region>"
    "</text:tracked-changes>"
)


@pytest.mark.parametrize(
    ("body", "parts", "expected"),
    [
        (paragraph("One.") + ABOUT, {"comments": COMMENT}, (2, "comment left out", "Jo: “Really?”")),
        (
            paragraph("One.") + paragraph("secret", "<w:vanish/>"),
            {},
            (2, "hidden text left out", "“secret”"),
        ),
        (
            f"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>{paragraph('Two.')}"
            + SECTION.format(R, "first", "rheader", FIRST),
            {"header": paragraph("Pier news")},
            (2, "header left out", "it stands on the first page of section 2: “Pier news”"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "even", "rheader", ""),
            {"header": paragraph("Pier news"), "settings": "<w:evenAndOddHeaders/>"},
            (1, "header left out", "it stands on left pages: “Pier news”"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "even", "rheader", ""),
            {"header": paragraph("Pier news")},
            (1, "header left out", "it stands on no page: “Pier news”"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "default", "rheader", FIRST),
            {"header": f"<w:p>{NUMBER}</w:p>{paragraph('Pier news')}"},
            (1, "header left out", "it stands on every page but the first: “Pier news” and the page number"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "default", "rheader", ""),
            {"header": f"<w:p>{LOGO}</w:p>"},
            (1, "header left out", "it stands on every page: a picture (“A pier”)"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "default", "rheader", ""),
            {
                "header": f'<w:p><w:r><w:pict><v:textpath xmlns:v="{VML}" string="DRAFT"/></w:pict></w:r></w:p>'
            },
            (1, "header left out", "it stands on every page: “DRAFT”"),
        ),
    ],
)
def test_in_word(importing, body, parts, expected):
    draft = importing(docx(body, **parts), "a.docx")
    assert (*named(draft)[0], draft.repairs[0].message) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '<text:p>One.</text:p><text:p>T<text:change text:change-id="c1"/>wo.</text:p>',
            (2, "deletion left out"),
        ),
        (
            (
                "<text:p>One.</text:p><text:p>Two<text:hidden-text "
                'text:string-value="x">x</text:hidden-text></text:p>'
            ),
            (2, "hidden text left out"),
        ),
        (
            (
                "<text:p>One.</text:p><text:table-of-content><text:index-body><text:p>x "
                "3</text:p></text:index-body></text:table-of-content>"
            ),
            (2, "list of contents left out"),
        ),
    ],
)
def test_in_opendocument(importing, text, expected):
    data = changed(office("X", "odt"), "content.xml", "<office:text>", f"<office:text>{TRACKED}{text}")
    assert expected in named(importing(data, "a.odt"))


PAGE_STYLE = '<style:master-page style:name="Standard">{}</style:master-page>'
HEAD = "<style:header><text:p>Pier news <text:page-number>7</text:page-number></text:p></style:header>"
FIRST_HEAD = "<style:header-first{}><text:p>Welcome</text:p></style:header-first>"
PICTURED = (
    '<style:header><text:p><draw:frame><draw:image xlink:href="a.png"/><svg:desc>A '
    "pier</svg:desc></draw:frame></text:p>"
    "</style:header>"
)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (HEAD, ["it stands on every page: “Pier news” and the page number"]),
        (
            HEAD + FIRST_HEAD.format(""),
            [
                "it stands on every page but the first: “Pier news” and the page number",
                "it stands on the first page: “Welcome”",
            ],
        ),
        (
            HEAD + FIRST_HEAD.format(' style:display="false"'),
            ["it stands on every page: “Pier news” and the page number"],
        ),
        (PICTURED, ["it stands on every page: a picture (“A pier”)"]),
    ],
)
def test_headers_of_opendocuments_pages(importing, page, said):
    draft = importing(odt("<text:p>One.</text:p>", styles=PAGE_STYLE.format(page)), "a.odt")
    assert [one.message for one in draft.repairs if one.name == "header left out"] == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (rb"\titlepg{\header Pier news\par}", "it stands on every page but the first: “Pier news”"),
        (
            rb"{\header{\*\shppict{\pict\pngblip 0102ab}}{\nonshppict{\pict 0102}}}",
            "it stands on every page: a picture",
        ),
        (rb"{\header {\pict\pngblip 0102ab}Pier}", "it stands on every page: “Pier” and a picture"),
        (
            rb"{\header {\field{\*\fldinst {PAGE }\\* X}{\fldrslt{\b 7}}}\par}",
            "it stands on every page: the page number",
        ),
        (rb"{\header Pier {\chpgn}}", "it stands on every page: “Pier” and the page number"),
        (rb"\facingp{\headerl Pier}", "it stands on left pages: “Pier”"),
    ],
)
def test_headers_of_rich_texts_pages(importing, header, said):
    draft = importing(rb"{\rtf1\ansi" + header + rb"\pard One.\par}", "a.rtf")
    assert [one.message for one in draft.repairs if one.name == "header left out"] == [said]


def test_a_displayed_formula_is_asked_for_in_its_own_form(importing):
    draft = importing(office("One.\n\n$$x = 2$$\n\nIn $y$ line.", "docx"), "a.docx")
    said = [one.message for one in draft.repairs if one.name == "formula to be said in words"]
    assert [one.split("{")[0] for one in said] == ["write [$$…$$]", "write [$…$]"]
