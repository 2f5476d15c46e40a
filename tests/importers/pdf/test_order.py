"""PDFs without tags whose file has the text in another order than the page: what stands above is read before
what stands below."""

from __future__ import annotations

import io

import pymupdf
import pytest
from PIL import Image

from ..conftest import markdown, named
from .test_lines import GRID, OPENING, ROWS, cells, pdf

BELOW = [(72, 150, "These are the seats, and what each of them costs:", 11)]


def places(text: str, *said: str) -> list[int]:
    return [text.index(one) for one in said]


def test_a_heading_and_a_text_that_the_file_has_last_stand_where_the_page_has_them(importing):
    foot = (72, 400, "Tell us by Friday whether you come with us to the pier.", 11)
    draft = importing(pdf([foot, *cells(ROWS, 80, 200, 300), *BELOW, *OPENING], lines=GRID), "a.pdf")
    found = places(markdown(draft), "The pier opens", "It opens today", "These are", "Sleeper", "Tell us")
    assert found == sorted(found)
    assert (1, "order mended") in named(draft)


def test_what_the_file_has_in_its_order_is_not_named(importing):
    assert not {name for _, name in named(importing(pdf([*OPENING, *BELOW]), "a.pdf"))} & {
        "order mended",
        "order in doubt",
    }


def test_columns_that_the_file_has_in_the_other_order_are_left_for_a_person(importing):
    left = [(72, 160 + 13 * n, text, 11) for n, text in enumerate(("Ada Brown", "Harbour 1"))]
    right = [(330, 160 + 13 * n, text, 11) for n, text in enumerate(("Ben Carter", "Pier 4"))]
    draft = importing(pdf([*OPENING, *right, *left]), "a.pdf")
    assert (1, "order in doubt") in named(draft)


def stack(x: int, title: str, head: str, amounts: tuple[str, ...]) -> tuple[list, list]:
    """A table between level rules, with its title above and a head over its last column alone; and its
    rules."""
    labels = ("Adult", "Child", "Dog")
    words = [(x, 196, title, 10), (x + 120, 213, head, 10)]
    words += [(x, 230 + 17 * n, label, 10) for n, label in enumerate(labels)]
    words += [(x + 120, 230 + 17 * n, amount, 10) for n, amount in enumerate(amounts)]
    return words, [((x - 2, 200 + 17 * n), (x + 170, 200 + 17 * n)) for n in range(5)]


def test_tables_beside_each_other_are_read_from_the_left_each_with_its_title_and_head(importing):
    left, rules = stack(72, "Prices now", "Fare", ("29", "12", "3"))
    right, others = stack(330, "Prices next year", "Euro", ("31", "13", "4"))
    text = markdown(importing(pdf([*right, *left, *OPENING], lines=(*rules, *others)), "a.pdf"))
    found = places(text, "Prices now", "Fare", "29", "Prices next year", "Euro", "31")
    assert found == sorted(found)


def test_a_title_over_several_lines_is_one(adding):
    title = [
        (72, 80, "The pier opens for all", 22),
        (72, 106, "Of you", 22),
        (72, 132, "TODAY AND FOREVER", 22),
    ]
    text = [(72, 160 + 13 * n, f"{OPENING[1][2]} {n}", 11) for n in range(4)]
    made = (adding(pdf([*title, *text]), "a.pdf").folder / "statement.md").read_text()
    assert "# The pier opens for all Of you TODAY AND FOREVER\n" in made


@pytest.mark.parametrize("box", [(440, 140, 500, 175), (440, 180, 500, 240)], ids=["beside", "below"])
def test_a_picture_stands_behind_the_sentence_beside_it(importing, box):
    text = ("The pier has been mended in all of its parts, with lamps and benches by", "it.")
    document = pymupdf.open(
        stream=pdf([*OPENING, *((72, 150 + 13 * n, one, 11) for n, one in enumerate(text))])
    )
    made = io.BytesIO()
    Image.new("RGB", (60, 60), "red").save(made, "PNG")
    document[0].insert_image(box, stream=made.getvalue())
    said = markdown(importing(document.tobytes(), "a.pdf"))
    assert said.index("benches by it.") < said.index("![](")


def test_a_line_that_reaches_over_a_rule_of_a_table_is_cut_there(importing):
    numbers = [(187 - pymupdf.get_text_length(n, fontsize=11), n) for n in ("No.", "9.", "10.")]
    words = [(x, 200 + 16 * at, text, 11) for at, (x, text) in enumerate(numbers)]
    words += cells((("Seat", "Fare"), ("Window", "29"), ("Sleeper", "52")), 192, 300)
    tables = [
        one
        for one in importing(pdf(OPENING + sorted(words, key=lambda one: one[1]), lines=GRID), "a.pdf").blocks
        if one["t"] == "Table"
    ]
    assert [len(one["c"][2]) for one in tables] == [3]
