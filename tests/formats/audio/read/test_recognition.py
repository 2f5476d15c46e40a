"""Speech recognition: honest sentences are heard as such, and a cut, a swap, another sentence and silence are
not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from everyreader.cache.store import Store
from everyreader.formats.audio.read.listeners import Listeners
from everyreader.formats.audio.read.recognition import Recognised, Span, recognise
from everyreader.formats.audio.read.recognition_sounds import HeardWord, SaidWord, Told, evidence, fits
from everyreader.formats.audio.read.recognition_words import words_of
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.publication import Publication
from everyreader.narration.engines import choose_engine
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment, segments

TEXT = """# Contact

The harbour was closed for three days in the winter. The council thanks everybody who helped to open it again.
Write to press.desk@harbour-trust.example or call +1 (555) 010-0199 before noon. The minister Wojciech Szczepański came by
way of Machynlleth. In 2023 the grant was $1,250,000.50, which is 37.5% more than before. The sum is
e3b0c44298fc1c149afbf4c8996fb924, as anyone can compute.
"""
HARBOUR, COUNCIL, WRITE, MINISTER, GRANT, SUM = range(1, 7)
PACE = 0.08


def told(said: str, heard: str) -> Told:
    """Words of phones, all of a known sound, each apart by a comma; “?” before one whose sound nobody
    knows."""
    words = [word.strip() for word in said.split(",")]
    return Told(
        tuple(SaidWord(word, tuple(word.strip("?").split("/")), word.startswith("?")) for word in words),
        tuple(HeardWord(word, word, PACE * len(word.split())) for word in heard.split(", ") if word),
    )


def test_words_that_sound_the_same_are_the_same() -> None:
    how = evidence(told("DH EH R, W ER D", "DH EH R W, ER D"), PACE)
    assert (how.missed, how.against) == (0, 0)


def test_the_nearest_of_several_readings_counts() -> None:
    said = ["T W EH N T IY", "T UW Z IH R OW"], ["", "D AA T"]
    assert [one.cost for one in fits(said, "T UW Z IH R OW")] == [0, 0]


def test_a_word_left_out_costs_all_its_phones() -> None:
    assert [one.cost for one in fits([["K AE T"], ["S AE T"], ["D AW N"]], "K AE T D AW N")] == [0, 3, 0]


def test_what_nobody_knows_how_to_say_speaks_against_nothing() -> None:
    how = evidence(told("K AE T, ?G D AH N S K, S AE T", "K AE T, P AO R T OW, S AE T"), PACE)
    assert (how.known, how.against) == (6, 0)


def test_words_that_are_gone_lack_their_time() -> None:
    said = "K AE T, S AE T, AA N, DH AH, M AE T, N AW"
    how = evidence(told(said, "K AE T, M AE T, N AW"), PACE)
    assert how.lacking == pytest.approx(7 * PACE)
    assert how.stretch == "S AE T AA N DH AH"


def test_words_in_the_place_of_others_lack_no_time() -> None:
    how = evidence(told("K AE T, S AE T, AA N, M AE T", "K AE T, F UH L, IY V, M AE T"), PACE)
    assert how.against > 0
    assert how.lacking == pytest.approx(0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("press.desk@port.example", ["press", ".", "desk", "@", "port", ".", "example"]),
        ("+1 (555) 010-0199", ["+", "1", "555", "010", "-", "0199"]),
        ("9f86d08", ["9", "f", "86", "d", "08"]),
        ("Acme® 2½ ©", ["acme", "®", "2", "½", "©"]),
    ],
)
def test_an_address_a_number_a_sum_is_a_word_for_each_of_its_parts(text: str, names: list[str]) -> None:
    assert [word.name for word in words_of(text)] == names


def test_abbreviations_and_parts_of_addresses_may_be_said_otherwise() -> None:
    loose = {
        word.name: word.loose for word in words_of("The WHO pays 37% of 2,000 to port.example, npm and gRPC.")
    }
    assert [name for name, one in loose.items() if one] == ["WHO", "port", ".", "example", "npm", "grpc"]


def test_what_stands_for_other_words_may_be_said_otherwise() -> None:
    loose = {word.name: word.loose for word in words_of("Pipe km: No 4, Dr Sound, 5 kg")}
    assert [name for name, one in loose.items() if one] == ["km", "dr", "kg"]


@pytest.fixture(scope="module")
def voiced(
    tmp_path_factory: pytest.TempPathFactory, read: Callable[[str], Publication]
) -> tuple[Segment, ...]:
    return tuple(
        segments(make_script(read(TEXT)), choose_engine(None, "en"), tmp_path_factory.mktemp("voice"))
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Publication]:
    from everyreader.source import read_file
    from tests.conftest import FRONT_MATTER

    def reading(text: str) -> Publication:
        path = tmp_path_factory.mktemp("small") / "statement.md"
        path.write_text(FRONT_MATTER + text, encoding="utf-8")
        return read_file(path, name="small")

    return reading


@pytest.fixture(scope="module")
def listeners() -> Iterator[Listeners]:
    with Listeners(2) as running:
        yield running


def test_what_is_heard_depends_on_nothing_that_was_heard_before(
    voiced: tuple[Segment, ...], read: Callable[[str], Publication]
) -> None:
    spoken = [
        (one, sound.samples.astype(np.float32) / 32768)
        for one, sound in zip(make_script(read(TEXT)), voiced, strict=True)
    ]

    def heard(numbers: Sequence[int]) -> dict[int, Recognised]:
        found = {}
        with Listeners(1) as one_process:
            for number in numbers:
                utterance, sound = spoken[number]
                text = "".join(part.spoken for part in utterance.parts)
                span = Span(utterance.id, text, "en", 0.0, len(sound) / RATE)
                (found[number],) = recognise(sound, RATE, [span], one_process)
        return found

    assert heard([HARBOUR, GRANT, COUNCIL]) == heard([COUNCIL, HARBOUR, GRANT])


def test_a_process_that_ends_leaves_its_work_undone_and_another_takes_its_place() -> None:
    task = {"readings": [["one"]], "lines": [[0]]}
    with Listeners(1) as running:
        with pytest.raises(ValidatorUnavailable, match="recogniser"):
            running.answers([({"readings": None}, b"")])
        assert running.answers([(task, bytes(32_000))])[0]["known"] == [True]


def test_honest_and_changed_sentences(
    voiced: tuple[Segment, ...], read: Callable[[str], Publication], listeners: Listeners, tmp_path: Path
) -> None:
    script = make_script(read(TEXT))
    texts = {one.id: "".join(part.spoken for part in one.parts) for one in script}
    ids = [one.id for one in script]
    sounds = {one.id: one.samples for one in voiced}

    def heard(changed: Mapping[int, np.ndarray]) -> list[Recognised]:
        pause, at, parts, spans = np.zeros(RATE // 3, np.int16), RATE // 3, [], []
        for number, one in enumerate(ids):
            sound = changed.get(number, sounds[one])
            parts += [pause, sound]
            spans.append(Span(one, texts[one], "en", at / RATE, (at + len(sound)) / RATE))
            at += len(sound) + len(pause)
        whole = np.concatenate([*parts, pause]).astype(np.float32) / 32768
        return list(recognise(whole, RATE, spans, listeners, Store(tmp_path / "results.sqlite", "")))

    honest = heard({})
    assert max(one.evidence.against for one in honest) < 3
    assert all(not one.instead for one in honest)

    grant, write = sounds[ids[GRANT]], sounds[ids[WRITE]]
    middle = len(grant) // 2
    faults = heard(
        {
            HARBOUR: sounds[ids[COUNCIL]],
            COUNCIL: np.zeros_like(sounds[ids[COUNCIL]]),
            WRITE: write[: len(write) // 3],
            GRANT: np.concatenate([grant[: middle - RATE], grant[middle + RATE :]]),
        }
    )
    assert faults[HARBOUR].instead == ids[COUNCIL]
    assert faults[COUNCIL].evidence.against > 10
    assert faults[GRANT].evidence.against > 5
    assert faults[MINISTER].evidence.against == honest[MINISTER].evidence.against
