"""Tables of office files: merged cells, several header rows, cells that hold nothing."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.tables.tables import find_headers
from everyreader.model.errors import SourceError
from everyreader.model.publication import Kind

from ..conftest import changed, docx, markdown, office, paragraph


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text: str, merged: str = "") -> str:
    return f"<w:tc><w:tcPr>{merged}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


BEGINS, GOES_ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'


def test_merged_cells_and_both_header_rows_come_along(adding):
    table = (
        "<w:tbl><w:tblGrid>"
        + "<w:gridCol/>" * 3
        + "</w:tblGrid>"
        + row(cell("Place", BEGINS), cell("Lamps", WIDE))
        + row(cell("", GOES_ON), cell("old"), cell("new"))
        + row(cell("North", BEGINS), cell("2"), cell("3"))
        + row(cell("", GOES_ON), cell("not counted", WIDE))
        + "</w:tbl>"
    )
    added = adding(docx(paragraph("Title") + table), "a.docx", title="Title")
    assert [one.name for one in added.repairs][1:] == ["header row found", "table drawn"]
    assert [
        (unit.text, unit.kind, [step.extent for step in unit.place]) for unit in added.publication.units[1:]
    ] == [
        ("Place", Kind.COLUMN_HEADER, [2, 1]),
        ("Lamps", Kind.COLUMN_HEADER, [1, 2]),
        ("old", Kind.COLUMN_HEADER, [1, 1]),
        ("new", Kind.COLUMN_HEADER, [1, 1]),
        ("North", Kind.CELL, [2, 1]),
        ("2", Kind.CELL, [1, 1]),
        ("3", Kind.CELL, [1, 1]),
        ("not counted", Kind.CELL, [1, 2]),
    ]


def test_merged_cells_of_an_open_document_come_along(adding):
    drawn = "+---+---+\n| A | B |\n+===+===+\n| one   |\n+-------+\n"
    added = adding(office(f"# Title\n\n{drawn}", "odt"), "a.odt", title="Title")
    assert [step.extent for step in added.publication.units[-1].place] == [1, 2]


def test_a_file_of_empty_cells_holds_no_words(adding):
    table = (
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
        + "<w:tc><w:p/></w:tc>" * 2
        + "</w:tr></w:tbl>"
    )
    with pytest.raises(SourceError, match="the file holds no words; nothing was written"):
        adding(docx(table), "a.docx", title="Title")


STYLE = (
    '<w:style w:type="table" w:styleId="Look"><w:tblStylePr '
    'w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Look"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "look", "count"),
    [
        ("Own", 'w:val="04A0"', 1),
        ("Own", 'w:firstRow="1" w:firstColumn="1"', 1),
        ("Own", 'w:val="0420"', 0),
        ("", 'w:val="04A0"', 0),
    ],
)
def test_the_first_column_that_a_tables_style_sets_in_bold_heads_its_rows(adding, style, look, count):
    rows = [("Place", "Lamps"), ("North", "two"), ("South", "three")]
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in row) + "</w:tr>" for row in rows
    )
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook {look}/></w:tblPr>'
    data = docx(paragraph("The pier.") + f"<w:tbl>{properties}{cells}</w:tbl>", styles=STYLE)
    named = [one.name for one in adding(data, "a.docx", title="The pier").repairs]
    assert named.count("row headers found") == count


def test_paragraphs_in_bold_as_a_whole_are_bold_in_opendocument(importing):
    bold = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
    )
    data = changed(
        office("X", "odt"), "content.xml", "</office:automatic-styles>", f"{bold}</office:automatic-styles>"
    )
    data = changed(
        data, "content.xml", "</office:text>", '<text:p text:style-name="P1">Bold.</text:p></office:text>'
    )
    assert markdown(importing(data, "a.odt")) == "X\n\n**Bold.**\n"


def test_rows_that_begin_further_inside_or_are_longer_lose_no_cell(adding):
    inside = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + "".join(
        f"<w:tc>{paragraph(one)}</w:tc>" for one in ("Lamps", "Benches")
    )
    whole = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("North", "two", "three", "new"))
    data = docx(
        paragraph("The pier.") + f"<w:tbl>{inside}</w:tr><w:tr>{whole}</w:tr><w:tr>{whole}</w:tr></w:tbl>"
    )
    cells = [unit for unit in adding(data, "a.docx", title="The pier").publication.units if unit.place]
    assert [unit.text for unit in cells if unit.text][:6] == [
        "Lamps",
        "Benches",
        "North",
        "two",
        "three",
        "new",
    ]


SHOWN = (
    '<w:style w:type="table" w:styleId="Grid"/><w:style w:type="table" w:styleId="Headed"><w:tblStylePr '
    'w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Headed"/></w:style>'
)
SHADED = '<w:shd w:val="clear" w:fill="D9E2F3"/>'


@pytest.mark.parametrize(
    ("style", "row", "cell", "heads"),
    [
        ("Grid", "", "", False),
        ("None", "", "", False),
        ("Headed", "", "", True),
        ("Own", "", "", True),
        ("Grid", "<w:trPr><w:tblHeader/></w:trPr>", "", True),
        ("Grid", "", SHADED, True),
        ("Grid", "", SHADED.replace("D9E2F3", "auto"), False),
    ],
)
def test_a_first_row_heads_columns_where_it_is_marked_or_looks_it(importing, style, row, cell, heads):
    first = "".join(f"<w:tc><w:tcPr>{cell}</w:tcPr>{paragraph(one)}</w:tc>" for one in ("Name", "Jane Reid"))
    second = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("Phone", "01628 555 0100"))
    look = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook w:val="0420" w:firstRow="1"/></w:tblPr>'
    body = (
        f"{paragraph('Who')}<w:tbl>{look}<w:tr>{row}{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
        f"{paragraph('End')}"
    )
    _, table, _ = importing(docx(body, styles=SHOWN), "a.docx").blocks
    assert len(table["c"][3][1]) == heads
    assert not find_headers(Draft((table,), "en")).blocks[0]["c"][3][1] or heads


def test_a_table_of_names_and_values_without_headers_is_asked_about(adding):
    rows = "".join(
        f"<w:tr>{''.join(map(cell, one))}</w:tr>" for one in (("Name", "Jo Reid"), ("Place", "Marlow"))
    )
    added = adding(docx(paragraph("Who is who.") + f"<w:tbl>{rows}</w:tbl>"), "a.docx", title="Pier")
    [said] = [one.message for one in added.repairs if one.name == "table without header row"]
    assert "what they hold" in said and 'row-headers="1"' in said


def test_a_no_break_space_at_the_end_of_a_cell_is_no_word(adding):
    rows = [("Place", "Lamps"), ("North\u00a0", "two"), ("South", "three\u00a0")]
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in row) + "</w:tr>" for row in rows
    )
    added = adding(docx(paragraph("The pier.\u00a0") + f"<w:tbl>{cells}</w:tbl>"), "a.docx", title="The pier")
    assert [unit.text for unit in added.publication.units][-4:] == ["North", "two", "South", "three"]
