"""What stands beside the text is named at the paragraph that it belongs to."""

from __future__ import annotations

import pytest

from .conftest import changed, docx, named, office, paragraph

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECTION = '<w:sectPr xmlns:r="{0}"><w:headerReference w:type="{1}" r:id="{2}"/></w:sectPr>'
ABOUT = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>Two.</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>'
COMMENT = f'<w:comment w:id="7" w:author="Jo">{paragraph("Really?")}</w:comment>'
TRACKED = (
    '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>Jo</dc:creator></office:change-info><text:p>old</text:p></text:deletion></text:changed-region>"
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
            + SECTION.format(R, "first", "rheader"),
            {"header": paragraph("Pier news")},
            (2, "header left out", "it stands on the first page of section 2: “Pier news”"),
        ),
        (
            paragraph("One.") + SECTION.format(R, "even", "rheader"),
            {"header": paragraph("Pier news")},
            (1, "header left out", "it stands on left pages: “Pier news”"),
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
            '<text:p>One.</text:p><text:p>Two<text:hidden-text text:string-value="x">x</text:hidden-text></text:p>',
            (2, "hidden text left out"),
        ),
        (
            "<text:p>One.</text:p><text:table-of-content><text:index-body><text:p>x 3</text:p></text:index-body></text:table-of-content>",
            (2, "list of contents left out"),
        ),
    ],
)
def test_in_opendocument(importing, text, expected):
    data = changed(office("X", "odt"), "content.xml", "<office:text>", f"<office:text>{TRACKED}{text}")
    assert expected in named(importing(data, "a.odt"))


def test_a_displayed_formula_is_asked_for_in_its_own_form(importing):
    draft = importing(office("One.\n\n$$x = 2$$\n\nIn $y$ line.", "docx"), "a.docx")
    said = [one.message for one in draft.repairs if one.name == "formula to be said in words"]
    assert [one.split("{")[0] for one in said] == ["write [$$…$$]", "write [$…$]"]
