"""Menus, cards of other pages and what shares a page are no part of its text, wherever they stand."""

from __future__ import annotations

import pytest

from ..conftest import markdown
from .test_reader import page

TEXT = "<p>On Sunday at nine the pier opens again for all who want to come.</p>"
LINKS = "".join(f'<a href="/{n}">Part {n}</a> ' for n in range(9))
CARD = '<div><a href="/{0}"><h2>Boat {0}</h2><p>It rows.</p></a></div>'
SHARES = '<a href="https://www.facebook.com/sharer.php?u=x">F</a><a href="mailto:?subject=x">M</a>'


def whole(above: str, below: str) -> str:
    """A page without landmarks."""
    head = "<!doctype html><html lang='en'><head><title>The pier | Harbour</title></head><body>"
    return f"{head}{above}<div><div><h1>The pier</h1>{TEXT}{below}</div></div></body></html>"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"<p>{LINKS}</p>", ""),
        ("<div>Menu<ul><li>Filter by size</li><li>Reset</li></ul></div>", ""),
        ("", f"<div>{LINKS}</div>"),
        ("", f"<div><h3>News</h3><div>{CARD.format(1)}{CARD.format(2)}</div></div>"),
        ("", f'<div id="sharebar">Tell {SHARES}</div>'),
        ("", "<h2>Share this page:</h2>"),
        ("", '<h2><a href="/file/1">pier-at-night.jpg</a></h2>'),
    ],
)
def test_what_is_of_the_site_is_left_out_by_name(importing, above, below):
    made = importing(whole(above, below), "a.html")
    assert (
        markdown(made).split("\n", 1)[1].strip()
        == "On Sunday at nine the pier opens again for all who want to come."
    )
    assert "part of the page left out" in [one.name for one in made.repairs]


@pytest.mark.parametrize(
    "below",
    [
        '<ul><li><a href="/a.pdf">The plan</a></li><li><a href="/b.pdf">The map</a></li></ul>',
        f"<div>{LINKS.replace('/', 'https://other.example/')}</div>",
        f"<div>{CARD.format(1)}<p>It goes on for all who want to row a boat on Sunday.</p></div>",
    ],
)
def test_what_the_text_refers_to_stays(importing, below):
    made = importing(whole("", below), "a.html")
    assert len(markdown(made).split("\n\n")) > 2


def test_a_hidden_heading_with_the_sites_name_is_not_the_title(importing):
    head = '<header><h1 class="hidden">The pier opens | Harbour</h1></header>'
    made = importing(
        f"<html><head><title>The pier opens | Harbour</title></head><body>{head}<main><h2>The pier opens</h2>{TEXT}",
        "a.html",
    )
    assert markdown(made).startswith("# The pier opens\n")


def test_a_button_that_leads_to_another_part_of_the_site_opens_nothing(importing):
    part = '<section id="n" style="display: none"><h2>News</h2><p>Boats.</p></section>'
    made = importing(
        page(f"<button onclick=\"show('n')\">See the news</button><p>It rows.</p>{part}"), "a.html"
    )
    assert "folded part opened" not in [one.name for one in made.repairs]


def test_words_in_the_place_of_an_image_stay_apart_from_the_word_before_their_link(importing):
    made = importing(
        page('<p>See<a href="https://a.example/"><img src="b.png" alt="Harbour"></a></p>'), "a.html"
    )
    assert "See [Harbour](https://a.example/)" in markdown(made)


@pytest.mark.parametrize("file", ["a.html", "a.md", "a.txt"])
def test_letters_with_accents_of_their_own_are_one_character(adding, file):
    text = (
        "<h1>The pier</h1><p>Cafe\u0301 opens.</p>"
        if file == "a.html"
        else "# The pier\n\nCafe\u0301 opens.\n"
    )
    added = adding(f"<main>{text}" if file == "a.html" else text, file)
    assert added.publication.units[1].text == "Caf\u00e9 opens."


def test_a_heading_above_the_title_is_a_line_below_it(adding):
    added = adding(page("").replace("<h1>", "<h5>News of it</h5><h1>"), "a.html")
    assert [one.text for one in added.publication.units] == ["The pier", "News of it", "It opens."]
