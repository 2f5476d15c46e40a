"""Word: what stands round words without being any is opened or named; what symbol fonts show is what a reader
sees."""

from __future__ import annotations

import pytest

from ..conftest import docx, markdown, paragraph

RUN = "<w:r><w:t>{}</w:t></w:r>"
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\c "Figure" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>ka</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>word</w:t></w:r></w:rubyBase"
    "></w:ruby></w:r>"
)
SYMBOL = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
FONT = '<w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr><w:t>{}</w:t></w:r>'
CUT = '<w:p><w:pPr><w:rPr><w:del w:author="Jo"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("body", "expected", "repair"),
    [
        (f"<w:p><w:customXml>{RUN}</w:customXml></w:p>".format("One."), "One.", None),
        (f"<w:customXml>{paragraph('One.')}</w:customXml>", "One.", None),
        (f'<w:p><w:bdo w:val="rtl">{RUN}</w:bdo></w:p>'.format("One."), "One.", None),
        (
            f"<w:p>{RUN}{RUBY}</w:p>".format("One "),
            "One word (ka)",
            (1, "reading kept", "in brackets: “ka”"),
        ),
        (
            paragraph("One.")
            + "<w:p>"
            + CONTROL.format("<w:showingPlcHdr/>", RUN.format("Type here"))
            + "</w:p>",
            "One.",
            (2, "prompt left out", "nothing was typed there: “Type here”"),
        ),
        (f"<w:p>{CONTROL}</w:p>".format("", RUN.format("Typed.")), "Typed.", None),
        (
            CONTROL.format(GALLERY, paragraph("Contents") + paragraph("One 3")) + paragraph("One."),
            "One.",
            (1, "list of contents left out", "its page numbers mean nothing here: “Contents One 3”"),
        ),
        (
            paragraph("One.") + f"<w:p>{FIELD}</w:p>".format(RUN.format("Figure 1 7")),
            "One.",
            (2, "list of contents left out", "its page numbers mean nothing here: “Figure 1 7”"),
        ),
        (
            (
                f"<w:p>{RUN}<w:r><w:pict><v:shape><v:textpath string='Drawn'/></v:shape></w:pict></w:r></w:p>"
            ).format("One."),
            "One.\n\nDrawn",
            (1, "text box kept", "as paragraphs in their place: “Drawn”"),
        ),
        (
            CUT + paragraph("two."),
            "One two.",
            (
                1,
                "deletion left out",
                "Jo took out the end of the paragraph; it is taken as accepted, and goes on with the next",
            ),
        ),
    ],
)
def test_words_are_kept_and_what_is_none_is_named(importing, body, expected, repair):
    draft = importing(docx(body), "a.docx")
    assert markdown(draft).strip() == expected
    assert [(one.line, one.name, one.message) for one in draft.repairs] == [repair] * bool(repair)


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (SYMBOL.format("Symbol", "F061") + SYMBOL.format("Wingdings", "F081"), "α①"),
        (FONT.format("Symbol", "abg") + FONT.format("Wingdings", "ü"), "αβγ✔"),
    ],
)
def test_symbol_fonts_count_as_what_they_show(adding, runs, expected):
    body = paragraph("The pier opens.") + f"<w:p>{RUN}{runs}</w:p>".format("Sign ")
    assert adding(docx(body), "a.docx", title="The pier").publication.units[-1].text == f"Sign {expected}"
