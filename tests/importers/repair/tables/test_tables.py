"""Tables as office programs send them: which row heads the others, and which tables only place things."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.tables.table_cells import find_row_headers
from everyreader.importers.repair.tables.tables import find_headers, unpick_layout


def cell(text: str, *, bold: bool = False) -> list:
    inlines = [{"t": "Str", "c": text}]
    block = {"t": "Plain", "c": [{"t": "Strong", "c": inlines}] if bold else inlines, "line": 1}
    return [["", [], []], {"t": "AlignDefault"}, 1, 1, [block] if text else []]


def table(*rows: list) -> dict:
    """A table as office programs send it: without a header row."""
    plain = ["", [], []]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in rows[0]]
    body = [plain, 0, [], [[plain, row] for row in rows]]
    return {"t": "Table", "c": [plain, [None, []], columns, [plain, []], [body], [plain, []]], "line": 1}


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([[cell("A", bold=True), cell("B", bold=True)], [cell("c"), cell("d")]], ["header row found"]),
        ([[cell("A"), cell("B")], [cell("c"), cell("4,200")]], ["header row found"]),
        ([[cell("Name:"), cell("Jo")], [cell("Town:"), cell("Riverton")]], []),
        ([[cell("1"), cell("2")], [cell("3"), cell("4")]], []),
    ],
)
def test_the_header_row_of_a_table_is_found_where_it_is_sure(rows, names):
    done = find_headers(Draft((table(*rows),), "en"))
    assert [one.name for one in done.repairs] == names
    assert bool(done.blocks[0]["c"][3][1]) == bool(names)


@pytest.mark.parametrize(
    "rows",
    [[[cell("a")], [cell("b")]], [[cell("a"), cell("b")]], [[cell("a"), cell("")], [cell(""), cell("b")]]],
)
def test_a_table_that_only_places_things_is_unpicked(rows):
    done = unpick_layout(Draft((table(*rows),), "en"))
    assert [one.name for one in done.repairs] == ["layout table unpicked"]
    assert [one["c"][0]["c"] for one in done.blocks] == ["a", "b"]


def test_a_table_of_one_row_with_a_header_cell_stays_and_the_doubt_is_named():
    done = unpick_layout(Draft((table([cell("Telephone", bold=True), cell("555 1234")]),), "en"))
    [kept] = done.blocks
    assert (kept["t"], kept["c"][4][0][1]) == ("Table", 1)
    assert [(one.name, "if it only places things" in one.message) for one in done.repairs] == [
        ("table of one row kept", True)
    ]


@pytest.mark.parametrize(
    "cells",
    [
        [cell("A House", bold=True), cell("Press office", bold=True)],
        [cell("A House", bold=True), [*cell("x")[:4], [*cell("12 Water Lane")[4], *cell("Riverton")[4]]]],
        [cell("12 Water Lane"), cell("555 1234")],
        [cell("A House that stands on a hill, by the river, and has a very long name", bold=True), cell("b")],
    ],
    ids=["bold throughout", "an address", "nothing bold", "no label"],
)
def test_a_letterhead_of_one_row_is_unpicked_and_the_doubt_is_named(cells):
    done = unpick_layout(Draft((table(cells),), "en"))
    assert all(one["t"] == "Para" for one in done.blocks)
    assert "was it a table of data" in done.repairs[0].message


def test_a_second_header_row_is_found_below_merged_cells():
    rows = [
        [cell("Place"), spanning(cell("Lamps"), 2)],
        [cell(""), cell("old"), cell("new")],
        [cell("North"), cell("2"), cell("3")],
        [cell("South"), cell("4"), cell("5")],
    ]
    wide = table(rows[2], *rows[3:])
    body = wide["c"][4][0]
    body[3] = [[["", [], []], row] for row in rows]
    done = find_headers(Draft((wide,), "en"))
    assert [one.message for one in done.repairs] == ["“Place | Lamps |  | old | new”"]
    assert len(done.blocks[0]["c"][3][1]) == 2


def spanning(cell: list, columns: int) -> list:
    return [*cell[:3], columns, cell[4]]


HEADS = [cell(""), cell("2023"), cell("2024")]
NAMED = [[cell("A"), cell("B")], [cell("Jo", bold=True), cell("1")], [cell("Bo", bold=True), cell("2")]]


def in_two_lines(*lines: str) -> list:
    first, *rest = [{"t": "Strong", "c": [{"t": "Str", "c": one}]} for one in lines]
    content = [first, *(each for one in rest for each in ({"t": "LineBreak"}, one))]
    return [*cell("x")[:4], [{"t": "Plain", "c": content, "line": 1}]]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([[cell("A"), cell("B")], [cell("Jo", bold=True), cell("1")], [cell("Al", bold=True), cell("2")]], 1),
        ([HEADS, [cell("North"), cell("1"), cell("2")], [cell("South"), cell("3"), cell("4")]], 1),
        ([HEADS, [cell("7"), cell("1"), cell("2")], [cell("8"), cell("3"), cell("4")]], 0),
        ([HEADS, [cell("North"), cell("1"), cell("2")], [cell("North"), cell("3"), cell("4")]], 0),
        ([[cell("A"), cell("B")], [cell("Jo", bold=True), cell("1")], [cell("Al"), cell("2")]], 0),
        ([[cell("Name", bold=True), cell("Jo")], [cell("Town", bold=True), cell("Riverton")]], 1),
        (
            [
                HEADS,
                [cell(f"Grants {'for wells ' * 7}", bold=True), cell("1")],
                [cell("Al", bold=True), cell("2")],
            ],
            1,
        ),
        (
            [HEADS, [in_two_lines("Grants", "(nine months)"), cell("1")], [cell("Al", bold=True), cell("2")]],
            1,
        ),
        ([*NAMED, [cell("Sum", bold=True), cell("3", bold=True)]], 1),
        ([*NAMED, [cell("Sum", bold=True), cell("3", bold=True)], [cell("Al", bold=True), cell("2")]], 0),
        (
            [
                HEADS,
                [[*cell("North")[:2], 2, 1, cell("North")[4]], cell("1"), cell("2")],
                [cell("3"), cell("4")],
            ],
            1,
        ),
    ],
)
def test_the_first_column_of_an_office_files_table_heads_its_rows_where_it_is_sure(rows, count):
    found = find_headers(Draft((table(*rows),), "en", place="paragraph"))
    done = find_row_headers(found)
    assert done.blocks[0]["c"][4][0][1] == count
    assert [one.name for one in done.repairs if "row headers" in one.name] == ["row headers found"] * count


def test_tables_with_one_header_have_row_headers_alike():
    again = table(HEADS, [cell("North"), cell("1"), cell("2")], [cell("North"), cell("3"), cell("4")])
    sure = table(HEADS, [cell("North"), cell("1"), cell("2")], [cell("South"), cell("3"), cell("4")])
    numbers = table(HEADS, [cell("7"), cell("1"), cell("2")], [cell("8"), cell("3"), cell("4")])
    done = find_row_headers(find_headers(Draft((again, sure, numbers), "en", place="paragraph")))
    assert [one["c"][4][0][1] for one in done.blocks] == [1, 1, 0]


def test_in_a_text_bold_type_stays_what_its_writer_made_it():
    draft = Draft(
        (table([cell("Name", bold=True), cell("Jo")], [cell("Town", bold=True), cell("Hill")]),), "en"
    )
    assert find_row_headers(draft) == draft


@pytest.mark.parametrize(
    ("second", "count"),
    [
        (["", "€", "€"], 2),
        (["", "%", "in kg"], 2),
        (["", "EUR", "m²"], 2),
        (["Fares", "€", "€"], 1),  # a row like others
        (["", "4", "5"], 1),
        (["", "yes", "no"], 1),
        (["", "€", ""], 1),
    ],
)
@pytest.mark.parametrize("is_marked", [True, False])
def test_units_below_the_header_are_its_second_row(second, count, is_marked):
    made = table(
        [cell(one, bold=True) for one in ("", "2006", "2007")],
        [cell(one) for one in second],
        [cell(one) for one in ("Child", "2", "3")],
        [cell(one) for one in ("Adult", "4", "5")],
    )
    if is_marked:
        rows = made["c"][4][0][3]
        made["c"][3] = [["", [], []], [rows.pop(0)]]
    [done] = find_headers(Draft((made,), "en")).blocks
    assert (len(done["c"][3][1]), len(done["c"][4][0][3])) == (count, 4 - count)


def test_an_empty_corner_heads_rows_in_a_text_too():
    rows = [[cell("North", bold=True), cell("1"), cell("2")], [cell("South"), cell("3"), cell("4")]]
    done = find_row_headers(find_headers(Draft((table(HEADS, *rows),), "en")))
    assert done.blocks[0]["c"][4][0][1] == 1
    assert done.blocks[0]["c"][4][0][3][0][1][0] == rows[0][0]
