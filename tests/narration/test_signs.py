"""What voices are known to pass over in silence, lose, or take for orders: each is heard, or refused."""

from __future__ import annotations

import pytest

from everyreader.narration.engines import Engine, EngineError
from everyreader.narration.engines.espeak import Espeak
from everyreader.narration.engines.pico import VOICES, Pico, known_signs
from everyreader.narration.engines.signs import SIGNS, digits_apart, pictures_in_words, words_for

both = pytest.mark.parametrize("engine", [Pico(), Espeak()], ids=["pico", "espeak"])


def sound(engine: Engine, text: str, language: str = "en") -> bytes:
    return engine.speak(text, language).pcm.tobytes()


@pytest.mark.parametrize("sign", SIGNS)
@both
def test_no_sign_in_english_is_passed_over(engine: Engine, sign: str) -> None:
    assert sound(engine, f"5 {sign}5 each") != sound(engine, "5 5 each")


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("sign", ["−", "≤", "→", "№", "¥"])
def test_pico_is_given_words_for_the_signs_that_it_does_not_know(voice: str, sign: str) -> None:
    said = known_signs(f"5 {sign}5", voice)
    assert sign not in said
    assert words_for(sign, voice) in said


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Es werden −5 Grad.", "de", "minus 5"),
        ("Il fait −5 degrés.", "fr", "moins 5"),
        ("5 − 3", "es", "5 menos 3"),
        ("x ≤ 3", "it", "al massimo 3"),
    ],
)
def test_a_minus_is_heard_in_every_language_of_pico(text: str, language: str, words: str) -> None:
    assert words in known_signs(text, language)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("To kosztuje 5 €.", "pl", "To kosztuje 5 euro."),
        ("Il fait -5 degrés.", "fr", "Il fait moins 5 degrés."),
        ("Det är 20 °C.", "sv", "Det är 20 grader Celsius."),
        ("5 % من الماء", "ar", "5 بالمئة من الماء"),
        ("Сегодня -5.", "ru", "Сегодня минус 5."),
        ("Это 5 ₽.", "ru", "Это 5 российских рублей."),
        ("Ta ⅛ av 5.", "sv", "Ta 1/8 av 5."),
    ],
)
def test_espeak_is_given_words_for_the_signs_that_its_voice_passes_over(
    text: str, language: str, words: str
) -> None:
    assert len(sound(Espeak(), text, language)) == pytest.approx(
        len(sound(Espeak(), words, language)), rel=0.02
    )


def test_a_hyphen_between_words_or_numbers_stays_one() -> None:
    together = sound(Espeak(), "le rendez-vous de 2020-05", "fr")
    assert len(together) < len(sound(Espeak(), "le rendez moins vous de 2020 moins 05", "fr"))


@pytest.mark.parametrize(("text", "language"), [("5 § 3", "ru"), ("5 √ 3", "el"), ("3 ≤ 5", "pl")])
def test_a_sign_of_quantity_without_a_word_is_refused(text: str, language: str) -> None:
    with pytest.raises(EngineError, match=r"would pass over “.” in silence: write the word instead"):
        Espeak().speak(text, language)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "droplet"), ("fr", "goutte d’eau"), ("de", "tropfen"), ("es", "gota")]
)
def test_emoji_are_said_by_their_names(language: str, words: str) -> None:
    assert pictures_in_words("💧", language).strip() == words
    assert sound(Pico(), "Agua 💧.", language) != sound(Pico(), "Agua.", language)


def test_signs_that_a_voice_knows_are_left_to_it() -> None:
    assert known_signs("© 2024, 5 % & 3 €, ½ m² + 20 °C", "en") == "© 2024, 5 % & 3 €, ½ m² + 20 °C"


@both
def test_a_number_of_many_digits_is_said_to_its_end(engine: Engine) -> None:
    lengths = [len(sound(engine, "7" * count)) for count in (20, 40, 60)]
    assert lengths[1] > 1.8 * lengths[0]
    assert lengths[2] > 2.7 * lengths[0]


def test_only_digits_of_numbers_too_long_are_taken_apart() -> None:
    assert digits_apart("1234567890 in 2024 and " + "12" * 10) == "1234567890 in 2024 and " + " ".join(
        "12" * 10
    )


def test_a_number_in_a_circle_is_a_number() -> None:
    assert sound(Espeak(), "step ①") == sound(Espeak(), "step 1 ")


@pytest.mark.parametrize("control", ["\0", "\x01", "\x1b", "\ud800"], ids=ascii)
@both
def test_control_characters_end_nothing_and_lose_nothing(engine: Engine, control: str) -> None:
    assert sound(engine, f"before{control}after") == sound(engine, "before after")


@both
def test_three_thousand_characters_are_said_to_their_end(engine: Engine) -> None:
    clause = "the well serves the village and the village keeps the well and "
    one, many = (len(sound(engine, clause * count + "so on")) for count in (5, 50))
    assert many == pytest.approx(10 * one, rel=0.05)


@pytest.mark.parametrize(("marked", "plain"), [("[[h@l'oU]]", "[h@l'oU]"), ("[[note]]", "[note]")])
@both
def test_phoneme_brackets_in_the_text_are_not_obeyed(engine: Engine, marked: str, plain: str) -> None:
    assert len(sound(engine, f"See {marked} now")) >= 0.97 * len(sound(engine, f"See {plain} now"))


@pytest.mark.parametrize(
    "markup", ['<break time="9s"/>', "<phoneme ph='w'/>", "<b>", "</speak>", "&lt;", "<voice name='x'>"]
)
@both
def test_mark_up_in_the_text_is_neither_obeyed_nor_lost(engine: Engine, markup: str) -> None:
    heard = len(engine.speak(f"Say {markup} now", "en").pcm) / engine.speak("Say now", "en").rate
    assert len(sound(engine, f"Say {markup} now")) > 1.1 * len(sound(engine, "Say now"))
    assert heard < 9


@pytest.mark.parametrize(
    "words", ["CLEAN WATER NOW", "“clean” water ‘now’", "«clean» water now", "clean | water | now"]
)
@both
def test_capitals_and_quotation_marks_cost_no_word(engine: Engine, words: str) -> None:
    assert len(sound(engine, words)) >= 0.97 * len(sound(engine, "clean water now"))


@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "en-US"), ("en-GB", "en"), ("fr", "fr"), ("fr-CA", "fr"), ("pt-BR", "pt-BR"), ("fo", None)],
)
def test_espeak_s_voices_are_those_that_it_finds(language: str, voice: str | None) -> None:
    assert Espeak().voice(language) == voice
    assert voice is None or sound(Espeak(), "ana 5", language)


@pytest.mark.parametrize("tag", ["", "-", "en US", "xx_nowhere!!"])
@both
def test_what_is_no_language_tag_has_no_voice(engine: Engine, tag: str) -> None:
    assert not engine.speaks(tag)


def test_brackets_are_pauses_as_parentheses_are() -> None:
    """Pico would say “left bracket”, as nobody does who reads a quotation out."""
    assert known_signs("prototypes where [you want to] stop", "en") == "prototypes where (you want to) stop"
