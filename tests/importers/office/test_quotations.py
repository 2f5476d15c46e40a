"""Paragraphs that office files set as quotations are one quotation, until another one begins."""

from __future__ import annotations

import pytest

from ..conftest import docx, named, odt, paragraph

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
        ("The pier is open.", 1100, 300, 567, "BlockQuote"),
        ("9. Any person may join.", 1100, 0, 567, "BlockQuote"),
    ],
)
@pytest.mark.parametrize(("made", "file"), [(word_indented, "a.docx"), (office_indented, "a.odt")])
def test_what_hangs_or_begins_with_a_label_is_no_quotation(
    importing, made, file, text, left, first, right, first_block
):
    assert importing(made(text, left, first, right), file).blocks[0]["t"] == first_block


LONG = "The council spoke about the harbour and what it costs to keep it open all year round."
SAID = "“We shall keep it open,” said the mayor, “and nobody will pay more than today.”"
TITLED = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
Set = tuple[str, int, int]  # words, and how far they are set in from the left and the right


def word_set(lines: list[Set]) -> bytes:
    indent = '<w:pPr><w:ind w:left="{}" w:right="{}"/></w:pPr>'
    return docx(
        "".join(
            f"<w:p>{indent.format(left, right)}<w:r><w:t>{text}</w:t></w:r></w:p>"
            if left >= 0
            else f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
            for text, left, right in lines
        ),
        styles=TITLED,
    )


def office_set(lines: list[Set]) -> bytes:
    said = '<style:paragraph-properties fo:margin-left="{}pt" fo:margin-right="{}pt"/>'
    styles = "".join(
        f'<style:style style:name="P{n}" style:family="paragraph">{said.format(left / 20, right / 20)}'
        "</style:style>"
        for n, (_, left, right) in enumerate(lines)
    )
    body = "".join(
        f'<text:p text:style-name="P{n}">{text}</text:p>'
        if left >= 0
        else f'<text:h text:outline-level="2">{text}</text:h>'
        for n, (text, left, _) in enumerate(lines)
    )
    return odt(body, styles)


HEADING, TEXT = ("Costs", -1, 0), (LONG, 0, 0)


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        ([TEXT, (SAID, 720, 720), TEXT], True),
        ([TEXT, (SAID, 720, 0), TEXT], True),
        ([HEADING, (f"{LONG[:-1]}:", 0, 0), (LONG, 720, 0), HEADING, TEXT], True),
        ([HEADING, TEXT, TEXT, TEXT, HEADING, (LONG, 360, 0), (LONG, 360, 0), HEADING, TEXT], False),
        ([("Costs", 0, 0), (LONG, 360, 0), ("Works", 0, 0), (LONG, 360, 0)], False),
        ([HEADING, *[(LONG, 360, 0)] * 4, HEADING, *[(LONG, 720, 0)] * 2], False),
        ([TEXT, *[(LONG, 567, 0)] * 7, TEXT], False),
        ([*[(LONG, 567, 567)] * 3], False),
        ([TEXT, ("Harbour Library", 720, 0), ("12 Quay Road", 720, 0), TEXT], False),
        ([TEXT, ("Yours sincerely, Jo Mill.", 4320, 0)], False),
    ],
    ids=[
        *("both sides", "between text", "behind a colon", "a part that stands so", "below typed headings"),
        *("all the text", "most of the text", "a letter with wide margins", "an address", "a signature"),
    ],
)
@pytest.mark.parametrize(("made", "file"), [(word_set, "a.docx"), (office_set, "a.odt")])
def test_text_set_in_is_a_quotation_where_the_text_round_it_is_not(importing, made, file, lines, quoted):
    draft = importing(made(lines), file)
    assert ("BlockQuote" in [one["t"] for one in draft.blocks]) == quoted
    assert ([name for _, name in named(draft)] == ["indented text made quotation"]) == quoted


@pytest.mark.parametrize("style", ["Zitat", "Citation", "Block Quotation", "Cita destacada"])
def test_a_style_for_quotations_is_known_by_its_name_in_any_language(importing, style):
    body = f'{paragraph(LONG)}<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr><w:r><w:t>{LONG}</w:t></w:r></w:p>'
    styles = f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="{style}"/></w:style>'
    assert [one["t"] for one in importing(docx(body, styles=styles), "a.docx").blocks] == [
        "Para",
        "BlockQuote",
    ]


def test_what_a_style_sets_in_from_the_left_is_text(importing):
    inside = (
        '<style:style style:name="Inside" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-left="1cm"/></style:style>'
    )
    lines = f'<text:p>{LONG}</text:p><text:p text:style-name="Inside">{LONG}</text:p><text:p>{LONG}</text:p>'
    assert {one["t"] for one in importing(odt(lines, "", inside), "a.odt").blocks} == {"Para"}


@pytest.mark.parametrize("source", ["– Jo Mill", "J. Mill, mayor"])
@pytest.mark.parametrize(("made", "file"), [(word_set, "a.docx"), (office_set, "a.odt")])
def test_the_source_below_a_quotation_is_within_it(importing, made, file, source):
    blocks = importing(made([TEXT, (SAID, 720, 0), (source, 720, 0), TEXT]), file).blocks
    assert [len(one["c"]) for one in blocks if one["t"] == "BlockQuote"] == [2]
