"""The rows of a table of a PDF whose rules part no more than its head from the rest."""

from __future__ import annotations

import pymupdf
import pytest

from everyreader.source.drawing import rows_of
from everyreader.source.tree import words

from ..conftest import markdown, named
from .test_lines import OPENING, pdf

PLACES = (80, 250, 340)
HEAD = ("Works", "Labour", "Cost")
DOTS = " ......"


def page(*rows: tuple[str, ...], rules: tuple[int, ...] = (), foot: int = 0) -> bytes:
    """A head between two rules and ``rows`` of 12 points below it, columns with rules between them."""
    body = [
        (x + 8 * text.startswith(" "), 220 + 12 * n, text.strip(), 9)
        for n, row in enumerate(rows)
        for x, text in zip(PLACES, row, strict=True)
        if text.strip()
    ]
    end = foot or 224 + 12 * len(rows)
    level = [((75, y), (420, y)) for y in (190, 208, *rules, end)]
    upright = [((x, 190), (x, end)) for x in (75, 245, 335, 420)]
    head = [(x, 203, text, 9) for x, text in zip(PLACES, HEAD, strict=True)]
    return pdf([*OPENING, *head, *body], lines=(*level, *upright))


def table_of(draft) -> list[list[str]]:
    (table,) = (one for one in draft.blocks if one["t"] == "Table")
    return [[words(cell[4]) for cell in cells] for _, cells in rows_of(table)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("Lamps", "2 hours", "$90"), ("Benches", "4 hours", "$180")],
            [["Lamps", "2 hours", "$90"], ["Benches", "4 hours", "$180"]],
        ),
        (
            [(f"Lamps{DOTS}", f"Up to 2 hours{DOTS}", "up to $90"), (f"Boats{DOTS}", f"4 hours{DOTS}", "$180")],
            [["Lamps", "Up to 2 hours", "up to $90"], ["Boats", "4 hours", "$180"]],
        ),
        (
            [("Lamps", "2", "90"), ("Installation and the later verification of all", "3", "91"), (" of the boats", "", "")],
            [["Lamps", "2", "90"], ["Installation and the later verification of all of the boats", "3", "91"]],
        ),
        (
            [("Lamps", "2", "90"), ("Installation and the later verification of all", "", ""), (" of the boats", "3", "91")],
            [["Lamps", "2", "90"], ["Installation and the later verification of all of the boats", "3", "91"]],
        ),
        (
            [("On the pier", "", ""), (" Lamps", "2", "90"), (" Boats", "3", "91")],
            [["On the pier", "", ""], ["Lamps", "2", "90"], ["Boats", "3", "91"]],
        ),
        (
            [("Lamps", "oil", "north"), ("Benches", "wood", "south"), ("Boats", "iron", "west")],
            [["Lamps", "oil", "north"], ["Benches", "wood", "south"], ["Boats", "iron", "west"]],
        ),
    ],
    ids=["amounts", "leaders", "a wrapped label", "amounts at its end", "a label over rows", "words"],
)  # fmt: skip
def test_what_stands_on_one_line_is_a_row_where_rules_part_the_head_alone(importing, rows, expected):
    assert table_of(importing(page(*rows), "a.pdf")) == [list(HEAD), *expected]


def test_the_row_above_the_only_rule_is_the_head(adding):
    added = adding(page(("Lamps", "oil", "north"), ("Benches", "wood", "south")), "a.pdf")
    assert "| Works   | Labour | Cost  |\n|----" in (added.folder / "statement.md").read_text()
    assert "table without header row" not in {one.name for one in added.repairs}


def test_leader_dots_are_left_out_and_named(importing):
    draft = importing(page((f"Lamps{DOTS}", "2", "90"), ("Lamps and all boats ..", "3", "91")), "a.pdf")
    assert (1, "leader dots left out") in named(draft)
    assert "." not in "".join(cell for row in table_of(draft) for cell in row)


def test_words_on_one_line_in_all_columns_are_rows_though_one_column_is_filled(importing):
    rows = [
        ("Lamps", "oil", "north of the piers"),
        ("Benches", "wood", "south of the piers"),
        ("Boats", "iron", "west of the piers"),
    ]
    assert table_of(importing(page(*rows), "a.pdf"))[1:] == [list(row) for row in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [("Installation and verification of", "two hours of work", "much"), ("all of the boats there", "on the pier", "")],
        [("The mayor", "The pier, and all", "one"), ("of Northport", "that stands there", "two")],
    ],
    ids=["two cells wrapped", "lines that rules may part"],
)  # fmt: skip
def test_lines_of_wrapped_cells_are_no_rows(importing, rows):
    several = [*rows, *rows, *rows]
    draft = importing(page(*several, rules=(236, 260)), "a.pdf")
    assert len(table_of(draft)) == 4


def test_what_is_left_at_a_table_or_a_picture_names_its_own_line(adding):
    rows = [(80, 200 + 16 * n, text, 11) for n, text in enumerate(("29", "31"))]
    beside = [(200, y, f"{text} for all", 11) for _, y, text, _ in rows]
    lines = tuple(((70, y), (400, y)) for y in (187, 203, 219)) + tuple(
        ((x, 187), (x, 219)) for x in (70, 190, 400)
    )
    document = pymupdf.open(stream=pdf([*OPENING, *rows, *beside, (72, 300, "It ends.", 11)], lines=lines))
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 50, 50))
    document[0].insert_image((72, 320, 172, 420), pixmap=picture)
    added = adding(document.tobytes(), "a.pdf")
    statement = ["", *(added.folder / "statement.md").read_text().split("\n")]
    at = {one.name: statement[added.line_of(one)] for one in added.repairs}
    assert at["table without header row"].startswith("| 29")
    assert at["image without alternative text"].startswith("![]")


def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(importing):
    document = pymupdf.open(stream=page(("Lamps", "oil", "north"), ("Benches", "wood", "south")))
    turned = pymupdf.open()
    turned.new_page(width=842, height=595).show_pdf_page(pymupdf.Rect(0, 0, 842, 595), document, 0, rotate=90)
    turned[0].set_rotation(90)
    draft = importing(turned.tobytes(), "a.pdf")
    assert "margin left out" not in {name for _, name in named(draft)}
    assert table_of(draft) == [list(HEAD), ["Lamps", "oil", "north"], ["Benches", "wood", "south"]]


def test_many_rows_that_are_no_sure_table_are_no_wall_of_text(adding):
    rows = [(x, 150 + 12 * n, f"Lamp {n}", 9) for n in range(40) for x in (80, 200, 320)[: 2 + (n % 3 > 0)]]
    added = adding(pdf([*OPENING[:1], *rows]), "a.pdf")
    assert "columns read as text" in {one.name for one in added.repairs}


def test_a_cropped_page_that_is_shown_turned_keeps_its_words(importing):
    document = pymupdf.open(stream=pdf(OPENING))
    document[0].set_mediabox(pymupdf.Rect(0, 0, 2919, 2225))
    document[0].set_cropbox(pymupdf.Rect(14, 1383, 856, 2211))
    document[0].set_rotation(270)
    assert "benches and boats" in markdown(importing(document.tobytes(), "a.pdf"))


@pytest.mark.parametrize("rules", [3, 2], ids=["with a head", "above and below alone"])
def test_rules_above_and_below_make_a_table(importing, rules):
    rows = (("Seat", "Price", "Tax"), ("Window", "29", "5"), ("Sleeper", "119", "7"), ("Deck", "", "1"))
    words_of = [
        (x, 200 + 13 * n + 4 * (n > 0), text, 9)
        for n, row in enumerate(rows)
        for x, text in zip(PLACES, row, strict=True)
        if text
    ]
    heights = (188, 206, 250) if rules == 3 else (188, 250)
    draft = importing(pdf([*OPENING, *words_of], lines=tuple(((75, y), (420, y)) for y in heights)), "a.pdf")
    assert table_of(draft) == [list(row) for row in rows]


def test_a_head_over_two_columns_is_one_cell(adding):
    head = [
        (250, 200, "Price of a ticket, in crowns", 9),
        (250, 213, "North", 9),
        (340, 213, "South", 9),
        (80, 213, "Seat", 9),
    ]
    body = [
        (x, 230 + 13 * n, text, 9)
        for n, row in enumerate((("Bed", "29", "31"), ("Deck", "9", "7")))
        for x, text in zip(PLACES, row, strict=True)
    ]
    rules = tuple(((75, y), (420, y)) for y in (188, 218, 250))
    added = adding(pdf([*OPENING, *head, *body], lines=rules), "a.pdf")
    cells = [unit for unit in added.publication.units if unit.text.startswith("Price of")]
    assert len(cells) == 1 and "+" in (added.folder / "statement.md").read_text()


def test_columns_of_text_between_two_rules_are_no_table(importing):
    text = [
        (x, 200 + 12 * n, f"The council met on the pier and spoke {n}", 9)
        for x in (72, 320)
        for n in range(9)
    ]
    draft = importing(
        pdf([*OPENING, *text], lines=(((70, 185), (560, 185)), ((70, 320), (560, 320)))), "a.pdf"
    )
    assert "Table" not in {one["t"] for one in draft.blocks}


def test_cells_side_by_side_where_no_rule_parts_them_go_to_the_columns_of_the_head(importing):
    rows = [
        (x, 220 + 12 * n, text, 9)
        for n, row in enumerate((("Bed", "2", "31"), ("Deck", "1", "7")))
        for x, text in zip(PLACES, row, strict=True)
    ]
    head = [(x, 203, text, 9) for x, text in zip(PLACES, HEAD, strict=True)]
    level = [((75, y), (420, y)) for y in (190, 208, 238)]
    upright = [((x, 190), (x, 208)) for x in (245, 335)] + [((x, 190), (x, 238)) for x in (75, 420)]
    draft = importing(pdf([*OPENING, *head, *rows], lines=(*level, *upright)), "a.pdf")
    assert table_of(draft) == [list(HEAD), ["Bed", "2", "31"], ["Deck", "1", "7"]]


def test_what_stands_above_a_table_between_the_rules_of_others_is_not_its_head(importing):
    between = [
        (80, 222, "Now those of the south", 9),
        *((x, 238 + 12 * n, f"{x}.{n}", 9) for n in range(4) for x in PLACES),
    ]
    last = [
        (x, 295 + 12 * n, text, 9)
        for n, row in enumerate((HEAD, ("Bed", "2", "31"), ("Deck", "1", "7")))
        for x, text in zip(PLACES, row, strict=True)
    ]
    rules = tuple(((75, y), (420, y)) for y in (204, 284, 299, 325))
    draft = importing(pdf([*OPENING, *between, *last], lines=rules), "a.pdf")
    tables = [one for one in draft.blocks if one["t"] == "Table"]
    assert [len(list(rows_of(one))) for one in tables] == [4, 3]


@pytest.mark.parametrize(("bold", "is_head"), [(1, True), (3, False)])
def test_a_bold_row_above_others_is_the_head_and_none_is_where_all_are_bold(adding, bold, is_head):
    rows = (("Events", "Dates"), ("Lamps", "in May"), ("Benches", "in June"))
    level = [((75, y), (335, y)) for y in (190, 208, 226, 244)]
    upright = [((x, 190), (x, 244)) for x in (75, 200, 335)]
    document = pymupdf.open("pdf", pdf(OPENING, lines=(*level, *upright)))
    for n, row in enumerate(rows):
        for x, text in zip((80, 205), row, strict=True):
            font = "hebo" if n < bold else "helv"
            document[0].insert_text((x, 203 + 18 * n), text, fontsize=9, fontname=font)
    said = (adding(document.tobytes(), "a.pdf").folder / "statement.md").read_text()
    assert ("| Events  | Dates   |\n|---" in said) == is_head
    assert "**" not in said
