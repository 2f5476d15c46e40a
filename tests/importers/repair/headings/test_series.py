"""Bold lines that count through a document are its headings, and no points of the lists between them."""

from __future__ import annotations

from ...conftest import Import, body


def test_bold_lines_that_count_through_the_text_are_headings(imported: Import) -> None:
    text = (
        "# Rules\n\n4 March 2024\n\n**1. Terms**\n\nWords are these:\n\n1. A well is a well.\n2. A road is "
        "a road.\n\n"
        "**2. Wells**\n\nThe wells are open.\n\n**3. Roads**\n\n1. The roads are closed.\n"
    )
    made = body(imported(text, file="rules.md"))
    assert [line for line in made.splitlines() if line.startswith("## ")] == [
        "## 1. Terms",
        "## 2. Wells",
        "## 3. Roads",
    ]
    assert "1.  A well is a well.\n2.  A road is a road.\n" in made


def test_bold_points_below_each_other_stay_a_list(imported: Import) -> None:
    made = body(
        imported(
            "# Rules\n\n4 March 2024\n\n**1. Wells**\n\n**2. Roads**\n\n**3. Fields**\n", file="rules.md"
        )
    )
    assert "## " not in made
