"""The head of a page: what else stands in its ``h1``, and what is said for the ear alone."""

from __future__ import annotations

import pytest

from everyreader.importers.repair.title.kickers import keep_kickers

from ..conftest import markdown
from .test_reader import page

PAGE = (
    '<html lang="en"><head><title>Harbour | Pier opens for all</title></head><body><main>{}<p>It opens '
    "at nine.</p></main></body></html>"
)


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ('<span class="kicker">Harbour</span> <span class="title">Pier opens for all</span>', "Harbour"),
        ('<span class="category"><b class="aural">Topic </b>Harbour </span>Pier opens for all', "Harbour"),
        ("<em>Harbour </em>Pier opens for all", "Harbour"),
        ("Pier opens for all<br><small>What visitors find</small>", "What visitors find"),
        (
            '<a><span class="overline">Harbour</span><span class="headline">Pier opens for all</span></a>',
            "Harbour",
        ),
        (
            (
                '<span class="supertitle"><time datetime="2024-03-04">4 March 2024</time></span> Pier '
                "opens for all"
            ),
            "[4 March 2024]{.dateline}",
        ),
    ],
)
def test_what_stands_in_the_title_and_is_none_is_a_line_below_it(importing, heading, line):
    draft = importing(PAGE.format(f"<h1>{heading}</h1>"), "a.html")
    assert markdown(draft) == f"# Pier opens for all\n\n{line}\n\nIt opens at nine.\n"
    assert "subtitle kept" in [one.name for one in draft.repairs]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<em>Titanic</em> sails", "*Titanic* sails"),
        ("<span>Pier opens for all</span>", "Pier opens for all"),
        ('<span class="label">Harbour</span>', "Harbour"),
        ('<span class="title">Pier</span> <span class="title">opens</span>', "Pier opens"),
    ],
)
def test_a_title_in_an_element_of_its_own_is_whole(importing, heading, title):
    draft = importing(PAGE.format(f"<h1>{heading}</h1>"), "a.html")
    assert markdown(draft) == f"# {title}\n\nIt opens at nine.\n"


@pytest.mark.parametrize(
    ("markup", "written", "said"),
    [
        ('<h2 class="sr-only">Introduction</h2>', "", ["“Introduction” was said only by screen readers"]),
        (
            '<p>News<span class="visually-hidden"> in</span><b class="aural"> : </b>Harbour</p>',
            "News Harbour\n\n",
            [
                "“in” at “News : Harbour” was said only by screen readers",
                "“:” at “News Harbour” was said only by screen readers",
            ],
        ),
        ('<canvas></canvas><p class="sr-only">It grew by half.</p>', "It grew by half.\n\n", None),
        ('<p><i class="phone"></i><span class="sr-only">Phone:</span> 12</p>', "Phone: 12\n\n", []),
    ],
)
def test_words_for_the_ear_alone_are_named_and_stand_only_for_a_sign(importing, markup, written, said):
    draft = importing(PAGE.format(f"<h1>Pier</h1>{markup}"), "a.html")
    assert markdown(draft) == f"# Pier\n\n{written}It opens at nine.\n"
    assert said is None or [one.message for one in draft.repairs] == said


SITE = '<html lang="en"><head><title>Town – Library opens</title></head><body>{}<div>{}</div></body></html>'
MENU = (
    "<ul><li><a>Home page</a></li><li><a>The news</a></li><li><a>Our "
    "work</a></li><li><a>Contact</a></li></ul>"
)
TEXT = "<p>The town opens its library on Monday, and all may come and look at it, from ten on.</p>" * 4


@pytest.mark.parametrize(
    ("around", "title"),
    [
        (
            "<h1>Navigation</h1>{}<div><h1>Library opens</h1>{}</div><div><h1>Service</h1>{}</div>",
            "# Library opens",
        ),
        ("<header><h1>Town</h1>{}</header><div><h1>Books for all</h1></div>{}{}", "# Books for all"),
        ("<header><h1>Town</h1>{}</header><div><h2>The library opens</h2></div>{}{}", "# Town"),
        (
            "<header><h1>Town</h1>{}</header><div><h2>Town – Library opens</h2></div>{}{}",
            "# Town – Library opens",
        ),
        (
            "<table><tr><td>{}</td></tr><tr><td>Town – Library opens</td></tr></table>{}{}",
            "# Town – Library opens",
        ),
        (
            "<h1>Town</h1><main>{}<h1>Library opens</h1><p class='intro'>For all who read.</p>{}{}</main>",
            "# Library opens\n\nFor all who read.",
        ),
    ],
)
def test_the_heading_of_an_article_that_stands_outside_of_it_is_found(importing, around, title):
    article = f"<article>{TEXT}</article>"
    draft = importing(SITE.format(around.format(MENU, article, MENU), ""), "a.html")
    assert markdown(draft).startswith(title + "\n\nThe town opens")


def test_a_heading_within_the_text_is_no_title_where_the_page_is_called_by_another(importing):
    article = f"<article><h1>Give now</h1>{TEXT}</article>"
    draft = importing(SITE.format(f"<header><h1>Library opens</h1></header>{MENU}{article}", ""), "a.html")
    assert markdown(draft).startswith("# Library opens\n\n")
    assert "# Give now" in markdown(draft)


def test_the_only_title_of_a_page_stays_though_it_is_for_the_ear(importing):
    draft = importing(PAGE.format('<h1 class="visually-hidden">Pier</h1>'), "a.html")
    assert markdown(draft) == "# Pier\n\nIt opens at nine.\n"


def test_line_ends_of_a_pages_source_are_no_lines(adding):
    body = "<h1>Pier</h1><p>\n<span>News</span>\n<span>Harbour</span>\n<b>Lamps</b>\n</p>"
    added = adding(PAGE.format(body), "a.html")
    assert "News Harbour **Lamps**" in (added.folder / "statement.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", ["The pier opens", "City Gazette – The pier opens", "The pier opens | City"])
def test_a_heading_that_the_page_is_called_by_is_the_title_behind_one_that_is_a_date(adding, told):
    box = "<div><h2>Archived</h2><p>We keep this page.</p></div><h2>The pier opens</h2><p>It opens today.</p>"
    page = f'<html lang="en"><head><title>{told}</title></head><h1>Vol. 3 – 4 March 2024</h1>{box}'
    assert adding(page, "a.html").publication.metadata.title == "The pier opens"


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
