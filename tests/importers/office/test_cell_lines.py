"""Lines of cells that stand beside each other, empty ones between them, keep their places in every kind of
file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everyreader.model.publication import Kind

from ..conftest import docx, markdown, named, odt, paragraph

Rows = list[list[list[str]]]  # a cell is its lines
HEAD = [["Fare"], ["Child"]]
APART = [["", "Single", "Return"], ["€", "2", "3"]]
MADE, MOVED = "lines of cells made rows", "lines of cells moved"


def word(rows: Rows) -> bytes:
    return _word(rows, lambda lines: "".join(paragraph(one) if one else "<w:p/>" for one in lines))


def word_breaks(rows: Rows) -> bytes:
    return _word(
        rows,
        lambda lines: (
            f"<w:p><w:r>{'<w:br/>'.join(f'<w:t>{one}</w:t>' * bool(one) for one in lines)}</w:r></w:p>"
        ),
    )


def _word(rows: Rows, cell: Callable[[list[str]], str]) -> bytes:
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell(one)}</w:tc>' for one in row)}</w:tr>" for row in rows)
    return docx(f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>{made}</w:tbl>")


def office(rows: Rows, between: str = "</text:p><text:p>") -> bytes:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    made = "".join(
        f"<table:table-row>{''.join(cell.format(between.join(one)) for one in row)}</table:table-row>"
        for row in rows
    )
    return odt(f'<table:table><table:table-column table:number-columns-repeated="2"/>{made}</table:table>')


def rich(rows: Rows, between: str = r"\par ") -> bytes:
    made = "".join(
        r"\trowd\cellx2000\cellx4000\pard\intbl "
        + "".join(between.join(one) + r"\cell " for one in row)
        + r"\row "
        for row in rows
    )
    return (r"{\rtf1\ansi " + made.replace("€", r"\u8364?") + r"\pard}").encode()


def page(rows: Rows, line: str = "{}", between: str = "<br>", empty: str = "") -> bytes:
    made = "".join(
        f"<tr>{''.join(f'<td>{between.join(line.format(each or empty) for each in one)}</td>' for one in row)}</tr>"
        for row in rows
    )
    return f'<html lang="en"><meta charset="utf-8"><body><table>{made}</table>'.encode()


@pytest.mark.parametrize(
    ("data", "file"),
    [
        (word([HEAD, APART]), "a.docx"),
        (word_breaks([HEAD, APART]), "a.docx"),
        (office([HEAD, APART]), "a.odt"),
        (office([HEAD, APART], "<text:line-break/>"), "a.odt"),
        (rich([HEAD, APART]), "a.rtf"),
        (rich([HEAD, APART], r"\line "), "a.rtf"),
        (page([HEAD, APART]), "a.html"),
        (page([HEAD, APART], "<div>{}</div>", "", "<br>"), "a.html"),
        (page([HEAD, APART], "<p>{}</p>", "", "&nbsp;"), "a.html"),
        (b"# Fares\n\n" + page([HEAD, APART]).split(b"<body>")[1] + b"</table>\n", "a.md"),
    ],
)
def test_numbers_stay_beside_their_labels(adding, data, file):
    added = adding(data, file, title="Fares")
    cells = [
        one.text for one in added.publication.units if one.kind in (Kind.CELL, Kind.ROW_HEADER) and one.text
    ]
    assert cells[-5:] == ["€", "Single", "2", "Return", "3"]
    assert MADE in [one.name for one in added.repairs]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([["Single", "Return"], ["2", "", "3"]], [MOVED]),  # a label in two lines, or two labels?
        ([["Adult", "", "Child"], ["2", "", "3"]], []),  # the same gap in both
        ([["", "Adult", "Child"], ["", "2", "3"]], []),
        ([["Adult", "Child", ""], ["2", "3"]], []),
        ([["Children go free.", "So do dogs."], ["Les enfants.", "Les chiens."]], []),
        ([["Day", ""], ["2", "", "3"]], []),  # one cell of several lines stands beside none
        ([["Adult", "Child", "Dog"], ["2", "", "1"]], [MADE]),
        ([["", "Adult"], ["€", "2"]], [MADE]),
        ([["", "Adult", "Child"], ["€", "2"]], [MADE]),  # the last has no number
        ([["", "Adult", "Child"], ["€", "2", "3", ""]], [MADE]),
    ],
)
def test_lines_that_keep_their_places_stay_as_they_are(importing, row, expected):
    assert [name for _, name in named(importing(word([HEAD, row]), "a.docx"))] == expected


LONG = "Child up to six, in the company of a grown-up"


def rows_made(draft) -> list[list[str]]:
    said = [one.split("|")[1:3] for one in markdown(draft).splitlines() if one.startswith("|")][3:]
    return [[one.strip() for one in cells] for cells in said]


def test_a_label_set_in_two_lines_explains_that_the_numbers_below_it_stand_lower(importing):
    row = [["", "Adult", LONG, "Dog"], ["€", "2", "3", "", "1"]]
    draft = importing(word([HEAD, row]), "a.docx")
    assert [name for _, name in named(draft)] == [MADE]
    assert rows_made(draft) == [["", "€"], ["Adult", "2"], [LONG, "3"], ["Dog", "1"]]


def test_a_stretch_between_empty_lines_is_one_label_beside_its_number(adding):
    labels = ["", "Adult", "", "Child</w:t><w:br/><w:t>under six", "", LONG, "", "Dog"]
    row = [labels, ["€", "2", "", "", "3", "", "4", "", "", "1"]]
    added = adding(word([HEAD, row]), "a.docx", title="Fares")
    assert MADE in [one.name for one in added.repairs] and MOVED not in [one.name for one in added.repairs]
    said = [" ".join(one.text.split()) for one in added.publication.units if one.text]
    assert said[-6:] == ["Child under six", "3", LONG, "4", "Dog", "1"]


def test_a_doubt_is_named_by_the_first_row_that_it_is_about(adding):
    row = [["", "Adult", "Child", "Dog"], ["€", "2", "3", "", "1"]]
    added = adding(word([HEAD, row]), "a.docx", title="Fares")
    doubt = next(one for one in added.repairs if one.name == MOVED)
    line = (added.folder / "statement.md").read_text().splitlines()[added.line_of(doubt) - 1]
    assert [one.strip() for one in line.split("|")[1:3]] == ["Dog", "1"]
    assert "from “Dog 1” on" in doubt.message


def test_a_label_in_one_line_is_beside_all_of_them(importing):
    three = [["Day"], ["Fare"], ["Euro"]]
    draft = importing(word([three, [["Sunday"], ["", "Single"], ["€", "2"]]]), "a.docx")
    assert "| Sunday |        | €    |\n|        +--------+------+\n|        | Single | 2    |" in markdown(
        draft
    )


def test_a_table_of_one_row_without_amounts_is_for_a_person(importing):
    signed = [["Jo Mill", "", "Mayor"], ["Ann Lee", "Clerk", "of works"]]
    draft = importing(word([signed]), "a.docx")
    assert named(draft) == [(1, MOVED)]
    assert "3 and 3 lines, empty ones counted" in draft.repairs[0].message


def test_a_header_set_at_the_foot_of_its_cell_is_one_row(importing):
    bold = "<w:tc>{}</w:tc>".format
    cells = bold("<w:p/>" + paragraph("Item", "<w:b/>")) + bold(
        paragraph("Year", "<w:b/>") + paragraph("2020", "<w:b/>")
    )
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    second = f"<w:tr>{bold(paragraph('Single'))}{bold(paragraph('2'))}</w:tr>"
    assert named(importing(docx(f"<w:tbl>{grid}<w:tr>{cells}</w:tr>{second}</w:tbl>"), "a.docx")) == []


def test_a_table_of_wide_boxes_lays_out_a_page_and_its_cells_are_read_one_after_the_other(adding):
    cells = "".join(
        f"<w:tc>{''.join(paragraph(one) if one else '<w:p/>' for one in lines)}</w:tc>"
        for lines in (["Office", "", "1 Mill Lane", "Pier", ""], ["Staff", "", "Ms Roe", "", "Mr Low"])
    )
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'.format(
        paragraph("Hours") + paragraph("The school opens at eight.")
    )
    rows = f"<w:tr>{cells}</w:tr>" + f"<w:tr>{wide}</w:tr>" * 2
    data = docx(f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 2}</w:tblGrid>{rows}</w:tbl>")
    assert MADE not in {one.name for one in adding(data, "a.docx", title="Note").repairs}
