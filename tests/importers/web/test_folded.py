"""Accordions, tabs and “read more”: what a page folds away stands open below the words that open it."""

from __future__ import annotations

import pytest

from everyreader.source.tree import walk, words

from ..conftest import markdown
from .test_reader import page

# below a heading that opens nothing
OPENED = "# The pier\n\n### When is it open?\n\nFrom nine to five.\n\nIt opens."
HEADED, LINE = "### When is it open?", "## When is it open?"
TEXT = "<p>From nine to five.</p>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f'<h3><button aria-controls="a">When is it open?</button></h3><div id="a">{TEXT}</div>', HEADED),
        (
            f'<h3><button aria-controls="a">When is it open?</button></h3><div id="a" hidden>{TEXT}</div>',
            HEADED,
        ),
        (
            (
                f'<h3><button aria-expanded="false">When is it open?</button></h3><div '
                f'hidden="until-found">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                '<h3><button data-bs-toggle="collapse" data-bs-target="#a">When is it open? '
                "<span>+</span></button></h3>"
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
                '<h3><button aria-controls="a"><span>When is it open?</span><span '
                'class="toggle">Show</span></button></h3>'
                f'<div id="a" aria-hidden="true">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                '<div role="heading" aria-level="3"><button id="b" aria-expanded="false">When is it '
                "open?</button></div>"
                f'<div role="region" aria-labelledby="b" hidden>{TEXT}</div>'
            ),
            HEADED,
        ),
        (f"<h3><button>When is it open?</button></h3><div>{TEXT}</div>", OPENED),
        (f'<div><button aria-expanded="false">When is it open?</button><div hidden>{TEXT}</div></div>', LINE),
        (
            (
                '<div role="button" tabindex="0" aria-expanded="false">When is it open?</div>'
                f'<div class="answer" style="display: none">{TEXT}</div>'
            ),
            LINE,
        ),
        (
            (
                '<ul role="tablist"><li><button role="tab" aria-controls="a">When is it '
                "open?</button></li></ul>"
                f'<div role="tabpanel" id="a" hidden>{TEXT}</div>'
            ),
            LINE,
        ),
        (
            (
                '<ul class="nav"><li><a data-toggle="tab" href="#a">When is it open?</a></li></ul>'
                f'<div id="a" class="tab-pane"><h3>When is it open?</h3>{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                f'<h3 role="tab" aria-controls="a">When is it open?</h3><div role="tabpanel" id="a" '
                f'style="display: none;">{TEXT}</div>'
            ),
            HEADED,
        ),
        (
            (
                f'<div><input type="checkbox" id="b"><label for="b">When is it '
                f"open?</label><div>{TEXT}</div></div>"
            ),
            LINE,
        ),
        (f'<h3>When is it open?</h3><div class="faq-answer" style="display:none">{TEXT}</div>', OPENED),
        (
            (
                f'<h3>When is it open?</h3><div id="a" hidden>{TEXT}</div><button aria-controls="a">Read '
                f"more</button>"
            ),
            OPENED,
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
    written = markdown(importing(page(markup), "a.html")).strip()
    if expected == OPENED:
        assert written == expected
        return
    assert written == "# The pier\n\nWhen is it open?\n\n:   From nine to five.\n\nIt opens."
    before_heading = markdown(importing(page(f"{markup}<h2>More</h2>"), "a.html"))
    assert f"# The pier\n\n{expected}\n\nFrom nine to five.\n\n## More\n\nIt opens." in before_heading


def test_slides_out_of_sight_are_content_and_their_doubles_are_none(importing):
    slide = '<div class="slick-slide{}" aria-hidden="true"><p>At night.</p></div>'
    draft = importing(page(slide.format(" slick-cloned") + slide.format("")), "a.html")
    assert markdown(draft) == "# The pier\n\nAt night.\n\nIt opens.\n"


def test_a_list_of_questions_that_unfold_is_no_list(importing):
    point = (
        '<li><h3><button aria-controls="a{0}">Question {0}?</button></h3><div id="a{0}" hidden><p>Answer '
        "{0}.</p></div></li>"
    )
    written = markdown(importing(page(f"<ul>{point.format(1)}{point.format(2)}</ul><h2>More</h2>"), "a.html"))
    assert "### Question 1?\n\nAnswer 1.\n\n### Question 2?\n\nAnswer 2.\n" in written


def test_a_button_with_a_heading_in_it_is_that_heading(importing):
    markup = (
        '<div role="button" aria-controls="a"><div role="heading" aria-level="3">When?</div></div><div '
        'id="a" hidden>At nine.</div><h2>More</h2>'
    )
    assert "### When?\n\nAt nine." in markdown(importing(page(markup), "a.html"))


FOLD = "<details><summary>{}</summary>{}</details>"
ONE, TWO = FOLD.format("Summer", "<p>Till nine.</p>"), FOLD.format("Winter", "<p>Till five.</p>")
IN_IN = FOLD.format(
    "Hours",
    (
        f"<p>All year.</p>{FOLD.format('Summer', '<p>Till nine.</p>' + FOLD.format('Night', 'Closed.'))}<"
        f"p>Come.</p>"
    ),
)
TERMS = "Summer\n\n:   Till nine.\n\nWinter\n\n:   Till five.\n\n"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        (f"<h2>Hours</h2>{ONE}{TWO}<h2>Costs</h2>", "## Hours\n\n### Summer\n\nTill nine.\n\n### Winter\n\nTill five.\n\n## Costs\n\n"),
        (f"<h2>Hours</h2>{ONE}<h3>Winter</h3>", "## Hours\n\n### Summer\n\nTill nine.\n\n### Winter\n\n"),
        (f"<h2>Hours</h2>{ONE}<h4>Winter</h4>", "## Hours\n\nSummer\n\n:   Till nine.\n\n#### Winter\n\n"),
        (f"<h2>Hours</h2>{ONE}{TWO}", f"## Hours\n\n{TERMS}"),
        (f"<h2>Hours</h2>{ONE}<p>All year.</p>{TWO}<h2>Costs</h2>", ("## Hours\n\nSummer\n\n:   Till nine.\n\nAll year.\n\nWinter\n\n:   Till five.\n\n## "
            "Costs\n\n")),
        (f"<h3>Is it open?</h3><p>Yes.</p>{FOLD.format('Who pays?', 'We do.')}", "### Is it open?\n\nYes.\n\nWho pays?\n\n:   We do.\n\n"),
        (f"<section><h2>Hours</h2><div>{ONE}</div><div>{TWO}</div></section>", f"## Hours\n\n{TERMS}"),
        (f"{IN_IN}<h2>Costs</h2>", ("## Hours\n\nAll year.\n\nSummer\n\n:   Till nine.\n\n    Night\n\n    :   "
            "Closed.\n\nCome.\n\n## Costs\n\n")),
        (IN_IN, ("Hours\n\n:   All year.\n\n    Summer\n\n    :   Till nine.\n\n        Night\n\n        :   "
            "Closed.\n\n    Come.\n\n")),
        (FOLD.format("Hours", ONE + TWO) + "<h2>Costs</h2>", "## Hours\n\n### Summer\n\nTill nine.\n\n### Winter\n\nTill five.\n\n## Costs\n\n"),
        (FOLD.format("<h2>Hours</h2>", "<h2>Summer</h2><p>Till nine.</p>") + "<h2>Costs</h2>", "## Hours\n\n### Summer\n\nTill nine.\n\n## Costs\n\n"),
        (FOLD.format("<h2>Hours</h2>", "<p>Come.</p><h2>Summer</h2><p>Till nine.</p>"), "Hours\n\n:   Come.\n\n    Summer\n\n    :   Till nine.\n\n"),
        (f"<ul><li>Pier{ONE}Come.</li></ul>", "- Pier\n\n  Summer\n\n  :   Till nine.\n\n  Come.\n\n"),
        (f"<blockquote><p>Come.</p>{ONE}</blockquote>", "> Come.\n>\n> Summer\n>\n> :   Till nine.\n\n"),
        (FOLD.format("", "<p>Till nine.</p>"), "Till nine.\n\n"),
        (FOLD.format(": Hours", "<p>Till nine.</p>"), "\\: Hours\n\nTill nine.\n\n"),
        ("<details><p>Till nine.</p></details>", "Till nine.\n\n"),
        (FOLD.format('Summer <span class="toggle">Show</span>', "Till nine."), "Summer\n\n:   Till nine.\n\n"),
    ],
)  # fmt: skip
def test_what_follows_a_folded_part_stays_outside_it(importing, markup, written):
    assert markdown(importing(page(markup), "a.html")) == f"# The pier\n\n{written}It opens.\n"


def test_a_folded_part_in_a_cell_is_a_point_of_a_list(importing):
    draft = importing(page(f"<table><tr><td>Pier{ONE}</td><td>9</td></tr></table>"), "a.html")
    lists = [one for one in walk(list(draft.blocks)) if one["t"] == "BulletList"]
    assert [words(one["c"][0]) for one in lists] == ["Summer Till nine."]


def test_each_folded_part_is_told_once(adding):
    told = [one.message for one in adding(page(f"{ONE}<p>Come.</p>{IN_IN}<h2>Costs</h2>"), "a.html").repairs]
    said = "a term, with what it holds below it: “{}”"
    assert told == [said.format(one) for one in ("Summer", "Hours", "Summer", "Night")]


def test_a_folded_part_of_markdown_ends_where_it_ends(importing):
    text = "# The pier\n\n<details>\n<summary>Summer</summary>\n\nTill *nine*.\n\n</details>\n\nIt opens.\n"
    assert markdown(importing(text, "a.md")) == "# The pier\n\nSummer\n\n:   Till *nine*.\n\nIt opens.\n"


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


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="faq-question" @click="o()">{q}<svg></svg></div><div class="faq-answer" x-show="o">{a}</div>',
        '<button class="accordion">{q}</button><div class="panel">{a}</div>',
        '<div onclick="show(\'{n}\')">{q}</div><div id="{n}" style="display: none">{a}</div>',
        '<button data-accordion-target="#{n}">{q}</button><div id="{n}" class="hidden">{a}</div>',
        '<p aria-controls="{n}">{q}</p><div id="{n}" hidden>{a}</div>',
        '<div role="button">{q}</div><div class="answer">{a}</div>',
        '<div class="toggleItem"><div class="toggleTitle">{q}</div><div class="toggleContent">{a}</div></div>',
        '<ul class="faq"><li><div class="faq__header">{q}</div><div class="faq__body">{a}</div></li></ul>',
    ],
)
def test_what_opens_a_part_is_told_by_what_it_is_called_and_by_what_it_names(importing, markup):
    parts = [markup.format(q=f"When {n}?", a=TEXT, n=n) for n in ("a", "b")]
    made = markdown(importing(page(f"<h2>Asked</h2>{''.join(parts)}<h2>More</h2><p>It opens.</p>"), "a.html"))
    assert made.count("From nine to five.") == 2
    assert [one for one in made.split("\n") if one.startswith("##")] == [
        "## Asked",
        "### When a?",
        "### When b?",
        "## More",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="card"><div class="card-header">The pier</div><div class="card-body">{a}</div></div>',
        '<p class="title">The pier</p><div class="text">{a}</div>',
        '<a data-target="#a">The pier</a><h3 id="a">Boats</h3>{a}',
    ],
)
def test_what_only_looks_alike_opens_nothing(importing, markup):
    made = importing(page(markup.format(a=TEXT)), "a.html")
    assert "folded part opened" not in [one.name for one in made.repairs]
