"""Read along: where the finished files say that a sentence begins, a listener hears it begin, from the first
to the last."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import lameenc
import numpy as np
import pytest
from lxml import etree, html
from mutagen.id3 import ID3

from everyreader.formats.audio.write.mp3 import KBIT, QUALITY
from everyreader.formats.audio.write.writer import write as write_audio
from everyreader.formats.captions.write.writer import write as write_captions
from everyreader.formats.epub.write.writer import write as write_epub
from everyreader.formats.html.write.writer import write as write_html
from everyreader.narration.assembly import Assembly
from everyreader.narration.engines.pico import Pico
from everyreader.narration.narrate import narrate
from everyreader.sound.delay import DELAY
from everyreader.source import read_statement
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import OWN
from tests.formats.epub.conftest import picture
from tests.onsets import decoded, stretches

START_ERROR = 0.09  # seconds, of 95 in 100 cues
DRIFT = 0.04  # seconds, from the first third of the statement to the last
CLICK = 20_000  # of 32,767
FRAME = 209  # bytes of an MP3 frame at 64 kbit/s and 44.1 kHz


@dataclass(frozen=True)
class Told:
    """A recording, and the moments (seconds) at which one of the files says that a sentence begins in it."""

    recording: Path | bytes
    begins: tuple[float, ...]

    def errors(self) -> np.ndarray:
        """From each moment to the nearest at which speech begins after a pause; no beginning may be told
        twice."""
        heard = np.array([begin for begin, _ in stretches(self.recording)])
        nearest = [int(np.argmin(np.abs(heard - begin))) for begin in self.begins]
        assert nearest == sorted(set(nearest))
        return heard[nearest] - np.array(self.begins)


@dataclass(frozen=True)
class Finished:
    """The project's own statement (five minutes), read aloud: its files, and the table in samples that they
    were made from."""

    folder: Path
    assembly: Assembly

    @property
    def epub(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(self.folder / "own.epub")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = tmp_path_factory.mktemp("own")
    publication = read_statement(OWN)
    narration = narrate(publication, Pico(), folder / "cache", jobs=2, say=lambda line: None)
    cover = Cover(picture(), picture(), "Cover.", 8, 12)
    write_epub(publication, folder / "own.epub", cover=cover, styles=styles_folder(), narration=narration)
    write_html(publication, folder / "own.html", styles=styles_folder(), narration=narration)
    write_audio(
        publication,
        narration.assembly,
        cover_png=cover.square,
        cover_alt=cover.alt,
        mp3=folder / "own.mp3",
        m4b=folder / "own.m4b",
    )
    write_captions(narration, publication.metadata.language, vtt=folder / "own.vtt", srt=folder / "own.srt")
    return Finished(folder, narration.assembly)


Telling = Callable[[Finished], Told]


def told_by_the_book(own: Finished) -> Told:
    overlay = etree.fromstring(own.epub.read("EPUB/text.smil"))
    clips = [one.get("clipBegin") for one in overlay.iter("{*}audio")]
    return Told(own.epub.read("EPUB/text.mp3"), tuple(map(seconds, clips)))


def told_by_the_page(own: Finished) -> Told:
    page = html.parse(own.folder / "own.html")
    [table] = page.xpath("//script[@type='application/json']/text()")
    return Told(own.folder / "own.mp3", tuple(begin for _, begin in json.loads(table)["cues"]))


def told_by_the_mp3s_timed_lines(own: Finished) -> Told:
    [lines] = ID3(own.folder / "own.mp3").getall("SYLT")
    return Told(own.folder / "own.mp3", tuple(milliseconds / 1000 for _, milliseconds in lines.text))


def told_by_the_captions(own: Finished) -> Told:
    times = re.findall(r"^(\S+) --> ", (own.folder / "own.vtt").read_text("utf-8"), re.MULTILINE)
    return Told(own.folder / "own.mp3", tuple(map(seconds, times)))


def told_by_the_mp3s_chapters(own: Finished) -> Told:
    chapters = ID3(own.folder / "own.mp3").getall("CHAP")
    return Told(own.folder / "own.mp3", tuple(one.start_time / 1000 for one in chapters if one.start_time))


def told_by_the_m4bs_chapters(own: Finished) -> Told:
    with av.open(str(own.folder / "own.m4b")) as file:
        begins = [float(one["start"] * one["time_base"]) for one in file.chapters()]
    return Told(own.folder / "own.m4b", tuple(begin for begin in begins if begin))


def in_the_m4b(own: Finished) -> Told:
    """The M4B has no cues but its chapters: the table in samples stands for what a player would be given."""
    begins = tuple(one.start / own.assembly.rate for one in own.assembly.cues)
    return Told(own.folder / "own.m4b", begins)


SENTENCES = (told_by_the_book, told_by_the_page, told_by_the_mp3s_timed_lines, told_by_the_captions)
CHAPTERS = (told_by_the_mp3s_chapters, told_by_the_m4bs_chapters)


@pytest.mark.parametrize("told", SENTENCES)
def test_every_sentence_is_told(own: Finished, told: Telling) -> None:
    assert len(told(own).begins) == len(read_statement(OWN).sentences)


@pytest.mark.parametrize("told", [*SENTENCES, in_the_m4b, *CHAPTERS])
def test_speech_begins_where_it_is_said_to_begin(own: Finished, told: Telling) -> None:
    assert np.percentile(np.abs(told(own).errors()), 95) <= START_ERROR


@pytest.mark.parametrize("told", [*SENTENCES, in_the_m4b])
def test_the_last_third_is_as_true_as_the_first(own: Finished, told: Telling) -> None:
    first, _, last = np.array_split(told(own).errors(), 3)
    assert abs(np.median(last) - np.median(first)) <= DRIFT


@pytest.mark.parametrize(("rate", "milliseconds"), [(44_100, 25), (24_000, 46), (16_000, 69)])
def test_the_encoders_delay_is_the_same_number_of_samples_at_every_rate(
    rate: int, milliseconds: int, tmp_path: Path
) -> None:
    clicks = [rate // 2 + number * rate // 3 for number in range(6)]
    (tmp_path / "clicks.mp3").write_bytes(encoded_clicks(clicks, rate))
    samples, heard_rate = decoded(tmp_path / "clicks.mp3")
    around = DELAY + 2 * 1152
    late = [int(np.argmax(np.abs(samples[click : click + around]))) for click in clicks]
    assert heard_rate == rate
    assert late == [DELAY] * len(clicks)
    assert round(DELAY * 1000 / rate) == milliseconds


def test_nothing_in_the_mp3_asks_a_player_to_take_the_delay_out(own: Finished) -> None:
    """A Xing or Info frame with LAME's delays would: a player that honours it hears all 25 ms before the
    cues."""
    tagged = own.folder / "own.mp3"
    for frames in (own.epub.read("EPUB/text.mp3"), tagged.read_bytes()[ID3(tagged).size :]):
        assert frames.startswith(b"\xff\xfb")
        assert b"Xing" not in frames[:FRAME]
        assert b"Info" not in frames[:FRAME]


def encoded_clicks(places: list[int], rate: int) -> bytes:
    samples = np.zeros(rate * 3, np.int16)
    samples[places] = CLICK
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(KBIT)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def seconds(clock: str) -> float:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)
