"""The reader: which note a mark leads to, and whether the way back leads to the mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.epub.read.reader import EpubReading, read_back
from everyreader.model.publication import Role
from tests.checks.rules.kit import book_files, zipped

REFERENCE = '<p>Deep.<a epub:type="noteref" role="doc-noteref" id="r{0}" href="#n{0}">{0}</a></p>'
ITEM = '<li id="n{0}"><p>Measured. <a epub:type="backlink" role="doc-backlink" href="#r{0}">back</a></p></li>'
NOTES = (
    f'<section epub:type="endnotes" role="doc-endnotes"><ol>{ITEM.format(1)}{ITEM.format(2)}</ol></section>'
)
BODY = REFERENCE.format(1) + REFERENCE.format(2) + NOTES
Read = Callable[[str], EpubReading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return lambda body: read_back(zipped(book_files(body), tmp_path / "book.epub"))


def marks(reading: EpubReading) -> list[str]:
    return [run.text for unit in reading.units for run in unit.runs if run.role is Role.NOTE]


def test_a_mark_is_the_number_of_its_note(read: Read) -> None:
    assert marks(read(BODY)) == ["1", "2"]


def test_a_mark_in_brackets_is_read(read: Read) -> None:
    assert marks(read(BODY.replace(">1<", ">[1]<"))) == ["1", "2"]


def test_a_mark_that_leads_to_another_note_is_read_as_that(read: Read) -> None:
    assert marks(read(BODY.replace('href="#n1"', 'href="#n2"'))) == ["2", "2"]


def test_a_mark_that_leads_to_no_note_is_none(read: Read) -> None:
    assert marks(read(BODY.replace('href="#n1"', 'href="#second"'))) == ["", "2"]


def test_a_mark_that_leads_nowhere_is_what_it_shows_and_a_dead_link(read: Read) -> None:
    reading = read(BODY.replace('href="#n1"', 'href="#gone"'))
    assert (marks(reading), [link.address for _, link in reading.dead_notes]) == (["1", "2"], ["#gone"])


def test_a_mark_without_a_type_is_told_by_where_it_leads(read: Read) -> None:
    reading = read(BODY.replace('epub:type="noteref" role="doc-noteref" id="r1"', 'id="r1"'))
    assert (marks(reading), [one.typed for one in reading.note_marks]) == (["1", "2"], [False, True])


def test_notes_without_a_type_are_told_by_what_leads_there(read: Read) -> None:
    reading = read(BODY.replace('epub:type="endnotes" role="doc-endnotes"', ""))
    assert ([one.typed for one in reading.note_places], len(reading.notes)) == ([False, False], 2)


def test_notes_are_numbered_across_documents_in_reading_order(tmp_path: Path) -> None:
    more = book_files(REFERENCE.format(1))["EPUB/text.xhtml"].decode().replace('"#n1"', '"notes.xhtml#n1"')
    notes = book_files(NOTES)["EPUB/text.xhtml"].decode().replace("#r", "text.xhtml#r")
    item = '<item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>'
    files = book_files(
        manifest=item,
        spine='<itemref idref="notes"/>',
        files={"EPUB/text.xhtml": more, "EPUB/notes.xhtml": notes},
    )
    reading = read_back(zipped(files, tmp_path / "book.epub"))
    assert (marks(reading), reading.notes_with_way_back) == (["1"], 2)


def test_a_way_back_to_another_mark_is_none(read: Read) -> None:
    assert read(BODY.replace('href="#r1"', 'href="#r2"')).notes_with_way_back == 1


def test_a_way_back_to_the_paragraph_of_the_mark_counts(read: Read) -> None:
    body = BODY.replace("<p>Deep.", '<p id="p1">Deep.', 1).replace('href="#r1"', 'href="#p1"')
    assert read(body).notes_with_way_back == 2


def test_a_note_with_two_marks_leads_back_to_both(read: Read) -> None:
    second = REFERENCE.format(1).replace('id="r1"', 'id="r1-2"')
    back = '<a epub:type="backlink" role="doc-backlink" href="#r1-2">back</a>'
    body = BODY.replace("<section", f"{second}<section")
    assert read(body).notes_with_way_back == 1
    assert read(body.replace('href="#r1">back</a>', f'href="#r1">back</a> {back}')).notes_with_way_back == 2


def test_a_note_that_nothing_refers_to_needs_no_way_back_that_works(read: Read) -> None:
    assert read(BODY.replace(REFERENCE.format(1), "")).notes_with_way_back == 2


def test_a_note_in_a_note_is_one(read: Read) -> None:
    assert len(read(BODY.replace("<p>Measured.", '<p epub:type="footnote">Measured.', 1)).note_places) == 2
