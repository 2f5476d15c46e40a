"""PDFs without tags: where a point, a line of contacts or a paragraph begins, though the line before is
full."""

from __future__ import annotations

import pymupdf
import pytest

from ..conftest import markdown
from .test_layout import lines
from .test_lines import OPENING

FULL = "It is told to all who come by the boats of the town and of the port at noon"
PIECE = tuple[float, float, str, str]


def page(*words: PIECE) -> bytes:
    """An opening, some lines of text, and words with their place and font."""
    document = pymupdf.open()
    sheet = document.new_page()
    for x, y, text, size in (*OPENING, *lines(4, text=f"{FULL} again")):
        sheet.insert_text((x, y), text, fontsize=size)
    for x, y, text, font in words:
        sheet.insert_text((x, y), text, fontsize=10, fontname=font)
    return document.tobytes()


def last(draft, count: int) -> list[str]:
    return [" ".join(one.split()) for one in markdown(draft).split("\n\n")[-count:]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("2)", "3)"), ("9.", "10."), ("b)", "c)"), ("(iv)", "(v)"), ("1.1", "1.2"), ("-", "-"), ("•", "•")],
)
def test_the_next_number_and_the_same_mark_begin_a_point_behind_a_full_line(importing, first, second):
    points = [(90, 240 + 12 * n, f"{one} {FULL}", "helv") for n, one in enumerate((first, second))]
    said = last(importing(page(*points), "a.pdf"), 2)
    assert [one.replace("\\", "").replace("·", "•") for one in said] == [
        f"{first} {FULL}",
        f"{second} {FULL}",
    ]


def test_what_stands_left_of_hanging_lines_begins_a_point(importing):
    points = [
        (90, 240, f"a) {FULL}", "helv"),
        (108, 252, "who stay there", "helv"),
        (90, 264, "and so on", "helv"),
    ]
    assert last(importing(page(*points), "a.pdf"), 2) == [f"a\\) {FULL} who stay there", "and so on"]


def test_lines_of_contacts_stay_lines(importing):
    told = ("Press: Mr Okafor", "Letters: Ms Lind", "Boats: Mr Roy, of the pier")
    draft = importing(page(*((90, 240 + 12 * n, one, "helv") for n, one in enumerate(told))), "a.pdf")
    assert last(draft, 3) == list(told)


def test_a_dash_within_a_sentence_begins_no_point(importing):
    rest = (72, 198, "- or so they say - and they go home.", "helv")
    first = (72, 186, f"{FULL} again here", "helv")
    assert last(importing(page(first, rest), "a.pdf"), 1)[0].endswith(
        "here - or so they say - and they go home."
    )


# Paragraphs


def test_a_gap_parts_paragraphs_behind_a_full_line(importing):
    body = [(72, 260 + 12 * n, f"{FULL} too,", "helv") for n in range(5)]
    body += [(72, 325, "The boats go at noon.", "helv")]
    lower = [(x, y, "and " + text[0].lower() + text[1:], font) for x, y, text, font in body[1:5]]
    assert last(importing(page(body[0], *lower, body[5]), "a.pdf"), 1) == ["The boats go at noon."]


def test_lines_set_far_apart_are_one_paragraph(importing):
    body = [(72, 260 + 24 * n, f"and so it is told, {FULL.lower()}", "helv") for n in range(5)]
    assert len(last(importing(page(*body), "a.pdf"), 1)[0].split("and so it is told")) == 6


@pytest.mark.parametrize(
    ("middle", "bold"),
    [
        ("the council of the pier and of all its lamps and boats and all in it, they say,", 1),
        (f"{FULL.lower()} and we", 2),
    ],
)
def test_a_line_that_bold_words_fill_stays_in_its_sentence(importing, middle, bold):
    said = (f"{FULL} and we", middle, "so it is.")
    body = [(72, 260 + 12 * n, one, "hebo" if n == bold else "helv") for n, one in enumerate(said)]
    written = " ".join(f"**{one}**" if n == bold else one for n, one in enumerate(said))
    assert last(importing(page(*body), "a.pdf"), 1) == [written]


def test_no_paragraph_ends_in_a_line_behind_bold_words(importing):
    row = [
        (72, 260, "It is about two towns.", "hebo"),
        (184, 260, "To be so, a story has to tell of both of them in full", "helv"),
    ]
    draft = importing(page(*row, (72, 272, "and say why.", "helv")), "a.pdf")
    assert (
        "two towns. To be so, a story has to tell of both of them in full and say why." in last(draft, 1)[0]
    )
