"""Figures and letters that are one sign, in words: ⅓, Ⅳ, ❶, ℃, Greek letters as symbols, currencies beside
their amounts; emoji and signs by their names.
"""

from __future__ import annotations

import re
import unicodedata

from babel import Locale
from babel.numbers import get_currency_name
from langcodes import Language

from everyreader.narration.engines.signs import CURRENCIES, UNSAID_CURRENCIES, pictures_in_words, words_for
from everyreader.narration.wording import Wording

# one, what joins it to a whole number, then the third to the tenth part, of one and of several
_PARTS = {
    "en": (
        "one, and, third, quarter, fifth, sixth, seventh, eighth, ninth, tenth; thirds, quarters, "
        "fifths, sixths, sevenths, eighths, ninths, tenths"
    ),
    "de": (
        "ein, und, Drittel, Viertel, Fünftel, Sechstel, Siebtel, Achtel, Neuntel, Zehntel; Drittel, "
        "Viertel, Fünftel, Sechstel, Siebtel, Achtel, Neuntel, Zehntel"
    ),
    "fr": (
        "un, et, tiers, quart, cinquième, sixième, septième, huitième, neuvième, dixième; tiers, quarts, "
        "cinquièmes, sixièmes, septièmes, huitièmes, neuvièmes, dixièmes"
    ),
    "es": (
        "un, y, tercio, cuarto, quinto, sexto, séptimo, octavo, noveno, décimo; tercios, cuartos, "
        "quintos, sextos, séptimos, octavos, novenos, décimos"
    ),
    "it": (
        "un, e, terzo, quarto, quinto, sesto, settimo, ottavo, nono, decimo; terzi, quarti, quinti, "
        "sesti, settimi, ottavi, noni, decimi"
    ),
}
_FRACTION = re.compile(r"(\d\s?)?([⅐-⅞])")  # the voices know ½, ¼ and ¾
_NUMBER = r"\d(?:[\d.,\u00a0\u202f]*\d)?"
_AMOUNT = re.compile(
    rf"([{UNSAID_CURRENCIES}])[ \u00a0\u202f]?({_NUMBER})(?:[ \u00a0](thousand|million|billion|trillion)\b)?"
    rf"|({_NUMBER})(?:[ \u00a0](thousand|million|billion|trillion))?[ \u00a0\u202f]?([{UNSAID_CURRENCIES}])"
)
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_LETTER = re.compile(rf"(?<![{_GREEK}])[Α-Ωα-ω](?![{_GREEK}])")
_ALONE = str.maketrans("●○■□", "⚫⚪⬛⬜")  # these are called alike in every language, and by name
_THOUSANDS = {"": "", "k": "kilo", "M": "mega"}
_SAME = {0x2103: "°C", 0x2109: "°F", 0x2126: "\u03a9"}
_MICRO, _OHM = re.compile("\u03bc(?=[glmsAFVW](?!\\w))"), re.compile("(?<=\\d)\\s?([kM]?)\u03a9(?!\\w)")


def figures(text: str, language: str, _: Wording) -> str:
    """Roman numerals and circled numbers that are one sign as figures, single Greek letters by their
    names."""
    if all(ord(c) < 0x370 for c in text):
        return text
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = _MICRO.sub("\u00b5", text.translate(_SAME))
    text = _OHM.sub(lambda m: f" {_THOUSANDS[m[1]]}ohm", text)
    text = re.sub(r"[\u2160-\u217f\u2460-\u2793](?=(\w)?)", _figure, text)
    text = re.sub(rf"(?<=[^\W{_GREEK}])(?=[{_GREEK}])|(?<=[{_GREEK}])(?=[^\W{_GREEK}])", " ", text)
    return _LETTER.sub(lambda m: _letter(m[0], language), text)


def _figure(match: re.Match[str]) -> str:
    """“Ⅳ” as 4, “❶” as 1."""
    sign, before = match[0], match.string[: match.start()][-1:]
    value = unicodedata.numeric(sign, None)
    if value is None:
        return sign
    return f"{' ' * before.isalnum()}{value:.0f}{' ' * bool(match[1])}"


def _part(match: re.Match[str], language: str) -> str:
    plain = Language.get(language).language or ""
    upper, lower = (int(one) for one in unicodedata.normalize("NFKC", match[2]).split("\u2044"))
    if plain not in _PARTS or not 3 <= lower <= 10 or upper < 1:
        return match[0]
    single, several = (row.strip().split(", ") for row in _PARTS[plain].split(";"))
    said = f"{single[0]} {single[lower - 1]}" if upper == 1 else f"{upper} {several[lower - 3]}"
    return f"{match[1].strip()} {single[1]} {said}" if match[1] else said


def _letter(letter: str, language: str) -> str:
    name = (
        unicodedata.name(unicodedata.normalize("NFD", letter)[0])
        .split()[-1]
        .lower()
        .replace("lamda", "lambda")
    )
    return name.replace("ph", "f") if Language.get(language).language in ("es", "it") else name


def currencies(text: str, language: str, _: Wording) -> str:
    """“₹ 50” as 50 Indian rupees: the voices pass over these signs."""
    return _AMOUNT.sub(lambda m: _amount(m, language), text)


def _amount(match: re.Match[str], language: str) -> str:
    sign, number = match[1] or match[6], match[2] or match[4]
    code, many = CURRENCIES.get(sign), match[3] or match[5]
    if code is None:
        name = words_for(sign, language)
    else:
        count = 1 if number == "1" and not many else 5
        name = get_currency_name(code, count=count, locale=Locale.parse(Language.get(language).language))
    return " ".join(filter(None, (number, many, name)))


def pictures(text: str, language: str, _: Wording) -> str:
    """Emoji, signs and fractions as they are called; a sign without a name is passed over, but not where it
    stands alone."""
    said = pictures_in_words(_FRACTION.sub(lambda m: _part(m, language), text), language)
    if any(c.isalnum() or c in "%‰€$£¥+=&@§°©®" for c in said) or not any(map(_drawn, said)):
        return said
    said = pictures_in_words(said.translate(_ALONE), language)
    if Language.get(language).language != "en" or any(map(str.isalnum, said)):
        return said
    return ", ".join(dict.fromkeys(unicodedata.name(c, "").lower() for c in said if _drawn(c)))


def _drawn(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sm") and character not in "+<>=|~"
