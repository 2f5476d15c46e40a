"""PDFs without tags that draw the marks of a list's points: small squares and circles before lines."""

from __future__ import annotations

import pymupdf
import pytest

from ..conftest import markdown
from .test_lines import OPENING

TOLD = ("Lamps of oil", "Benches of wood", "Boats of iron")


def page(draw, *, x: float = 76, told=TOLD, font: str = "helv") -> bytes:
    """Lines at one edge, with something drawn before the middle of each."""
    document = pymupdf.open()
    sheet = document.new_page()
    rows = [(90, 150 + 20 * n, one, 11) for n, one in enumerate(told)]
    for left, foot, text, high in (*OPENING, *rows):
        sheet.insert_text((left, foot), text, fontsize=high, fontname=font if left == 90 else "helv")
    for _, foot, *_ in rows:
        draw(sheet, x, foot - 4)
    return document.tobytes()


def square(side: float, fill=(0, 0, 0), color=None):
    def draw(sheet, x: float, middle: float) -> None:
        box = (x, middle - side / 2, x + side, middle + side / 2)
        sheet.draw_rect(box, fill=fill, color=color, width=0.5)

    return draw


def circle(fill):
    return lambda sheet, x, middle: sheet.draw_circle((x + 2, middle), 1.8, fill=fill, width=0.4)


@pytest.mark.parametrize(
    "draw", [square(3.4), square(5, (0.2, 0.3, 0.8)), circle((0, 0, 0)), circle(None)],
    ids=["squares", "coloured squares", "discs", "circles"],
)  # fmt: skip
def test_small_shapes_before_lines_are_the_marks_of_points(adding, draw):
    added = adding(page(draw), "a.pdf")
    said = (added.folder / "statement.md").read_text(encoding="utf-8")
    assert "- Lamps of oil\n- Benches of wood\n- Boats of iron\n" in said


@pytest.mark.parametrize(
    ("draw", "x"),
    [(square(9, None, (0, 0, 0)), 76), (square(3.4, (1, 1, 1)), 76), (square(0.9), 86), (square(3.4), 40)],
    ids=["boxes to tick", "white", "specks", "far from the words"],
)
def test_other_shapes_are_no_marks(importing, draw, x):
    assert "•" not in markdown(importing(page(draw, x=x), "a.pdf"))


def test_shapes_before_amounts_and_before_one_line_alone_are_no_marks(importing):
    assert "•" not in markdown(importing(page(square(3.4), told=("10", "20", "30")), "a.pdf"))
    assert "•" not in markdown(importing(page(square(3.4), told=("Lamps of oil",)), "a.pdf"))


def test_shapes_before_bold_titles_are_ornaments(importing):
    assert "•" not in markdown(importing(page(square(3.4), font="hebo"), "a.pdf"))
