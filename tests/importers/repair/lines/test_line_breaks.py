"""Line breaks typed into an office file to fill its lines."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.lines.line_breaks import join_pushed_lines

FILLED = "The society takes up whoever asks for it in writing and pays what"


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        ((FILLED, "is due for the year."), ["Space"]),
        ((FILLED + ",", "a day before the year begins."), ["Space"]),
        ((FILLED, "Is due for the year."), ["LineBreak"]),
        ((FILLED + ":", "what is due"), ["LineBreak"]),
        ((FILLED, "b) what is due"), ["LineBreak"]),
        ((FILLED, "e-mail: us@example.org"), ["LineBreak"]),
        ((FILLED + ",", "flour,", "salt"), ["LineBreak", "LineBreak"]),
        (("The sea at night", "is not the sea by day"), ["LineBreak"]),
    ],
)
def test_a_break_in_the_middle_of_a_sentence_is_a_space(lines: tuple[str, ...], ends: list[str]) -> None:
    first, *rest = [{"t": "Str", "c": one} for one in lines]
    inlines = [first, *(each for one in rest for each in ({"t": "LineBreak"}, one))]
    draft = Draft(({"t": "Para", "c": inlines, "line": 1},), "en", place="paragraph")
    done = join_pushed_lines(draft)
    assert [one["t"] for one in done.blocks[0]["c"] if one["t"] != "Str"] == ends
    assert [one.name for one in done.repairs] == ["lines joined"] * ends.count("Space")
