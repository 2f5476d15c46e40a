"""What is heard in the finished file: every sentence once, and nothing else; each fault is planted in the
file only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from everyreader.formats.audio.read.reader import AudioReading, read_back
from everyreader.model.errors import SourceError
from everyreader.narration.engines.pico import Pico
from everyreader.sound.levels import house_sound
from tests.formats.audio.conftest import Spoken

Sound = np.ndarray
FOURTH = 3  # the sentence that the faults are planted in, from 0


def heard(reading: AudioReading) -> list[str]:
    return [h.sentence_id for h in reading.heard]


def test_a_clean_file_says_every_sentence_once_in_order_and_nothing_else(clean: Path, spoken: Spoken) -> None:
    reading = read_back(clean, spoken.segments)
    assert heard(reading) == spoken.ids
    assert (reading.missing, reading.stretches_unexplained, reading.whole, reading.said_once) == (
        (),
        (),
        True,
        True,
    )
    assert min(h.match for h in reading.heard) > 0.9


def test_each_sentence_is_heard_where_its_cue_says_so(clean: Path, spoken: Spoken) -> None:
    delay = 0.025 if clean.suffix == ".mp3" else 0.0
    for found, cue in zip(read_back(clean, spoken.segments).heard, spoken.assembly.cues, strict=True):
        assert found.start == pytest.approx(cue.start / spoken.assembly.rate + delay, abs=0.002)


def test_the_levels_are_those_of_the_house(clean: Path) -> None:
    reading = read_back(clean, ())
    assert -23 <= reading.rms_db <= -18
    assert reading.peak_db <= -3
    assert reading.floor_db <= -60
    assert 0.5 <= reading.head <= 1.0
    assert 1.0 <= reading.tail <= 5.0
    assert reading.clipped == 0
    assert (reading.rate, reading.channels) == (44_100, 1)
    assert 40_000 <= reading.bit_rate <= 70_000


def silenced(s: Spoken, sound: Sound) -> Sound:
    sound[s.span(FOURTH)] = 0
    return sound


def dropped(s: Spoken, sound: Sound) -> Sound:
    return np.delete(sound, np.s_[s.span(FOURTH).start : s.span(FOURTH + 1).start])


def swapped(s: Spoken, sound: Sound) -> Sound:
    a, b = s.span(FOURTH), s.span(FOURTH + 1)
    return np.concatenate([sound[: a.start], sound[b], sound[a.stop : b.start], sound[a], sound[b.stop :]])


def doubled(s: Spoken, sound: Sound) -> Sound:
    a, b = s.span(FOURTH), s.span(FOURTH + 1)
    return np.concatenate([sound[: b.start], sound[a.start : b.start], sound[b.start :]])


def replaced(s: Spoken, sound: Sound) -> Sound:
    a = s.span(FOURTH)
    return np.concatenate([sound[: a.start], other_words(), sound[a.stop :]])


def a_word_changed(s: Spoken, sound: Sound) -> Sound:
    a = s.span(FOURTH)
    other = Pico().speak("Nobody should walk nine miles for water, and nobody will.", "en")
    return np.concatenate([sound[: a.start], house_sound(other.pcm, other.rate, 44_100), sound[a.stop :]])


def words_added(s: Spoken, sound: Sound) -> Sound:
    at, pause = s.span(FOURTH).stop, np.zeros(6_000, np.int16)
    return np.concatenate([sound[:at], pause, other_words(), pause, sound[at:]])


def a_third_of_a_second_gone(s: Spoken, sound: Sound) -> Sound:
    at = s.span(FOURTH).start + 22_050
    return np.delete(sound, np.s_[at : at + 14_700])


def noise_in_a_sentence(s: Spoken, sound: Sound) -> Sound:
    at = s.span(FOURTH).start + 22_050
    sound[at : at + 14_700] = np.random.default_rng(1).normal(0, 3_000, 14_700).astype(np.int16)
    return sound


def faint(s: Spoken, sound: Sound) -> Sound:
    sound[s.span(FOURTH)] //= 5
    return sound


def other_words() -> Sound:
    other = Pico().speak("The pump is not for sale, said nobody at all.", "en")
    return house_sound(other.pcm, other.rate, 44_100)


def order(s: Spoken, *numbers: int) -> list[str]:
    return [s.ids[n] for n in numbers]


@pytest.mark.parametrize(
    ("fault", "in_order", "missing", "strange"),
    [
        (silenced, (0, 1, 2, 4, 5, 6, 7, 8), (3,), False),
        (dropped, (0, 1, 2, 4, 5, 6, 7, 8), (3,), False),
        (swapped, (0, 1, 2, 4, 3, 5, 6, 7, 8), (), False),
        (doubled, (0, 1, 2, 3, 3, 4, 5, 6, 7, 8), (), False),
        (replaced, (0, 1, 2, 4, 5, 6, 7, 8), (3,), True),
        (a_word_changed, (0, 1, 2, 4, 5, 6, 7, 8), (3,), True),
        (words_added, (0, 1, 2, 3, 4, 5, 6, 7, 8), (), True),
    ],
)
def test_a_fault_in_the_finished_file_is_heard(
    spoken: Spoken,
    tmp_path: Path,
    fault: Callable[[Spoken, Sound], Sound],
    in_order: tuple[int, ...],
    missing: tuple[int, ...],
    strange: bool,
) -> None:
    for path in spoken.written(tmp_path, fault(spoken, spoken.assembly.samples.copy())):
        reading = read_back(path, spoken.segments)
        assert heard(reading) == order(spoken, *in_order)
        assert list(reading.missing) == order(spoken, *missing)
        assert bool(reading.stretches_unexplained) is strange
        assert reading.said_once is False or fault is swapped


@pytest.mark.parametrize("fault", [a_third_of_a_second_gone, noise_in_a_sentence, faint])
def test_a_sentence_that_is_not_as_it_was_spoken_is_heard_with_its_damage(
    spoken: Spoken, tmp_path: Path, fault: Callable[[Spoken, Sound], Sound]
) -> None:
    for path in spoken.written(tmp_path, fault(spoken, spoken.assembly.samples.copy())):
        reading = read_back(path, spoken.segments)
        assert heard(reading) == spoken.ids
        assert (reading.missing, reading.stretches_unexplained) == ((), ())
        whole = [not one.damage and one.gain_db > -6 for one in reading.heard]
        assert [index for index, good in enumerate(whole) if not good] == [3]


def test_silence_is_no_sentence(spoken: Spoken, tmp_path: Path) -> None:
    for path in spoken.written(tmp_path, np.zeros_like(spoken.assembly.samples)):
        reading = read_back(path, spoken.segments)
        assert list(reading.missing) == spoken.ids
        assert reading.rms_db == -120


def test_a_file_that_was_cut_short_is_not_whole(clean: Path, spoken: Spoken, tmp_path: Path) -> None:
    cut = tmp_path / clean.name
    data = clean.read_bytes()
    cut.write_bytes(data[: len(data) * 2 // 3])
    reading = read_back(cut, spoken.segments)
    assert reading.whole is False
    assert reading.duration < reading.declared - 5
    assert spoken.ids[-1] in reading.missing


def test_what_is_no_audio_file_is_refused(tmp_path: Path) -> None:
    for name, data in (("a.mp3", b""), ("b.m4b", b"not sound" * 100)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SourceError, match=name):
            read_back(tmp_path / name, ())
