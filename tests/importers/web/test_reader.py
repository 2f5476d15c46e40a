"""What a page has for the screen alone: late pictures, machine dates, anchors, tags, links without a site,
folded parts, notes."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from everyreader.model.errors import UsageError

from ..conftest import markdown, named, png
from ..test_pages import epub

PAGE = (
    '<!doctype html><html lang="en"><head><title>x</title>{}</head><body><main><h1>The pier</h1>{}<p>It '
    "opens.</p></main></body></html>"
)


def page(body: str, head: str = "") -> str:
    return PAGE.format(head, body)


def dot() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "GIF")
    return out.getvalue()


@pytest.fixture
def pictures(tmp_path):
    (tmp_path / "real.png").write_bytes(png())
    (tmp_path / "dot.gif").write_bytes(dot())


@pytest.mark.parametrize(
    "markup",
    [
        '<picture><source type="image/webp" srcset="no.webp"><img src="real.png" alt="A lamp"></picture>',
        (
            '<picture><source srcset="no.webp"><source srcset="real.png 2x"><img src="gone.jpg" alt="A '
            'lamp"></picture>'
        ),
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="real.png" alt="A lamp">',
        '<img src="dot.gif" data-srcset="no.jpg 480w, real.png 1200w" alt="A lamp">',
        '<img data-lazy-src="real.png" alt="A lamp"><noscript><img src="real.png" alt="A lamp"></noscript>',
        '<img src="dot.gif" alt=""><noscript><img src="real.png" alt="A lamp"></noscript>',
        '<div class="lazy"><noscript><img src="real.png" alt="A lamp"></noscript></div>',
    ],
)
def test_a_picture_that_is_shown_late_comes_along(importing, pictures, markup):
    draft = importing(page(markup), "a.html")
    assert "![A lamp](images/real.png)" in markdown(draft)
    assert [one.name for one in draft.images] == ["images/real.png"]


def test_a_late_picture_that_is_not_there_is_named_by_its_own_address(importing, pictures):
    draft = importing(page('<img src="dot.gif" data-src="pier.jpg" alt="A lamp">'), "a.html")
    assert [one.message for one in draft.repairs] == [
        (
            "pier.jpg is not there, and “A lamp” stands in its place; put the image beside the file under its "
            "name and add the file again"
        )
    ]


TIME = '<p><time datetime="2024-05-16">{}</time></p>'
JSON = (
    '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-05-16T09:'
    '00:00Z"}]}</script>'
)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (TIME.format("16.05.24"), ""),
        (TIME.format("Thursday, 16th May, 2024"), ""),
        ('<p>Updated <time datetime="2025-01-02">today</time></p>' + TIME.format("16 May"), ""),
        ("<p>Posted by Jo</p>", JSON),
        ("<p>Posted by Jo</p>", '<meta property="article:published_time" content="2024-05-16T09:30:00+01:00">'),
        ("<p>Posted by Jo</p>", '<meta name="dcterms.date" content="2024-05-16">'),
        ("<ul><li>" + TIME.format("16 May") + "</li></ul>", ""),
    ],
)  # fmt: skip
def test_the_date_that_a_page_tells_machines_is_its_date(adding, body, head):
    added = adding(page(body, head), "a.html", date="")
    assert added.publication.metadata.date == date(2024, 5, 16)


def test_the_time_that_shows_the_date_is_the_dateline(importing):
    body = f"<p>Published: {TIME.format('16.05.24')[3:-4]} by Jo</p>"
    assert "Published: [16.05.24]{.dateline} by Jo" in markdown(importing(page(body), "a.html"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("<p>03/04/2024</p>", r"“03/04/2024” \(paragraph 2\) can be read in two ways"),
        ("", "no line was found that says it"),
    ],
)
def test_the_question_for_a_date_shows_the_line_that_is_in_doubt(adding, line, says):
    with pytest.raises(UsageError, match=says):
        adding(page(line), "a.html", date="")


@pytest.mark.parametrize(
    "link",
    [
        '<a class="anchor" href="#b" aria-label="Link to this section">#</a>',
        '<a class="headerlink" href="#b" title="Permalink">¶</a>',
        '<a href="#b">§</a>',
        '<a href="#b"><span>Permalink to Benches</span>#</a>',
        '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>',
    ],
)
def test_a_headings_own_link_is_no_word_of_it(importing, link):
    draft = importing(page(f'<p>Text.</p><h2 id="b">Benches {link}</h2>'), "a.html")
    assert "\n## Benches\n" in markdown(draft)
    assert (3, "heading's own link left out") in named(draft)


def test_a_heading_that_is_a_link_as_a_whole_keeps_its_words(importing):
    draft = importing(page('<p>Text.</p><h2><a class="anchor" href="#b">Benches</a></h2>'), "a.html")
    assert "\n## Benches\n" in markdown(draft)


@pytest.mark.parametrize(
    "tags",
    [
        '<p>Category: <a href="/c">Piers</a></p>',
        (
            '<div class="tags"><h2>Tags</h2><ul><li><a href="/t">piers</a></li><li><a '
            'href="/u">Piers</a></li></ul></div>'
        ),
        '<h2>Schlagwörter</h2><ul><li><a href="/t">Piers</a></li></ul>',
        '<p><a rel="tag" href="/t">Piers</a>, <a rel="tag" href="/u">Piers</a></p>',
    ],
)
def test_links_to_more_of_the_site_are_left_out_by_name(importing, tags):
    draft = importing(page(tags), "a.html")
    assert markdown(draft) == "# The pier\n\nIt opens.\n"
    assert [
        one.message
        for one in draft.repairs
        if "links to more of the site" in one.message and "iers" in one.message
    ]


def test_a_sentence_with_a_link_is_no_list_of_tags(importing):
    draft = importing(page('<p>Topics: <a href="https://a.example/">lamps</a> and benches.</p>'), "a.html")
    assert "Topics: [lamps](https://a.example/) and benches." in markdown(draft)


@pytest.mark.parametrize(
    "head",
    [
        '<base href="https://a.example/news/">',
        '<link rel="canonical" href="https://a.example/news/1">',
        '<meta property="og:url" content="https://a.example/news/1">',
        "<!-- saved from url=(0026)https://a.example/news/1 -->",
    ],
)
def test_relative_links_lead_where_they_led_on_the_web(importing, head):
    body = (
        '<p>See <a href="2">two</a> and <a href="/map">map</a> and <a href="#b">b</a>.</p><h2 id="b">B</h2>'
    )
    expected = "See [two](https://a.example/news/2) and [map](https://a.example/map) and [b](#b)."
    assert expected in markdown(importing(page(body, head), "a.html"))


def test_a_link_without_a_site_keeps_its_words_and_is_named(adding):
    added = adding(page('<p>See <a href="/map">the map</a>.</p>'), "a.html")
    assert "See the map." in (added.folder / "statement.md").read_text()
    assert "the words stay, the link goes (/map): the map" in [one.message for one in added.repairs]


FOLD = "<details><summary>{}</summary><p>We do.</p></details>"


@pytest.mark.parametrize(
    ("open_part", "lines", "heads"),
    [
        ("<h2>Fees</h2><h3>Is it free?</h3><p>Yes.</p>", ["Who pays?", "Who builds?"], ["### Who pays?", "### Who builds?"]),
        ("<h2>Is it free?</h2><p>Yes.</p>", ["Who pays?", "Builders"], ["## Who pays?", "## Builders"]),
        ("<h2>Fees</h2><h3>Cards</h3><p>Free.</p>", ["Loans", "Rooms"], ["### Loans", "### Rooms"]),
        ("<h2>Fees</h2><p>Free.</p>", ["Loans", "Rooms"], ["### Loans", "### Rooms"]),
        ("<h2>Who pays?</h2>", ["Who?", "When?"], ["### Who?", "### When?"]),
        ("<h2>Hours</h2><h3>Hall</h3><p>At 9.</p>", ["Holidays"], ["#### Holidays"]),
        ("<h2>Hours</h2><h3>Hall</h3><p>At 9.</p><h3>Pier</h3><p>At 10.</p>", ["Holidays", "Storms"], ["#### Holidays", "#### Storms"]),
    ],
)  # fmt: skip
def test_a_folded_part_is_beside_the_open_one_that_is_like_it(adding, open_part, lines, heads):
    added = adding(page(open_part + "".join(map(FOLD.format, lines)) + "<h2>More</h2>"), "a.html")
    said = (added.folder / "statement.md").read_text().splitlines()
    assert [one for one in said if one.lstrip("# ") in lines] == heads


def test_a_folded_part_in_markdown_is_beside_the_open_one_that_is_like_it(adding):
    text = (
        "# The pier\n\n## Fees\n\n### Is it free?\n\nYes.\n\n<details>\n<summary>Who "
        "pays?</summary>\n\nWe do.\n\n</details>\n"
    )
    assert "\n### Who pays?\n\nWe do.\n" in (adding(text, "a.md").folder / "statement.md").read_text()


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup id="r"><a href="#n" rel="footnote" role="doc-noteref">[footnote 1]</a></sup>', '<ol><li id="n"><p>Without tax. <a href="#r">↩</a></p></li></ol>'),
        ('<sup id="r"><a href="#n">1</a></sup>', '<h2>Notes</h2><ol><li id="n">Without tax. <a href="#r">↩</a></li></ol>'),
        ('<a href="#n" epub:type="noteref" role="doc-noteref">1</a>', '<aside epub:type="footnote" id="n"><p>Without tax.</p></aside>'),
        ('<a href="#n" name="r">[1]</a>', '<p><a href="#r" name="n">[1]</a> Without tax.</p>'),
        ('<a href="#n" id="r">1</a>', '<div id="n"><p><a href="#r">1</a>. Without tax.</p></div>'),
        ('<a class="footnote-ref" href="#n">*</a>', '<div id="n"><p>Without tax.</p></div>'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["a.html", "a.epub"])
def test_a_mark_and_its_note_belong_together(importing, kind, mark, note):
    body = f"<h1>The pier</h1><p>It costs three.{mark} It opens.</p>{note}"
    draft = importing(
        epub(body) if kind == "a.epub" else f"<html><body><main>{body}</main></body></html>", kind
    )
    text = markdown(draft)
    assert "It costs three.[^1] It opens." in text and "[^1]: Without tax." in text
    assert "Notes" not in text


def test_notes_of_a_wiki_belong_to_their_marks_and_leave_no_heading(importing):
    heading = '<div class="mw-heading"><h2>{}</h2></div>'
    mark = '<sup id="cite_ref-a_1-{0}"><a href="#cite_note-a-1"><span>[</span>1<span>]</span></a></sup>'
    back = (
        '<span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0"><sup>a</sup></a> <a '
        'href="#cite_ref-a_1-1"><sup>b</sup></a></span>'
    )
    note = f'<ol class="references"><li id="cite_note-a-1">{back} <span>Wells, 1999.</span></li></ol>'
    text = markdown(
        importing(
            page(
                f"<p>It is old.{mark.format(0)}</p>{heading.format('References')}{note}"
                f"{heading.format('More')}"
            ),
            "a.html",
        )
    )
    assert text == "# The pier\n\nIt is old.[^1]\n\n## More\n\nIt opens.\n\n[^1]: Wells, 1999.\n"


def test_the_hidden_day_of_a_change_runs_into_no_other(importing):
    days = (
        '<time class="published" datetime="2024-03-04">4 March 2024</time><time class="updated">5 March '
        "2024</time>"
    )
    draft = importing(page(f'<p>Posted on <a href="https://a.example/">{days}</a> by Jo</p>'), "a.html")
    assert "5 March" not in markdown(draft)
    assert "the day of its last change: “5 March 2024”" in [one.message for one in draft.repairs]


@pytest.mark.parametrize(
    "name", ["catlinks", "printfooter", "noprint", "author-box", "node__links", "vector-dropdown"]
)
def test_what_a_site_calls_its_own_is_left_out_by_name(importing, name):
    draft = importing(
        page(
            f"<p>It is old, and it is long, and it is made of wood.</p><div class='{name}'>More of us</div>"
        ),
        "a.html",
    )
    assert "More of us" not in markdown(draft)
    assert f"{name}: “More of us”" in [one.message for one in draft.repairs]


def test_a_books_title_page_is_its_title(adding):
    title = (
        '<section epub:type="titlepage" class="titlepage"><h1 class="title">The pier</h1><p '
        'class="author">Jo</p></section>'
    )
    added = adding(
        epub(title, '<section id="b"><h1>Benches</h1><p>Text. <a href="#b">Up</a></p></section>'),
        "a.epub",
        date="2024-05-16",
    )
    statement = (added.folder / "statement.md").read_text().split("---\n\n")[1]
    assert statement == "# The pier\n\nJo\n\n## Benches {#place-1-b}\n\nText. [Up](#place-1-b)\n"


def test_words_of_pictures_that_are_not_there_stay_points_of_their_list(adding):
    body = (
        "<h1>The pier</h1><p>It is open now.</p><ul><li><figure><img src=a.png alt='One'>"
        "</figure></li><li><figure><img src=b.png alt='Two'><figcaption>Three</figcaption></figure></li></ul>"
    )
    added = adding(f"<html><body><article>{body}</article></body></html>", "a.html")
    assert [unit.text for unit in added.publication.units] == [
        "The pier",
        "It is open now.",
        "One",
        "Two",
        "Three",
    ]


def test_each_repair_of_a_page_stands_at_its_own_paragraph(importing):
    body = (
        '<p>One. <input type="checkbox"></p><details><summary>Two?</summary><p>Three.</p></details>'
        '<nav><a href="/a">Home</a></nav><p>Four <span data-tip="late">five</span>.</p><iframe '
        'src="https://a.example/f"></iframe>'
    )
    assert {one.name: one.line for one in importing(page(body), "a.html").repairs} == {
        "tick box kept": 2,
        "folded part opened": 3,
        "part of the page left out": 4,  # behind this one
        "title taken out": 5,
        "embedded part left out": 5,
    }


@pytest.mark.parametrize("page_of", [page, lambda body: epub(f"<h1>The pier</h1>{body}<p>It opens.</p>")])
@pytest.mark.parametrize(
    "said",
    [
        '<span class="sr-only">(opens in a new tab)</span>',
        '<span class="visually-hidden"> Opens in a new window</span>',
        '<img src="a.png" alt="external link, opens in new tab">',
        "(opens in new tab)",
        "[öffnet in neuem Fenster]",
        "<span>(nouvelle fenêtre)</span>",
        "(se abre en una ventana nueva)",
        "(si apre in una nuova finestra)",
    ],
)
def test_how_a_link_opens_on_its_page_is_no_word_of_it(importing, said, page_of):
    body = f'<p>See <a href="https://a.example/" target="_blank">the way {said}</a> now.</p>'
    draft = importing(page_of(body), "a.html" if page_of is page else "a.epub")
    assert "See [the way](https://a.example/) now." in markdown(draft)
    assert [one.name for one in draft.repairs] == ["part of the page left out"]


@pytest.mark.parametrize(
    "link",
    [
        "<a {}>the way <span>(opens in a new tab)</span></a>.",
        "<a {}><b>the way <span>(opens in a new tab)</span></b></a>.",
        "<a {}>the way</a> <span>(opens in a new tab)</span>.",
        '<a {}>the way <svg aria-hidden="true"></svg></a>.',
    ],
)
def test_no_space_stays_between_a_link_and_its_stop(importing, link):
    draft = importing(page(f"<p>See {link.format('href=https://a.example/')} Now.</p>"), "a.html")
    assert "](https://a.example/). Now." in markdown(draft)


def test_words_of_a_window_stay_words(importing):
    body = (
        '<p><a href="https://a.example/">How to open in a new window</a> (opens in a new tab of the café)</p>'
    )
    assert "[How to open in a new window](https://a.example/) (opens in a new tab of the café)" in markdown(
        importing(page(body), "a.html")
    )


PUBLISHED = '<meta property="article:published_time" content="2024-03-05T09:00:00Z">'


@pytest.mark.parametrize(
    ("head", "updated", "publisher"),
    [
        ('<meta property="article:modified_time" content="2024-03-09T15:00:00Z">', "2024-03-09", "H"),
        ('<meta property="article:modified_time" content="2024-03-05T15:00:00Z">', None, "H"),
        ('<meta property="og:site_name" content="Pier  Trust">', None, "Pier Trust"),
        (('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-08", '
            '"publisher": {"@type": "Organization", "name": "Pier Trust"}}</script>'), "2024-03-08", "Pier Trust"),
    ],
)  # fmt: skip
def test_a_page_tells_of_its_last_change_and_its_publisher(adding, head, updated, publisher):
    told = {"publisher": "" if publisher != "H" else "H", "date": ""}
    metadata = adding(page("<p>Text.</p>", PUBLISHED + head), "a.html", **told).publication.metadata
    assert (metadata.updated and metadata.updated.isoformat(), metadata.publisher) == (updated, publisher)


def test_what_is_embedded_is_left_for_a_person_with_its_caption(importing):
    body = (
        '<figure><video src="w.mp4"></video><figcaption>A walk</figcaption></figure><iframe hidden '
        'src="https://a.example/t"></iframe>'
    )
    found = [(one.name, one.message) for one in importing(page(body), "a.html").repairs]
    assert found == [
        ("embedded part left out", "what is embedded (video): w.mp4; its caption stays: “A walk”"),
        ("part of the page left out", "what is embedded (iframe): https://a.example/t"),
    ]


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ("Give!~<br>", "**Give!**~\\\nThank"),
        ("<br>~Give!", "\\\n~**Give!** Thank"),
        ("<em>Give!</em>~<br>~", "***Give!***~\\\n~Thank"),
        ("<br>~", "~Thank"),
    ],
)
def test_a_no_break_space_at_a_line_break_at_the_edge_of_emphasis_stands_outside_it(adding, inside, written):
    behind = "Thank" if "br>" in inside[-5:] else " Thank"
    body = f"<p>For you <b>{inside}</b>{behind} you, all who came to the pier.</p>".replace("~", "\u00a0")
    added = adding(page(body), "a.html")
    assert written.replace("~", "\u00a0") in (added.folder / "statement.md").read_text(encoding="utf-8")


AROUND = (
    '<!doctype html><html lang="en"><head><title>x</title></head><body><div class="top">Monday, 30 '
    'November 2026</div>{}<div class="text">'
    "<p>The pier opens on Monday, and everybody is invited to come and look at it from ten in the morning "
    "on.</p><p>The works took three "
    "years and cost less than planned, says the mayor, who thanks all who took "
    "part.</p></div><footer>Town</footer></body></html>"
)


@pytest.mark.parametrize(
    "head",
    [
        (
            '<header><a href="/">Home</a></header><section class="page-header"><span>29 June 2026 · '
            "NEWS</span><h1>The pier</h1></section>"
        ),
        (
            '<header><a href="/">Home</a></header><h1>The pier</h1><div class="news-meta"><span>📅 29 '
            'June 2026</span> <a href="n">News</a></div>'
        ),
        (
            '<header><a href="/">Home</a><h1>The pier</h1></header><p class="byline">By Ada Roe, 29 June '
            "2026</p>"
        ),
        '<header><a href="/">Home</a></header><ul><li>29/06/2026</li><li>News</li></ul><h1>The pier</h1>',
        (
            '<header><a href="/">Home</a></header><h1>The pier</h1><p><time '
            'datetime="2026-06-29T10:00">29 June</time></p>'
        ),
    ],
)
def test_the_day_at_a_pages_heading_comes_along_from_outside_of_the_article(adding, head):
    added = adding(AROUND.format(head), "a.html", date="", language="en-GB")
    assert added.publication.metadata.date == date(2026, 6, 29)
    assert "]{.dateline}" in (added.folder / "statement.md").read_text(encoding="utf-8")
    assert "date kept" in {one.name for one in added.repairs}


def test_of_two_days_at_a_pages_heading_none_is_taken(importing):
    draft = importing(
        AROUND.format("<nav>n</nav><p>3 May 2026</p><h1>The pier</h1><p>29 June 2026</p>"), "a.html"
    )
    assert draft.date is None
    assert markdown(draft).startswith("3 May 2026\n\n# The pier\n\n29 June 2026\n\nThe pier opens")
    left = [one.message for one in draft.repairs if one.name == "part of the page left out"]
    assert "the site's head: “Monday, 30 November 2026”" in left


def test_a_picture_at_a_pages_heading_is_named_as_one(importing):
    head = (
        '<nav><img src="logo.png" alt="Town"></nav><h1>The pier</h1><section><img src="pier.jpg" '
        'alt="The pier at dawn"></section>'
    )
    page = (
        AROUND.format(head)
        .replace('<div class="text">', "<main>")
        .replace("</div><footer>", "</main><footer>")
    )
    draft = importing(page, "a.html")
    assert [one.message for one in draft.repairs if one.name == "image left out"] == [
        "a picture above the article: “The pier at dawn”, pier.jpg; add it to the text if it belongs to it"
    ]
    assert "navigation: a picture, “Town”" in {one.message for one in draft.repairs}


@pytest.mark.parametrize(
    "markup",
    [
        '<p><span style="text-decoration: underline">Why so</span></p>',
        '<p style="text-decoration-line:underline">Why so</p>',
        "<p><u>Why so</u></p>",
    ],
)
def test_underlined_words_are_emphasised_by_name(importing, markup):
    draft = importing(page(f"<p>Text.</p>{markup}"), "a.html")
    assert "\n\n*Why so*\n" in markdown(draft)
    assert (3, "underline made emphasis") in named(draft)


@pytest.mark.parametrize(
    "markup",
    [
        '<h2><span style="text-decoration: underline">Why so</span></h2>',
        '<p><a href="https://a.example/"><span style="text-decoration: underline">Why so</span></a></p>',
        '<p style="text-decoration: none">Why so</p>',
    ],
)
def test_an_underline_that_is_a_links_or_headings_look_is_not_named(importing, markup):
    draft = importing(page(f"<p>Text.</p>{markup}"), "a.html")
    assert "*" not in markdown(draft)
    assert "underline made emphasis" not in [name for _, name in named(draft)]
