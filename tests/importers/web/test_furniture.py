"""Parts of a page that are no text though no element says so: teasers, rests of forms, consents, links that
lead on."""

from __future__ import annotations

import pytest

from ..conftest import markdown

TEXT = (
    "The town opens its new library on Monday, and all may come and look at it, from ten in the morning "
    "on, or later."
)
PAGE = (
    '<html lang="en"><head><title>Town</title></head><body><main>{}<h1>Library '
    "opens</h1><p>{}</p>{}</main></body></html>"
)
TEASER = (
    '<li><h3><a href="https://x.org/{0}">News {0}</a></h3><p>Words about it.</p><a '
    'href="https://x.org/{0}">{1}</a></li>'
)
FILM = '<iframe src="https://www.youtube.com/x"></iframe>'


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (
            f'<div class="post-related"><h2>See what else</h2><ul>{TEASER.format(1, "")}</ul></div>',
            ["links to more of the site: “See what else News 1 Words about it.”"],
        ),
        (
            (
                "<div><h3>Das könnte Sie auch interessieren:</h3></div><div><a "
                "href='https://x.org/1'>Ein Buch</a></div>"
            ),
            [
                "links to more of the site: “Das könnte Sie auch interessieren:”",
                "links to more of the site: “Ein Buch”",
            ],
        ),
        (
            f"<ul>{TEASER.format(1, 'Read more')}{TEASER.format(2, 'Read more')}</ul>",
            [f"links to more of the site: “News {n} Words about it. Read more”" for n in (1, 2)],
        ),
        ("<p><a href='https://x.org/1'>Weiterlesen</a></p>", ["a link to more of the site: “Weiterlesen”"]),
        (
            "<p><a href='https://x.org/1'>« Zur Übersicht</a></p>",
            ["a link to more of the site: “« Zur Übersicht”"],
        ),
        (
            (
                '<div class="b-newsletter"><h2>Our letter</h2><form><input></form><p '
                'class="hidden">Thank you!</p></div>'
            ),
            ["a form: “Our letter Thank you!”"],
        ),
        ('<div><form><input></form><p class="error">It failed.</p></div>', ["a form: “It failed.”"]),
        (
            f"<div><p>By playing this video you accept that YouTube sets cookies.</p>{FILM}</div>",
            [
                (
                    "what is said beside something embedded: “By playing this video you accept that "
                    "YouTube sets cookies.”"
                )
            ],
        ),
        (
            f'<div><div class="iframe-privacy"><p>From elsewhere.</p></div>{FILM}</div>',
            ["what is said beside something embedded: “From elsewhere.”"],
        ),
        (f'<div><a href="#end">Skip video</a>{FILM}</div>', ["a link to skip by: “Skip video”"]),
    ],
)
def test_what_is_no_text_is_left_out_and_named(importing, markup, said):
    draft = importing(PAGE.format("", TEXT, markup), "a.html")
    assert markdown(draft) == f"# Library opens\n\n{TEXT}\n"
    assert [one.message for one in draft.repairs if one.name == "part of the page left out"] == said


def test_a_menu_before_the_title_is_left_out(importing):
    menu = '<ul><li><a href="1">Home</a></li><li><a href="2">News</a></li></ul>'
    draft = importing(PAGE.format(menu, TEXT, ""), "a.html")
    assert markdown(draft) == f"# Library opens\n\n{TEXT}\n"


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<h2>Related projects</h2><p>We build a bridge.</p>", "## Related projects\n\nWe build a bridge.\n"),
        ("<h2>Weitere Themen</h2><ul><li>Brücke</li></ul>", "## Weitere Themen\n\n- Brücke\n"),
        (
            (
                '<section id="recommendations"><h2>Recommendations</h2><ul><li><a '
                'href="https://x.org">This</a></li></ul></section>'
            ),
            "## Recommendations\n\n- [This](https://x.org)\n",
        ),
        (
            f"<div><p>Google must say which data it takes.</p>{FILM}</div>",
            "Google must say which data it takes.\n",
        ),
        ("<p><a href='https://x.org'>Learn more</a></p>", "[Learn more](https://x.org)\n"),
        ("<p>Read more in <a href='https://x.org'>it</a>.</p>", "Read more in [it](https://x.org).\n"),
        ('<p class="alert">Shut on Sunday.</p><div><form><input></form></div>', "Shut on Sunday.\n"),
        (
            "<p id='a'>You may <a href='#a'>skip to the books</a> at once.</p>",
            "[You]{#a} may [skip to the books](#a) at once.\n",
        ),
    ],
)
def test_what_only_looks_like_it_stays(importing, markup, written):
    draft = importing(PAGE.format("", TEXT, markup), "a.html")
    assert markdown(draft) == f"# Library opens\n\n{TEXT}\n\n{written}"


def test_a_page_of_teasers_keeps_them(importing):
    teasers = f"<ul>{TEASER.format(1, 'Read more')}{TEASER.format(2, 'Read more')}</ul>"
    assert "News 2" in markdown(importing(PAGE.format("", "All news.", teasers), "a.html"))
