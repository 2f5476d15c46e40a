"""The W3C Audiobook: recording, contents and text, read back, and what the reader makes of others."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import pytest

from everyreader.browser.chromium import Browser
from everyreader.checks.rules import judge_alone, judge_reading
from everyreader.checks.validators import Jvm, axe, vnu
from everyreader.formats.audio.write import mp3
from everyreader.formats.lpf.read.manifest import seconds
from everyreader.formats.lpf.read.reader import LpfReading, read_back
from everyreader.formats.lpf.write.manifest import duration
from everyreader.formats.lpf.write.writer import write
from everyreader.model.errors import MakerFailed
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Kind, Publication
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from tests.checks.rules.talking_book import picture, sounded

Statement = Callable[[str], Publication]
MANIFEST = {
    "@context": ["https://schema.org", "https://www.w3.org/ns/pub-context"],
    "conformsTo": "https://www.w3.org/TR/audiobooks/",
    "type": ["Audiobook"],
    "name": [{"value": "A Title", "language": "en"}],
    "readBy": "A Voice",
    "readingOrder": ["a.mp3", {"url": "b.mp3", "duration": "PT1H1M1.5S"}],
}


def made(publication: Publication, path: Path) -> Path:
    narration = sounded(publication)
    write(
        publication,
        path,
        narration=narration,
        frames=mp3.encoded(narration.assembly),
        cover=Cover(picture(), picture(), "Cover: A Title.", 60, 90),
        styles=styles_folder(),
    )
    return path


def zipped(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def reading(rich: Publication, tmp_path: Path) -> LpfReading:
    return read_back(made(rich, tmp_path / "rich.lpf"))


def test_every_rule_is_content(rich: Publication, reading: LpfReading) -> None:
    verdicts = (
        *judge_reading(rich, Rendition.TALKING_BOOK, reading),
        *judge_alone(Rendition.TALKING_BOOK, reading),
    )
    assert [one.findings for one in verdicts if one.findings] == []


def test_the_text_beside_it_is_the_statement(rich: Publication, reading: LpfReading) -> None:
    assert reading.units == tuple(replace(one, line=None) for one in rich.units)
    assert reading.notes == tuple(replace(one, line=None) for one in rich.notes)


def test_the_contents_lead_to_each_heading_when_it_is_spoken(rich: Publication, reading: LpfReading) -> None:
    headings = [(one.text, one.level) for one in rich.units if one.kind is Kind.HEADING]
    assert [(one.title, one.level) for one in reading.toc] == headings
    [sound] = reading.sounds.values()
    assert max(abs(sound.from_onset(one.moment)) for one in reading.toc) < 0.03


def test_the_length_is_what_a_player_plays(reading: LpfReading) -> None:
    with zipfile.ZipFile(reading.path) as archive, av.open(io.BytesIO(archive.read("audio.mp3"))) as file:
        samples = sum(one.samples for one in file.decode(file.streams.audio[0]))
    assert reading.said_seconds == pytest.approx(samples / 44_100, abs=0.001)


def test_the_entry_page_is_sound(rich: Publication, tmp_path: Path) -> None:
    with zipfile.ZipFile(made(rich, tmp_path / "rich.lpf")) as archive:
        archive.extractall(tmp_path / "rich")
    page = {tmp_path / "rich" / "index.html": Rendition.TALKING_BOOK}
    with Jvm(warm=()) as jvm, Browser() as browser:
        said = (
            vnu.validate(page, tmp_path / "raw", jvm=jvm),
            axe.validate(page, tmp_path / "raw", browser=browser),
        )
    assert [(one.outcome, one.reason) for one in said] == [(Outcome.PASSED, "")] * 2


def test_the_same_input_gives_the_same_bytes(rich: Publication, tmp_path: Path) -> None:
    one, two = (made(rich, tmp_path / name).read_bytes() for name in ("one.lpf", "two.lpf"))
    assert one == two


def test_a_chapter_without_a_heading_stands_below_the_one_around_it(
    statement: Statement, tmp_path: Path
) -> None:
    text = "# A Title\n\n## Parts\n\n- ### Drink\n\n    It is cold.\n\nCome again, all of you, please do.\n"
    lines = read_back(made(statement(text), tmp_path / "a.lpf")).toc
    assert [(one.title, one.level) for one in lines][-2:] == [
        ("Drink", 3),
        ("Come again, all of you, please…", 3),
    ]


def test_what_may_stand_alone_or_in_lists_is_read_alike(tmp_path: Path) -> None:
    reading = read_back(zipped(tmp_path / "a.lpf", {"publication.json": json.dumps(MANIFEST)}))
    assert (reading.title, reading.narrators) == ("A Title", ("A Voice",))
    assert [(one.name, one.seconds) for one in reading.tracks] == [("a.mp3", None), ("b.mp3", 3661.5)]
    assert [one.address for one in reading.missing] == ["a.mp3", "b.mp3"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("{", "is no JSON"), ("[]", "is no JSON object"), ("[" * 100_000, "is no JSON")],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(MakerFailed, match=reason):
        read_back(zipped(tmp_path / "a.lpf", {"publication.json": text}))


def test_a_zip_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MakerFailed, match=r"no publication\.json"):
        read_back(zipped(tmp_path / "a.lpf", {"index.html": "<p>"}))


@pytest.mark.parametrize("value", [None, 5, {"a": 1}, [[[]]], "x", {"value": {"value": 3}}])
def test_nonsense_in_a_manifest_is_no_crash(tmp_path: Path, value: Any) -> None:
    nonsense = dict.fromkeys(
        (*MANIFEST, "resources", "accessModeSufficient", "inLanguage", "duration"), value
    )
    reading = read_back(zipped(tmp_path / "a.lpf", {"publication.json": json.dumps(nonsense)}))
    assert any(one.findings for one in judge_alone(Rendition.TALKING_BOOK, reading))


@pytest.mark.parametrize(
    ("milliseconds", "text"), [(7036, "PT7.036S"), (67_000, "PT1M7.000S"), (3_600_001, "PT1H0M0.001S")]
)
def test_a_length_is_written_and_read(milliseconds: int, text: str) -> None:
    assert duration(milliseconds) == text
    assert seconds(text) == pytest.approx(milliseconds / 1000)


@pytest.mark.parametrize("text", ["", "P", "PT", "1:02", "PT1X", "P1Y", None])
def test_what_is_no_length_is_none(text: str | None) -> None:
    assert seconds(text) is None
