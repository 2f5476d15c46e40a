"""Words for the signs that a voice would pass over without a word, and digits so that none is lost."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name
from babel.units import get_unit_name
from langcodes import Language
from num2words import CONVERTER_CLASSES

MINUS_SIGN = "−"
HYPHEN_BEFORE_A_NUMBER = "-"
# without one of these a number, or what is said of it, is another one
QUANTITIES = ("°C", *"%‰°€£¥§±×÷≤≥≠≈√∞", MINUS_SIGN, HYPHEN_BEFORE_A_NUMBER)
SIGNS = (*QUANTITIES, *"→←↑↓∑№™✓✗")
LONGEST_NUMBER = 18  # digits; the voices lose some of longer ones, or stop

_CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY"}
_UNITS = {"%": "percent", "‰": "permille", "°": "degree", "°C": "celsius"}
_WORDS = {
    "en": "section, plus or minus, times, divided by, at most, at least, not equal to, about, root of, infinity, minus, to, from, up, down, sum of, number, trade mark, check mark, cross",
    "fr": "paragraphe, plus ou moins, fois, divisé par, au plus, au moins, différent de, environ, racine de, infini, moins, vers, depuis, vers le haut, vers le bas, somme de, numéro, marque, coche, croix",
    "de": "Paragraf, plus oder minus, mal, geteilt durch, höchstens, mindestens, ungleich, etwa, Wurzel aus, unendlich, minus, nach, von, nach oben, nach unten, Summe aus, Nummer, Marke, Häkchen, Kreuz",
    "es": "artículo, más o menos, por, dividido por, como máximo, como mínimo, distinto de, aproximadamente, raíz de, infinito, menos, hacia, desde, arriba, abajo, suma de, número, marca, marca de verificación, cruz",
    "it": "paragrafo, più o meno, per, diviso per, al massimo, almeno, diverso da, circa, radice di, infinito, meno, verso, da, in alto, in basso, somma di, numero, marchio, segno di spunta, croce",
}
_ORDER = "§±×÷≤≥≠≈√∞−→←↑↓∑№™✓✗"
# what neither Babel nor num2words knows
_MORE = {
    "%": {"es": "por ciento", "pt": "por cento", "el": "τοις εκατό", "ar": "بالمئة", "zh": "百分比"},
    "°": {"de": "Grad", "el": "βαθμοί", "sv": "grader", "pl": "stopni", "pt": "graus", "nl": "graden"},
    MINUS_SIGN: {"el": "μείον", "ar": "ناقص", "zh": "负", "hi": "माइनस", "nb": "minus", "ja": "マイナス"},
}


@cache
def words_for(sign: str, language: str) -> str:
    """What the sign is called in the language; ``""`` where that is not known."""
    plain = Language.get(language).language or "und"
    sign = MINUS_SIGN if sign == HYPHEN_BEFORE_A_NUMBER else sign
    own = dict(zip(_ORDER, _WORDS[plain].split(", "), strict=True)) if plain in _WORDS else {}
    known = own.get(sign) or _MORE.get(sign, {}).get(plain)
    if known:
        return known
    if sign == MINUS_SIGN:
        word = (getattr(CONVERTER_CLASSES.get(plain), "negword", "") or "").strip()
        return word if word.isalpha() else ""
    try:
        locale = Locale.parse(plain)
        if sign in _CURRENCIES:
            return get_currency_name(_CURRENCIES[sign], count=5, locale=locale)
        return (get_unit_name(_UNITS[sign], "long", locale=locale) or "") if sign in _UNITS else ""
    except (UnknownLocaleError, ValueError):
        return ""


def names_in(text: str, language: str) -> dict[str, str]:
    """The signs in ``text`` with their words, for a voice to be asked about; ``""`` for one that must not be lost."""
    names = {sign: words_for(sign, language) for sign in SIGNS if sign in text}
    return {sign: words for sign, words in names.items() if words or sign in QUANTITIES}


def in_words(text: str, sign: str, words: str) -> str:
    """``text`` with ``words`` for every ``sign``."""
    return re.sub(rf"\s*{re.escape(sign)}\s*", f" {words} ", text)


def pictures_in_words(text: str, language: str) -> str:
    """Emoji as what they are called, where the language is one that the names are known in."""
    if not any(unicodedata.category(c) == "So" for c in text):
        return text
    import emoji  # a large table, seldom needed

    plain = Language.get(language).language or "und"
    if plain not in emoji.LANGUAGES:
        return text

    def name(picture: str, _: dict[str, str]) -> str:
        called = emoji.demojize(picture, language=plain, delimiters=(" ", " ")).replace("_", " ")
        return picture if ord(picture[0]) < 256 or called == picture else called

    return emoji.replace_emoji(text, replace=name)


def digits_apart(text: str) -> str:
    """The digits of a number too long for the voices one by one; a number in a circle as a number."""
    text = "".join(
        f" {unicodedata.normalize('NFKC', c)} " if unicodedata.decomposition(c).startswith("<circle>") else c
        for c in text
    )
    return re.sub(rf"\d{{{LONGEST_NUMBER + 1},}}", lambda number: " ".join(number[0]), text)
