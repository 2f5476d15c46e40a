"""The notes of tagged PDFs whose marks in the text nobody tags."""

from __future__ import annotations

import pymupdf
import pytest

from everyreader.model.errors import SourceError

from .tagged_kit import Tag, line, tagged

TITLE = (line("The pier opens", 780, "H1", size=20), line("2 October 2025", 750))


def text_of(added) -> str:
    return (added.folder / "statement.md").read_text().partition("2025]{.dateline}\n\n")[2]


def marked(text: str, mark: str, rest: str = " of oak.", y: int = 700, page: int = 1) -> Tag:
    """A paragraph with a small raised mark."""
    at = 72 + pymupdf.get_text_length(text, fontsize=11)
    end = at + pymupdf.get_text_length(mark, fontsize=7)
    return Tag("P", [(text, 72, y, 11), (mark, at, y + 4, 7), (rest, end, y, 11)], page)


NOTES = (
    Tag("Footnote", [line("1 See the map.", 100, size=9), line("2 Of 2024.", 85, size=9)]),
    Tag("Footnote", [Tag("P", [("1", 72, 104, 6), (" See the map.", 76, 100, 9)]), line("2 Of 2024.", 85)]),
    Tag("Note", [Tag("Lbl", [("1", 66, 104, 6)]), line("See the map.", 100, size=9)]),
    Tag("Note", [line("See the map.", 100, size=9)]),
)


@pytest.mark.parametrize("number", range(4), ids=["typed", "raised", "labelled", "number of the page"])
def test_a_note_finds_the_raised_mark_however_its_number_is_tagged(adding, number):
    second = (Tag("Note", [Tag("Lbl", [("2", 66, 85, 6)]), line("Of 2024.", 85)]),) if number > 1 else ()
    beside = [("1", 66, 104, 6)] if number == 3 else []
    parts = (marked("It has benches", "1"), marked("It has policies CP3", "2", ".", 680))
    added = adding(tagged(*TITLE, *parts, NOTES[number], *second, artifacts=beside), "a.pdf", publisher="P")
    assert text_of(added) == (
        "It has benches[^1] of oak.\n\nIt has policies CP3[^2].\n\n[^1]: See the map.\n\n[^2]: Of 2024.\n"
    )


def test_a_note_of_several_paragraphs_is_one_and_a_sentence_goes_on_at_the_next_page(adding):
    first = Tag("Footnote", [line("1 See the map.", 100), line("It hangs in the hall, next", 85)])
    rest = Tag("Footnote", [line("to the door.", 85, page=2)], 2)
    body = (marked("It has benches", "1"), first, line("It is open.", 780, page=2), rest)
    assert text_of(adding(tagged(*TITLE, *body, pages=2), "a.pdf", publisher="P")) == (
        "It has benches[^1] of oak.\n\nIt is open.\n\n"
        "[^1]: See the map.\n\n    It hangs in the hall, next to the door.\n"
    )


def test_several_marks_at_one_word_are_several(adding):
    notes = Tag("Footnote", [line("1 See the map.", 100), line("2 Of 2024.", 85)])
    text = text_of(adding(tagged(*TITLE, marked("It has benches", "1, 2"), notes), "a.pdf", publisher="P"))
    assert text.startswith("It has benches[^1], [^2] of oak.\n")


def test_a_power_is_no_mark(adding):
    text = text_of(adding(tagged(*TITLE, marked("It has 40 m", "2")), "a.pdf", publisher="P"))
    assert text == "It has 40 m[2]{.sup} of oak.\n"


def test_the_numbers_of_a_chart_are_a_picture_s_though_notes_have_the_same(adding):
    note = Tag("Footnote", [line("3 See the map.", 100)])
    chart = Tag("Figure", [("3", 72, 400, 9), ("5", 99, 400, 9)])
    added = adding(tagged(*TITLE, marked("It has benches", "3"), note, chart), "a.pdf")
    assert [one.taken for one in added.repairs if one.name == "words in a picture left out"] == ["3 5"]


def test_a_refusal_names_the_page_at_once_with_all_that_is_asked(adding, monkeypatch):
    monkeypatch.setattr("everyreader.importers.pdf.tagged.reader.number_of", lambda unit: [])
    monkeypatch.setattr("everyreader.importers.pdf.reader._holds_all", lambda draft, path: True)
    later = (marked("It has piers", "1", y=700, page=2), Tag("Note", [line("1 See that.", 90, page=2)], 2))
    with pytest.raises(SourceError, match=r"page 2: 1 word .“1”. would be lost") as caught:
        adding(tagged(line("1 pier", 780, "H1"), *later, pages=2), "a.pdf", publisher="", date="")
    assert [part in str(caught.value) for part in ("--publisher", "--date")] == [True, True]


def test_a_paragraph_whose_tags_have_another_order_is_read_line_by_line(adding):
    strings = [
        ("It has benches, ", 72, 700, 11),
        ("and they are of ", 72, 672, 11),
        ("oak, too.", 72, 658, 11),
    ]
    late = [("all along it, ", 72, 686, 11)]
    added = adding(tagged(*TITLE, Tag("P", [*strings, *late])), "a.pdf")
    assert text_of(added) == "It has benches, all along it, and they are of oak, too.\n"
    assert [one.line for one in added.repairs if one.name == "order mended"] == [1]


def test_a_paragraph_over_two_columns_keeps_its_order(adding):
    left = [("It has ", 72, 700, 11), ("benches ", 72, 686, 11)]
    right = [("of oak, ", 300, 700, 11), ("too.", 300, 686, 11)]
    added = adding(tagged(*TITLE, Tag("P", [*left, *right])), "a.pdf")
    assert text_of(added) == "It has benches of oak, too.\n"


def test_a_line_that_a_court_stamps_on_every_page_leaves_the_tags_as_they_are(adding):
    data = tagged(*TITLE, line("Benches", 700, "H2"), line("Of oak.", 700, page=2), pages=2)
    with pymupdf.open(stream=data) as document:
        for number, page in enumerate(document, 1):
            page.insert_text((72, 20), f"Case 20-162, page {number} of 2")
        added = adding(document.tobytes(), "a.pdf")
    assert text_of(added) == "## Benches\n\nOf oak.\n"
    assert [one.line for one in added.repairs if one.name == "header left out"] == [1, 2]


def test_tags_that_lose_words_are_left_for_the_lines_of_the_pages(adding, monkeypatch):
    monkeypatch.setattr("everyreader.importers.pdf.tagged.reader._plain", lambda units: [])
    added = adding(tagged(*TITLE, line("It has benches.", 700)), "a.pdf")
    assert "text read from its lines" in [one.name for one in added.repairs]


def test_paragraphs_that_a_pdf_tags_as_headings_are_none_and_those_that_look_otherwise_stay(adding):
    long = "The benches are of oak, and people sit on them for as long as they like to, "
    texts = [Tag("H2", [(long, 72, y - 14 * at, 11) for at in range(4)]) for y in (680, 560)]
    body = (line("B|Benches", 700, "H2"), *texts, line("It is so.", 480, "H2"), line("B|Lamps", 460, "H2"))
    added = adding(tagged(*TITLE, *body, line("They burn.", 440)), "a.pdf")
    heads = [one for one in text_of(added).split("\n") if one.startswith("#")]
    assert heads == ["## Benches", "## Lamps"]
    assert [one.line for one in added.repairs if one.name == "headings made paragraphs"] == [1]


@pytest.mark.parametrize(("last", "whole"), [("on them in the summer, for", True), ("on them", False)])
def test_a_sentence_goes_on_with_a_name_at_the_next_page_where_a_full_line_ends_the_page(adding, last, whole):
    first = [
        ("Benches are of oak and of ash, as they have been, ", 72, 114, 11),
        (f"and in the evening people sit {last}", 72, 100, 11),
    ]
    rest = "Harbour Street is long and people go home late in the evening with their children."
    added = adding(tagged(*TITLE, Tag("P", first), line(rest, 780, page=2), pages=2), "a.pdf")
    assert (f"{last} Harbour Street" in text_of(added)) == whole


@pytest.mark.parametrize(
    ("labels", "expected"),
    [(("•", "•"), "- Oak\n- Ash\n"), (("1.", "2."), "1.  Oak\n2.  Ash\n")],
    ids=["bullets", "numbers"],
)
def test_a_list_is_one_of_points_though_word_says_that_nothing_numbers_it(adding, labels, expected):
    points = [
        Tag("LI", [Tag("Lbl", [(label, 72, y, 11)]), Tag("LBody", [(word, 90, y, 11)])])
        for label, word, y in zip(labels, ("Oak", "Ash"), (700, 680), strict=True)
    ]
    text = text_of(adding(tagged(*TITLE, line("It has:", 720), Tag("L", points)), "a.pdf"))
    assert text == f"It has:\n\n{expected}"


def test_numbers_that_count_up_in_the_points_are_labels_wherever_they_begin(adding):
    said = (("and of elm.", 700), ("3. Oak", 680), ("4. Ash", 660))
    points = [Tag("LI", [line(text, y, "LBody")]) for text, y in said]
    text = text_of(adding(tagged(*TITLE, line("It has:", 720), Tag("L", points)), "a.pdf"))
    assert text == "It has:\n\nand of elm.\n\n3.  Oak\n4.  Ash\n"
