"""What the eye meets of a text. The many ways of hiding one are in
``tests/checks/rules/examples/look/hidden.py``."""

from __future__ import annotations

import pytest

from everyreader.browser.rendered.colour import named

WORDS = "The water is deep."
BOX = "<div class=w><p class=h>The water is deep.</p></div>"


def sight(page, words=WORDS):
    return next(one for one in page.sights.values() if one.text.shown.strip() == words)


@pytest.mark.parametrize(
    ("css", "why"),
    [
        (".h { visibility: hidden }", "it is not drawn (visibility)"),
        (".w { opacity: 0.3 } .h { opacity: 0.2 }", "it is transparent"),
        (".h { color: #fff }", "it has the colour of its ground"),
        (".h { position: absolute; top: -99em }", "it lies outside the page"),
        (".w { height: 0; overflow: hidden }", "it is cut away"),
        (".h { font-size: 0 }", "it is drawn too small to be seen"),
        (".h { filter: blur(20px) }", "it is blurred"),
        (
            (
                ".w { position: relative } .w::after { content: ''; position: absolute; inset: 0; "
                "background: red }"
            ),
            "::after lies upon it",
        ),
    ],
)
def test_it_says_why_a_text_is_not_seen(shown, css, why):
    assert sight(shown(BOX, css).wide).unseen == why


@pytest.mark.parametrize(
    "css",
    [
        ".w { overflow: hidden }",
        ".h { position: absolute; left: 90em } body { width: 200em }",  # the page can be scrolled there
        ".w { overflow: auto; height: 3em } .h { padding-top: 20em }",
        ".w { height: 0; overflow: hidden } .h { position: absolute }",  # placed by what is around the box
        (
            ".w { position: relative } .w::after { content: ''; position: absolute; inset: 0; "
            "background: #f003 }"
        ),
        (
            ".w { position: relative } .w::before { content: ''; position: absolute; inset: 0; "
            "background: red; z-index: -1 }"
        ),
        (
            ".w::before { content: ''; float: left; width: 9em; height: 3em; margin-right: -9em; "
            "background: #eee }"
        ),
        ".h { clip-path: inset(0) }",
        ".h { background: linear-gradient(red, blue); color: transparent; background-clip: text }",
    ],
)
def test_what_can_be_seen_is_seen(shown, css):
    assert sight(shown(BOX, css).wide).unseen == ""


def test_a_line_that_is_cut_is_told_from_one_that_is_not(shown):
    text = "<p class=h>The water is deep. The well is old. Nobody knows who dug it.</p>"
    page = shown(text, ".h { width: 9em; height: 2.4em; line-height: 1.2; overflow: hidden }").wide
    [found] = page.sights.values()
    assert found.lines and found.cut and found.cut[0] not in found.lines[:2]


@pytest.mark.parametrize(
    ("css", "colours"),
    [
        ("", ("#000000", "#ffffff")),
        (".w { background: #000; color: #fff; opacity: 0.5 }", ("#ffffff", "#808080")),
        ("body { background: #00f }", ("#000000", "#0000ff")),
        (".h { color: rgb(0 0 0 / 0.5) }", ("#808080", "#ffffff")),
        (
            ".w { background: #fff; opacity: 0.5 } body { background: #000 } .h { color: #000 }",
            ("#000000", "#808080"),
        ),
        ("html { color-scheme: dark }", ("#ffffff", "#121212")),
        (".w { background: #f00 } .h { background: #0f08 }", ("#000000", "#778800")),
    ],
)
def test_colours_are_those_that_arrive_at_the_eye(shown, css, colours):
    [pair] = sight(shown(BOX, css).wide).pairs
    assert (named(pair.ink), named(pair.ground)) == colours


def test_a_gradient_leaves_the_ground_open(shown):
    found = sight(shown(BOX, ".h { background: linear-gradient(#fff, #777) }").wide)
    assert found.best == pytest.approx(21)
    assert found.worst < 5


def test_the_ground_of_what_has_to_be_scrolled_to_is_that_of_its_frame(shown):
    css = ".w { overflow: auto; height: 2em; background: #000; color: #fff } .h { padding-top: 30em }"
    [pair] = sight(shown(BOX + "<div style='height: 90em; background: #fff'></div>", css).wide).pairs
    assert (named(pair.ink), named(pair.ground)) == ("#ffffff", "#000000")
