"""Tables drawn with + and -: cells over several rows and columns, several header rows, several blocks in a
cell."""

from __future__ import annotations

import json

import pytest

from everyreader.model.publication import Kind

from .conftest import BODY_LINE, Read, Refused

SEASONS = """\
+-------+-------------+
| Well  | Metres      |
|       +------+------+
|       | dry  | wet  |
+=======+=====:+======+
| Upper | 12   | 9    |
|       +------+------+
|       | not measured|
+-------+-------------+
"""


def laid(units) -> list[tuple[str, int, int, int, int]]:
    """Each cell's words, row and column, and how many rows and columns it fills."""
    steps = [(unit.text, *[step for step in unit.place if step.name in ("row", "column")]) for unit in units]
    return [
        (text, row.position, column.position, row.extent, column.extent)
        for text, *places in steps
        if len(places) == 2
        for row, column in [places]
    ]


def test_cells_fill_the_rows_and_columns_that_they_are_drawn_over(read: Read) -> None:
    assert laid(read(SEASONS).units) == [
        ("Well", 1, 1, 2, 1),
        ("Metres", 1, 2, 1, 2),
        ("dry", 2, 2, 1, 1),
        ("wet", 2, 3, 1, 1),
        ("Upper", 3, 1, 2, 1),
        ("12", 3, 2, 1, 1),
        ("9", 3, 3, 1, 1),
        ("not measured", 4, 2, 1, 2),
    ]


def test_the_rows_above_the_double_line_are_headers(read: Read) -> None:
    kinds = [unit.kind for unit in read(SEASONS).units]
    assert kinds == [Kind.COLUMN_HEADER] * 4 + [Kind.CELL] * 4


def test_row_headers_and_caption_are_given_as_for_any_table(read: Read) -> None:
    found = read(f"::: {{.table row-headers=1}}\nDepths\n\n{SEASONS}:::\n")
    assert [unit.text for unit in found.units if unit.kind is Kind.CAPTION] == ["Depths"]
    assert [unit.text for unit in found.units if unit.kind is Kind.ROW_HEADER] == ["Upper"]


def test_lines_are_those_of_the_file_within_the_table_and_after_it(read: Read) -> None:
    units = read(f"{SEASONS}\nAfter.\n").units
    assert [(unit.text, unit.line) for unit in units if unit.text in ("dry", "9", "After.")] == [
        ("dry", BODY_LINE + 3),
        ("9", BODY_LINE + 5),
        ("After.", BODY_LINE + 10),
    ]


def test_colons_in_the_double_line_align_a_column(read: Read) -> None:
    [table] = json.loads(read(SEASONS).body)["blocks"]
    assert [column[0]["t"] for column in table["c"][2]] == ["AlignDefault", "AlignRight", "AlignDefault"]


def test_a_cell_holds_paragraphs_and_lists(read: Read) -> None:
    found = read(
        "+-----+-----------+\n| Who | What      |\n+=====+===========+\n| We  | - a\\*b    |\n|     |   "
        "more    |\n"
        "|     | - c       |\n|     |           |\n|     | Then.     |\n+-----+-----------+\n"
    )
    assert [(unit.text, unit.label) for unit in found.units[3:]] == [
        ("a*b more", "•"),
        ("c", "•"),
        ("Then.", ""),
    ]
    assert [len(unit.place) for unit in found.units[3:]] == [3, 3, 2]


def test_a_cell_refers_to_notes_and_links_of_the_statement(read: Read) -> None:
    found = read(
        "+--------+--------+\n| A[^1]  | [B][b] |\n+========+========+\n| 1      | 2      "
        "|\n+--------+--------+\n\n"
        "[^1]: A note.\n\n[b]: https://example.org/\n"
    )
    assert [unit.text for unit in found.notes] == ["A note."]
    assert found.units[1].runs[0].link == "https://example.org/"


@pytest.mark.parametrize("before", ["> ", "  "], ids=["in a quotation", "in an item"])
def test_a_table_stands_where_a_paragraph_may(read: Read, before: str) -> None:
    table = "".join(f"{before}{line}\n" for line in SEASONS.splitlines())
    body = f"- item\n\n{table}" if before == "  " else table
    assert len(laid(read(f"{body}\nAfter.\n").units)) == 8


def test_accents_and_wide_letters_stand_in_the_columns_that_a_person_sees(read: Read) -> None:
    accented = "+------+---+\n| cafe\u0301 | b |\n+======+===+\n| 水水 | d |\n+------+---+\n"
    assert [one[0] for one in laid(read(accented).units)] == ["caf\u00e9", "b", "水水", "d"]


def test_a_list_before_it_and_signs_in_it_change_nothing(read: Read) -> None:
    found = read(
        "- item\n\n+---------+------+\n| `a|b`   | 1 + 1|\n+=========+======+\n| &amp; : | - - "
        "-|\n+---------+------+\n\n- item\n"
    )
    assert [unit.text for unit in found.units][:3] == ["item", "a|b", "1 + 1"]


def test_a_table_without_a_double_line_has_no_header_row(read: Read) -> None:
    units = read("+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n").units
    assert {unit.kind for unit in units} == {Kind.CELL}


def test_code_that_shows_such_a_table_is_code(read: Read) -> None:
    assert [unit.kind for unit in read(f"```\n{SEASONS}```\n").units] == [Kind.CODE]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (SEASONS.replace("| 12   |", "| 12    |"), 1, f"line {BODY_LINE + 5} is 24 columns wide"),
        (SEASONS.replace("+-------+-------------+\n", "", 1), None, ""),
        (f"{SEASONS}x\n", 1, "begins with neither"),
        (
            SEASONS.replace("not measured|", "none |  none|"),
            1,
            f"line {BODY_LINE + 7} has a | for a side below no +",
        ),
        (SEASONS.replace("| Upper |", "| # Upp |"), 6, "a heading in a table's cell"),
        (SEASONS.replace("not measured|", "***         |"), 8, "a rule in a table's cell"),
    ],
    ids=["uneven", "no upper side", "words against it", "a side below a merged cell", "a heading", "a rule"],
)
def test_what_cannot_be_read_is_named_with_its_line(
    refused: Refused, read: Read, body: str, line: int | None, message: str
) -> None:
    if line is None:  # nothing that begins like a table: a paragraph
        assert read(body).units[0].kind is Kind.PARAGRAPH
        return
    found, said = refused(body)
    assert found == BODY_LINE + line - 1
    assert message in said
