"""Recordings that are no reading of the statement: refused with the file, the place and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication
from everyreader.narration.human.narrate import narrate_recording
from everyreader.narration.human.script import human_script
from everyreader.narration.human.sound import read_recording
from everyreader.narration.segments import RATE
from tests.narration.handmade import heading, paragraph, publication
from tests.narration.reader import BritishPico, OtherEspeak, read_aloud, save, spoken

Sounds = list[np.ndarray]

STATEMENT = publication(
    heading("Wells before roads"),
    paragraph(
        "No child should walk five miles for a can of water, and no mother should have to choose "
        "between school and thirst."
    ),
    paragraph(
        "A well that is dug by hand serves a village for forty years. The money must reach the "
        "people who do the digging."
    ),
    paragraph(
        "We ask for payment within thirty days. Every payment is published with its sum and its date. "
        "Every letter is answered by a person who can decide."
    ),
    paragraph("We measure what was done, and we publish what was measured."),
)
OTHER = publication(
    heading("The harbour in winter"),
    paragraph(
        "Ships that come late in the season have to wait outside until the ice has been broken up by "
        "the tugs."
    ),
    paragraph(
        "The fishermen mend their nets in the long sheds along the quay. In the evening there is "
        "music and hot soup."
    ),
    paragraph(
        "Last year the harbour was closed for eleven days. This year nobody expects it to be closed "
        "for more than two."
    ),
)


@dataclass(frozen=True)
class Reader:
    """Someone who reads sentences into a file."""

    folder: Path
    sentences: Sounds
    others: Sounds

    def record(self, sounds: Sequence[np.ndarray]) -> Path:
        return save(read_aloud(list(sounds)), self.folder / "recording.wav", gain=0.5)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return speaking(BritishPico(), tmp_path_factory.mktemp("reader"))


def speaking(voice: OtherEspeak | BritishPico, folder: Path) -> Reader:
    cache = folder / "cache"
    return Reader(
        folder, spoken(human_script(STATEMENT), voice, cache), spoken(human_script(OTHER), voice, cache)
    )


def refusal(reader: Reader, recording: Path, statement: Publication = STATEMENT) -> str:
    with pytest.raises(SourceError) as refused:
        narrate_recording(statement, recording, reader="Jane Doe", cache=reader.folder / "cache", jobs=2)
    assert str(refused.value).startswith(f"{recording}: ")
    return refused.value.message


@pytest.mark.parametrize("voice", [OtherEspeak(), BritishPico()], ids=lambda voice: voice.name)
def test_the_statement_itself_is_not_refused(voice: OtherEspeak | BritishPico, tmp_path: Path) -> None:
    reader = speaking(voice, tmp_path)
    recording = reader.record(reader.sentences)
    told = narrate_recording(STATEMENT, recording, reader="J", cache=reader.folder / "cache", jobs=2)
    assert len(told.segments) == len(reader.sentences)


@pytest.mark.parametrize("left_out", range(8))
def test_a_sentence_left_out(reader: Reader, left_out: int) -> None:
    message = refusal(reader, reader.record(reader.sentences[:left_out] + reader.sentences[left_out + 1 :]))
    words = human_script(STATEMENT)[left_out].shown.split()[:8]
    assert message.startswith(f"“{' '.join(words)}")
    assert "is not heard" in message and "read it there" in message


def test_two_sentences_in_the_wrong_order(reader: Reader) -> None:
    first, second, *rest = reader.sentences[4:]
    message = refusal(reader, reader.record([*reader.sentences[:4], second, first, *rest]))
    assert "put the sentences in the order of the text" in message
    assert "“We ask for payment" in message or "“Every payment" in message


def test_a_sentence_said_twice(reader: Reader) -> None:
    message = refusal(
        reader, reader.record([*reader.sentences[:3], reader.sentences[2], *reader.sentences[3:]])
    )
    assert message.startswith("“A well that is dug by hand serves…” is heard at ")
    assert message.endswith("; cut one out")


PLACES: dict[str, Callable[[Reader], Sounds]] = {
    "head": lambda reader: [reader.others[1], *reader.sentences],
    "middle": lambda reader: [*reader.sentences[:4], reader.others[2], *reader.sentences[4:]],
    "end": lambda reader: [*reader.sentences, reader.others[3]],
}


@pytest.mark.parametrize("place", PLACES)
def test_words_that_are_not_the_statements(reader: Reader, place: str) -> None:
    message = refusal(reader, reader.record(PLACES[place](reader)))
    assert "there are words that are not the statement's; cut them out of the recording" in message


INSIDE: dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "cut out": lambda said, other: np.concatenate((said[:RATE], said[-round(1.5 * RATE) :])),
    "replaced": lambda said, other: np.concatenate((said[:RATE], other[: 3 * RATE], said[4 * RATE :])),
    "put in": lambda said, other: np.concatenate((said[: 2 * RATE], other[: 3 * RATE], said[2 * RATE :])),
}


@pytest.mark.parametrize("how", INSIDE)
def test_three_seconds_of_other_words_within_a_sentence(reader: Reader, how: str) -> None:
    altered = list(reader.sentences)
    altered[1] = INSIDE[how](altered[1], reader.others[1])
    message = refusal(reader, reader.record(altered))
    assert "“No child should walk five miles for a…" in message or "not the statement's" in message


def test_another_text(reader: Reader) -> None:
    message = refusal(reader, reader.record(reader.others))
    assert message.startswith("is no reading of this statement: ")


def test_a_reading_that_breaks_off(reader: Reader) -> None:
    message = refusal(reader, reader.record(reader.sentences[:6]))
    assert message.startswith("“Every letter is answered by a person who…” is not heard after ")


def noise(seconds: int) -> np.ndarray:
    brown = np.cumsum(np.random.default_rng(1).standard_normal(seconds * RATE))
    brown -= np.convolve(brown, np.ones(RATE // 20) / (RATE // 20), "same")
    return (0.3 * brown / np.abs(brown).max()).astype(np.float32)


def music(seconds: int) -> np.ndarray:
    at = np.arange(seconds * RATE) / RATE
    notes = np.array([220.0, 277.2, 329.6, 440.0, 392.0])[(at * 3).astype(int) % 5]
    phase = 2 * np.pi * np.cumsum(notes) / RATE
    return (0.2 * (np.sin(phase) + 0.5 * np.sin(2 * phase)) * np.exp(-3 * (at * 3 % 1))).astype(np.float32)


@pytest.mark.parametrize("sound", [noise, music])
def test_no_speech_at_all(reader: Reader, sound: Callable[[int], np.ndarray]) -> None:
    message = refusal(reader, save(sound(45), reader.folder / "recording.wav"))
    assert message.startswith(("is no reading of this statement: ", "the recording holds "))


def test_far_too_short(reader: Reader) -> None:
    message = refusal(reader, reader.record(reader.sentences[:1]))
    assert "record the whole statement" in message


def test_silence(tmp_path: Path) -> None:
    path = save(np.zeros(5 * RATE, np.float32), tmp_path / "recording.wav")
    with pytest.raises(SourceError, match="is silent; record it again with the microphone on"):
        read_recording(path)


def test_clipped(tmp_path: Path) -> None:
    loud = np.clip(4.0 * np.sin(2 * np.pi * 150 * np.arange(5 * RATE) / RATE), -1, 1).astype(np.float32)
    with pytest.raises(SourceError, match="is clipped, first at 0:00; record it again at a lower level"):
        read_recording(save(0.99 * loud, tmp_path / "recording.wav"))


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_a_file_that_was_cut_off(reader: Reader, suffix: str) -> None:
    path = save(read_aloud(reader.sentences), reader.folder / f"recording{suffix}", gain=0.5)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(SourceError, match=r"breaks off at 0:[0-9]{2}; copy it again"):
        read_recording(path)


@pytest.mark.parametrize("content", [b"", b"RIFF\x24\x00\x00\x00WAVEfmt ", b"no sound at all" * 100])
def test_no_sound_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "recording.wav"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="export the recording again as WAV, FLAC or MP3"):
        read_recording(path)


def test_a_rate_that_no_microphone_has(tmp_path: Path) -> None:
    path = save(np.zeros(RATE, np.float32), tmp_path / "recording.wav")
    header = bytearray(path.read_bytes())
    header[24:28] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(header))
    with pytest.raises(SourceError, match="has 100 samples a second"):
        read_recording(path)


def test_longer_than_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("everyreader.narration.human.sound.LONGEST", 60)
    path = save(np.full(61 * RATE, 0.1, np.float32), tmp_path / "recording.flac")
    with pytest.raises(SourceError, match="is longer than 1 minutes; make several statements of it"):
        read_recording(path)
