"""Segments: spoken once, cached, verified, at one level; assembled with exact cues."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Publication
from everyreader.narration import segments as segments_module
from everyreader.narration.assembly import assemble
from everyreader.narration.engines import Engine, EngineError, Speech
from everyreader.narration.engines.espeak import Espeak
from everyreader.narration.engines.pico import Pico
from everyreader.narration.script import make_script
from everyreader.narration.segments import Segment, VoiceFailed, segments
from everyreader.sound.levels import decibels, speech_rms, to_float
from everyreader.sound.seams import GRID
from tests.narration.handmade import heading, paragraph, publication, run

STATEMENT = publication(heading("Water for all"), paragraph("Wells come first. Roads come later."))


@dataclass(frozen=True)
class Counting(Pico):
    """Pico, writing down what it is asked."""

    log: Path = Path()

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        with self.log.open("a") as file:
            file.write(text + "\n")
        return super().speak(text, language)


@dataclass(frozen=True)
class Mute(Pico):
    """Pico, refusing one sentence."""

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        if text.startswith("Water"):
            raise EngineError("the voice gave silence", "choose another voice")
        return super().speak(text, language)


def spoken(statement: Publication, engine: Engine, cache: Path) -> tuple[Segment, ...]:
    return segments(make_script(statement), engine, cache, jobs=2)


def test_what_the_cache_holds_is_not_spoken_again(tmp_path: Path) -> None:
    engine = Counting(log=tmp_path / "log")
    first = spoken(STATEMENT, engine, tmp_path / "cache")
    second = spoken(STATEMENT, engine, tmp_path / "cache")
    assert sorted(engine.log.read_text().splitlines()) == [
        "Roads come later.",
        "Water for all",
        "Wells come first.",
    ]
    assert [s.samples.tobytes() for s in first] == [s.samples.tobytes() for s in second]


def test_one_sentence_changed_is_one_sentence_spoken(tmp_path: Path) -> None:
    engine = Counting(log=tmp_path / "log")
    spoken(STATEMENT, engine, tmp_path / "cache")
    engine.log.write_text("")
    spoken(
        publication(heading("Water for all"), paragraph("Wells come first. Roads come never.")),
        engine,
        tmp_path / "cache",
    )
    assert engine.log.read_text().splitlines() == ["Roads come never."]


def test_a_broken_entry_is_set_aside_and_spoken_again(tmp_path: Path) -> None:
    engine, cache = Counting(log=tmp_path / "log"), tmp_path / "cache"
    first = spoken(STATEMENT, engine, cache)
    label = next(p for p in cache.rglob("*.json") if json.loads(p.read_text())["text"] == "Wells come first.")
    sound = label.with_suffix(".wav")
    sound.write_bytes(sound.read_bytes()[:-2000])
    engine.log.write_text("")

    again = spoken(STATEMENT, engine, cache)

    assert engine.log.read_text().splitlines() == ["Wells come first."]
    assert [s.samples.tobytes() for s in again] == [s.samples.tobytes() for s in first]
    assert [p.name for p in cache.rglob("*.wav.broken")] == [sound.name + ".broken"]


def test_a_voice_that_fails_fails_the_narration_by_name_and_keeps_the_rest(tmp_path: Path) -> None:
    with pytest.raises(MakerFailed) as failure:
        spoken(STATEMENT, Mute(), tmp_path)
    assert str(failure.value) == (
        "narration: SVOX Pico 0.1.1 (en-US) could not speak “Water for all”: "
        "the voice gave silence; choose another voice"
    )
    assert {json.loads(p.read_text())["text"] for p in tmp_path.rglob("*.json")} == {
        "Roads come later.",
        "Wells come first.",
    }


def test_a_cache_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(MakerFailed, match="cache cannot be written"):
        spoken(STATEMENT, Pico(), tmp_path / "cache")


def test_a_foreign_phrase_has_a_voice_of_its_own(tmp_path: Path) -> None:
    statement = publication(paragraph("He said ", run("c’est la vie", "fr"), " and ", run("ὕδωρ", "el"), "."))
    (segment,) = spoken(statement, Pico(), tmp_path)
    assert [voice.split()[-1] for voice in segment.voices] == ["(en-US)", "(fr-FR)", "(el)"]


@pytest.mark.parametrize("engine", [Pico(), Espeak()])
def test_every_sentence_has_the_level_of_the_house(engine: Engine, tmp_path: Path) -> None:
    for segment in spoken(STATEMENT, engine, tmp_path):
        sound = to_float(segment.samples)
        assert -21.5 <= speech_rms(sound, segment.rate) <= -19.0
        assert decibels(float(abs(sound).max())) <= -3.9


def test_what_cannot_be_spoken_is_a_pause_and_has_a_cue(tmp_path: Path) -> None:
    statement = publication(
        paragraph("Wells come first."), paragraph("* * *"), paragraph("Roads come later.")
    )
    script = make_script(statement)
    narration = assemble(script, segments(script, Pico(), tmp_path, jobs=2))
    assert [cue.end > cue.start for cue in narration.cues] == [True, False, True]


def test_cues_are_where_the_segments_lie(tmp_path: Path) -> None:
    script = make_script(STATEMENT)
    sound = segments(script, Pico(), tmp_path, jobs=2)
    narration = assemble(script, sound)
    assert [cue.sentence_id for cue in narration.cues] == [s.id for s in STATEMENT.sentences]
    for cue, segment in zip(narration.cues, sound, strict=True):
        assert np.array_equal(narration.samples[cue.start : cue.end], segment.samples)
    gaps = [b.start - a.end for a, b in zip(narration.cues, narration.cues[1:], strict=False)]
    for gap, utterance in zip(gaps, script, strict=False):
        assert 0 <= gap - utterance.pause_after * narration.rate < GRID
    assert 0 <= narration.cues[0].start - 0.75 * narration.rate < GRID
    # behind a place where encoders can be parted: what is encoded of it is the same wherever it lies
    assert {cue.start % GRID for cue in narration.cues} == {GRID // 2}
    assert len(narration.samples) - narration.cues[-1].end == 2 * narration.rate


def test_segments_of_another_script_are_refused(tmp_path: Path) -> None:
    script = make_script(STATEMENT)
    sound = segments(script, Pico(), tmp_path, jobs=2)
    with pytest.raises(MakerFailed, match="not those of the script"):
        assemble(script, (sound[1], sound[0], sound[2]))


def test_a_service_that_keeps_its_pace_for_no_sentence_ends_the_narration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments_module, "AT_LEAST", -1.0)
    engine = Counting(log=tmp_path / "log", pace=0.0)
    with pytest.raises(VoiceFailed, match="the whole narration takes too long; build again later"):
        spoken(STATEMENT, engine, tmp_path / "cache")
    assert not engine.log.exists()


def test_several_builds_that_speak_into_one_cache_all_end_well(tmp_path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        builds = [pool.submit(spoken, STATEMENT, Pico(), tmp_path) for _ in range(6)]
        sounds = [b"".join(one.samples.tobytes() for one in build.result()) for build in builds]
    assert len(set(sounds)) == 1
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".answer", ".claim", ".new")]
