"""The places of a page that its links lead to come along, or the link goes by name."""

from __future__ import annotations

import pytest

from ..conftest import markdown, png
from .test_reader import page

LINK = '<p>See <a href="#b">below</a>.</p>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>So. <a href="#a" id="b">Back</a></p><h2 id="a">Two</h2>', "[[Back](#a)]{#b}"),
        ('<p id="b">Open daily.</p>', "[Open]{#b} daily."),
        ('<p>Open <b id="b">daily</b>.</p>', "Open [**daily**]{#b}."),
        ('<ul id="b"><li>Open daily.</li></ul>', "- [Open]{#b} daily."),
        ('<dl><dt id="b">Pier</dt><dd>A bridge.</dd></dl>', "[Pier]{#b}\n:   A bridge."),
        ('<blockquote id="b"><p>Open daily.</p></blockquote>', "> [Open]{#b} daily."),
        ('<table><tr><th>A</th><th>B</th></tr><tr><td id="b">1</td><td>2</td></tr></table>', "| [1]{#b} | 2"),
        ('<div id="b"></div><p>Open daily.</p>', "[Open]{#b} daily."),
        ('<p><a name="b"></a></p><p>Open daily.</p>', "[Open]{#b} daily."),
        ('<p>Open <a name="b"></a>daily.</p>', "Open [daily.]{#b}"),
        ('<div id="b"></div><h2>Hours</h2>', "## Hours {#b}"),
        ('<p><img id="b" src="a.png" alt="A pier"></p>', "::: {#b}\n![A pier](images/a.png)\n:::"),
    ],
)
def test_a_place_that_a_link_leads_to_comes_along(adding, tmp_path, body, expected):
    (tmp_path / "a.png").write_bytes(png())
    said = (adding(page(LINK + body), "a.html").folder / "statement.md").read_text()
    assert "See [below](#b)." in said
    assert expected in said


def test_a_place_that_no_link_leads_to_is_left_out(importing):
    assert "\n\nOpen daily." in markdown(importing(page('<p id="b">Open daily.</p>'), "a.html"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<p><span id="b">One</span> <span id="b">two</span></p>',
        '<pre id="b">x = 1</pre>',
        '<p>So.</p><hr id="b">',
    ],
)
def test_a_link_whose_place_does_not_come_along_goes_by_name(adding, body):
    added = adding('<html lang="en"><h1>The pier</h1><p>It opens.</p>' + LINK + body, "a.html")
    assert "See below." in (added.folder / "statement.md").read_text()
    assert "link to a place that is not there" in [one.name for one in added.repairs]
