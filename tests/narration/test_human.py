"""A person's recording: every sentence found where it is heard, and the narration as a voice would have given
it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from everyreader.formats.audio.read.match import listen
from everyreader.formats.audio.write import mp3
from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication
from everyreader.narration.human.files import recording_of
from everyreader.narration.human.narrate import ENGINE, narrate_recording
from everyreader.narration.human.script import human_script
from everyreader.narration.narrate import Narration
from everyreader.narration.script import Part, Utterance, make_script
from everyreader.narration.segments import RATE
from everyreader.sound.levels import decibels, speech_rms, to_float
from everyreader.source import read_statement
from tests.conftest import OWN, RICH
from tests.narration.handmade import heading, paragraph, publication, run
from tests.narration.reader import BritishPico, OtherEspeak, Read, read_aloud, save, spoken

READER = "Jane Doe"
P95, WORST, DRIFT = 0.090, 0.250, 0.035  # seconds

GERMAN = (
    (
        "Der Verein sagt: Kein Kind soll acht Kilometer gehen müssen, um Wasser zu holen. Der Plan "
        "kostet vier Millionen Euro."
    ),
    (
        "Zuerst kommen die Brunnen, danach kommen die Straßen. Ein gut gebauter Brunnen dient einem Dorf "
        "vierzig Jahre lang."
    ),
    "Das Geld muss bei denen ankommen, die graben. Jeder Brief wird innerhalb von dreißig Tagen beantwortet.",
)
FRENCH = (
    (
        "Aucun enfant ne doit marcher huit kilomètres pour chercher de l’eau. Le plan coûte quatre "
        "millions d’euros."
    ),
    (
        "Les puits viennent d’abord, les routes viennent ensuite. Un puits bien construit sert un "
        "village pendant quarante ans."
    ),
    "L’argent doit arriver à ceux qui creusent. Chaque lettre reçoit une réponse dans les trente jours.",
)


def in_language(language: str, title: str, *texts: str) -> Publication:
    return publication(
        heading(run(title, language)),
        *(paragraph(run(text, language)) for text in texts),
        language=language,
    )


STATEMENTS: dict[str, Callable[[], Publication]] = {
    "own": lambda: read_statement(OWN),
    "rich": lambda: read_statement(RICH),
    "de": lambda: in_language("de", "Wasser für jedes Dorf", *GERMAN),
    "fr": lambda: in_language("fr", "De l’eau pour chaque village", *FRENCH),
}


@dataclass(frozen=True)
class Case:
    """Who reads what, how, into which kind of file."""

    statement: str
    voice: OtherEspeak | BritishPico
    pace: float
    suffix: str = ".wav"
    rate: int = RATE
    channels: int = 1
    announced: bool = False

    def __str__(self) -> str:
        kind = f"{self.suffix[1:]} {self.rate} Hz {self.channels} ch"
        return f"{self.statement} {self.voice.name} {self.pace} {kind}{' announced' * self.announced}"


CASES = (
    Case("own", BritishPico(), 1.15, ".mp3", 22_050, 2),
    Case("rich", OtherEspeak(), 1.12, announced=True),
    Case("de", OtherEspeak(), 0.88, ".flac", 16_000, 2),
    Case("fr", OtherEspeak(), 1.1, ".m4a", 48_000),
)


def recorded(case: Case, folder: Path) -> tuple[Publication, Path, Read]:
    statement = STATEMENTS[case.statement]()
    script = (
        sorted(make_script(statement), key=lambda one: one.unit)
        if case.announced
        else human_script(statement)
    )
    read = read_aloud(spoken(script, case.voice, folder / "cache"), pace=case.pace)
    path = folder / f"recording{case.suffix}"
    return statement, save(read, path, rate=case.rate, channels=case.channels, gain=0.4), read


def narrated(statement: Publication, recording: Path, cache: Path) -> Narration:
    return narrate_recording(statement, recording, reader=READER, cache=cache, jobs=2)


def errors(narration: Narration, read: Read) -> np.ndarray:
    """How late each sentence begins, in seconds; the first one's own error is what all are late by, and is
    left in the others."""
    starts = np.array([cue.start for cue in narration.assembly.cues if cue.end > cue.start]) / RATE
    true = np.array([begin for begin, end in read.spans if end > begin])
    return (starts - starts[0]) - (true - true[0])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sentence_begins_where_it_is_heard(case: Case, tmp_path: Path) -> None:
    statement, recording, read = recorded(case, tmp_path)
    narration = narrated(statement, recording, tmp_path / "cache")
    late = errors(narration, read)
    assert len(late) == sum(end > begin for begin, end in read.spans)
    assert float(np.percentile(np.abs(late), 95)) <= P95
    assert float(np.abs(late).max()) <= WORST
    half = len(late) // 2
    assert abs(float(np.median(late[half:]) - np.median(late[:half]))) <= DRIFT
    _chapters_are_those_of_a_voice(statement, narration)
    assert _plain(narration.script) == [one.parts for one in human_script(statement)]
    assert any(part.added for one in narration.script for part in one.parts) is case.announced


def _chapters_are_those_of_a_voice(statement: Publication, narration: Narration) -> None:
    assembly = narration.assembly
    titles = [one.chapter for one in human_script(statement) if one.chapter]
    begins = {cue.sentence_id: cue.start for cue in assembly.cues}
    assert [one.title for one in assembly.chapters] == titles
    assert assembly.chapters[0].start == 0 and assembly.chapters[-1].end == len(assembly.samples)
    assert [one.start for one in assembly.chapters[1:]] == [
        begins[one.sentence_id] for one in assembly.chapters[1:]
    ]


def _plain(script: Iterable[Utterance]) -> list[tuple[Part, ...]]:
    """What is said of each, without what the reader announces."""
    return [tuple(part for part in one.parts if not part.added) for one in script]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Publication, Path, Path, Narration]:
    """A statement, its recording, the cache, and the narration."""
    folder = tmp_path_factory.mktemp("german")
    statement, recording, _ = recorded(Case("de", OtherEspeak(), 1.0, rate=48_000, channels=2), folder)
    return statement, recording, folder / "cache", narrated(statement, recording, folder / "cache")


def test_the_narration_is_the_readers(german: tuple[Publication, Path, Path, Narration]) -> None:
    statement, _, _, narration = german
    assert narration.engine == ENGINE == "human"
    assert narration.assembly.voices == (READER,)
    assert narration.script == human_script(statement)
    assert [cue.sentence_id for cue in narration.assembly.cues] == [one.id for one in statement.sentences]


def test_segments_are_cut_out_of_what_is_heard(german: tuple[Publication, Path, Path, Narration]) -> None:
    narration = german[-1]
    for cue, segment in zip(narration.assembly.cues, narration.segments, strict=True):
        assert np.array_equal(narration.assembly.samples[cue.start : cue.end], segment.samples)
    assert all(
        one.end <= other.start
        for one, other in zip(narration.assembly.cues, narration.assembly.cues[1:], strict=False)
    )


def test_level_head_and_tail_are_the_houses(german: tuple[Publication, Path, Path, Narration]) -> None:
    assembly = german[-1].assembly
    sound = to_float(assembly.samples)
    assert -21.5 <= speech_rms(sound, RATE) <= -19.0
    assert decibels(float(np.abs(sound).max())) <= -3.9
    assert assembly.cues[0].start == round(0.75 * RATE)
    assert len(assembly.samples) - assembly.cues[-1].end == 2 * RATE
    assert decibels(float(np.abs(sound[: round(0.7 * RATE)]).max())) < -40.0


def test_loud_and_soft_sentences_stay_as_they_were_read(tmp_path: Path) -> None:
    statement = STATEMENTS["de"]()
    sounds = spoken(human_script(statement), OtherEspeak(), tmp_path / "cache")
    softer = [sound * np.float32(0.5 if number == 3 else 1.0) for number, sound in enumerate(sounds)]
    recording = save(read_aloud(softer), tmp_path / "recording.wav")
    levels = [
        speech_rms(to_float(one.samples), RATE)
        for one in narrated(statement, recording, tmp_path / "cache").segments
    ]
    assert 4.0 <= np.median(levels) - levels[3] <= 8.0


def test_the_finished_mp3_is_heard_sentence_by_sentence(
    german: tuple[Publication, Path, Path, Narration],
) -> None:
    from everyreader.sound.decode import decode

    _, recording, _, narration = german
    path = recording.with_name("made.mp3")
    path.write_bytes(mp3.encoded(narration.assembly))
    decoded = decode(path)
    heeded = listen(decoded.samples, decoded.rate, narration.segments)
    assert [one.sentence_id for one in heeded.heard] == [one.id for one in narration.segments]
    assert heeded.unexplained == ()
    assert not any(one.damage for one in heeded.heard)


def test_a_second_build_does_not_align_again(
    german: tuple[Publication, Path, Path, Narration], monkeypatch: pytest.MonkeyPatch
) -> None:
    statement, recording, cache, before = german

    def not_again(*_: object) -> None:
        raise AssertionError("aligned again")

    monkeypatch.setattr("everyreader.narration.human.narrate.align", not_again)
    again = narrated(statement, recording, cache)
    assert again.assembly.cues == before.assembly.cues
    assert np.array_equal(again.assembly.samples, before.assembly.samples)


@pytest.mark.parametrize("spoilt", ["cut", "moved"])
def test_a_spoilt_entry_is_not_believed(
    german: tuple[Publication, Path, Path, Narration], spoilt: str
) -> None:
    statement, recording, cache, before = german
    (entry,) = cache.rglob("*.aligned.json")
    whole = entry.read_text()
    data = json.loads(whole)
    data["heard"][0]["start"] += 4410
    entry.write_text(whole[: len(whole) // 2] if spoilt == "cut" else json.dumps(data))
    assert narrated(statement, recording, cache).assembly.cues == before.assembly.cues
    assert entry.read_text() == whole


def test_notes_are_read_at_the_end() -> None:
    rich = STATEMENTS["rich"]()
    units = [one.unit for one in human_script(rich)]
    assert units == sorted(units)
    assert not any(part.added for one in human_script(rich) for part in one.parts)


def test_a_recording_and_its_reader_belong_together(tmp_path: Path) -> None:
    assert recording_of(tmp_path, "") is None
    with pytest.raises(SourceError, match="there is no recording; put it beside the statement"):
        recording_of(tmp_path, READER)
    (tmp_path / "recording.wav").write_bytes(b"")
    assert recording_of(tmp_path, READER) == tmp_path / "recording.wav"
    with pytest.raises(SourceError, match="add a line such as 'reader: Jane Doe'"):
        recording_of(tmp_path, "")
    (tmp_path / "Recording.MP3").write_bytes(b"")
    with pytest.raises(SourceError, match="leave the one that is to be published"):
        recording_of(tmp_path, READER)
