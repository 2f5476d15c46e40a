"""PDFs: a large first letter over several lines of its paragraph is one word with what stands beside it."""

from __future__ import annotations

import pytest

from ..conftest import body
from .tagged_kit import Tag, tagged
from .test_lines import pdf

WORDS = " council met in the hall and spoke of lamps and of"
BELOW = ("boats all the evening, until the last one of them had", "gone home. It was late when they went.")
TITLE = (72, 80, "The pier opens", 22)
FIRST = (72, 120, "A first paragraph stands here, and says what it says.", 11)


def drawn(letter: str, rest: str, x: float = 100) -> list[tuple[float, float, str, float]]:
    """A letter over two lines, and a third line below both."""
    lines = [(x, 150, rest + WORDS, 11), (100, 164, BELOW[0], 11), (72, 178, BELOW[1], 11)]
    return [(72, 164, letter, 31), *lines]


LETTERS = pytest.mark.parametrize(
    ("letter", "rest", "x", "said"),
    [
        ("T", "he", 100, "The"),
        ("T", "HE", 100, "THE"),
        ("L'", "assembly", 100, "L'assembly"),
        ("A", "long", 103.5, "A long"),
        ("A", "Harbour", 100, "A Harbour"),
    ],
)


@LETTERS
def test_without_tags_it_begins_the_first_line_beside_it(adding, letter, rest, x, said) -> None:
    data = pdf([TITLE, FIRST, *drawn(letter, rest, x)])
    assert f"\n{said}{WORDS} boats all" in body(adding(data, "a.pdf"))


@LETTERS
@pytest.mark.parametrize("own", [True, False])
def test_with_tags_it_does_whether_it_has_its_own_or_none(adding, letter, rest, x, said, own) -> None:
    first, *lines = [(text, left, 842 - y, size) for left, y, text, size in drawn(letter, rest, x)]
    made = [Tag("P", [first]), Tag("P", lines)] if own else [Tag("P", [first, *lines])]
    head = [Tag("H1", [("The pier opens", 72, 762, 22)]), Tag("P", [(FIRST[2], 72, 722, 11)])]
    assert f"\n{said}{WORDS}" in body(adding(tagged(*head, *made), "a.pdf"))


def test_a_large_letter_above_a_paragraph_is_a_heading(adding) -> None:
    lines = [(72, 150, "A", 31), (72, 180, f"The{WORDS}", 11), (72, 194, BELOW[1], 11)]
    assert "\n## A\n" in body(adding(pdf([TITLE, FIRST, *lines]), "a.pdf"))


def test_a_line_is_as_large_as_what_its_larger_first_letter_begins(adding) -> None:
    lines = [(72, 150, "T", 24), (87, 150, f"he{WORDS}", 11), (72, 164, BELOW[1], 11)]
    made = body(adding(pdf([TITLE, FIRST, *lines]), "a.pdf"))
    assert f"The{WORDS} gone" in made
    assert "##" not in made
