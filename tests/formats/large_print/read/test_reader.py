"""What a reader meets in a finished PDF, and that every planted fault is seen."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from everyreader.checks.rules.large_print.left import crooked
from everyreader.checks.rules.large_print.typesetting import lines_too_close
from everyreader.formats.large_print.read.reader import read_back
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Kind, Role, Run, Step, Unit
from everyreader.model.reading import Entry
from tests.formats.large_print.conftest import elements, rewrite
from tests.formats.large_print.constructs import HASH


def text(words: str, **more: str) -> tuple[Run, ...]:
    return (Run(words, "en", **more),)


def test_headings_paragraphs_and_spans(printed) -> None:
    units = printed("## Two\n\nA *bold* [mot]{lang=fr} at [home](https://example.org/).").reading.units
    assert units == (
        Unit(Kind.HEADING, text("Title"), level=1),
        Unit(Kind.HEADING, text("Two"), level=2),
        Unit(
            Kind.PARAGRAPH,
            (
                Run("A bold ", "en"),
                Run("mot", "fr"),
                Run(" at ", "en"),
                Run("home", "en", "https://example.org/"),
                Run(".", "en"),
            ),
        ),
    )


def test_lists_with_their_labels(printed) -> None:
    units = printed("2) a\n3) b\n\n    - c\n\n    d").reading.units[1:]
    second = Step("ol", 2)
    assert units == (
        Unit(Kind.PARAGRAPH, text("a"), (Step("ol", 1),), label="2)"),
        Unit(Kind.PARAGRAPH, text("b"), (second,), label="3)"),
        Unit(Kind.PARAGRAPH, text("c"), (second, Step("ul", 1)), label="•"),
        Unit(Kind.PARAGRAPH, text("d"), (second,)),
    )


def test_definitions(printed) -> None:
    units = printed("T\n\n:   a\n\n:   b\n\nU\n\n:   c").reading.units[1:]
    assert units == (
        Unit(Kind.TERM, text("T")),
        Unit(Kind.PARAGRAPH, text("a"), (Step("definition", 1),)),
        Unit(Kind.PARAGRAPH, text("b"), (Step("definition", 2),)),
        Unit(Kind.TERM, text("U")),
        Unit(Kind.PARAGRAPH, text("c"), (Step("definition", 1),)),
    )


def test_tables(printed) -> None:
    units = printed("::: {.table row-headers=1}\nC\n\n| a | b |\n|---|---|\n| c | d |\n:::").reading.units[1:]
    assert units == (
        Unit(Kind.CAPTION, text("C")),
        Unit(Kind.COLUMN_HEADER, text("a"), (Step("row", 1), Step("column", 1))),
        Unit(Kind.COLUMN_HEADER, text("b"), (Step("row", 1), Step("column", 2))),
        Unit(Kind.ROW_HEADER, text("c"), (Step("row", 2), Step("column", 1))),
        Unit(Kind.CELL, text("d"), (Step("row", 2), Step("column", 2))),
    )


def test_images_formulas_code_and_quotations(printed) -> None:
    units = printed('![P](pump.png)\n\n[$$x$$]{alt="ex"}\n\n```\na\n\n  b\n```\n\n> q `c  d`').reading.units[
        1:
    ]
    assert units == (
        Unit(Kind.IMAGE, text("P", role=Role.ALT)),
        Unit(Kind.MATH, text("ex", role=Role.MATH)),
        Unit(Kind.CODE, text("a\n\n  b")),
        Unit(Kind.PARAGRAPH, (Run("q ", "en"), Run("c  d", "en", role=Role.CODE)), (Step("quote"),)),
    )


def test_notes_are_a_sequence_of_their_own(printed) -> None:
    reading = printed("A[^1] b.\n\n[^1]: One.\n\n    Two.").reading
    assert reading.units[1].runs == (Run("A", "en"), Run("1", "en", role=Role.NOTE), Run(" b.", "en"))
    assert reading.notes == (
        Unit(Kind.PARAGRAPH, text("One."), (Step("note", 1),)),
        Unit(Kind.PARAGRAPH, text("Two."), (Step("note", 1),)),
    )
    assert reading.notes_with_way_back == 1


def test_contents_and_page_furniture(printed) -> None:
    reading = printed("## Two\n\nx").reading
    assert reading.contents == (Entry("Title", 1), Entry("Two", 2))
    assert reading.artifact_text == ("1",)


def test_what_is_kept_once_its_rules_have_spoken_says_the_same_of_the_file(printed) -> None:
    reading = printed("## Two\n\n[A link](https://a.example)").reading
    kept = reading.judged()
    assert reading.strings
    assert kept.strings == ()
    assert (kept.summary(), kept.access(), kept.measured()) == (
        reading.summary(),
        reading.access(),
        reading.measured(),
    )


# Faults planted in the finished file only


def test_a_changed_letter_is_read(printed, planted) -> None:
    def swap_two_letters(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"<([0-9a-f]{4})([0-9a-f]{4})", rb"<\2\1")

    assert planted(printed("Some words."), swap_two_letters).units[0].text == "iTtle"


def test_words_put_in_place_of_others_are_read(printed, planted) -> None:
    def replace_words(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"/MCID 1\b", rb"/ActualText (Other words.) /MCID 1")

    assert planted(printed("Some words."), replace_words).units[1].text == "Other words."


def test_words_put_in_place_of_an_element_are_read(printed, planted) -> None:
    def replace_words(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "/Strong")[0].ActualText = String("other")

    assert planted(printed("Some **bold** words."), replace_words).units[1].text == "Some other words."


def test_a_paragraph_without_a_tag_is_lost_and_shown_untagged(printed, planted) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        document = elements(pdf, "/Document")[0]
        document.K = Array([kid for kid in document.K if kid.S != "/P"])

    reading = planted(printed("Some words."), drop)
    assert [unit.text for unit in reading.units] == ["Title"]
    assert reading.untagged_text == ("Some words.",)


def test_text_outside_all_marks_is_shown_untagged(printed, planted) -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"/Span\s*<<[^>]*/MCID 1\b[^>]*>>\s*BDC", b"/Span BMC")

    reading = planted(printed("Some words."), bare)
    assert reading.untagged_text == ("Some words.",)


def test_two_paragraphs_swapped_are_read_in_their_new_order(printed, planted) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        document = elements(pdf, "/Document")[0]
        document.K = Array([document.K[0], document.K[2], document.K[1]])

    assert [unit.text for unit in planted(printed("One.\n\nTwo."), swap).units] == ["Title", "Two.", "One."]


def test_a_paragraph_more_is_read(printed, planted) -> None:
    def repeat(pdf: pikepdf.Pdf) -> None:
        document = elements(pdf, "/Document")[0]
        document.K = Array([*document.K, document.K[1]])

    assert [unit.text for unit in planted(printed("One."), repeat).units] == ["Title", "One.", "One."]


def test_a_missing_alternative_text_is_seen(printed, planted) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "/Figure")[0].Alt

    reading = planted(printed("![A pump](pump.png)"), silence)
    assert reading.images_without_alt == ("image without words on page 1",)
    assert reading.units[1] == Unit(Kind.IMAGE, (Run("", "en", role=Role.ALT),))


def test_another_language_of_a_word_is_seen(printed, planted) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"/Lang \(fr\)", b"/Lang (de)")

    assert planted(printed("A [mot]{lang=fr}."), change).units[1].runs[1] == Run("mot", "de")


def test_another_language_of_the_file_is_seen(printed, planted) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = String("de")

    reading = planted(printed("A word."), change)
    assert (reading.language, reading.units[1].runs[0].language) == ("de", "de")


def test_a_header_cell_made_a_plain_cell_is_seen(printed, planted) -> None:
    def demote(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "/TH")[0].S = Name.TD

    kinds = [unit.kind for unit in planted(printed("| a | b |\n|---|---|\n| c | d |"), demote).units[1:]]
    assert kinds == [Kind.CELL, Kind.COLUMN_HEADER, Kind.CELL, Kind.CELL]


def test_a_heading_made_a_paragraph_is_seen(printed, planted) -> None:
    def demote(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "/H2")[0].S = Name.P

    assert planted(printed("## Two"), demote).units[1] == Unit(Kind.PARAGRAPH, text("Two"))


def test_a_heading_of_another_level_is_seen(printed, planted) -> None:
    def sink(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "/H2")[0].S = Name.H3

    assert planted(printed("## Two"), sink).units[1].level == 3


def test_a_list_made_paragraphs_is_seen(printed, planted) -> None:
    def flatten(pdf: pikepdf.Pdf) -> None:
        for kind in ("/L", "/LI", "/LBody"):
            for one in elements(pdf, kind):
                one.S = Name.Div
        for one in elements(pdf, "/Lbl"):
            one.S = Name.P

    units = planted(printed("1) a"), flatten).units[1:]
    assert [(unit.text, unit.place) for unit in units] == [("1)", ()), ("a", ())]


def test_another_destination_is_seen(printed, planted) -> None:
    def mislead(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots[0].A.URI = String("https://example.net/")

    assert (
        planted(printed("[A link](https://example.org/)"), mislead).units[1].runs[0].link
        == "https://example.net/"
    )


def test_a_note_without_way_back_is_seen(printed, planted) -> None:
    def strand(pdf: pikepdf.Pdf) -> None:
        for annotation in pdf.pages[0].Annots:
            if str(annotation.Contents) == "1":
                del annotation.Dest

    assert planted(printed("A[^1]\n\n[^1]: B"), strand).notes_with_way_back == 0


def test_an_outline_that_lies_is_seen(printed, planted) -> None:
    def lie(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root[0].title = "Other"

    assert planted(printed("x"), lie).contents == (Entry("Other", 1),)


def test_a_small_font_is_seen(printed, planted) -> None:
    def shrink(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"(/f\d+) 18 Tf", rb"\1 12 Tf")

    [small] = planted(printed("Some words."), shrink).too_small
    assert (small.text, small.size, small.page) == ("Some words.", 12.0, 1)


def test_a_page_that_is_scaled_down_is_seen(printed, planted) -> None:
    def scale(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"\A", b".5 0 0 .5 0 0 cm\n")

    assert planted(printed("Some words."), scale).smallest == pytest.approx(9)


def test_text_over_the_edge_of_the_page_is_seen(printed, planted) -> None:
    reading = planted(
        printed("Beyond"), lambda pdf: rewrite(pdf, rb"1 0 0 -1 90 (\d+\.?\d*) cm", rb"1 0 0 -1 560 \1 cm")
    )
    assert reading.beyond_the_page == ("Title",)


def test_a_file_of_words_parted_at_line_ends_is_not_taken_for_one_without_spaces(printed) -> None:
    made = printed(" ".join([HASH] * 12))
    assert made.read == made.said


def test_figures_drawn_small_are_seen_whatever_size_they_claim(printed, tmp_path: Path) -> None:
    from everyreader.formats.large_print.write.writer import write
    from everyreader.theme.styles_folder import styles_folder
    from everyreader.tools.places import font_folders

    template = (styles_folder() / "large-print.typ").read_text(encoding="utf-8")
    (tmp_path / "large-print.typ").write_text(
        template.replace("set super(typographic: false,", "set super(", 1)
    )
    publication = printed("The 3[2]{.sup} year.").publication
    write(publication, tmp_path / "x.pdf", styles=tmp_path, fonts=font_folders())
    [small] = read_back(tmp_path / "x.pdf").too_small
    assert small.text == "2"
    assert 9 < small.size < 14


def test_a_hyphen_at_a_line_end_is_told_with_its_word(printed) -> None:
    [found] = printed(f"{'a ' * 14}intergovernmental-organisationaltreaty b").reading.line_end_hyphens
    assert found.word == "intergovernmental-organisationaltreaty"


def test_lines_that_are_centred_are_seen(printed, planted) -> None:
    def indent(pdf: pikepdf.Pdf) -> None:
        rewrite(pdf, rb"(/MCID 2 >>\s*BDC\s*q\s*1 0 0 -1) 90", rb"\1 120")

    assert tuple(crooked(planted(printed("word and " * 30), indent))) == (
        "word and word and word and word and word",
    )


def test_a_font_that_is_not_embedded_is_named(printed, planted) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor.FontFile2

    assert all("Atkinson" in name for name in planted(printed("x"), strip).fonts_not_embedded)


def test_a_claim_that_is_taken_away_is_missed(printed, planted) -> None:
    def disclaim(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            del xmp["pdfuaid:part"]

    assert planted(printed("x"), disclaim).pdfua == ""


# Files made by others


def test_an_untagged_file_is_read_as_untagged(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page = pdf.add_blank_page(page_size=(612, 792))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td (caf\xe9) Tj 0 -20 Td (more) ' ET")
    pdf.save(tmp_path / "x.pdf")
    reading = read_back(tmp_path / "x.pdf")
    assert (reading.tagged, reading.units, reading.untagged_text) == (False, (), ("café", "more"))
    assert reading.fonts_not_embedded == ("Helvetica",)
    assert reading.smallest == 12


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"hello")
    with pytest.raises(MakerFailed, match=r"x\.pdf"):
        read_back(tmp_path / "x.pdf")


def test_a_file_with_a_password_is_refused(printed, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed("x").path.read_bytes())) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(MakerFailed, match="password"):
        read_back(tmp_path / "locked.pdf")


def test_a_line_that_holds_an_image_only_is_no_line_that_stands_too_close(printed) -> None:
    reading = printed(
        "| Sign | Meaning |\n|---|---|\n| press ![a wide map of all wells](map.png) now | go |"
    ).reading
    assert not list(lines_too_close(reading))


def test_a_link_is_said_with_the_words_of_its_image(printed) -> None:
    (link,) = printed("[the ![map](map.png) page](https://example.org/)").reading.links.tagged
    assert (link.words, link.said) == ("the page", "the map page")
