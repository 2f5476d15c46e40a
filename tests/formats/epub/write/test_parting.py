"""A long text in several files of the book: the same words, every link leads on, and nobody has anything to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from everyreader.checks.rules import judge_reading
from everyreader.checks.validators import Jvm, ace, epubcheck
from everyreader.formats.epub.read.reader import read_back
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.epub.write.documents import XHTML
from everyreader.formats.epub.write.parting import parted
from everyreader.formats.epub.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder

TEXT = """# A Title

The well is deep.[^a] See [the end](#end).

## The first part

Water is cold.[^b]

### A part of it

[$x$]{alt="x"} litres.

## The end {#end}

It never ran dry.[^a]

[^a]: Measured twice.

[^b]: Measured once.
"""


@pytest.fixture
def book(statement: Callable[[str], Publication], cover: Cover, tmp_path: Path) -> Path:
    """Each part in a file of its own."""
    path = tmp_path / "book.epub"
    write(statement(TEXT), path, cover=cover, styles=styles_folder(), longest=1)
    return path


@pytest.fixture
def reading(book: Path) -> EpubReading:
    return read_back(book)


def sections(*words: str) -> list[etree._Element]:
    inner = "".join(f"<section id='s{at}'><h2>{one}</h2></section>" for at, one in enumerate(words))
    return [etree.fromstring(f"<section xmlns='{XHTML}' id='all'><h1>A</h1>{inner}</section>")]


def test_each_part_is_a_file_in_the_reading_order(reading: EpubReading) -> None:
    assert [one.rpartition("/")[2] for one in reading.spine] == [
        "cover.xhtml",
        *(f"text-{number}.xhtml" for number in range(1, 6)),
    ]


def test_words_and_notes_are_the_statements(
    reading: EpubReading, statement: Callable[[str], Publication]
) -> None:
    said = statement(TEXT)
    assert reading.units == tuple(replace(unit, line=None) for unit in said.units)
    assert reading.notes == tuple(replace(unit, line=None) for unit in said.notes)


def test_no_rule_finds_anything(reading: EpubReading, statement: Callable[[str], Publication]) -> None:
    verdicts = judge_reading(statement(TEXT), Rendition.EPUB, reading)
    assert [finding.rule for one in verdicts for finding in one.findings if finding.blocks] == []


def test_epubcheck_has_nothing_to_say(book: Path, jvm: Jvm, tmp_path: Path) -> None:
    assert epubcheck.validate({book: Rendition.EPUB}, tmp_path / "raw", jvm=jvm).findings == ()


def test_ace_has_nothing_to_say(book: Path, tmp_path: Path) -> None:
    assert ace.validate({book: Rendition.EPUB}, tmp_path / "raw").findings == ()


def test_a_text_that_is_not_long_stays_in_one_file() -> None:
    assert [part.file for part in parted(sections("B", "C"), longest=1_000)] == ["text.xhtml"]


def test_short_chapters_share_a_file() -> None:
    parts = parted(sections("B", "C", "D" * 200, "E"), longest=300)
    assert ["".join("".join(one.itertext()) for one in part.blocks)[:3] for part in parts] == [
        "ABC",
        "DDD",
        "E",
    ]


def test_what_a_section_says_of_all_its_parts_keeps_it_whole() -> None:
    [whole] = sections("B" * 200, "C" * 200)
    whole.set("lang", "fr")
    assert len(parted([whole], longest=300)) == 1
