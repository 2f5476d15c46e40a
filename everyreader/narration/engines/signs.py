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

from everyreader.narration.engines.sign_words import WORDS

MINUS_SIGN = "−"
HYPHEN_BEFORE_A_NUMBER = "-"
# without one of these a number, or what is said of it, is another one
QUANTITIES = ("°C", *"%‰°€£¥§±×÷≤≥≠≈√∞", MINUS_SIGN, HYPHEN_BEFORE_A_NUMBER)
SIGNS = (*QUANTITIES, *"→←↑↓∑№™✓✗")
LONGEST_NUMBER = 18  # digits; the voices lose some of longer ones, or stop

CURRENCIES = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW",
    "₦": "NGN", "₫": "VND", "₪": "ILS", "₱": "PHP", "₵": "GHS", "₡": "CRC", "₲": "PYG", "₸": "KZT",
    "₮": "MNT", "₾": "GEL", "₼": "AZN", "₭": "LAK",
}  # fmt: skip
_BITCOIN = "₿"  # Babel does not know it; it is called so everywhere
UNSAID_CURRENCIES = "".join(sign for sign in CURRENCIES if sign not in "€£¥") + _BITCOIN
_UNITS = {"%": "percent", "‰": "permille", "°": "degree", "°C": "celsius"}
_KNOWN = "§±×÷−%°"  # these the voices know, and the recogniser
PICTURES = "".join(sign for sign in WORDS if sign not in _KNOWN)
_ALIKE = str.maketrans("⇒➔➜➞⟶⇐⟵✘✕♫♬⊆⇔", "→→→→→←←✗✗♪♪⊂↔")


@cache
def words_for(sign: str, language: str) -> str:
    """What the sign is called in the language; ``""`` where that is not known."""
    plain = Language.get(language).language or "und"
    sign = MINUS_SIGN if sign == HYPHEN_BEFORE_A_NUMBER else sign
    if sign == _BITCOIN:
        return "bitcoin"
    if known := WORDS.get(sign, {}).get(plain):
        return known
    if sign == MINUS_SIGN:
        word = (getattr(CONVERTER_CLASSES.get(plain), "negword", "") or "").strip()
        return word if word.isalpha() else ""
    try:
        locale = Locale.parse(plain)
        if sign in CURRENCIES:
            return get_currency_name(CURRENCIES[sign], count=5, locale=locale)
        return (get_unit_name(_UNITS[sign], "long", locale=locale) or "") if sign in _UNITS else ""
    except (UnknownLocaleError, ValueError):
        return ""


def names_in(text: str, language: str) -> dict[str, str]:
    """The signs in ``text`` with their words, for a voice to be asked about; ``""`` for one that must not be
    lost."""
    names = {sign: words_for(sign, language) for sign in (*SIGNS, *UNSAID_CURRENCIES) if sign in text}
    return {sign: words for sign, words in names.items() if words or sign in QUANTITIES}


def in_words(text: str, sign: str, words: str) -> str:
    """``text`` with ``words`` for every ``sign``."""
    return re.sub(rf"\s*{re.escape(sign)}\s*", f" {words} ", text)


_ENDS = "\ue000"  # where the name of an emoji ends, until it is known what follows


def pictures_in_words(text: str, language: str) -> str:
    """Emoji, tick boxes, stars, arrows and the like as what they are called, where the names are known in the
    language."""
    if all(c.isalnum() or ord(c) < 0x2020 for c in text):
        return text
    import emoji  # a large table, seldom needed

    plain = Language.get(language).language or "und"
    written, text = text, text.translate(_ALIKE)
    for sign in PICTURES + UNSAID_CURRENCIES:
        if sign in text and (called := words_for(sign, plain)):
            text = in_words(re.sub(f"{sign}[\ufe0e\ufe0f]", sign, text), sign, called)

    def name(picture: str, _: dict[str, str]) -> str:
        called = emoji.demojize(picture, language=plain, delimiters=(" ", _ENDS)).replace("_", " ")
        return picture if ord(picture[0]) < 256 or called == picture else called

    said = emoji.replace_emoji(text, replace=name) if plain in emoji.LANGUAGES else text
    said = re.sub(rf"{_ENDS}(\s+[^\W\d_a-zß-ÿ])", r",\1", said).replace(
        _ENDS, " "
    )  # a pause before what may be a sentence
    return re.sub(r"\s+(?=[.,;:!?…)])", "", said) if said != written else written


def digits_apart(text: str) -> str:
    """The digits of a number too long for the voices one by one; a number in a circle as a number, ⅛ as
    1/8."""
    text = "".join(_apart(c) for c in text)
    return re.sub(rf"\d{{{LONGEST_NUMBER + 1},}}", lambda number: " ".join(number[0]), text)


def _apart(character: str) -> str:
    parts = unicodedata.decomposition(character)
    if parts.startswith("<circle>") or parts.startswith("<fraction>") and ord(character) > 0xFF:
        return f" {unicodedata.normalize('NFKC', character).replace(chr(0x2044), '/')} "
    return character
