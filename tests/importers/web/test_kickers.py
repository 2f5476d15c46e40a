"""A small heading right above a larger one, which heads nothing, is a line."""

from __future__ import annotations

import pytest

from everyreader.importers.repair.title.kickers import keep_kickers

from ..conftest import markdown
from .test_reader import page

PART = "<p>Words.</p>"


def heads(importing, markup: str) -> list[str]:
    return [one for one in markdown(importing(page(markup), "a.html")).split("\n") if one.startswith("##")]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h3>Boats</h3>{PART}<section><h4>Join</h4><h2>How to row</h2>{PART}</section>",
        f"<h3>Boats</h3>{PART}<section><div><h3>Join!</h3></div><div><h2>How to row</h2></div>{PART}</section>",
        f'<h3>Boats</h3>{PART}<h3 class="eyebrow">Join</h3><h2>How to row</h2>{PART}',
    ],
)
def test_it_is_told_by_its_box_or_its_class(importing, markup):
    assert heads(importing, markup) == ["### Boats", "## How to row"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<section><h3>2.1 Oars</h3><h2>3 Boats</h2>{PART}</section>", ["### 2.1 Oars", "## 3 Boats"]),
        (
            f"<h2>A</h2><h3>B</h3>{PART}<h3>Empty</h3><section><h2>C</h2>{PART}</section>",
            ["## A", "### B", "### Empty", "## C"],
        ),
        (f"<section><h2>A</h2><h3>B</h3>{PART}</section>", ["## A", "### B"]),
    ],
)
def test_a_part_keeps_its_heading(importing, markup, expected):
    assert heads(importing, markup) == expected


def test_where_no_box_tells_all_of_a_level_do(importing):
    text = "# A\n\nOne.\n\n#### C\n\n## D\n\nTwo.\n\n#### F\n\n## G\n\nThree.\n"
    made = keep_kickers(importing(text, "a.md"))
    assert markdown(made) == "# A\n\nOne.\n\nC\n\n## D\n\nTwo.\n\nF\n\n## G\n\nThree.\n"
    assert [one.name for one in made.repairs] == ["kicker kept"] * 2
