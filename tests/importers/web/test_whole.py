"""What a browser shows of a page is in the text or named, wherever in the file it stands."""

from __future__ import annotations

import pytest

from everyreader.importers.web.article import parsed
from everyreader.model.errors import SourceError

from ..conftest import markdown
from ..test_pages import epub

TEXT = "<p>The pier opens on Monday for all who want to fish.</p>"
ALSO = "<p>Fishing stays free.</p>"


def elsewhere(draft) -> list[str]:
    return [one.message for one in draft.repairs if one.name == "part of the page left out"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<html><body><h1>Pier</h1>{TEXT}</body>{ALSO}</html>",
        f"<html><body><h1>Pier</h1>{TEXT}</body></html>{ALSO}",
        f"<html><body><h1>Pier</h1>{TEXT}</BODY ></HTML\n>Fishing stays free.",
        f"<html><body><h1>Pier</h1>{TEXT}</body><body>{ALSO}</body></html>",
        f"<html><body><h1>Pier</h1>{TEXT}</body></html><html><body>{ALSO}</body></html>",
        f"<h1>Pier</h1>{TEXT}<pier-note><template shadowrootmode='open'>{ALSO}</template></pier-note>",
    ],
)
def test_words_are_of_the_text_wherever_a_browser_shows_them(importing, markup):
    assert markdown(importing(markup, "a.html")).endswith("want to fish.\n\nFishing stays free.\n")


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (f"<main><h1>Pier</h1>{TEXT}</main></body>{ALSO}", "beside the article: “Fishing stays free.”"),
        (
            f"<main><h1>Pier</h1>{TEXT}</main> Fishing stays free.",
            "what else the page shows: “Fishing stays free.”",
        ),
    ],
)
def test_words_outside_of_the_article_are_named(importing, markup, said):
    draft = importing(markup, "a.html")
    assert "Fishing" not in markdown(draft)
    assert elsewhere(draft) == [said]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>document.write('<p>Not this</p>')</script>",
        "<style>.no { content: 'Not this' }</style>",
        "<noscript>Not this: switch it on.</noscript>",
        "<template><p>Not this</p></template>",
        "<!-- Not this --><p>An<b>d</b> <a>more</a>.</p><ol><li>One</li></ol>",
    ],
)
def test_what_no_browser_shows_and_what_is_in_the_text_is_not_named(importing, markup):
    draft = importing(f"<title>Not this</title><main><h1>Pier</h1>{TEXT}{markup}</main>", "a.html")
    assert elsewhere(draft) == []


def test_words_of_a_book_that_its_tree_lacks_are_named(importing):
    book = epub(f"<h1>Pier</h1>{TEXT}<p>On <![CDATA[any day]]></p>")
    assert "what else the page shows: “any day”" in elsewhere(importing(book, "a.epub"))


def test_a_page_that_the_parser_does_not_read_to_its_end_is_refused(tmp_path):
    with pytest.raises(SourceError, match="too deep"):
        parsed(tmp_path / "a.html", b"<div>" * 300 + b"<p>Words</p>")
