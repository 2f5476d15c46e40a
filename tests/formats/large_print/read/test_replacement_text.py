"""Words that a tag puts in place of what is drawn: when they are other words."""

from __future__ import annotations

import pytest

from everyreader.formats.large_print.read.pages import Told
from everyreader.formats.large_print.read.replacement_text import differ


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("☎️", "☎"),
        ("↔︎", "↔"),
        ("👍🏽", "👍"),
        ("👩‍🔬", "👨‍🔬"),
        ("🏃🏿‍♀️", "🏃"),
        ("👩🏽‍🤝‍👨🏿", "👬"),
        ("👩‍❤️‍👨", "💑"),
        ("🎅🏼", "🧑‍🎄"),
    ],
)
def test_what_a_font_in_one_colour_draws_alike_is_the_same(said: str, drawn: str) -> None:
    assert not differ(Told(said, drawn, "ActualText", 1))


@pytest.mark.parametrize(
    ("said", "drawn"), [("👍", "👎"), ("✅", "❌"), ("👩‍🔬", "🔬"), ("☎️ 5", "☎ 6"), ("👩 woman", "👨 man")]
)
def test_another_picture_is_another_word(said: str, drawn: str) -> None:
    assert differ(Told(said, drawn, "ActualText", 1))
