"""Paragraphs that office files set as quotations are one quotation, until another one begins."""

from __future__ import annotations

import pytest

from .conftest import docx, odt, paragraph

INDENT = '<style:paragraph-properties fo:margin-left="1cm"/>'
OPEN = (
    f'<style:style style:name="Quotations" style:family="paragraph">{INDENT}</style:style>'
    '<style:style style:name="Source" style:family="paragraph" style:parent-style-name="Quotations"/>'
)
OWN = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
WORD = (
    '<w:style w:type="paragraph" w:styleId="Quotations"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Source"><w:name w:val="Source"/><w:basedOn w:val="Quotations"/></w:style>'
)
Said = list[tuple[str, str]]  # style and words


def word(said: Said) -> bytes:
    lines = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in said
    )
    return docx(paragraph("Before.") + "".join(lines) + paragraph("Behind."), styles=WORD)


def office(said: Said) -> bytes:
    lines = (f'<text:p text:style-name="{style}">{text}</text:p>' for style, text in said)
    return odt(f"<text:p>Before.</text:p>{''.join(lines)}<text:p>Behind.</text:p>", OWN, OPEN)


FIRST, SECOND = (
    [("Quotations", "The pier is open."), ("Source", "Jo Mill")],
    [("Quotations", "It is not."), ("Source", "Ann")],
)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        (FIRST, [2]),
        ([("Quotations", "The pier is open."), ("Quotations", "It is free.")], [2]),
        ([*FIRST, *SECOND], [2, 2]),
        ([FIRST[0], ("", ""), SECOND[0]], [1, 1]),
        ([FIRST[0], ("", "Others say:"), SECOND[0]], [1, 1]),
    ],
)
@pytest.mark.parametrize(("made", "file"), [(word, "a.docx"), (office, "a.odt")])
def test_one_quotation_ends_where_another_begins(importing, made, file, said, counts):
    quotations = [one["c"] for one in importing(made(said), file).blocks if one["t"] == "BlockQuote"]
    assert [len(one) for one in quotations] == counts


def test_a_style_of_the_text_alone_is_that_on_which_it_rests(importing):
    data = office([("Quotations", "The pier is open."), ("P1", "It is free."), ("Quotations", "It is wide.")])
    [quotation] = [one["c"] for one in importing(data, "a.odt").blocks if one["t"] == "BlockQuote"]
    assert len(quotation) == 3
