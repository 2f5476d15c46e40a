"""The DAISY book: valid, the statement's words, each sentence once and when it is heard, the same bytes each
time."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from everyreader.checks.rules import judge_alone, judge_reading
from everyreader.checks.validators import Jvm, daisy
from everyreader.formats.daisy202.read.reader import DaisyReading, read_back
from everyreader.formats.daisy202.write.writer import write
from everyreader.model.errors import MakerMissing
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Kind, Publication
from tests.checks.rules.talking_book import sounded

Statement = Callable[[str], Publication]
Make = Callable[..., Path]


@pytest.fixture
def book(rich: Publication, made: Make) -> Path:
    return made(rich)


@pytest.fixture
def reading(book: Path) -> DaisyReading:
    return read_back(book)


def test_its_schemas_have_nothing_to_say(book: Path, jvm: Jvm, tmp_path: Path) -> None:
    said = daisy.validate({book: Rendition.TALKING_BOOK}, tmp_path / "raw", jvm=jvm)
    assert (said.outcome, said.findings, said.reason) == (Outcome.PASSED, (), "")


def test_every_rule_is_content(rich: Publication, reading: DaisyReading) -> None:
    verdicts = (
        *judge_reading(rich, Rendition.TALKING_BOOK, reading),
        *judge_alone(Rendition.TALKING_BOOK, reading),
    )
    assert [one.findings for one in verdicts if one.findings] == []


def test_it_says_the_statement(rich: Publication, reading: DaisyReading) -> None:
    assert reading.units == tuple(replace(one, line=None) for one in rich.units)
    assert reading.notes == tuple(replace(one, line=None) for one in rich.notes)
    assert (reading.title, reading.language) == (rich.metadata.title, rich.metadata.language)


def test_every_sentence_is_one_cue_in_the_order_of_the_text(rich: Publication, reading: DaisyReading) -> None:
    assert [one.text for one in reading.cues] == [" ".join(one.text.split()) for one in rich.sentences]


def test_each_cue_begins_with_its_sound_and_ends_with_the_next(reading: DaisyReading) -> None:
    [sound] = reading.sounds.values()
    assert max(abs(sound.from_onset(one.begin)) for one in reading.cues) < 0.03
    assert [one.end for one in reading.cues[:-1]] == [one.begin for one in reading.cues[1:]]


def test_every_heading_and_the_notes_have_a_line(rich: Publication, reading: DaisyReading) -> None:
    headings = [(one.text, one.level) for one in rich.units if one.kind is Kind.HEADING]
    assert [(one.title, one.level) for one in reading.toc] == [*headings, ("Notes", 0)]
    assert [one.heading for one in reading.toc] == [*(title for title, _ in headings), ""]


def test_the_same_input_gives_the_same_bytes(rich: Publication, made: Make) -> None:
    assert made(rich, name="one").read_bytes() == made(rich, name="two").read_bytes()


def test_names_are_flat_and_plain(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        assert [
            one for one in archive.namelist() if not one.replace(".", "").replace("-", "").isalnum()
        ] == []
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_xhtml_1_does_not_know_is_not_in_it(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        text = etree.fromstring(archive.read("text.html"))
    names = {etree.QName(one).localname for one in text.iter("*")}
    assert names.isdisjoint({"section", "figure", "figcaption", "time", "math", "nav"})
    assert not text.xpath("//@role | //@*[starts-with(name(), 'aria-')]")


def test_an_image_of_a_newer_kind_becomes_one_that_players_know(
    statement: Statement, made: Make, tmp_path: Path
) -> None:
    (tmp_path / "small").mkdir()
    Image.new("RGB", (8, 12), "navy").save(tmp_path / "small" / "a.webp", "WEBP", lossless=True)
    with zipfile.ZipFile(made(statement("# A Title\n\nWords.\n\n![A well.](a.webp)\n"))) as archive:
        [name] = [one for one in archive.namelist() if one.startswith("a-")]
        assert name.endswith(".png") and archive.read(name).startswith(b"\x89PNG")


def test_a_chapter_without_a_heading_is_a_group(statement: Statement, made: Make) -> None:
    text = "# A Title\n\n- ## Drink\n\n    It is cold.\n\nCome again, all of you, please do.\n"
    lines = read_back(made(statement(text))).toc
    assert [(one.title, one.kind) for one in lines] == [
        ("A Title", "h1 title"),
        ("Drink", "h2"),
        ("Come again, all of you, please…", "div group"),
    ]


def test_what_is_silent_has_no_cue(statement: Statement, made: Make) -> None:
    publication = statement("# A Title\n\nWords.\n\n\\* \\* \\*\n\nMore words.\n")
    told = sounded(publication)
    cues = tuple(
        replace(one, end=one.start) if one.sentence_id == publication.sentences[2].id else one
        for one in told.assembly.cues
    )
    silent = replace(told, assembly=replace(told.assembly, cues=cues))
    reading = read_back(made(publication, silent))
    assert [one.text for one in reading.cues] == ["A Title", "Words.", "More words."]
    assert reading.uncovered == ()


def test_a_table_with_a_caption_is_valid(statement: Statement, made: Make, jvm: Jvm, tmp_path: Path) -> None:
    publication = statement("# A Title\n\n::: table\nWells\n\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n")
    path = made(publication)
    assert read_back(path).units == tuple(replace(one, line=None) for one in publication.units)
    assert daisy.validate({path: Rendition.TALKING_BOOK}, tmp_path / "raw", jvm=jvm).findings == ()


def test_a_missing_style_sheet_is_named(statement: Statement, tmp_path: Path) -> None:
    publication = statement("# A Title\n\nWords.\n")
    with pytest.raises(MakerMissing, match=r"epub\.css"):
        write(
            publication,
            tmp_path / "a.zip",
            narration=sounded(publication),
            frames=b"",
            styles=tmp_path,
        )
