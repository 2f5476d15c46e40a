from __future__ import annotations

from dataclasses import replace

import pytest

from everyreader.formats.html.read.reader import read_back
from everyreader.formats.html.write.writer import write
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.publication import Kind, Role, Run, Step, Unit
from everyreader.model.reading import Entry


def en(text, **more):
    return Run(text, "en", **more)


def paragraph(*runs, place=(), label="", kind=Kind.PARAGRAPH):
    return Unit(kind, tuple(en(one) if isinstance(one, str) else one for one in runs), place, label=label)


@pytest.mark.parametrize(
    ("main", "units"),
    [
        pytest.param(
            "<h1>A <em>Title</em></h1>", [Unit(Kind.HEADING, (en("A Title"),), level=1)], id="heading"
        ),
        pytest.param("<h3></h3>", [Unit(Kind.HEADING, (), level=3)], id="empty heading"),
        pytest.param(
            "<p>One\n  <b>two</b> three.</p>", [paragraph("One two three.")], id="white space is folded"
        ),
        pytest.param("<p>One<br>two</p>", [paragraph("One two")], id="line break"),
        pytest.param(
            "<div>One<div>two</div></div>", [paragraph("One"), paragraph("two")], id="boxes are lines"
        ),
        pytest.param(
            "<p>One <span lang=fr>deux</span>.</p>",
            [paragraph("One ", Run("deux", "fr"), ".")],
            id="language",
        ),
        pytest.param(
            (
                '<p>The <abbr title="World Health\n Organization">W<b>HO</b></abbr>, <abbr>UN</abbr>, '
                '<span title="x">y</span>.</p>'
            ),
            [paragraph("The ", en("WHO", expansion="World Health Organization"), ", UN, y.")],
            id="abbreviations",
        ),
        pytest.param(
            '<p><a href="https://example.org/a">A</a> <a href="#x">B</a></p>',
            [paragraph(en("A", link="https://example.org/a"), " ", en("B", link="#"))],
            id="links",
        ),
        pytest.param(
            "<p>Call <code>a  b</code>.</p>",
            [paragraph("Call ", en("a b", role=Role.CODE), ".")],
            id="code in a line",
        ),
        pytest.param(
            "<pre><code>a:\n  b\n</code></pre>",
            [Unit(Kind.CODE, (en("a:\n  b"),))],
            id="code keeps its white space",
        ),
        pytest.param(
            "<p>A <math aria-label='x squared'><msup><mi>x</mi><mn>2</mn></msup></math></p>",
            [paragraph("A ", en("x squared", role=Role.MATH))],
            id="formula in a line",
        ),
        pytest.param(
            "<p><math display=block aria-label='x'><mi>x</mi></math></p>",
            [Unit(Kind.MATH, (en("x", role=Role.MATH),))],
            id="formula alone",
        ),
        pytest.param(
            "<blockquote><p>One.</p></blockquote>",
            [paragraph("One.", place=(Step("quote"),))],
            id="quotation",
        ),
        pytest.param(
            "<dl><dt>T<dt>U<dd>One<dd>Two<dt>V<dd>Three</dl>",
            [
                paragraph("T", kind=Kind.TERM),
                paragraph("U", kind=Kind.TERM),
                paragraph("One", place=(Step("definition", 1),)),
                paragraph("Two", place=(Step("definition", 2),)),
                paragraph("V", kind=Kind.TERM),
                paragraph("Three", place=(Step("definition", 1),)),
            ],
            id="definitions",
        ),
        pytest.param(
            "<p>One.</p><button>Play</button><p><input type=checkbox> Two.</p>",
            [paragraph("One."), paragraph("Play"), paragraph("[checkbox] Two.")],
            id="controls are words too many",
        ),
    ],
)
def test_units(reading, main, units):
    assert list(reading(main).units) == units


IMAGE = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def test_an_image_alone_is_a_unit_and_one_in_a_line_is_a_run(reading):
    units = reading(f"<p><img src='{IMAGE}' alt='A pump.'></p><p>See <img src='{IMAGE}' alt='it'>.</p>").units
    assert units == (
        Unit(Kind.IMAGE, (en("A pump.", role=Role.ALT),)),
        paragraph("See ", en("it", role=Role.ALT), "."),
    )


def test_a_figures_caption_follows_its_image(reading):
    units = reading(f"<figure><img src='{IMAGE}' alt='A pump.'><figcaption>Kissi</figcaption></figure>").units
    assert units == (Unit(Kind.IMAGE, (en("A pump.", role=Role.ALT),)), paragraph("Kissi", kind=Kind.CAPTION))


def test_a_decorative_image_is_counted_and_not_read(reading):
    read = reading(f"<p>One.</p><p><img src='{IMAGE}' alt='' width=9 height=9></p>")
    assert (read.decorative, read.images_without_alt, read.units) == (1, (), (paragraph("One."),))


def test_an_image_without_alt_is_named(reading):
    read = reading(f"<p><img src='{IMAGE}' width=9 height=9></p>")
    assert (read.decorative, read.images_without_alt) == (0, (IMAGE,))


@pytest.mark.parametrize(
    ("markup", "labels"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol type=a start=2><li>a<li>b</ol>", ["b.", "c."]),
        ("<ul><li>a<li>b</ul>", ["•", "•"]),
        ("<ul style='list-style: square'><li>a<li>b</ul>", ["•", "•"]),
        ("<ul style='list-style: none'><li>a<li>b</ul>", ["", ""]),
        ("<ol dir=rtl><li>أ<li>ب</ol>", ["1.", "2."]),
    ],
)
def test_labels_are_those_an_eye_sees(reading, markup, labels):
    units = reading(markup).units
    assert [unit.label for unit in units] == labels
    assert [unit.place for unit in units] == [(Step(markup[1:3], 1),), (Step(markup[1:3], 2),)]


def test_a_counter_style_with_a_bracket_is_seen(reading):
    style = "<style>@counter-style b { system: extends decimal; suffix: ') ' } ol { list-style: b }</style>"
    assert [unit.label for unit in reading("<ol><li>a</ol>", head=style).units] == ["1)"]


def test_a_label_belongs_to_the_first_unit_of_its_item(reading):
    units = reading("<ol><li><h2>A</h2><p>One.</p><ul><li>b</ul></ol>").units
    outer = Step("ol", 1)
    assert units == (
        Unit(Kind.HEADING, (en("A"),), (outer,), level=2, label="1."),
        paragraph("One.", place=(outer,)),
        paragraph("b", place=(outer, Step("ul", 1)), label="•"),
    )


def test_a_list_made_of_boxes_is_no_list(reading):
    assert reading("<div><div>1) a</div></div>").units == (paragraph("1) a"),)


def test_cells_have_their_place_in_the_grid_with_spans_counted(reading):
    units = reading(
        "<table><caption>C</caption><thead><tr><th scope=col rowspan=2>A<th scope=col colspan=2>B"
        "<tr><th scope=col>b<th scope=col>c<tbody><tr><th scope=row>r<td>1<td>2</table>"
    ).units

    def cell(kind, text, row, column):
        return paragraph(text, kind=kind, place=(Step("row", row), Step("column", column)))

    assert units == (
        paragraph("C", kind=Kind.CAPTION),
        cell(Kind.COLUMN_HEADER, "A", 1, 1),
        cell(Kind.COLUMN_HEADER, "B", 1, 2),
        cell(Kind.COLUMN_HEADER, "b", 2, 2),
        cell(Kind.COLUMN_HEADER, "c", 2, 3),
        cell(Kind.ROW_HEADER, "r", 3, 1),
        cell(Kind.CELL, "1", 3, 2),
        cell(Kind.CELL, "2", 3, 3),
    )


NOTES = (
    '<p>One.<a id="r1" href="#n1" role="doc-noteref" aria-label="Note 1"><sup>1</sup></a></p>'
    '<section role="doc-endnotes" aria-label="Notes"><h2>Notes</h2><ol><li id="n1"><p>It is so. '
    '<a href="#r1" role="doc-backlink" aria-label="Back to reference 1">↩</a></p></li></ol></section>'
)


def test_notes_are_a_sequence_of_their_own_with_a_way_back(reading):
    read = reading(NOTES)
    assert read.units == (paragraph("One.", en("1", role=Role.NOTE)),)
    assert read.notes == (paragraph("It is so.", place=(Step("note", 1),)),)
    assert read.notes_with_way_back == 1
    assert read.outside == ("Notes",)


def test_a_note_with_two_marks_leads_back_to_both(reading):
    twice = NOTES.replace(
        "</p><section", '<a id="r2" href="#n1" role="doc-noteref"><sup>1</sup></a></p><section'
    )
    assert reading(twice).notes_with_way_back == 0
    both = twice.replace("</li>", ' <a href="#r2" role="doc-backlink" aria-label="Back, place 2">↩</a></li>')
    assert reading(both).notes_with_way_back == 1


def test_a_way_back_to_nowhere_is_none(reading):
    read = reading(NOTES.replace('href="#r1"', 'href="#lost"'))
    assert (read.notes_with_way_back, read.dead_links) == (0, ("↩ (#lost)",))


def test_words_hidden_from_screen_readers_are_not_read_and_are_reported(reading):
    read = reading("<p>One <span aria-hidden=true>two</span> three.</p>")
    assert read.units == (paragraph("One three."),)
    assert (read.visible_not_spoken, read.spoken_not_visible) == (("two",), ())


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)",
        "position:absolute;left:-9999px",
        "opacity:0",
    ],
)
def test_words_hidden_from_the_eye_are_read_and_reported(reading, style):
    read = reading(f"<p>One <span style='{style}'>two</span> three.</p>")
    assert read.units == (paragraph("One two three."),)
    assert (read.visible_not_spoken, read.spoken_not_visible) == ((), ("two",))


def test_words_hidden_from_both_are_nowhere(reading):
    read = reading("<p>One<span hidden> two</span>.</p>")
    assert read.units == (paragraph("One."),)
    assert (read.visible_not_spoken, read.spoken_not_visible) == ((), ())


@pytest.mark.parametrize(
    ("style", "text"),
    [("p { text-transform: uppercase }", "ONE."), ("p::after { content: ' More.' }", "One. More.")],
)
def test_what_style_makes_of_the_words_is_what_is_read(reading, style, text):
    assert reading("<p>One.</p>", head=f"<style>{style}</style>").units == (paragraph(text),)


def test_a_link_said_otherwise_than_it_is_written_reads_as_it_is_said(reading):
    main = '<p><a href="https://example.org/" aria-label="Click here">The report</a></p>'
    assert reading(main).units == (paragraph(en("Click here", link="https://example.org/")),)


def test_what_stands_outside_main_is_kept_apart(reading):
    read = reading("<p>One.</p>", before="<header><p>House</p></header>", after="<footer>Foot</footer>")
    assert read.units == (paragraph("One."),)
    assert read.outside == ("House", "Foot")
    assert [one.role for one in read.landmarks] == ["banner", "main", "contentinfo"]


def test_contents_have_levels_and_say_where_they_lead_nowhere(reading):
    nav = '<nav aria-label="Contents"><ol><li><a href="#a">A</a><ol><li><a href="#lost">B</a></ol></ol></nav>'
    read = reading('<h1 id="a">A</h1>', after=nav)
    assert read.contents == (Entry("A", 1), Entry("B", 2, leads_somewhere=False))
    assert read.dead_links == ("B (#lost)",)


def test_metadata_comes_from_meta_elements_and_json_ld(reading):
    read = reading(
        "<p>One.</p>",
        head='<meta name="dcterms.date" content="2024-05-02">'
        '<script type="application/ld+json">{"@type": "Article", "accessMode": ["textual", "visual"]}'
        "</script>",
    )
    assert read.metadata["dcterms:date"] == ("2024-05-02",)
    assert read.metadata["schema:accessMode"] == ("textual", "visual")
    assert (read.title, read.language) == ("A Title", "en")


def test_targets_are_measured_and_those_in_a_line_excepted(reading):
    read = reading(
        "<p>See <a href='#x'>it</a> now.</p><button style='width:30px;height:30px;padding:0'>B</button>"
    )
    assert [(one.name, one.under(24), one.under(44)) for one in read.targets] == [
        ("it", False, False),
        ("B", False, True),
    ]


def test_a_page_wider_than_320_pixels_overflows(reading):
    assert reading("<div style='width: 400px'>One</div>").overflow_at_320
    assert not reading("<p>One</p>", head="<meta name=viewport content='width=device-width'>").overflow_at_320


def test_the_smallest_type_is_measured(reading):
    assert reading("<p>One <small style='font-size: 9px'>two</small></p>").smallest_font_px == 9


def test_requests_outside_are_stopped_and_named(reading):
    assert reading("<p>One.</p><img src='http://example.org/a.png' alt='A'>").requests == (
        "http://example.org/a.png",
    )


def test_an_error_in_a_script_is_named(reading):
    [error] = reading("<p>One.</p><script>lost()</script>").console_errors
    assert "lost is not defined" in error


def test_the_transcript_is_a_walk_a_person_can_read(reading):
    read = reading(
        "<h1>A</h1><ol><li>One <a href='#x'>two</a></ol><p lang=fr>Trois.</p>"
        f"<img src='{IMAGE}' alt='A pump.' width=9 height=9>"
        "<table><tr><th scope=col>H<tr><td>c</table><h2></h2>",
        before="<header>House</header>",
    )
    assert list(read.transcript) == [
        "banner landmark",
        "House",
        "main landmark",
        "heading level 1, A",
        "list with 1 item",
        "1. One",
        "link, two",
        "end of list",
        "[fr] Trois.",
        "image, A pump.",
        "table, 2 rows, 1 columns",
        "column header, [en] H",
        "cell, c",
        "end of table",
        "heading level 2, empty",
    ]


def test_the_rich_statement_reads_back_as_itself(rich, tmp_path, browser):
    write(rich, tmp_path / "rich.html", styles=rich.folder.parents[2] / "styles")
    read = read_back(tmp_path / "rich.html", browser)
    assert read.units == tuple(replace(unit, line=None) for unit in rich.units)
    assert read.notes == tuple(replace(unit, line=None) for unit in rich.notes)
    assert (read.decorative, read.images_without_alt) == (rich.decorative, ())
    assert read.notes_with_way_back == len({unit.place[0] for unit in rich.notes})
    assert (read.visible_not_spoken, read.spoken_not_visible, read.dead_links) == ((), (), ())


def test_elements_nested_too_deep_are_refused_in_one_line(reading):
    with pytest.raises(ValidatorUnavailable, match=r"page\.html cannot be read back"):
        reading("<blockquote>" * 480 + "One" + "</blockquote>" * 480)
