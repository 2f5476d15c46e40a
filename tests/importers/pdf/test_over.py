"""PDFs without tags whose tables and pictures stand over columns: read behind the columns above them, with
their titles, and no sentence is cut by them.
"""

from __future__ import annotations

import re

import pytest
import typst
from PIL import Image

from everyreader.source.tree import words

from ..conftest import named

SET_UP = """#set page(paper: "a4", margin: 2.2cm, columns: {columns})
#set columns(gutter: 12pt)
#set text(font: "New Computer Modern", size: 10pt)
#set par(justify: true, first-line-indent: 15pt, spacing: 0.65em)
"""
ROWS = "[Seat], [Price], [Tax], [Window], [29], [5], [Sleeper], [119], [7], [Bed], [9], [1]"
RULED = f"#table(columns: (2fr, 1fr, 1fr), {ROWS})"
PICTURE = '#image("pier.png", width: 100%)'
CENTRED = "#align(center)[Estimated costs]"
COUNTED = "Table 3. Estimated costs"
LONG = "#align(center)[Estimated costs of the lamps and benches \\ In millions of crowns]"


@pytest.fixture
def made(importing, tmp_path):
    """The draft of pages in columns, with something at the top or the bottom of the first."""

    def result(columns: int, place: str, what: str, text: str):
        Image.new("RGB", (940, 220), "red").save(tmp_path / "pier.png")
        over = f'#place({place}, scope: "parent", float: true, clearance: 12pt)[{what}]\n'
        body = (SET_UP.format(columns=columns) + over + text).encode()
        (tmp_path / "a.typ").write_bytes(body)
        return importing(typst.compile(tmp_path / "a.typ", pdf_tags=False), "a.pdf")

    return result


def counted(first: int, last: int) -> str:
    """Sentences in whose words every sixth is a number that rises."""
    return " ".join(f"x{n} lamps of the long pier{'.' * (n % 9 == 8)}" for n in range(first, last))


def told(draft) -> str:
    """The words outside of tables and figures."""
    return " ".join(words([one]) for one in draft.blocks if one["t"] not in ("Table", "Figure"))


def captions(draft) -> list[str]:
    return [words(one["c"][1][1]) for one in draft.blocks if one["t"] in ("Table", "Figure")]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("place", ["top", "bottom"])
@pytest.mark.parametrize("title", [CENTRED, COUNTED, LONG], ids=["centred", "counted", "of two lines"])
def test_the_title_of_a_table_over_columns_is_its_caption_and_cuts_no_sentence(made, columns, place, title):
    draft = made(columns, place, f"{title}#v(3pt, weak: true)\n{RULED}", counted(0, 420))
    numbers = [int(one) for one in re.findall(r"x(\d+)", told(draft))]
    assert numbers == list(range(420))
    assert [one["t"] for one in draft.blocks].count("Para") == 1 and "crowns" not in told(draft)
    assert [one.startswith(("Estimated", "Table 3.")) for one in captions(draft)] == [True]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize(
    "rules", ["none", "(x, y) => if y in (0, 1) { (top: 1pt) }"], ids=["none", "above the head and below"]
)
def test_a_table_over_columns_needs_no_rules_between_its_cells(made, columns, rules):
    table = (
        f"#table(columns: (2fr, 1fr, 1fr, 1fr), stroke: {rules}, [Seat], [North], [South], [Tax], "
        + "[Window], [29], [31], [5], " * 3
        + ")"
    )
    draft = made(columns, "bottom", f"{CENTRED}#v(3pt, weak: true)\n{table}", counted(0, 420))
    assert [int(one) for one in re.findall(r"x(\d+)", told(draft))] == list(range(420))
    assert captions(draft) == ["Estimated costs"]


def test_a_picture_over_columns_stands_behind_those_above_it_with_what_it_shows(made):
    draft = made(3, "bottom", f"{PICTURE}#align(center)[The pier by night]", counted(0, 420))
    assert [int(one) for one in re.findall(r"x(\d+)", told(draft))] == list(range(420))
    assert captions(draft) == ["The pier by night"]


def test_what_stands_within_a_paragraph_is_put_behind_it_and_named(made):
    draft = made(2, "bottom", RULED, f"{counted(0, 300)}.")
    assert [one["t"] for one in draft.blocks] == ["Para", "Table"]
    assert (1, "put behind its paragraph") in named(draft)


def test_a_picture_at_the_edge_of_a_page_of_one_column_cuts_no_sentence(made):
    draft = made(1, "bottom", PICTURE, counted(0, 500))
    assert [one["t"] for one in draft.blocks] == ["Para", "Para"]
    assert [int(one) for one in re.findall(r"x(\d+)", told(draft))] == list(range(500))


@pytest.mark.parametrize("sentence", ["It costs this much.", "It costs this much:"])
def test_a_paragraph_that_ends_is_not_joined_with_what_follows_a_table(made, sentence):
    draft = made(2, "bottom", RULED, f"{counted(0, 170)}. {sentence}#colbreak()#colbreak()where lamps are.")
    assert [words([one]) for one in draft.blocks][-1] == "where lamps are."
