"""The e-book's overlay in a reading system that others wrote: what it marks is what it plays.

The reader is foliate-js, which looks at the recording's time at each ``timeupdate``. Chromium sends four a
second, so that a mark comes up to a quarter of a second late there, whatever the book says; to see what the
book says, one is sent for each frame.
"""

from __future__ import annotations

import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.formats.epub.write.writer import write
from everyreader.model.publication import Publication
from everyreader.narration.engines.pico import Pico
from everyreader.narration.narrate import narrate
from everyreader.source import read_file
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import FRONT_MATTER
from tests.formats.epub.conftest import picture
from tests.independent_reader.reading import Mark, play
from tests.onsets import Stretch, stretches

NEAR = 0.09  # seconds
AUDIBLE = 0.1  # of full scale
# No sentence has a pause within, so that each is one stretch of sound. The note is spoken last here, and
# earlier in the other files.
TEXT = """# The wells of Kissi

The old well is deep. Nobody remembers who dug it.[^a]

## What should be done

- Dig a second well.
- Keep the first one clean.

Water belongs to everybody.

[^a]: It was measured twice.
"""


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    path = tmp_path_factory.mktemp("wells") / "statement.md"
    path.write_text(FRONT_MATTER + TEXT, encoding="utf-8")
    return read_file(path, name="wells")


@pytest.fixture(scope="module")
def book(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    narration = narrate(publication, Pico(), folder / "cache", jobs=2, say=lambda line: None)
    cover = Cover(picture(), picture(), "Cover: A Title.", 8, 12)
    write(publication, folder / "wells.epub", cover=cover, styles=styles_folder(), narration=narration)
    return folder / "wells.epub"


@pytest.fixture(scope="module")
def marks(book: Path, browser: Browser) -> list[Mark]:
    return play(book, browser, rate=2, seconds=120)


@pytest.fixture(scope="module")
def heard(book: Path) -> list[Stretch]:
    """Begin and end of each stretch of sound in the book's recording."""
    return stretches(zipfile.ZipFile(book).read("EPUB/text.mp3"))


def test_every_sentence_is_marked_once_in_the_order_of_the_text(
    marks: list[Mark], publication: Publication
) -> None:
    assert [one.words for one in marks] == [one.text for one in publication.sentences]


def test_each_sentence_is_one_stretch_of_sound(heard: list[Stretch], publication: Publication) -> None:
    assert len(heard) == len(publication.sentences)


def test_no_sentence_is_marked_before_it_is_heard(marks: list[Mark], heard: list[Stretch]) -> None:
    early = {one.words: begin - one.begin for one, (begin, _) in zip(marks, heard, strict=True)}
    assert {words: by for words, by in early.items() if by > NEAR} == {}


def test_a_sentence_is_marked_at_the_first_look_after_it_has_begun(
    marks: list[Mark], heard: list[Stretch]
) -> None:
    missed = {one.words: one.missed - begin for one, (begin, _) in zip(marks, heard, strict=True)}
    assert {words: by for words, by in missed.items() if by > NEAR} == {}


def test_a_mark_comes_while_its_sentence_is_heard(marks: list[Mark], heard: list[Stretch]) -> None:
    late = [one.words for one, (_, end) in zip(marks, heard, strict=True) if one.begin > end]
    assert late == []


def test_one_sentence_is_marked_at_a_time_and_none_after_the_end(marks: list[Mark]) -> None:
    both = [(one.words, after.words) for one, after in pairwise(marks) if one.end > after.begin]
    assert both == []
    assert marks[-1].end < float("inf")


def test_the_sound_is_playing_while_a_sentence_is_marked(marks: list[Mark]) -> None:
    assert {one.words: one.loudest for one in marks if one.loudest < AUDIBLE} == {}
