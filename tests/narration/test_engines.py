"""The voices: the same bytes each time, and never silence instead of words."""

from __future__ import annotations

import pytest

from everyreader.model import voices
from everyreader.model.errors import MakerMissing, UsageError
from everyreader.narration.engines import EngineError, choose_engine
from everyreader.narration.engines.base import samples_of
from everyreader.narration.engines.espeak import Espeak
from everyreader.narration.engines.pico import Pico, known_letters


@pytest.mark.parametrize(
    ("engine", "text", "language"),
    [
        (Pico(), "Wells come first.", "en"),
        (Pico(), "L’eau, c’est la vie.", "fr"),
        (Espeak(), "Wells come first.", "en"),
        (Espeak(), "ὕδωρ ἄριστον", "el"),
        (Espeak(), "السلام عليكم", "ar"),
    ],
)
def test_the_same_words_give_the_same_bytes(engine: Pico | Espeak, text: str, language: str) -> None:
    first, second = engine.speak(text, language), engine.speak(text, language)
    assert first.pcm.tobytes() == second.pcm.tobytes()
    assert len(first.pcm) > first.rate / 2
    assert abs(first.pcm.astype(int)).max() < 32767


@pytest.mark.parametrize(
    ("language", "engine", "voice"),
    [
        ("en", "pico", "en-US"),
        ("en-GB", "pico", "en-GB"),
        ("en-AU", "pico", "en-GB"),
        ("fr-CA", "pico", "fr-FR"),
        ("de", "pico", "de-DE"),
        ("es-MX", "pico", "es-ES"),
        ("it", "pico", "it-IT"),
        ("el", "espeak", "el"),
        ("ar", "espeak", "ar"),
        ("pt", "espeak", "pt"),
        ("zh-TW", "espeak", "cmn"),
        ("nb", "espeak", "nb"),
    ],
)
def test_pico_where_it_speaks_the_language_and_espeak_for_all_others(
    language: str, engine: str, voice: str
) -> None:
    chosen = choose_engine(None, language)
    assert (chosen.name, chosen.voice(language)) == (engine, voice)


def test_no_voice_sends_text_away_unless_it_is_asked_for() -> None:
    assert [choose_engine(name, "en").notice != "" for name in (None, "pico", "espeak", "google")] == [
        False,
        False,
        False,
        True,
    ]


def test_an_unknown_engine_is_refused_with_the_names_of_those_that_are() -> None:
    with pytest.raises(UsageError, match="“siri”; the engines are pico, espeak, piper, google"):
        choose_engine("siri", "en")


def test_an_engine_without_the_language_is_refused() -> None:
    with pytest.raises(UsageError, match="no voice for the language “el”"):
        choose_engine("pico", "el")


def test_a_language_that_nobody_speaks_is_refused() -> None:
    with pytest.raises(UsageError, match="“xx-nowhere”"):
        choose_engine(None, "xx-nowhere")


def test_a_missing_engine_is_named_with_the_command_that_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(voices.ENGINES, "pico", ("nowhere", "Pico", "py-nanotts"))
    with pytest.raises(MakerMissing, match="pip install py-nanotts"):
        choose_engine("pico", "en")


def test_a_package_without_its_metadata_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(voices.ENGINES, "pico", ("pico", "Pico", "no-such-package"))
    with pytest.raises(MakerMissing, match="pip install no-such-package"):
        choose_engine("pico", "en")


def test_without_pico_espeak_speaks_its_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(voices.ENGINES, "pico", ("nowhere", "Pico", "py-nanotts"))
    assert choose_engine(None, "en").name == "espeak"


@pytest.mark.parametrize("text", ["Ελπίδα", "He said Ελπίδα to me.", "мир"])
def test_pico_refuses_letters_that_it_would_pass_over(text: str) -> None:
    with pytest.raises(EngineError, match="in silence; mark the language"):
        Pico().speak(text, "en")


def test_silence_is_an_error() -> None:
    with pytest.raises(EngineError, match="silence"):
        Pico().speak("…", "en")


def test_latin_letters_unknown_to_pico_are_given_as_their_base_letters() -> None:
    assert known_letters("Łódź, ﬁne, Škoda, œuvre, é") == "Lódz, fine, Skoda, œuvre, é"


def test_mark_up_in_the_text_is_words_to_pico() -> None:
    loud = Pico().speak('Say <volume level="500">water</volume> now.', "en")
    assert abs(loud.pcm.astype(int)).max() < 32767


def test_a_process_that_cannot_be_started_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(EngineError, match=r"could not be started .*; build again with a smaller --jobs"):
        Pico().speak("Wells come first.", "en")


def test_a_child_that_crashes_is_an_error_with_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("everyreader.narration.engines.pico.known_signs", lambda text, language: "9" * 60)
    with pytest.raises(EngineError, match=r"pico_getData failed.*; change the sentence"):
        Pico().speak("a number", "en")


def test_half_a_sample_is_no_speech() -> None:
    with pytest.raises(EngineError, match="in the middle of a sample"):
        samples_of(b"\1\2\3")
