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


@pytest.mark.parametrize("labels", ["I II III IV V", "A B C D E", "1 2 3 4 5", "1.1 1.2 1.3 2.1 2.2"])
def test_short_lines_of_a_plain_text_that_count_are_headings_all_of_them(
    imported: Import, labels: str
) -> None:
    said = [f"{label}. {head}" for label, head in zip(labels.split(), PLAIN, strict=True)]
    text = "Rules of the harbour\n\n4 March 2024\n\n" + "".join(f"{one}\n\n{TEXT}\n\n" for one in said)
    assert headings(body(imported(text))) == said


def numbered(*parts: tuple[str, str]) -> str:
    said = "".join(f"{at}. {head}\n\n{text}" for at, (head, text) in enumerate(parts, 1))
    return f"Rules of the harbour\n\n4 March 2024\n\n{said}"


LIST = "The harbour has\n\na) a pier.\nb) a light.\n\n"


def test_what_leads_to_a_list_right_below_a_numbered_heading_is_none(imported: Import) -> None:
    made = body(imported(numbered(("Aims", f"{TEXT}\n\n"), ("Means", LIST), ("Route", f"{TEXT}\n\n"))))
    assert headings(made) == ["1. Aims", "2. Means", "3. Route"]
    assert "\n\nThe harbour has\n\n" in made


def test_one_numbered_heading_may_be_a_sentence_where_the_others_are_titles(imported: Import) -> None:
    heads = ("Aims", "Wells", "Who may moor here, and where?", "We meet.", "Pier", "Route")
    made = body(imported(numbered(*((one, f"{TEXT}\n\n") for one in heads))))
    assert headings(made) == [f"{at}. {head}" for at, head in enumerate(heads, 1)]


def test_points_that_are_sentences_with_text_below_are_no_headings(imported: Import) -> None:
    heads = ("Open the gate.", "Moor", "Close the gate.")
    assert headings(body(imported(numbered(*((one, f"{TEXT}\n\n") for one in heads))))) == []


def test_no_numbered_line_in_the_texts_type_is_a_heading_by_itself(imported: Import) -> None:
    text = f"Rules of the harbour\n\n4 March 2024\n\n{TEXT}\n\n3. Moorings\n\n{TEXT}\n"
    assert headings(body(imported(text))) == []


def test_parts_of_parts_lie_a_level_below_though_the_first_number_is_missing(imported: Import) -> None:
    heads = ("4.2. Wells", "5. Aims", "5.1. Pier", "5.1.1. East", "5.1.2 West", "5.2. Light", "6. Route")
    text = "Rules of the harbour\n\n4 March 2024\n\n" + "".join(f"{one}\n\n{TEXT}\n\n" for one in heads)
    made = [line for line in body(imported(text)).splitlines() if line[:2] == "##"]
    assert made[1:] == [
        f"{'#' * (1 + len(one.split()[0].rstrip('.').split('.')))} {one}" for one in heads[1:]
    ]


def test_a_line_above_the_first_number_is_a_heading_where_another_stands_above(imported: Import) -> None:
    parts = numbered(("Wells", f"{TEXT}\n\n"), ("Pier", f"{TEXT}\n\n"))
    text = parts.replace("1. ", f"Opening\n\n{TEXT}\n\nThe harbour\n\n1. ")
    made = body(imported(text))
    assert headings(made)[:2] == ["Opening", "The harbour"]
    assert "## The harbour\n\n### 1. Wells\n" in made


def test_numbered_lines_right_below_one_that_looks_like_them_lie_below_it(adding) -> None:
    lines = ("AIMS", TEXT, "HOW AND WHERE", "1. THE FORM", TEXT, "2. THE DATE", TEXT, "TALKS", TEXT)
    data = docx("".join(paragraph(one, BOLD if one.isupper() else "") for one in lines))
    made = [line for line in body(adding(data, "a.docx", title="Rules")).splitlines() if line[:2] == "##"]
    assert made == ["## AIMS", "## HOW AND WHERE", "### 1. THE FORM", "### 2. THE DATE", "## TALKS"]


def test_points_of_two_lists_that_would_count_together_are_no_headings(imported: Import) -> None:
    lists = ("1. Wells\n2. roads, and\n3. piers.\n", "1. by leaving,\n2. Death or\n3. Sale.\n")
    text = "Rules\n\n4 March 2024\n\n" + "".join(f"{TEXT} It holds:\n\n{one}\n" for one in lists)
    assert headings(body(imported(text + TEXT))) == []


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
