"""The reader: cues, the sound that goes with them, and the words that have none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.epub.read.reader import EpubReading, read_back
from everyreader.zipbook.clock import seconds
from tests.checks.rules import talking as kit
from tests.checks.rules.kit import Kit

Read = Callable[..., EpubReading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The small book that is read aloud, with changes, read back."""

    def make(*args: object, **parts: object) -> EpubReading:
        kit.talking(*args, **parts)(Kit(tmp_path, None, None, None))  # type: ignore[arg-type]
        return read_back(tmp_path / "book.epub")

    return make


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0:01:02.5", 62.5),
        ("01:02.5", 62.5),
        ("10:00:00", 36000.0),
        ("62.5s", 62.5),
        ("62.5", 62.5),
        ("62500ms", 62.5),
        ("1.5min", 90.0),
        ("2h", 7200.0),
        (" 3s ", 3.0),
        ("", None),
        ("soon", None),
        ("1:2:3:4", None),
        ("-1s", None),
        ("0:75:00", None),
        ("٣s", None),
    ],
)
def test_times(text: str, value: float | None) -> None:
    assert seconds(text) == value


def test_each_sentence_has_its_cue(read: Read) -> None:
    assert [(cue.text, cue.begin, cue.end) for cue in read().overlay[:2]] == [
        ("A Small Book", 0.0, 1.28),
        ("The well is deep.", 1.28, 2.76),
    ]


def test_speech_begins_where_each_cue_does(read: Read) -> None:
    reading = read()
    speech = reading.overlays.sounds["EPUB/sound.mp3"].speech
    assert [round(begin - cue.begin, 1) for cue, (begin, _) in zip(reading.overlay, speech, strict=True)] == [
        0.0
    ] * 8


def test_a_recordings_length_is_what_is_heard(read: Read) -> None:
    assert read().overlays.sounds["EPUB/sound.mp3"].duration == pytest.approx(16.12, abs=0.1)


def test_an_end_left_out_is_the_recordings(read: Read) -> None:
    reading = read(lambda cues: cues, ("EPUB/text.smil", ' clipEnd="16.120s"', ""))
    assert reading.overlay[-1].end == reading.overlays.sounds["EPUB/sound.mp3"].duration


def test_a_cue_to_no_place_has_no_order(read: Read) -> None:
    assert read(lambda cues: cues, ("EPUB/text.smil", "#s3", "#gone")).overlay[3].order is None


def test_words_without_a_cue_are_named_with_their_block(read: Read) -> None:
    bare = read(lambda cues: [*cues[:5], *cues[6:]]).overlays.uncovered
    assert [(one.text, one.where) for one in bare] == [
        (kit.SENTENCES[5], "body > section > p:nth-of-type(2)")
    ]


def test_marks_of_notes_and_pages_need_no_cue(read: Read) -> None:
    mark = (
        '<a epub:type="noteref" href="#n1">1</a><span epub:type="pagebreak" id="p">2</span> <span '
        'hidden="">x</span> … </p>'
    )
    assert read(body=kit.BODY.replace("</p>", mark, 1)).overlays.uncovered == ()


def test_words_that_had_a_cue_are_marked(read: Read) -> None:
    assert [cue.again for cue in read(lambda cues: [*cues[:2], cues[1]]).overlay] == [False, False, True]


def test_a_broken_overlay_is_named(read: Read) -> None:
    assert [
        name for name, _ in read(lambda cues: cues, ("EPUB/text.smil", "</smil>", "")).overlays.broken
    ] == ["EPUB/text.smil"]


@pytest.mark.parametrize(
    "data", [b"", b"no sound", b"ID3" + bytes(3000), b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(9)]
)
def test_a_broken_recording_says_why(read: Read, data: bytes) -> None:
    assert read(recording=lambda: data).overlays.sounds["EPUB/sound.mp3"].problem


def test_silence_has_no_speech(read: Read) -> None:
    assert read(recording=lambda: kit.silence(3.0)).overlays.sounds["EPUB/sound.mp3"].speech == ()


def test_too_much_sound_is_left_unheard_and_said(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("everyreader.zipbook.overlay.MAXIMUM_SECONDS", 5)
    reading = read()
    assert "sound.mp3 was not listened to" in reading.unavailable["sound"]


def test_a_class_is_styled_only_by_its_whole_name(read: Read) -> None:
    assert not read(lambda cues: cues, ("EPUB/style.css", ".spoken", ".spoken-of")).active_class_styled
