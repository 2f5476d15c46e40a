"""OpenDocument: fields, shapes and readings keep the words that they show."""

from __future__ import annotations

import pytest

from ..conftest import changed, markdown, named, odt, office

SHAPE = "<draw:custom-shape><text:p>In a shape.</text:p><draw:enhanced-geometry/></draw:custom-shape>"
DATE = '<text:date text:date-value="2024-03-04">4 March</text:date>'
COLUMN = '<text:database-display text:column-name="N">{}</text:database-display>'
CHOICE = '<text:drop-down><text:label text:value="a"/><text:label text:value="b"/>b</text:drop-down>'
NUMBERED = (
    '<text:numbered-paragraph text:list-id="x" text:level="1" '
    'text:style-name="L"><text:p>{}</text:p></text:numbered-paragraph>'
)
LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/></text:list-style>'
)


@pytest.mark.parametrize(
    ("body", "written", "names"),
    [
        (
            f"<text:p>On {DATE}, see <text:sequence-ref>Table 1</text:sequence-ref>.</text:p>",
            "On 4 March, see Table 1.\n",
            [],
        ),
        (
            f"<text:p>It is {CHOICE} <text:meta>by <text:span>us</text:span></text:meta>.</text:p>",
            "It is b by us.\n",
            [],
        ),
        (
            f"<text:p>To</text:p><text:p>{COLUMN.format('&lt;Name&gt;')}</text:p>",
            "To\n\n\\<Name\\>\n",
            [(2, "field not filled in")],
        ),
        (f"<text:p>{COLUMN.format('Jo Reid')}</text:p>", "Jo Reid\n", []),
        (
            (
                "<text:p>A <text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above"
                "</text:ruby-text></text:ruby>.</text:p>"
            ),
            "A base (above).\n",
            [(1, "reading kept")],
        ),
        (f"<text:p>One.{SHAPE}</text:p>", "One.\n\nIn a shape.\n", [(1, "text box kept")]),
        (f"<text:p>One.</text:p>{SHAPE}", "One.\n\nIn a shape.\n", [(2, "text box kept")]),
        (NUMBERED.format("One.") + NUMBERED.format("Two."), "1.  One.\n2.  Two.\n", []),
    ],
)
def test_what_a_field_or_a_shape_shows_is_kept(importing, body, written, names):
    draft = importing(odt(body, LIST), "a.odt")
    assert (markdown(draft), named(draft)) == (written, names)


CELL = "<table:table-cell>{}</table:table-cell>"


def test_a_table_in_a_cell_is_the_cells_paragraphs(adding):
    inner = (
        f"<table:table><table:table-row>{CELL.format('<text:p>One</text:p>')}"
        f"{CELL.format('<text:p>Two</text:p>')}</table:table-row></table:table>"
    )
    rows = "".join(
        f"<table:table-row>{CELL.format('<text:p>A</text:p>')}{CELL.format(each)}</table:table-row>"
        for each in ("<text:p>B</text:p>", inner)
    )
    outer = f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
    data = changed(office("X", "odt"), "content.xml", "</office:text>", f"{outer}</office:text>")
    assert [
        unit.text for unit in adding(data, "a.odt", title="The pier").publication.units if unit.place
    ] == ["A", "B", "A", "One", "Two"]
