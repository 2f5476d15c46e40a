"""Piper's own library, unmodified, with a voice file of the user's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from everyreader.model import voices
from everyreader.model.errors import MakerMissing, UsageError
from everyreader.narration.engines import EngineError, choose_engine, engine_named
from tests.narration.voice_file import NO_NUMBER, RATE, SAMPLES_A_PHONEME, SILENCE, voice_file

SENTENCE = "Wells come first, then the road."


def test_the_voice_speaks_and_more_words_take_longer(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path))

    short, long = piper.speak("Wells come first.", "en"), piper.speak("Wells come first. " * 5, "en")

    assert short.rate == RATE
    assert 10 * SAMPLES_A_PHONEME < len(short.pcm) < 30 * SAMPLES_A_PHONEME
    assert 4.5 < len(long.pcm) / len(short.pcm) < 5.5
    assert 0.3 < np.abs(short.pcm.astype(int)).max() / 32767 <= 1


def test_the_same_words_give_the_same_bytes_though_the_voice_varies(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path))
    unvaried = engine_named("piper", voice_file(tmp_path, "still", inference={"noise_scale": 0}))

    first, second = piper.speak(SENTENCE, "en"), piper.speak(SENTENCE, "en")

    assert first.pcm.tobytes() == second.pcm.tobytes()
    assert first.pcm.tobytes() != unvaried.speak(SENTENCE, "en").pcm.tobytes()


def test_what_was_spoken_outlives_a_build_that_is_killed(tmp_path: Path) -> None:
    kept = tmp_path / "answers" / "first"
    engine_named("piper", voice_file(tmp_path)).speak(SENTENCE, "en", kept)
    assert kept.stat().st_size


def test_what_sounds_different_has_another_fingerprint_wherever_it_stands(tmp_path: Path) -> None:
    file = voice_file(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    moved = Path(shutil.copy(file, tmp_path / "elsewhere"))
    shutil.copy(f"{file}.json", moved.parent)
    prints = {
        "here": engine_named("piper", file).fingerprint,
        "there": engine_named("piper", moved).fingerprint,
        "another model": engine_named("piper", voice_file(tmp_path, loudness=0.4)).fingerprint,
        "another description": engine_named("piper", voice_file(tmp_path, inference={})).fingerprint,
    }

    assert prints["here"] == prints["there"]
    assert len(set(prints.values())) == 3


def test_people_are_told_the_voice_by_its_name(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path, "en_GB-alba-medium"))
    assert (piper.title, piper.voice("en")) == ("Piper", "en_GB-alba-medium")


@pytest.mark.parametrize(
    ("code", "language", "speaks"),
    [
        ("en_US", "en", True),
        ("en_US", "en-GB", True),
        ("de_DE", "de-AT", True),
        ("en_US", "fr", False),
        ("zh_CN", "zh", True),
    ],
)
def test_the_voice_speaks_the_language_that_its_description_names(
    tmp_path: Path, code: str, language: str, speaks: bool
) -> None:
    assert engine_named("piper", voice_file(tmp_path, language={"code": code})).speaks(language) is speaks


def test_an_older_description_names_the_language_as_espeak_does(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path, language={}, espeak={"voice": "de"}))
    assert (piper.speaks("de"), piper.speaks("en")) == (True, False)


def test_a_voice_file_needs_no_engine_and_no_other_engine_takes_one(tmp_path: Path) -> None:
    file = voice_file(tmp_path)
    assert choose_engine(None, "en", file).name == "piper"
    with pytest.raises(UsageError, match="pico takes no --voice"):
        choose_engine("pico", "en", file)
    with pytest.raises(UsageError, match=r"needs --voice FILE; .*VOICE\.onnx\.json"):
        choose_engine("piper", "en")


def test_a_voice_of_another_language_is_refused_by_the_file_s_name(tmp_path: Path) -> None:
    file = voice_file(tmp_path)
    with pytest.raises(UsageError, match=r"en_US-hum-medium\.onnx: .*“fr”; give --voice one that does"):
        choose_engine("piper", "fr", file)


@pytest.mark.parametrize("gone", ["en_US-hum-medium.onnx", "en_US-hum-medium.onnx.json"])
def test_a_missing_file_is_named(tmp_path: Path, gone: str) -> None:
    file = voice_file(tmp_path)
    (tmp_path / gone).unlink()
    with pytest.raises(UsageError, match=f"{gone}: there is no such file; .*side by side"):
        engine_named("piper", file)


def test_the_description_may_be_given_in_place_of_the_model(tmp_path: Path) -> None:
    file = voice_file(tmp_path)
    assert engine_named("piper", Path(f"{file}.json")) == engine_named("piper", file)


@pytest.mark.parametrize(
    ("description", "named"),
    [
        ("not JSON", r"onnx\.json: does not describe"),
        ("[]", r"onnx\.json: does not describe"),
        ("{}", r"onnx\.json: does not describe"),
        ('{"language": {"code": "nobody\'s"}}', r"onnx\.json: does not describe"),
        ('{"language": {"code": "en_US"}}', r"\.onnx: .*its \.json is not as Piper writes it"),
    ],
)
def test_a_description_that_is_not_piper_s_is_refused(tmp_path: Path, description: str, named: str) -> None:
    file = voice_file(tmp_path)
    Path(f"{file}.json").write_text(description, "utf-8")
    with pytest.raises(UsageError, match=named):
        engine_named("piper", file)


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"num_speakers": 4}, "which is not what Piper gives"),
        ({"audio": {"sample_rate": "fast"}}, "names no sample rate"),
        ({"espeak": {"voice": "nowhere"}}, "gives no phonemes for nowhere"),
        ({"phoneme_type": "pinyin"}, r"needs more than piper-tts brings with it \(pinyin\)"),  # a download
        ({"phoneme_type": "runes"}, "not as Piper writes it"),
    ],
)
def test_a_voice_that_piper_cannot_use_is_refused_before_anything_is_spoken(
    tmp_path: Path, changed: dict[str, object], cause: str
) -> None:
    with pytest.raises(UsageError, match=cause):
        engine_named("piper", voice_file(tmp_path, **changed))


def test_a_model_that_is_none_is_refused(tmp_path: Path) -> None:
    file = voice_file(tmp_path)
    file.write_text("version https://git-lfs.github.com/spec/v1\n", "utf-8")
    with pytest.raises(UsageError, match=r"hum-medium\.onnx: .*not a model that onnxruntime can read"):
        engine_named("piper", file)


@pytest.mark.parametrize(
    ("loudness", "cause"), [(SILENCE, "gave silence"), (NO_NUMBER, "samples that are no numbers")]
)
def test_a_model_that_gives_no_sound_is_an_error(tmp_path: Path, loudness: float, cause: str) -> None:
    piper = engine_named("piper", voice_file(tmp_path, loudness=loudness))
    with pytest.raises(EngineError, match=cause):
        piper.speak(SENTENCE, "en")


def test_a_sound_that_the_voice_would_pass_over_is_an_error(tmp_path: Path) -> None:
    few = {letter: [at] for at, letter in enumerate("_^$ wɛlzkʌmfɜːstˈˌ.,")}
    piper = engine_named("piper", voice_file(tmp_path, phoneme_id_map=few))
    with pytest.raises(EngineError, match=r"no sound for “[^“]”"):
        piper.speak(SENTENCE, "en")


def test_a_voice_of_letters_reads_its_own_alphabet_and_no_other(tmp_path: Path) -> None:
    letters = {letter: [at] for at, letter in enumerate("_^$ вода.,")}
    piper = engine_named("piper", voice_file(tmp_path, phoneme_type="text", phoneme_id_map=letters))
    assert len(piper.speak("вода, вода.", "en").pcm) > 10 * SAMPLES_A_PHONEME
    with pytest.raises(EngineError, match="no sound for “ж”"):
        piper.speak("вода, жар.", "en")


@pytest.mark.parametrize(
    ("code", "sign", "words"), [("pl", "To kosztuje 5 €.", "To kosztuje 5 euro."), ("fr", "-5", "moins 5")]
)
def test_signs_that_its_phonemes_have_no_word_for_are_said(
    tmp_path: Path, code: str, sign: str, words: str
) -> None:
    piper = engine_named("piper", voice_file(tmp_path, language={"code": code}, espeak={"voice": code}))
    assert len(piper.speak(sign, code).pcm) == len(piper.speak(words, code).pcm)


def test_a_sign_of_quantity_without_a_word_is_refused(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path, language={"code": "ru"}, espeak={"voice": "ru"}))
    with pytest.raises(EngineError, match="would pass over “§” in silence"):
        piper.speak("5 § 3", "ru")


def test_phoneme_brackets_in_the_text_are_words(tmp_path: Path) -> None:
    piper = engine_named("piper", voice_file(tmp_path))
    assert len(piper.speak("See [[one two three four]].", "en").pcm) == len(
        piper.speak("See [one two three four].", "en").pcm
    )


def test_without_its_package_the_command_that_gets_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = voice_file(tmp_path)
    monkeypatch.setattr("everyreader.narration.engines.piper.find_spec", lambda name: None)
    with pytest.raises(MakerMissing, match="pip install piper-tts"):
        engine_named("piper", file)


def test_piper_is_never_chosen_unasked() -> None:
    assert "piper" not in voices.OFFLINE


def test_the_test_s_voice_is_described_as_piper_describes_its_own(tmp_path: Path) -> None:
    said = json.loads(Path(f"{voice_file(tmp_path)}.json").read_text("utf-8"))
    assert {"audio", "espeak", "language", "inference", "num_symbols", "num_speakers"} <= said.keys()
