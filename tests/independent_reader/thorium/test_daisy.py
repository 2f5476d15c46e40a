"""The DAISY book in Thorium Reader's own parser (Readium, EDRLab): what it would play is what the statement
says, when it is heard."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from everyreader.formats.audio.write import mp3
from everyreader.formats.daisy202.read.reader import DaisyReading, read_back
from everyreader.formats.daisy202.write.writer import write
from everyreader.formats.talking_text import told_by_class
from everyreader.model.publication import Kind, Publication
from everyreader.narration.text_order import in_text_order
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import node
from everyreader.tools.process import run
from everyreader.zipbook.markup import spoken
from tests.checks.rules.talking_book import sounded
from tests.independent_reader.fetched import node_modules

HERE = Path(__file__).parent
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Converted:
    """What the player would play: ``contents`` as (title, words at the place), ``cues`` as (words, begin, end
    in seconds)."""

    title: str
    contents: list[tuple[str, str]]
    cues: list[tuple[str, float, float]]


@pytest.fixture(scope="module")
def packages() -> Path:
    """The folder of the npm packages, fetched once into the tools folder by their hashes."""
    return node_modules(HERE)


@pytest.fixture(scope="module")
def book(rich: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    narration = sounded(rich)
    path = tmp_path_factory.mktemp("book") / "rich-daisy202.zip"
    heard = in_text_order(narration.script, narration.segments, narration.assembly)
    write(
        rich,
        path,
        narration=narration,
        frames=mp3.encoded(heard),
        styles=styles_folder(),
    )
    return path


@pytest.fixture(scope="module")
def reading(book: Path) -> DaisyReading:
    return read_back(book)


@pytest.fixture(scope="module")
def converted(book: Path, packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    words = [node(), HERE / "convert.js", book, tmp_path_factory.mktemp("converted")]
    done = run(words, seconds=120, env={"PACKAGES": str(packages)})
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(done.stdout.decode()) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        text = etree.fromstring(archive.read("text.xhtml"))
        [told] = [one for one in archive.namelist() if one.startswith("smil-media-overlays")]
        overlay = json.loads(archive.read(told))
    for one in text.iter(f"{XHTML}*"):
        one.tag = etree.QName(one).localname
    told_by_class(text)  # a note's mark is no word
    places = {one.get("id"): " ".join(spoken(one).split()) for one in text.iter("*") if one.get("id")}
    return Converted(
        str(manifest["metadata"]["title"]),
        [(title, places[where]) for title, where in _lines(manifest["toc"])],
        [(places[where], begin, end) for where, begin, end in _cues(overlay)],
    )


def _lines(entries: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in entries:
        yield one["title"], one["href"].partition("#")[2]
        yield from _lines(one.get("children", []))


def _cues(part: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    if "audio" in part:
        begin, end = part["audio"].partition("#t=")[2].split(",")
        yield part["text"].partition("#")[2], float(begin), float(end)
    for one in part.get("narration", []):
        yield from _cues(one)


def test_it_plays_every_sentence_once_in_the_order_of_the_text(
    rich: Publication, converted: Converted
) -> None:
    played = ["".join(words.split()) for words, _, _ in converted.cues]
    assert played == ["".join(one.text.split()) for one in rich.sentences]


def test_it_plays_each_when_it_is_heard(reading: DaisyReading, converted: Converted) -> None:
    [sound] = reading.sounds.values()
    assert max(abs(sound.from_onset(begin)) for _, begin, _ in converted.cues) < 0.03
    assert [end for _, _, end in converted.cues[:-1]] == [begin for _, begin, _ in converted.cues[1:]]


def test_its_contents_lead_to_every_heading(rich: Publication, converted: Converted) -> None:
    headings = [one.text for one in rich.units if one.kind is Kind.HEADING]
    assert converted.contents == [(one, one) for one in headings]
    assert converted.title == rich.metadata.title
