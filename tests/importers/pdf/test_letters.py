"""PDFs whose lines are drawn in pieces: the words are those that stand on the page."""

from __future__ import annotations

import pymupdf
import pytest

from ..conftest import markdown
from .test_lines import OPENING

SIZE = 11
Drawn = tuple[float, float, str, str]  # from the left and the top, the letters, and their font


def drawn(*pieces: Drawn) -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text, size in OPENING:
        page.insert_text((x, y), text, fontsize=size)
    for x, y, text, font in pieces:
        page.insert_text((x, y), text, fontsize=SIZE, fontname=font)
    return document.tobytes()


def width(text: str, font: str = "helv") -> float:
    return pymupdf.get_text_length(text, fontname=font, fontsize=SIZE)


def beside(*words: str, gap: float, start: float = 72) -> list[Drawn]:
    """Words in a line, each drawn by itself; between two of them a ``gap``, by their size."""
    out: list[Drawn] = []
    for one in words:
        out.append((start, 160, one, "helv"))
        start += width(one) + gap * SIZE
    return out


def last_line(importing, *pieces: Drawn) -> str:
    return markdown(importing(drawn(*pieces), "a.pdf")).strip().splitlines()[-1]


def without(line: str, letter: str) -> list[Drawn]:
    """A line whose ``letter`` is drawn last of all, from another font, in the gaps left for it."""
    parts: list[Drawn] = []
    late: list[Drawn] = []
    x = 72.0
    for at, part in enumerate(line.split(letter)):
        if at:
            late.append((x, 160, letter, "cour"))
            x += width(letter, "cour")
        parts += [(x, 160, part, "helv")] if part else []
        x += width(part)
    return [*parts, *late]


@pytest.mark.parametrize(
    "line",
    [
        "The boats to Zürich and Lübeck leave at noon.",
        "»Über« stands at the beginning, and it stays there.",
        "All of the boats leave from the Menü",
    ],
)
def test_letters_of_another_font_stand_in_their_words(importing, line):
    letter = next(one for one in line if not one.isascii() and one not in "»«")
    assert last_line(importing, *without(line, letter)) == line


def test_quotation_marks_of_another_font_stand_at_their_words(importing):
    line = "The »Tern« leaves at noon."
    assert last_line(importing, *without(line, "»")) == line


def test_accents_drawn_apart_are_on_their_letters(importing):
    accent = (72 + width("Informaci") + (width("o") - width("´")) / 2, 160, "´", "helv")
    assert (
        last_line(importing, (72, 160, "Informacion y boletos.", "helv"), accent) == "Información y boletos."
    )


def test_narrow_gaps_part_the_words_of_a_line_that_is_set_close(importing):
    said = ["The", "boats", "leave", "at", "noon", "and", "come", "back", "late"]
    assert last_line(importing, *beside(*said, gap=0.13)) == " ".join(said)


def test_a_narrow_gap_within_a_word_parts_none_where_words_stand_apart(importing):
    first = beside("The", "boats", "lea", gap=0.28)
    rest = beside("ve", "at", "noon", gap=0.28, start=first[-1][0] + width("lea") + 0.12 * SIZE)
    assert last_line(importing, *first, *rest) == "The boats leave at noon"


def test_letters_set_apart_are_words(importing):
    line = "Harbour Trust"
    pieces = [
        (72 + width(line[:at]) + 0.2 * SIZE * at, 160, one, "helv")
        for at, one in enumerate(line)
        if one != " "
    ]
    assert last_line(importing, *pieces) == line


def test_a_row_of_numbers_is_no_word_set_apart(importing):
    said = "1 2 3 4 5 6 7 8 9 of all lots"
    assert last_line(importing, *beside(*said.split(), gap=0.3)) == said


def test_a_line_drawn_from_its_end_is_read_from_its_beginning(importing):
    line = "Address"
    pieces = [(72 + width(line[:at]), 160, one, "helv") for at, one in enumerate(line)]
    assert last_line(importing, *pieces[::-1]) == line


def test_the_hollow_bullet_of_word_is_no_letter(importing):
    points = [
        piece
        for y, text in ((160, "Lamps"), (180, "Boats"))
        for piece in ((90, y, "o", "cour"), (108, y, text, "helv"))
    ]
    lines = markdown(importing(drawn(*points), "a.pdf")).strip().splitlines()
    assert lines[-3:] == ["◦ Lamps", "", "◦ Boats"]
