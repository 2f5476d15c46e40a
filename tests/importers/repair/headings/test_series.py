"""Bold lines that count through a document are its headings, and no points of the lists between them."""

from __future__ import annotations

import pytest

from ...conftest import Import, body, docx, odt, paragraph

BOLD, TEXT = "<w:b/>", "The council meets in the hall."
PLAIN = ("Aims", "Wells", "Pier", "Roads", "Route")
HEADS = ("Aims", "Who runs it", "Terms and prizes:", "Route", "Prices")


def level(form: str) -> str:
    """Word's list 1, whose numbers are of this form."""
    own = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="7">{own}</w:abstractNum>{number}'


def point(text: str, properties: str = BOLD) -> str:
    return paragraph(text, properties).replace(
        "<w:p>", '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )


def headings(made: str) -> list[str]:
    return [line.removeprefix("## ") for line in made.splitlines() if line.startswith("## ")]


def test_bold_lines_that_count_through_the_text_are_headings(imported: Import) -> None:
    text = (
        "# Rules\n\n4 March 2024\n\n**1. Terms**\n\nWords are these:\n\n1. A well is a well.\n2. A road is "
        "a road.\n\n"
        "**2. Wells**\n\nThe wells are open.\n\n**3. Roads**\n\n1. The roads are closed.\n"
    )
    made = body(imported(text, file="rules.md"))
    assert [line for line in made.splitlines() if line.startswith("## ")] == [
        "## 1. Terms",
        "## 2. Wells",
        "## 3. Roads",
    ]
    assert "1.  A well is a well.\n2.  A road is a road.\n" in made


def test_bold_points_below_each_other_stay_a_list(imported: Import) -> None:
    made = body(
        imported(
            "# Rules\n\n4 March 2024\n\n**1. Wells**\n\n**2. Roads**\n\n**3. Fields**\n", file="rules.md"
        )
    )
    assert "## " not in made


@pytest.mark.parametrize(
    ("form", "labels"),
    [("upperRoman", "I II III IV V"), ("decimal", "1 2 3 4 5"), ("upperLetter", "A B C D E"),
     ("lowerRoman", "i ii iii iv v")],
)  # fmt: skip
@pytest.mark.parametrize("below", [paragraph(TEXT), paragraph("- a well") + paragraph("- a road")])
def test_bold_points_of_a_list_each_with_text_below_are_headings_all_of_them(
    adding, form: str, labels: str, below: str
) -> None:
    data = docx(paragraph(TEXT) + "".join(point(one) + below for one in HEADS), numbering=level(form))
    said = [f"{label}. {head}" for label, head in zip(labels.split(), HEADS, strict=True)]
    assert headings(body(adding(data, "a.docx", title="Rules"))) == said


def test_a_numbered_headings_bold_type_may_begin_behind_its_number(adding) -> None:
    text = "".join(
        f'<text:p>{label}. <text:span text:style-name="B">{head}</text:span></text:p><text:p>{TEXT}</text:p>'
        for label, head in (("I", "Aims"), ("II", "Route"))
    )
    bold = '<style:text-properties fo:font-weight="bold"/>'
    style = f'<style:style style:name="B" style:family="text">{bold}</style:style>'
    data = odt(f"<text:p>{TEXT}</text:p>{text}", style)
    assert headings(body(adding(data, "a.odt", title="Rules"))) == ["I. Aims", "II. Route"]


def test_bold_points_of_a_list_below_each_other_stay_one(adding) -> None:
    data = docx(paragraph("Elected are:") + "".join(map(point, HEADS)), numbering=level("decimal"))
    assert "1.  **Aims**\n2.  **Who runs it**\n" in body(adding(data, "a.docx", title="Rules"))


def test_points_of_a_list_that_are_not_bold_stay_points(adding) -> None:
    points = "".join(point(one, "") + paragraph(TEXT) for one in HEADS)
    assert headings(body(adding(docx(points, numbering=level("decimal")), "a.docx", title="Rules"))) == []


@pytest.mark.parametrize("labels", ["I II III IV V", "A B C D E"])
def test_short_lines_of_a_plain_text_that_count_are_headings_all_of_them(
    imported: Import, labels: str
) -> None:
    said = [f"{label}. {head}" for label, head in zip(labels.split(), PLAIN, strict=True)]
    text = "Rules of the harbour\n\n4 March 2024\n\n" + "".join(f"{one}\n\n{TEXT}\n\n" for one in said)
    assert headings(body(imported(text))) == said


def test_numbers_between_roman_ones_lie_a_level_below(adding) -> None:
    lines = ["I. Aims", "1. Wells", "2. Roads", "II. Route", "1. East", "2. West"]
    data = docx("".join(paragraph(one, BOLD) + paragraph(TEXT) for one in lines))
    made = [line for line in body(adding(data, "a.docx", title="Rules")).splitlines() if line[:2] == "##"]
    assert made == [f"{'##' if one[0] == 'I' else '###'} {one}" for one in lines]


def test_dashes_below_a_numbered_heading_are_points_though_they_are_sentences(adding) -> None:
    dashes = paragraph("- We open.") + paragraph("- We close.")
    data = docx("".join(paragraph(f"{n}. A part", BOLD) + dashes for n in (1, 2)))
    assert body(adding(data, "a.docx", title="Rules")).count("- We open.\n- We close.\n") == 2


def test_bold_lines_that_something_leads_to_are_no_headings_none_of_them(adding) -> None:
    lines = (
        paragraph("Elected are:") + paragraph("Ada Roe (chair)", BOLD) + paragraph("Jo Brook (clerk)", BOLD)
    )
    made = body(adding(docx(lines + paragraph(TEXT)), "a.docx", title="Minutes"))
    assert "**Ada Roe (chair)**\n\n**Jo Brook (clerk)**\n" in made
