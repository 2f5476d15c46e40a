from __future__ import annotations

import pytest

from everyreader.browser.rendered.colour import (
    BLACK,
    CLEAR,
    WHITE,
    colours_in,
    contrast,
    faded,
    named,
    over,
    parse,
)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("rgb(255, 0, 51)", "#ff0033"),
        ("rgba(0, 0, 0, 0.5)", "#000000"),
        ("color(srgb 1 0.5 0)", "#ff8000"),
        ("oklch(0.628 0.2577 29.23)", "#ff0000"),
        ("oklab(1 0 0)", "#ffffff"),
    ],
)
def test_computed_colours_are_read(text, colour):
    assert named(parse(text)) == colour


@pytest.mark.parametrize("text", ["", "none", "color(display-p3 1 0 0)", "rgb(", "currentcolor"])
def test_what_cannot_be_told_is_none(text):
    assert parse(text) is None


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, parse("rgb(118, 118, 118)")) == pytest.approx(4.54, abs=0.01)


def test_a_colour_is_laid_over_another():
    assert over(faded(BLACK, 0.5), WHITE) == (0.5, 0.5, 0.5, 1)
    assert over(CLEAR, CLEAR) == CLEAR


def test_a_gradient_names_its_colours():
    said = "linear-gradient(90deg, rgba(0, 0, 0, 0), rgb(255, 255, 255) 50%)"
    assert [named(one) for one in colours_in(said)] == ["#000000", "#ffffff"]
    assert colours_in('url("a.png")') == ()
