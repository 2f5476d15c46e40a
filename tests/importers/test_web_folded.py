"""Accordions, tabs and “read more”: what a page folds away stands open below the words that open it."""

from __future__ import annotations

import pytest

from .conftest import markdown
from .test_web import page

HEADED = "# The pier\n\n### When is it open?\n\nFrom nine to five.\n\nIt opens."
BOLD = "# The pier\n\n**When is it open?**\n\nFrom nine to five.\n\nIt opens."
TEXT = "<p>From nine to five.</p>"


@pytest.mark.parametrize(
    "markup, expected",
    [
        (f'<h3><button aria-controls="a">When is it open?</button></h3><div id="a">{TEXT}</div>', HEADED),
        (
            f'<h3><button aria-controls="a">When is it open?</button></h3><div id="a" hidden>{TEXT}</div>',
            HEADED,
        ),
        (
            f'<h3><button aria-expanded="false">When is it open?</button></h3><div hidden="until-found">{TEXT}</div>',
            HEADED,
        ),
        (
            (
                '<h3><button data-bs-toggle="collapse" data-bs-target="#a">When is it open? <span>+</span></button></h3>'
                f'<div id="a" class="collapse">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                '<h3><a data-toggle="collapse" href="#a" role="button">When is it open?</a></h3>'
                f'<div id="a" style="display:none">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                '<h3><button aria-controls="a"><span>When is it open?</span><span class="toggle">Show</span></button></h3>'
                f'<div id="a" aria-hidden="true">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                '<div role="heading" aria-level="3"><button id="b" aria-expanded="false">When is it open?</button></div>'
                f'<div role="region" aria-labelledby="b" hidden>{TEXT}</div>'
            ),
            HEADED,
        ),
        (f"<h3><button>When is it open?</button></h3><div>{TEXT}</div>", HEADED),
        (f'<div><button aria-expanded="false">When is it open?</button><div hidden>{TEXT}</div></div>', BOLD),
        (
            (
                '<div role="button" tabindex="0" aria-expanded="false">When is it open?</div>'
                f'<div class="answer" style="display: none">{TEXT}</div>'
            ),
            BOLD,
        ),
        (
            (
                '<ul role="tablist"><li><button role="tab" aria-controls="a">When is it open?</button></li></ul>'
                f'<div role="tabpanel" id="a" hidden>{TEXT}</div>'
            ),
            BOLD,
        ),
        (
            (
                '<ul class="nav"><li><a data-toggle="tab" href="#a">When is it open?</a></li></ul>'
                f'<div id="a" class="tab-pane"><h3>When is it open?</h3>{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            f'<h3 role="tab" aria-controls="a">When is it open?</h3><div role="tabpanel" id="a" style="display: none;">{TEXT}</div>',
            HEADED,
        ),
        (
            f'<div><input type="checkbox" id="b"><label for="b">When is it open?</label><div>{TEXT}</div></div>',
            BOLD,
        ),
        (f'<h3>When is it open?</h3><div class="faq-answer" style="display:none">{TEXT}</div>', HEADED),
        (
            f'<h3>When is it open?</h3><div id="a" hidden>{TEXT}</div><button aria-controls="a">Read more</button>',
            HEADED,
        ),
        (
            (
                '<button aria-expanded="false">Show all sections</button>'
                f'<h3><button aria-controls="a">When is it open?</button></h3><div id="a" hidden>{TEXT}</div>'
            ),
            HEADED,
        ),
    ],
)
def test_what_a_page_folds_away_stands_below_what_opens_it(importing, markup, expected):
    assert markdown(importing(page(markup), "a.html")).strip() == expected


def test_slides_out_of_sight_are_content_and_their_doubles_are_none(importing):
    slide = '<div class="slick-slide{}" aria-hidden="true"><p>At night.</p></div>'
    draft = importing(page(slide.format(" slick-cloned") + slide.format("")), "a.html")
    assert markdown(draft) == "# The pier\n\nAt night.\n\nIt opens.\n"


def test_a_list_of_questions_that_unfold_is_no_list(importing):
    point = '<li><h3><button aria-controls="a{0}">Question {0}?</button></h3><div id="a{0}" hidden><p>Answer {0}.</p></div></li>'
    written = markdown(importing(page(f"<ul>{point.format(1)}{point.format(2)}</ul>"), "a.html"))
    assert "### Question 1?\n\nAnswer 1.\n\n### Question 2?\n\nAnswer 2.\n" in written


def test_a_button_with_a_heading_in_it_is_that_heading(importing):
    markup = '<div role="button" aria-controls="a"><div role="heading" aria-level="3">When?</div></div><div id="a" hidden>At nine.</div>'
    assert "### When?\n\nAt nine." in markdown(importing(page(markup), "a.html"))


def test_a_term_that_opens_its_definition_stays_a_term(importing):
    markup = '<dl><dt><button aria-controls="a">Mole</button></dt><dd id="a" hidden>A wall.</dd></dl>'
    assert "Mole\n:   A wall." in markdown(importing(page(markup), "a.html"))


@pytest.mark.parametrize(
    "markup",
    [
        '<button aria-expanded="false" aria-controls="m">Menu</button><ul id="m" hidden><li>Home</li></ul>',
        '<nav><button aria-controls="m">Topics</button><ul id="m"><li>Home</li></ul></nav>',
        '<button aria-haspopup="dialog" aria-controls="m">Sign in</button><div id="m" hidden>Your name</div>',
        '<button aria-controls="m">Share this page</button><ul id="m" hidden><li>Mail</li></ul>',
        '<button aria-controls="m">Enlarge</button><div id="m" class="modal"><p>Sure?</p></div>',
        "<button>Copy the address</button><div hidden>Copied</div>",
        "<h3>Piers <button>Copy</button></h3>",
    ],
)
def test_menus_and_other_controls_stay_furniture_by_name(importing, markup):
    draft = importing(page(markup), "a.html")
    assert markdown(draft).replace("### Piers\n\n", "").strip() == "# The pier\n\nIt opens."
    assert "part of the page left out" in {one.name for one in draft.repairs}
