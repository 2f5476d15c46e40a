"""A file that gives a title and no statement is refused, and says where its text may lie."""

from __future__ import annotations

import pytest

from everyreader.model.errors import SourceError

from .conftest import body

HEAD = "<title>Harbour</title><main><h1>The pier opens again</h1>"
DRAWN = '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E" alt="A poster">'


@pytest.mark.parametrize(
    "below",
    [
        '<iframe src="https://docs.example/pier"></iframe>',
        '<p>4 March 2024</p><object data="pier.pdf"></object>',
        '<p>Download as PDF</p><embed src="pier.pdf">',
        '<div id="root"></div><script>show()</script>',
        DRAWN,
        f"<p>News</p>{DRAWN}",
    ],
)
def test_a_page_that_shows_its_text_from_elsewhere_is_refused(imported, below):
    with pytest.raises(SourceError, match=r"a title, “The pier opens again”.*nothing was written"):
        imported(HEAD + below, file="a.html", date="2024-03-04")


@pytest.mark.parametrize(
    "below",
    [
        '<p>We mourn Ada Roe.</p><iframe src="https://films.example/pier"></iframe>',
        "<p>Harbour library</p><p>Room 2</p>",
        DRAWN.replace("A poster", "On Sunday at nine the pier opens again for all who come."),
    ],
)
def test_a_short_statement_is_one(imported, below):
    assert body(imported(HEAD + below, file="a.html", date="2024-03-04"))


def test_a_heading_alone_is_no_statement(imported):
    with pytest.raises(SourceError, match="no words but a title"):
        imported("# The pier opens again\n", file="a.md", date="2024-03-04")
