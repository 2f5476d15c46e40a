"""PDFs without tags: what stands at the edges of the pages is left out only where it is theirs, and no
heading of the text."""

from __future__ import annotations

import pymupdf
import pytest

from ..conftest import markdown, named
from .test_layout import lines

Row = tuple[float, float, str, float, str]
BODY = [(x, y, text, size, "helv") for x, y, text, size in lines(12, y=110)]


def pdf(*pages: list[Row]) -> bytes:
    """Pages of words, each with its place, size and font."""
    document = pymupdf.open()
    for words in pages:
        page = document.new_page()
        for x, y, text, size, font in words:
            page.insert_text((x, y), text, fontsize=size, fontname=font)
    return document.tobytes()


def headed(*heads: str, size: float = 10, font: str = "hebo", y: float = 60) -> bytes:
    """A page for each head, which stands at the top of it."""
    return pdf(*([(72, y, one, size, font), *BODY] for one in heads))


def left_out(draft) -> list[str]:
    return [one.taken for one in draft.repairs if one.name in ("header left out", "footer left out")]


@pytest.mark.parametrize("size", [10, 13])
@pytest.mark.parametrize("font", ["helv", "hebo"])
@pytest.mark.parametrize(
    "heads",
    [
        ("1. Lamps", "2. Boats and oil", "3. Votes", "4. Winners and prizes"),
        ("1 Lamps", "2 Boats", "3 Votes"),
        ("Annex 1", "Annex 2", "Annex 3"),
        ("Annex 1", "Annex 2"),
        ("Lamps in ward 1", "Boats in ward 2", "Votes in ward 3"),
    ],
)
def test_headings_of_parts_of_a_page_each_stay(importing, heads, font, size):
    draft = importing(headed(*heads, font=font, size=size), "a.pdf")
    assert left_out(draft) == []
    assert all(one in " ".join(markdown(draft).replace("\\", "").split()) for one in heads)


def test_bold_lines_of_one_word_and_a_number_are_headings(importing):
    assert left_out(importing(headed("Workshop 1", "Workshop 2", "Workshop 3"), "a.pdf")) == []


def test_notes_that_count_up_at_the_foot_stay(importing):
    notes = ("See the map.", "Without tax.", "In summer.")
    pages = [[*BODY, (72, 800, f"{n} {one}", 8, "helv")] for n, one in enumerate(notes, 1)]
    assert left_out(importing(pdf(*pages), "a.pdf")) == []


def test_a_title_stays_of_which_the_heads_of_the_other_pages_remind(importing):
    title = [(72, 50, "The harbour plan", 20, "hebo"), *BODY]
    others = [[(72, 50, "The harbour plan", 9, "helv"), *BODY] for _ in range(3)]
    draft = importing(pdf(title, *others), "a.pdf")
    assert left_out(draft) == ["The harbour plan"] * 3 and draft.blocks[0]["t"] == "Header"


@pytest.mark.parametrize(
    "heads",
    [
        ("4 Harbour Trust", "5 Harbour Trust", "6 Harbour Trust"),
        ("4 Harbour Trust", "The pier 5", "6 Harbour Trust", "The pier 7"),
        ("4 Lamps", "5 Lamps", "6 Boats", "7 Boats", "8 Oil"),
        ("4 | Lamps", "5 | Boats", "6 | Oil"),
        ("Lamps | Page 4", "Boats | Page 5", "Oil | Page 6"),
        ("Chapter 3", "Chapter 3", "Chapter 3"),
        ("Page 4", "Page 5", "Page 6"),
    ],
)
def test_running_heads_are_left_out(importing, heads):
    assert left_out(importing(headed(*heads, font="helv"), "a.pdf")) == list(heads)


def test_bold_heads_that_say_the_same_are_left_out(importing):
    heads = [f"{n} Harbour Trust" for n in (4, 5, 6)]
    draft = importing(headed(*heads), "a.pdf")
    assert left_out(draft) == heads and (1, "header left out") in named(draft)
