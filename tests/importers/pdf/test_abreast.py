"""Signatures side by side on a page: each office over the name that belongs to it."""

from __future__ import annotations

import pytest

from .test_points import page

DATED = (72, 240, "Done at Kiel on 4 March 2024.", "helv")


@pytest.mark.parametrize(
    ("heights", "offices"),
    [((270, 285), ("The chair:", "The treasurer:")), ((270, 300), ("The president", "The treasurer"))],
)
def test_signatures_side_by_side_follow_each_other(adding, heights, offices):
    names = ("Ada Brook", "Jo Mill")
    words = [(x, heights[0], one, "helv") for x, one in zip((72, 330), offices, strict=True)]
    words += [(x, heights[1], one, "helv") for x, one in zip((72, 330), names, strict=True)]
    added = adding(page(DATED, *words), "a.pdf")
    statement = (added.folder / "statement.md").read_text(encoding="utf-8")
    assert f"{offices[0]}\\\n{names[0]}\n\n{offices[1]}\\\n{names[1]}\n" in statement
    assert "columns put below each other" in [one.name for one in added.repairs]


def test_three_signatures_below_lines_to_sign_on_are_no_table(adding):
    rows = (("————————",) * 3, ("Ada Brook", "Jo Mill", "Eve Roy"), ("President", "Admissions", "Director"))
    words = [
        (x, 270 + 14 * n, one, "helv")
        for n, row in enumerate(rows)
        for x, one in zip((72, 240, 400), row, strict=True)
    ]
    added = adding(page(DATED, *words), "a.pdf")
    statement = (added.folder / "statement.md").read_text(encoding="utf-8")
    assert all("\\\n".join(one[1:]) in statement for one in zip(*rows, strict=True))
    assert "|" not in statement
    assert "columns put below each other" in [one.name for one in added.repairs]
