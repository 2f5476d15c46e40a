"""PDFs without tags whose title goes on below a line that stands at the end of its first row."""

from __future__ import annotations

import pymupdf
import pytest

from ..conftest import markdown

TEXT = "It is told to all who come by the boats of the town and of the port at noon, for"


def page(beside: str, *, size: float = 8, second: str = "of the pier and the port") -> bytes:
    """A bold title of two lines with ``beside`` at the right of the first, and text below."""
    sheet = (document := pymupdf.open()).new_page()
    sheet.insert_text((42, 180), "Yellow warning of heat (level two)", fontsize=10, fontname="hebo")
    sheet.insert_text((391, 180), beside, fontsize=size, fontname="helv")
    sheet.insert_text((42, 193), second, fontsize=10, fontname="hebo")
    for n in range(6):
        sheet.insert_text((42, 240 + 12 * n), TEXT, fontsize=10)
    return document.tobytes()


def test_a_title_goes_on_below_the_day_at_the_end_of_its_row(importing):
    said = markdown(importing(page("Kiel, 4 March 2024"), "a.pdf"))
    assert "Yellow warning of heat (level two) of the pier and the port" in said
    assert "Kiel, 4 March 2024" in said


@pytest.mark.parametrize("second", ["Of the pier", "Lamps"])
def test_a_line_below_that_may_begin_another_title_stays_apart(importing, second):
    said = markdown(importing(page("Kiel, 4 March 2024", second=second), "a.pdf"))
    assert f"(level two) {second}" not in said
