"""What pages and Markdown show by signs and attributes: captions, credits, decoration, boxes, terms,
readings, verse, bylines."""

from __future__ import annotations

import pytest

from ..conftest import markdown, png
from ..test_pages import epub
from .test_reader import page

FIGURE = "::: {.figure}\n![A lamp](images/a.png)\n\nThe lamp at night\n:::"
TABLE = "| Well | Depth |\n|------|-------|\n| Kissi | 12 |"
HTML_TABLE = "<table><tr><th>Well</th><th>Depth</th></tr><tr><td>Kissi</td><td>12</td></tr></table>"


@pytest.fixture
def picture(tmp_path):
    (tmp_path / "a.png").write_bytes(png())


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="a.png" alt="A lamp"><br><em>The lamp at night</em></p>',
        '<figure><img src="a.png" alt="A lamp"><figcaption>The lamp at night</figcaption></figure>',
        (
            '<figure><a href="a.png"><img src="a.png" alt="A lamp"></a><figcaption>The lamp at '
            "night</figcaption></figure>"
        ),
        (
            '<div><a href="a.png"><img src="a.png" alt="A lamp"></a><p class="news-img-caption">The lamp '
            "at night</p></div>"
        ),
        (
            '<div class="wp-caption"><img src="a.png" alt="A lamp"><p class="wp-caption-text">The lamp '
            "at night</p></div>"
        ),
        (
            '<figure><img src="a.png" alt="A lamp" title="A lamp"><figcaption>The lamp at '
            "night</figcaption></figure>"
        ),
        '<div><img src="a.png" alt="A lamp"><div class="caption">The lamp at night</div></div>',
    ],
)
def test_a_pages_picture_has_its_caption(importing, picture, markup):
    assert FIGURE in markdown(importing(page(markup), "a.html"))


@pytest.mark.parametrize(
    "text",
    [
        "![A lamp](a.png)\n*The lamp at night*",
        "![A lamp](a.png)  \n_The lamp at night_",
        '{{< figure src="a.png" alt="A lamp" caption="The lamp at night" >}}',
        '{{< img src="a.png" alt="A lamp" caption="The lamp at night" width="600" >}}',
        '{% include figure.html url="a.png" alt="A lamp" caption="The lamp at night" %}',
        '{{< figure src="a.png" alt="A lamp" caption=`The lamp at night` >}}',
        '{% figure caption:"The lamp at night" %}\n![A lamp](a.png)\n{% endfigure %}',
        '{{< figure src="a.png" alt="A lamp" >}}\nThe lamp at night\n{{< /figure >}}',
        '![The lamp at night](a.png){#fig-lamp fig-alt="A lamp"}',
        '<figure><img src="a.png" alt="A lamp"><figcaption>The lamp at night</figcaption></figure>',
    ],
)
def test_a_picture_in_markdown_has_its_caption(importing, picture, text):
    assert (
        markdown(importing(f"# The pier\n\n{text}\n\nIt opens.", "a.md"))
        == f"# The pier\n\n{FIGURE}\n\nIt opens.\n"
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="a.png" alt="A lamp"><br>Photo: J. Doe</p>',
        '<p><img src="a.png" alt="A lamp"></p><p><em>Photo: J. Doe</em></p>',
        '<p><img src="a.png" alt="A lamp"><span class="photo-credit">Photo: J. Doe</span></p>',
    ],
)
def test_a_credit_below_a_picture_is_its_caption(importing, picture, markup):
    written = markdown(importing(page(markup), "a.html"))
    assert FIGURE.replace("The lamp at night", "Photo: J. Doe") in written


def test_pictures_of_a_gallery_have_a_caption_each(importing, picture):
    tags = (
        '{{< img src="a.png" alt="A" caption="The \\"first\\" one" >}}\n{{< img src="a.png" alt="B" '
        'caption="Two" >}}'
    )
    written = markdown(importing(f"# The pier\n\n{tags}\n", "a.md"))
    assert written.count("::: {.figure}") == 2
    assert 'The "first" one\n:::' in written


def test_a_remark_in_emphasis_below_a_picture_is_none(importing, picture):
    draft = importing("# The pier\n\n![A lamp](a.png)\n\n*This page was mended on Monday.*\n", "a.md")
    assert "figure" not in markdown(draft)


def test_whom_a_picture_is_from_stands_in_its_caption(adding, picture):
    tag = (
        '{{< figure src="a.png" alt="A lamp" title="By night" caption="The lamp." attr="Photo: J. Doe" '
        'attrlink="https://example.org/" link="https://example.org/big" >}}'
    )
    added = adding(f"# The pier\n\nThe pier opens on Monday.\n\n{tag}", "a.md")
    assert [unit.text for unit in added.publication.units][-3:] == [
        "A lamp",
        "By night",
        "The lamp. Photo: J. Doe",
    ]
    assert [one.message for one in added.repairs if one.name == "site code left out"] == [
        "of an image: link: “https://example.org/big”"
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", page('<p><img src="a.png" alt="A lamp" title="Photo: Z. Quirk"></p>')),
        ("a.md", '# The pier\n\n![A lamp](a.png "Photograph by Z. Quirk")\n\nIt opens.'),
    ],
)
def test_a_credit_in_a_title_is_a_caption(adding, picture, name, text):
    added = adding(text, name)
    assert [one.text for one in added.publication.units][1:3] == [
        "A lamp",
        added.repairs[-1].added or "Photo: Z. Quirk",
    ]
    assert "image title made caption" in {one.name for one in added.repairs}


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<img src="a.png" alt="A lamp" title="IMG 12 final">', "“IMG 12 final” was shown only under a mouse"),
        ('<p>A <span title="wall of stone">mole</span>.</p>', "“wall of stone” at “mole” was shown only under a mouse"),
        (
            '<p><a href="https://example.org/" aria-label="Read the budget">More</a></p>',
            "“Read the budget” at “More” was said only by screen readers",
        ),
        (
            '<p>Help <a href="https://example.org/" aria-label="Read the budget"></a></p>',
            "“Read the budget”, which has no words (a) was said only by screen readers",
        ),
        ('<p>A <span data-bs-title="wall of stone">mole</span>.</p>', "“wall of stone” at “mole” was shown only under a mouse"),
        ("<p>A <svg><title>Chart of wells</title></svg> here.</p>", "a drawing: “Chart of wells”"),
        ('<table summary="Wells by month"><tr><th>A</th><td>1</td></tr></table>', "“Wells by month” at “A 1” was said only by screen readers"),
        ('<iframe src="https://example.org/f" title="Film of the pier"></iframe>', "what is embedded (iframe): “Film of the pier”, https://example.org/f"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_words_of_attributes_are_named(importing, picture, name, markup, message):
    text = page(markup) if name == "a.html" else f"# The pier\n\nIt opens.\n\n<div>{markup}</div>"
    assert message in [one.message for one in importing(text, name).repairs]


def test_words_of_attributes_in_a_line_of_markdown_are_named(importing):
    draft = importing('# The pier\n\nA <span title="wall of stone">mole</span> here.', "a.md")
    assert [one.message for one in draft.repairs] == [
        "“wall of stone” at “mole” was shown only under a mouse"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.png" alt="">',
        '<img src="a.png" role="presentation">',
        '<img src="a.png" aria-hidden="true">',
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_picture_that_says_nothing_stays_decoration(adding, picture, name, markup):
    text = page(f"<p>{markup}</p>") if name == "a.html" else f"# The pier\n\n<p>{markup}</p>\n\nIt opens."
    added = adding(text, name)
    assert "![](images/a.png){.decorative}" in (added.folder / "statement.md").read_text()
    assert "image kept as decoration" in {one.name for one in added.repairs}


def test_a_picture_that_is_all_of_a_link_is_no_decoration(importing, picture):
    draft = importing(page('<a href="https://example.org/"><img src="a.png" alt=""></a>'), "a.html")
    assert "image without alternative text" in {one.name for one in draft.repairs}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            page(
                f"<figure class='wp-block-table'>{HTML_TABLE}<figcaption>Wells by depth</figcaption></figure>"
            ),
        ),
        (
            "a.html",
            page(f"<div class='table-wrap'>{HTML_TABLE}<p class='table-caption'>Wells by depth</p></div>"),
        ),
        ("a.md", f"# The pier\n\n{TABLE}\n: Wells by depth\n\nIt opens."),
        ("a.md", f"# The pier\n\n{TABLE}\n\n: Wells by depth\n\nIt opens."),
    ],
)
def test_a_caption_below_a_table_is_its_caption(importing, name, text):
    assert "::: {.table}\nWells by depth\n\n| Well" in markdown(importing(text, name))


def test_a_line_about_a_table_that_nobody_marked_stays_a_paragraph(importing):
    written = markdown(importing(page(f"<p>Table 1: wells</p>{HTML_TABLE}"), "a.html"))
    assert "Table 1: wells\n\n| Well" in written


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", page('<ul><li><input type="checkbox" checked> Paid</li><li><label><input '
        'type="checkbox">Sent</label></li></ul>')),
        ("a.md", "# The pier\n\n- [x] Paid\n- [ ] Sent\n"),
        ("a.md", '# The pier\n\n- <input type="checkbox" checked> Paid\n- <input type="checkbox"> Sent\n'),
    ],
)  # fmt: skip
def test_tick_boxes_keep_their_state(adding, name, text):
    assert "- ☑ Paid\n- ☐ Sent\n" in (adding(text, name).folder / "statement.md").read_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", page("<dl><dt>Storm</dt><dt>Flood</dt><dd>Stay in.</dd></dl>")),
        ("a.html", page("<dl><div><dt><b>Storm</b></dt><dt>Flood</dt><dd>Stay in.</dd></div></dl>")),
        ("a.md", "# The pier\n\nStorm\nFlood\n:   Stay in.\n"),
        ("a.md", "# The pier\n\n<dl><dt>Storm</dt><dt>Flood</dt><dd>Stay in.</dd></dl>\n"),
    ],
)
def test_two_terms_of_one_definition_stay_two(importing, name, text):
    draft = importing(text, name)
    assert "Storm, Flood\n:   Stay in." in markdown(draft).replace("**", "")
    assert "terms joined" in {one.name for one in draft.repairs}


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_a_reading_follows_its_word(adding, name):
    ruby = "<ruby>Tokyo<rp>(</rp><rt>tōkyō</rt><rp>)</rp></ruby>"
    text = page(f"<p>To {ruby} now.</p>") if name == "a.html" else f"# The pier\n\nTo {ruby} now.\n"
    assert (
        adding(text, name).publication.units[1].text.replace("Tokyo(", "Tokyo (") == "To Tokyo (tōkyō) now."
    )


STANZAS = "Still flows\\\nthe river.\n\nThe mill\\\nstands still."
LINES = (
    '<p class="{0}">Still flows</p><p class="{0}">the river.</p>|<p class="{0}">The mill</p><p '
    'class="{0}">stands still.</p>'
)


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="stanza">{}</div><div class="stanza">{}</div>'.format(*LINES.format("line").split("|")),
        '<div class="strophe">{}</div><div class="strophe">{}</div>'.format(*LINES.format("").split("|")),
        "<div>{}<p></p>{}</div>".format(*LINES.format("verse").split("|")),
        '<pre class="wp-block-verse">Still flows\n  the river.\n\nThe mill\n  stands still.</pre>',
        ('<p class="stanza"><span class="line">Still flows</span><span class="line">the river.</span></p>'
        '<p class="stanza"><span class="line">The mill</span><span class="line">stands still.</span></p>'),
        '<p class="verse">Still flows<br>the river.</p><p class="verse">The mill<br>stands still.</p>',
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["epub", "html"])
def test_lines_of_a_verse_stay_lines(importing, kind, markup):
    data = page(markup) if kind == "html" else epub(f"<h1>The pier</h1>{markup}<p>It opens.</p>")
    assert f"# The pier\n\n{STANZAS}\n\nIt opens." in markdown(importing(data, f"a.{kind}"))


def test_code_stays_code(importing):
    assert "```\nmake\n  all\n```" in markdown(importing(page("<pre>make\n  all</pre>"), "a.html"))


def test_links_beside_each_other_are_two_and_a_second_button_is_named(importing):
    links = (
        '<div><a href="https://example.org/p">Plan</a><a href="https://example.org/p" '
        'download>Download</a><a href="https://example.org/m">Map</a></div>'
    )
    draft = importing(page(links), "a.html")
    assert "[Plan](https://example.org/p) [Map](https://example.org/m)" in markdown(draft)
    assert any("“Download”" in one.message for one in draft.repairs)


def test_who_wrote_a_page_is_one_line(importing):
    by = '<div><p>by</p><div class="wp-block-post-author-name">Press Office</div></div>'
    assert "# The pier\n\nby Press Office\n\nIt opens." in markdown(importing(page(by), "a.html"))


def test_an_alert_is_a_quotation_with_its_name(adding):
    added = adding("# The pier\n\n> [!WARNING]\n> The pier is wet.\n\n> [!note] Bring\n> A coat.\n", "a.md")
    assert "> **Warning**\n>\n> The pier is wet.\n" in (added.folder / "statement.md").read_text()
    assert "> **Bring**\n>\n> A coat.\n" in (added.folder / "statement.md").read_text()


@pytest.mark.parametrize(
    "text",
    [
        "::: {.callout-tip title=\"Mind the gap\"}\nIt is wide.\n:::",
        ":::tip Mind the gap\n\nIt is wide.\n\n:::",
        ":::warning[Mind the gap]\nIt is wide.\n:::",
        "{{< details summary=\"Mind the gap\" >}}It is wide.{{< /details >}}",
        "{{% expand \"Mind the gap\" %}}\nIt is wide.\n{{% /expand %}}",
        "{% callout title: \"Mind the gap\" %}\nIt is wide.\n{% endcallout %}",
    ],
)  # fmt: skip
def test_what_heads_a_framed_part_is_a_line_above_it(importing, text):
    written = markdown(importing(f"# The pier\n\n{text}\n\nIt opens.", "a.md"))
    assert written == "# The pier\n\n**Mind the gap**\n\nIt is wide.\n\nIt opens.\n"


def test_fences_in_code_are_code(importing):
    assert "```\n::: tip\n```" in markdown(importing("# The pier\n\n```\n::: tip\n```\n", "a.md"))


def test_what_front_matter_tells_of_a_subtitle_a_change_and_a_draft_is_taken_over(adding):
    front = (
        "title: The pier\nsubtitle: Open again\nlastmod: 2024-03-06\ndraft: true\nlayout: [a, b]\nseo: "
        "{index: true}"
    )
    added = adding(f"---\n{front}\n---\nThe pier opens on Monday.\n", "a.md", date="2024-03-04")
    written = (added.folder / "statement.md").read_text()
    assert "updated: '2024-03-06'\ndraft: 'yes'\n---\n\n# The pier\n\nOpen again\n\nThe pier opens" in written
    left = [one.message for one in added.repairs if one.name == "front matter left out"]
    assert left == ["layout: a, b", "seo: index: true"]
    assert "as the file says it beside its text: “The pier”" in {one.message for one in added.repairs}


def test_a_list_of_contents_and_remarks_of_kramdown_are_left_out_by_name(importing):
    draft = importing("# The pier\n\n* TOC\n{:toc}\n\n{::comment}no{:/comment}\n\nIt opens.\n", "a.md")
    assert markdown(draft) == "# The pier\n\nIt opens.\n"
    assert [one.name for one in draft.repairs] == ["site code left out"] * 2


def test_the_article_is_told_from_teasers_and_from_what_asks_for_praise(importing):
    main = "<article><h1>The pier</h1><p>It opens on Monday at nine, and stays open all summer.</p></article>"
    teaser = "<article><h2>Bins</h2><p>In spring.</p></article>"
    ask = '<div class="feedback"><h2>Was this useful?</h2></div>'
    text = f'<html lang="fr"><body><main lang="en"><h2>News</h2>{main}{teaser}{ask}</main></body></html>'
    draft = importing(text, "a.html", "")
    assert markdown(draft) == "# The pier\n\nIt opens on Monday at nine, and stays open all summer.\n"
    assert draft.language == "en"


def test_a_part_that_is_named_after_its_heading_is_no_furniture(importing):
    markup = '<section id="related-comments"><h2>Related comments</h2><p>Most liked it.</p></section>'
    assert "## Related comments\n\nMost liked it." in markdown(
        importing(page(markup + "<p>Words.</p>" * 9), "a.html")
    )


def test_a_button_that_enlarges_a_picture_is_the_picture(importing, picture):
    button = (
        '<figure><button><span>View larger</span><img src="a.png" alt="A lamp"></button><figcaption>The '
        "lamp at night</figcaption></figure>"
    )
    assert FIGURE in markdown(importing(page(button), "a.html"))


def test_words_for_the_ear_in_the_place_of_a_sign_run_into_none_beside_them(importing):
    sign = '<span aria-hidden="true">!</span>'
    markup = f'<p>{sign}<strong><span class="visually-hidden">Warning</span>Mind the gap.</strong></p>'
    assert "**Warning Mind the gap.**" in markdown(importing(page(markup), "a.html"))


def test_a_subtitle_that_is_set_as_a_heading_is_none(importing):
    markup = '<h2 class="post-subtitle">For all to use</h2>'
    assert "# The pier\n\nFor all to use\n\nIt opens." in markdown(importing(page(markup), "a.html"))


def test_an_address_with_a_query_is_written_as_it_is(adding):
    added = adding("# The pier\n\nSee https://example.org/a?b=1&c=2 for more.\n", "a.md")
    assert "See <https://example.org/a?b=1&c=2> for more." in (added.folder / "statement.md").read_text()
