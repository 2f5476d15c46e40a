"""The reader: each fault planted in the finished file only is seen, and hostile files are refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.epub.read.reader import read_back
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Kind, Publication, Role, Run, Step, Unit
from everyreader.model.reading import Entry

Statement = Callable[[str], Publication]
Write = Callable[[Publication], Path]
Tamper = Callable[..., Path]
Read = Callable[[str], tuple[Unit, ...]]

POINTS = "# A Title\n\n1) ## First:\n\n   One.\n\n2) ## Second:\n\n   Two.\n"


@pytest.fixture
def finished(statement: Statement, book: Write) -> Path:
    """A finished book with three paragraphs."""
    return book(statement("# A Title\n\nOne word.\n\nTwo words.\n\n[Trois mots.]{lang=fr}\n"))


@pytest.fixture
def body(finished: Path, tampered: Tamper) -> Read:
    """The units of a document whose body is the given markup."""

    def read(markup: str) -> tuple[Unit, ...]:
        path = tampered(
            finished,
            'epub:type="bodymatter"><section>',
            f'epub:type="bodymatter">{markup}<section hidden="">',
        )
        return read_back(path).units

    return read


def texts(path: Path) -> list[str]:
    return [unit.text for unit in read_back(path).units]


# Faults planted in the finished file


def test_a_changed_word_is_read(finished: Path, tampered: Tamper) -> None:
    assert "One ward." in texts(tampered(finished, "One word.", "One ward."))


def test_a_dropped_paragraph_is_missing(finished: Path, tampered: Tamper) -> None:
    assert texts(tampered(finished, "<p>One word.</p>", "")) == ["A Title", "Two words.", "Trois mots."]


def test_swapped_paragraphs_are_read_in_their_new_order(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, "<p>One word.</p>\n<p>Two words.</p>", "<p>Two words.</p>\n<p>One word.</p>")
    assert texts(path) == ["A Title", "Two words.", "One word.", "Trois mots."]


def test_a_lost_language_is_read(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, 'lang="fr" xml:lang="fr"', "")
    assert read_back(path).units[3].runs[0].language == "en"


def test_the_language_of_the_document_is_that_of_its_words(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, 'lang="en" xml:lang="en"', 'lang="de" xml:lang="de"')
    assert read_back(path).language == read_back(path).units[1].runs[0].language == "de"


def test_a_flattened_list_is_read(statement: Statement, book: Write, tampered: Tamper) -> None:
    finished = book(statement("# A Title\n\n1) One\n"))
    path = tampered(finished, '<ol class="decimal-paren">\n<li>One</li>\n</ol>', "<p>One</p>")
    assert read_back(path).units[1].place == ()


def test_a_changed_heading_level_is_read(statement: Statement, book: Write, tampered: Tamper) -> None:
    finished = book(statement("# A Title\n\n## Next\n"))
    path = tampered(finished, '<h2 id="next">Next</h2>', '<h3 id="next">Next</h3>')
    assert read_back(path).units[1].level == 3


def test_a_heading_made_of_bold_words_is_a_paragraph(
    statement: Statement, book: Write, tampered: Tamper
) -> None:
    finished = book(statement("# A Title\n\n## Next\n"))
    path = tampered(finished, '<h2 id="next">Next</h2>', "<p><strong>Next</strong></p>")
    assert read_back(path).units[1].kind is Kind.PARAGRAPH


def test_a_dropped_alternative_is_named(rich: Publication, book: Write, tampered: Tamper) -> None:
    path = tampered(book(rich), 'alt="A woman', 'data-alt="A woman')
    assert len(read_back(path).images_without_alt) == 1


def test_a_dropped_alternative_leaves_an_image_without_words(
    rich: Publication, book: Write, tampered: Tamper
) -> None:
    path = tampered(book(rich), 'alt="A woman', 'data-alt="A woman')
    assert next(unit.text for unit in read_back(path).units if unit.kind is Kind.IMAGE) == ""


def test_a_changed_line_of_the_contents_is_read(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, '#a-title">A Title</a>', '#a-title">Another</a>', name="EPUB/nav.xhtml")
    assert read_back(path).contents == (Entry("Another", 1),)


def test_a_line_of_the_contents_that_leads_nowhere_says_so(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, "#a-title", "#gone", name="EPUB/nav.xhtml")
    assert read_back(path).contents == (Entry("A Title", 1, leads_somewhere=False),)


def test_a_way_back_that_leads_nowhere_does_not_count(
    rich: Publication, book: Write, tampered: Tamper
) -> None:
    path = tampered(book(rich), 'href="#fnref1"', 'href="#gone"')
    assert read_back(path).notes_with_way_back == 1


def test_a_link_that_leads_nowhere_is_named(statement: Statement, book: Write, tampered: Tamper) -> None:
    finished = book(statement("# A Title\n\n[up](#a-title)\n"))
    assert read_back(tampered(finished, 'href="#a-title"', 'href="#gone"')).dead_links == ("#gone",)


def test_a_link_to_no_place_is_named(statement: Statement, book: Write, tampered: Tamper) -> None:
    finished = book(statement("# A Title\n\n[up](#a-title)\n"))
    assert read_back(tampered(finished, 'href="#a-title"', 'href="#"')).dead_links == ("#",)


def test_a_file_that_the_manifest_names_and_nobody_packed_is_named(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, 'href="style.css"', 'href="gone.css"', name="EPUB/content.opf")
    assert read_back(path).missing == ("EPUB/gone.css",)


def test_a_file_that_the_manifest_does_not_name_is_named(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, 'href="style.css"', 'href="gone.css"', name="EPUB/content.opf")
    assert read_back(path).unlisted == ("EPUB/style.css",)


def test_words_on_the_covers_page_are_words(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, "</body>", "<p>More</p></body>", name="EPUB/cover.xhtml")
    assert "More" in texts(path)


def test_the_covers_alternative_is_no_unit(finished: Path) -> None:
    assert read_back(finished).cover_alt == "Cover: A Title. A House, 2 May 2024."


# What a style sheet does


def test_words_that_a_style_sheet_hides_are_not_read(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, "p { margin: 0 0 0.9em; }", "p { display: none }", name="EPUB/style.css")
    assert texts(path) == ["A Title"]


def test_words_that_a_style_sheet_adds_are_read(finished: Path, tampered: Tamper) -> None:
    path = tampered(finished, "p { margin: 0 0 0.9em; }", 'h1::after { content: "!" }', name="EPUB/style.css")
    assert texts(path)[0] == "A Title!"


def test_capitals_that_a_style_sheet_makes_are_read(finished: Path, tampered: Tamper) -> None:
    path = tampered(
        finished, "p { margin: 0 0 0.9em; }", "h1 { text-transform: uppercase }", name="EPUB/style.css"
    )
    assert texts(path)[0] == "A TITLE"


def test_labels_come_from_the_style_sheet(statement: Statement, book: Write) -> None:
    units = read_back(book(statement(POINTS))).units
    assert [unit.label for unit in units] == ["", "1)", "", "2)", ""]


def test_a_style_sheet_that_drops_the_bracket_is_read(
    statement: Statement, book: Write, tampered: Tamper
) -> None:
    path = tampered(
        book(statement(POINTS)),
        "ol.decimal-paren { list-style-type: decimal-paren; }",
        "",
        name="EPUB/style.css",
    )
    assert [unit.label for unit in read_back(path).units] == ["", "1.", "", "2.", ""]


def test_a_counter_style_that_nothing_defines_counts_in_plain_numbers(
    statement: Statement, book: Write, tampered: Tamper
) -> None:
    path = tampered(
        book(statement(POINTS.replace("1)", "(a)").replace("2)", "(b)"))),
        '@counter-style lower-alpha-parens { system: extends lower-alpha; prefix: "("; suffix: ") "; }',
        "",
        name="EPUB/style.css",
    )
    assert [unit.label for unit in read_back(path).units] == ["", "1.", "", "2.", ""]


# Constructs, one at a time


@pytest.mark.parametrize(
    "markup",
    [
        '<p hidden="">x</p>',
        '<p aria-hidden="true">x</p>',
        '<p style="display: none">x</p>',
        '<p style="visibility: hidden">x</p>',
        "<script>x</script>",
        "<p><!-- x --></p>",
    ],
)
def test_what_is_hidden_is_not_read(body: Read, markup: str) -> None:
    assert body(markup) == ()


@pytest.mark.parametrize("markup", ["x", "<span>x</span>", "<div>x</div>", "<ul>x</ul>", "<table>x</table>"])
def test_words_in_the_wrong_place_are_read(body: Read, markup: str) -> None:
    assert [unit.text for unit in body(markup)] == ["x"]


def test_white_space_is_folded(body: Read) -> None:
    assert body("<p>\n a <b>b </b>\n c<br/>\nd </p>")[0].text == "a b c d"


def test_white_space_in_code_counts(body: Read) -> None:
    assert body("<p><code>a  b</code></p>")[0].runs == (Run("a  b", "en", role=Role.CODE),)


def test_lines_of_code_stay_lines(body: Read) -> None:
    assert body("<pre><code>a\n  b\n</code></pre>")[0] == Unit(Kind.CODE, (Run("a\n  b", "en"),))


def test_an_item_knows_its_position_and_label(body: Read) -> None:
    assert body('<ol start="3" type="a"><li>x</li><li>y</li></ol>')[1] == Unit(
        Kind.PARAGRAPH, (Run("y", "en"),), (Step("ol", 2),), label="d."
    )


def test_a_quotation_is_a_step(body: Read) -> None:
    assert body("<blockquote><p>x</p></blockquote>")[0].place == (Step("quote"),)


def test_a_term_and_its_second_definition(body: Read) -> None:
    found = body("<dl><dt>t</dt><dd>x</dd><dd>y</dd></dl>")
    assert [(unit.kind, unit.place) for unit in found] == [
        (Kind.TERM, ()),
        (Kind.PARAGRAPH, (Step("definition", 1),)),
        (Kind.PARAGRAPH, (Step("definition", 2),)),
    ]


def test_a_cell_stands_where_spans_leave_room(body: Read) -> None:
    found = body('<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>')
    assert found[2].place == (Step("row", 2), Step("column", 2))


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ('<th scope="col">x</th>', Kind.COLUMN_HEADER),
        ('<th scope="row">x</th>', Kind.ROW_HEADER),
        ("<td>x</td>", Kind.CELL),
        ('<td role="rowheader">x</td>', Kind.ROW_HEADER),
    ],
)
def test_a_cells_kind_is_what_its_markup_says(body: Read, cell: str, kind: Kind) -> None:
    assert body(f"<table><tr>{cell}</tr></table>")[0].kind is kind


def test_an_image_alone_is_a_unit(body: Read) -> None:
    assert body('<p><img src="x.png" alt="A map"/></p>')[0] == Unit(
        Kind.IMAGE, (Run("A map", "en", role=Role.ALT),)
    )


def test_an_image_in_a_line_is_a_run(body: Read) -> None:
    assert body('<p>a <img src="x.png" alt="map"/></p>')[0].runs[1] == Run("map", "en", role=Role.ALT)


def test_a_caption_is_a_unit_of_its_own(body: Read) -> None:
    assert body("<figure><figcaption>x</figcaption></figure>")[0].kind is Kind.CAPTION


def test_a_formula_is_its_alternative(body: Read) -> None:
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="x '
        'squared"><mi>x</mi></math>'
    )
    assert body(f"<p>{formula}</p>")[0] == Unit(Kind.MATH, (Run("x squared", "en", role=Role.MATH),))


def test_a_footnote_is_not_among_the_units(body: Read) -> None:
    assert body('<aside epub:type="footnote"><p>x</p></aside>') == ()


def test_a_link_within_the_book_has_no_name(body: Read) -> None:
    assert body('<p><a href="text.xhtml#a-title">x</a></p>')[0].runs[0].link == "#"


def test_a_link_out_of_the_book_is_as_written(body: Read) -> None:
    assert body('<p><a href="https://a.example/?b=1">x</a></p>')[0].runs[0].link == "https://a.example/?b=1"


def test_a_links_accessible_name_takes_the_place_of_its_words(body: Read) -> None:
    assert body('<p><a href="#a-title" aria-label="other">x</a></p>')[0].text == "other"


def test_a_heading_by_role_is_a_heading(body: Read) -> None:
    assert body('<p role="heading" aria-level="2">x</p>')[0].level == 2


def test_an_empty_heading_is_met(body: Read) -> None:
    assert body("<h2></h2>")[0] == Unit(Kind.HEADING, (), level=2)


# Files from strangers


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_text("no zip")
    with pytest.raises(MakerFailed, match="no zip file"):
        read_back(path)


def test_a_zip_without_a_container_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/epub+zip")
    with pytest.raises(MakerFailed, match=r"META-INF/container\.xml is not in the file"):
        read_back(path)


def test_a_document_that_is_not_well_formed_is_refused(finished: Path, tampered: Tamper) -> None:
    with pytest.raises(MakerFailed, match=r"EPUB/text\.xhtml is not well-formed"):
        read_back(tampered(finished, "<p>One word.</p>", "<p>One word."))


def test_entities_of_its_own_are_refused(finished: Path, tampered: Tamper) -> None:
    doctype = '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    with pytest.raises(MakerFailed, match="declares entities"):
        read_back(tampered(finished, "<!DOCTYPE html>", doctype))


def test_a_document_too_large_is_refused(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("everyreader.zipbook.container.MAXIMUM_TEXT_BYTES", 100)
    with pytest.raises(MakerFailed, match="is over"):
        read_back(finished)
