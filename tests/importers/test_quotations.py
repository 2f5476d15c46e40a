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
    '<w:style w:type="paragraph" w:styleId="Source"><w:name w:val="Source"/><w:basedOn '
    'w:val="Quotations"/></w:style>'
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


def word_indented(text: str, left: int, first: int, right: int) -> bytes:
    hangs = f'w:hanging="{-first}"' if first < 0 else f'w:firstLine="{first}"'
    indent = f'<w:pPr><w:ind w:left="{left}" w:right="{right}" {hangs}/></w:pPr>'
    return docx(f"<w:p>{indent}<w:r><w:t>{text}</w:t></w:r></w:p>{paragraph('Behind.')}")


def office_indented(text: str, left: int, first: int, right: int) -> bytes:
    sides = {"margin-left": left, "text-indent": first, "margin-right": right}
    said = " ".join(f'fo:{side}="{value / 20}pt"' for side, value in sides.items())
    style = (
        f'<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties '
        f"{said}/></style:style>"
    )
    return odt(f'<text:p text:style-name="P1">{text}</text:p><text:p>Behind.</text:p>', style)


@pytest.mark.parametrize(
    ("text", "left", "first", "right", "first_block"),
    [
        ("9. Any person may join.", 1100, -567, 0, "Para"),
        ("Miller, Ann: The Pier.", 1100, -567, 0, "Para"),
        ("9. Any person may join.", 1100, -567, 567, "Para"),
        ("a) Any person may join.", 1100, 0, 0, "Para"),
        ("The pier is open.", 1100, 0, 0, "BlockQuote"),
        ("– Jo Mill", 1100, 0, 0, "BlockQuote"),
        ("J. Mill, mayor", 1100, 0, 0, "BlockQuote"),
        ("The pier is open.", 1100, 300, 567, "BlockQuote"),
        ("9. Any person may join.", 1100, 0, 567, "BlockQuote"),
    ],
)
@pytest.mark.parametrize(("made", "file"), [(word_indented, "a.docx"), (office_indented, "a.odt")])
def test_what_hangs_or_begins_with_a_label_is_no_quotation(
    importing, made, file, text, left, first, right, first_block
):
    assert importing(made(text, left, first, right), file).blocks[0]["t"] == first_block
