"""Headings that a word numbers are of one level, and so are the lines beside them that say what they are about."""

from __future__ import annotations

import pytest

from ...conftest import body, docx, paragraph

BOLD, TEXT = "<w:b/>", "The council meets in the hall."
PLAIN = ("Aims", "Wells", "Pier", "Roads", "Route")


def outline(made: str) -> list[str]:
    return [line for line in made.splitlines() if line[:2] == "##"]


@pytest.mark.parametrize("sizes", [(24, 28, 28), (28, 28, 28), (20, 20, 20)])
def test_lines_above_those_that_a_word_numbers_are_of_one_level_and_these_of_one_below(
    adding, sizes: tuple[int, ...]
) -> None:
    parts = [
        paragraph(head, f'{BOLD}<w:sz w:val="{size}"/>') + paragraph(f"Article {n}", BOLD) + paragraph(TEXT)
        for n, (head, size) in enumerate(zip(PLAIN, sizes, strict=False), 1)
    ]
    made = outline(body(adding(docx("".join(parts)), "a.docx", title="Rules")))
    assert made == [one for n in (1, 2, 3) for one in (f"## {PLAIN[n - 1]}", f"### Article {n}")]


def test_lines_below_those_that_a_word_numbers_are_of_a_level_below(adding) -> None:
    parts = [
        paragraph(f"Article {n}", BOLD) + paragraph(PLAIN[n], BOLD) + paragraph(TEXT) for n in range(1, 4)
    ]
    made = outline(body(adding(docx("".join(parts)), "a.docx", title="Rules")))
    assert made == [one for n in (1, 2, 3) for one in (f"## Article {n}", f"### {PLAIN[n]}")]


def test_numbered_lines_of_one_word_are_of_one_level_whatever_their_sizes(adding) -> None:
    sizes = (28, 24, 28, 28)
    parts = [
        paragraph(f"Article {n}", f'{BOLD}<w:sz w:val="{size}"/>') + paragraph(TEXT)
        for n, size in enumerate(sizes, 1)
    ]
    made = outline(body(adding(docx("".join(parts)), "a.docx", title="Rules")))
    assert made == [f"## Article {n}" for n in (1, 2, 3, 4)]
