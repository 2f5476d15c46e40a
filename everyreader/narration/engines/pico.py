"""SVOX Pico (py-nanotts): the natural-sounding offline voice, in six varieties of five languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib.metadata import version as package_version
from pathlib import Path

from py_nanotts import Voice

from everyreader.narration.engines.base import (
    EngineError,
    Speech,
    nearest,
    plausible,
    samples_of,
)
from everyreader.narration.engines.own_process import in_own_process
from everyreader.narration.engines.signs import digits_apart, in_words, pictures_in_words, words_for

VOICES = ("en-US", *(voice.value for voice in Voice if voice is not Voice.en_US))  # the first is “en”'s
RATE = 16_000
SECONDS = 120.0
# the "<" of what the engine would take for its own mark-up (<volume level="500">), not that of "a < b"
_MARK_UP = re.compile(r"<(?=\s*/?\s*[a-z]+(?:\s+[a-z]+\s*=[^<>]*|\s*/?\s*)>)", re.IGNORECASE)
_PASSED_OVER = "−≤≥≠≈√∞∑→←↑↓№™✓✗¥"  # in silence, beside digits or anywhere
_BRACKETS = str.maketrans(
    "[]{}", "()()"
)  # it reads "left bracket", and makes a pause of a parenthesis as people do
_UNDIVIDED = str.maketrans("ŁłĐđĦħıŦŧĸŊŋſ", "LlDdHhiTtkNns")  # what Unicode does not decompose


@dataclass(frozen=True)
class Pico:
    """Pico passes over letters that it does not know without a word: those of other scripts are refused
    beforehand, Latin ones outside Latin-1 (the “Ł” of “Łódź”, the ligature “ﬁ”) are given to it as their
    base letters, signs and emoji by their names.
    """

    name: str = "pico"
    title: str = "SVOX Pico"
    fingerprint: str = "signs in words, brackets as pauses"
    notice: str = ""
    side_by_side: int | None = None
    pace: float | None = None

    @property
    def version(self) -> str:
        return package_version("py-nanotts")

    def voice(self, language: str) -> str | None:
        return nearest(language, VOICES, 5)

    def speaks(self, language: str) -> bool:
        return self.voice(language) is not None

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        voice = self.voice(language)
        if voice is None:
            raise EngineError(f"Pico has no voice for “{language}”", "choose --engine espeak")
        known = known_letters(known_signs(text, language))
        strange = next((c for c in known if _foreign(c)), None)
        if strange:
            raise EngineError(
                f"Pico would pass over “{strange}” ({unicodedata.name(strange, 'a letter')}) in silence",
                "mark the language of the foreign words ([…]{lang=el}), or choose --engine espeak",
            )
        out = in_own_process(
            "pico_child.py", (voice,), _MARK_UP.sub("", known), seconds=SECONDS, answer=answer
        )
        return plausible(Speech(samples_of(out), RATE), text)


def known_signs(text: str, language: str) -> str:
    """``text`` with words for the signs and emoji that Pico passes over in silence."""
    for sign in _PASSED_OVER:
        if sign in text:
            text = in_words(text, sign, words_for(sign, language))
    return digits_apart(pictures_in_words(text.translate(_BRACKETS), language))


def known_letters(text: str) -> str:
    """``text`` with Latin letters outside Latin-1 as their base letters; all else as it is."""
    return "".join(c if ord(c) < 256 or c in "œŒ" else _base(c) for c in text)


def _base(character: str) -> str:
    if not character.isalnum():
        return character
    plain = unicodedata.normalize("NFKD", character).translate(_UNDIVIDED)
    return "".join(c for c in plain if not unicodedata.combining(c))


def _foreign(character: str) -> bool:
    return (
        ord(character) > 255
        and character.isalpha()
        and not unicodedata.name(character, "").startswith(("LATIN", "MODIFIER LETTER"))
    )
