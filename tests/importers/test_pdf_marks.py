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
    monkeypatch.setattr("everyreader.importers.pdf_tagged.number_of", lambda unit: [])
    later = (marked("It has piers", "1", y=700, page=2), Tag("Note", [line("1 See that.", 90, page=2)], 2))
    with pytest.raises(SourceError, match="page 2: 1 word .“1”. would be lost") as caught:
        adding(tagged(line("1 pier", 780, "H1"), *later, pages=2), "a.pdf", publisher="", date="")
    assert [part in str(caught.value) for part in ("--publisher", "--date")] == [True, True]
