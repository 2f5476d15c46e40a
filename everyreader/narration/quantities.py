"""Quantities in words: powers and lowered numbers, units, money, ranges, dates and times of digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.units import UnknownUnitError, format_compound_unit, format_unit
from langcodes import Language
from num2words import num2words

from everyreader.model.publication import Look, Mark
from everyreader.narration.engines.signs import MINUS_SIGN, words_for
from everyreader.narration.wording import Wording

_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ", "₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ"
_PLAIN = "0123456789+-−n"
_UP, _DOWN = str.maketrans(_PLAIN, _RAISED), str.maketrans(_PLAIN, _LOWERED)
_BACK = {ord(sign): plain for signs in (_RAISED, _LOWERED) for sign, plain in zip(signs, _PLAIN, strict=True)}

_TYPED = re.compile(r"(?<=[\w)])\^([-−]?\d+|n)(?!\w)")
_CHARGE = re.compile(r"(?<=[^\W_])([⁰¹²³⁴-⁹]*)([⁺⁻])(?![⁰¹²³⁴-⁹ⁿ])")
_POWER = re.compile(r"([⁺⁻]?(?:[⁰¹²³⁴-⁹]+|ⁿ))")
_FORMULA = re.compile(r"(?<![^\W₀-₉])(?:\(?[A-Z][a-z]?\)?[₀-₉]*)+(?<=[₀-₉A-Za-z)])")
_UNITS = {
    "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter", "mm": "length-millimeter",
    "m²": "area-square-meter", "km²": "area-square-kilometer", "cm²": "area-square-centimeter",
    "ha": "area-hectare",
    "m³": "volume-cubic-meter", "km³": "volume-cubic-kilometer", "cm³": "volume-cubic-centimeter",
    "µm": "length-micrometer", "µg": "mass-microgram", "kg": "mass-kilogram", "g": "mass-gram",
    "mg": "mass-milligram", "t": "mass-tonne", "l": "volume-liter", "ml": "volume-milliliter",
    "km/h": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second",
    "kWh": "energy-kilowatt-hour", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt",
    "m/s²": "acceleration-meter-per-square-second", "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit", "s": "duration-second", "min": "duration-minute", "h": "duration-hour",
    "ft²": "area-square-foot", "mi²": "area-square-mile", "ft": "length-foot", "mi": "length-mile",
    "lb": "mass-pound", "oz": "mass-ounce", "mph": "speed-mile-per-hour",
    "GB": "digital-gigabyte", "MB": "digital-megabyte", "TB": "digital-terabyte", "kB": "digital-kilobyte",
}  # fmt: skip
_ENGLISH = ("ft", "mi", "lb", "oz", "mph", "ft²", "mi²")
_CERTAIN = [
    unit for unit in _UNITS if len(unit) > 1 and unit != "min"
]  # alone in brackets nothing else: “Length (km)”
_LONGEST_FIRST = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_NUMBER = r"(?:\d(?:[\d.,\u00a0\u202f]*\d)?)"
_PARTS = "[½¼¾⅐-⅞]"
# one letter beside its number may be another thing: “5G”, “£5m”
_MEASURE = re.compile(
    rf"(?<![\w.,])({_NUMBER}?{_PARTS}|{_NUMBER})(?:(?=[ \u00a0\u202f])|(?![A-Za-z]\b))[ \u00a0\u202f]?"
    rf"({_LONGEST_FIRST})(?:/({_LONGEST_FIRST}))?(?![\w²³⁻/°])"
)
_HEAD_UNIT = re.compile(
    rf"(?<=[(\[])(?:({'|'.join(map(re.escape, _CERTAIN))})|({_LONGEST_FIRST})/({_LONGEST_FIRST}))(?=[)\]])"
)
_BARE_UNIT = re.compile(rf"(?<!\w)((?:m|km|cm|ft|mi)[²³]|km(?=/h))(?:/({_LONGEST_FIRST}))?(?![\w/²³])")

_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-]|T\d)")
_WRITTEN_DATE = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/]|\.\d)")
_MAGNITUDE = r"hundred|thousand|million|billion|trillion|bn|tn|mn|m|k"
_SIGN = r"(?<![\w$£€])(?:(US|CA?|AU?|NZ)[ \u00a0]?)?([$£€¥])[ \u00a0]?"
_MONEY = re.compile(rf"{_SIGN}({_NUMBER})[ \u00a0-]?({_MAGNITUDE})\b", re.IGNORECASE)
_MONEY_RANGE = re.compile(
    rf"{_SIGN}({_NUMBER})[ \u00a0]?–[ \u00a0]?[$£€¥]?({_NUMBER})(?:[ \u00a0]?({_MAGNITUDE}))?(?![\w–-])",
    re.IGNORECASE,
)
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}
_NATIONS = {
    "US": "US", "C": "Canadian", "CA": "Canadian", "A": "Australian", "AU": "Australian", "NZ": "New Zealand",
}  # fmt: skip
_MAGNITUDES = {"bn": "billion", "tn": "trillion", "mn": "million", "m": "million", "k": "thousand"}


def with_looks(text: str, start: int, marks: Sequence[Mark]) -> str:
    """``text``, which begins at ``start`` of its unit, with raised and lowered figures as Unicode's; as long
    as before."""
    for mark in marks:
        table = {Look.RAISED: _UP, Look.LOWERED: _DOWN}.get(mark.look)
        begin, end = max(0, mark.start - start), max(0, mark.end - start)
        inside = text[begin:end]
        if table and inside and all(c in _PLAIN for c in inside):
            text = text[:begin] + inside.translate(table) + text[end:]
    return text


def units(text: str, language: str, _: Wording) -> str:
    """“5 km”, “Length (km)” and “m²” by the names of the units (CLDR); a singular after one."""
    text = _MEASURE.sub(lambda m: _measure(m, language), text)
    text = _HEAD_UNIT.sub(lambda m: _unit(m[1] or m[2], "2", language, m[3]) or m[0], text)
    return _BARE_UNIT.sub(lambda m: _unit(m[1], "2", language, m[2]) or m[0], text)


def _measure(match: re.Match[str], language: str) -> str:
    said = _unit(match[2], match[1], language, match[3])
    return f"{match[1]} {said}" if said else match[0]


def _unit(unit: str, number: str, language: str, per: str | None = None) -> str:
    """The unit's name in the language; ``""`` where it has none there."""
    if unit in _ENGLISH and Language.get(language).language != "en":
        return ""
    amount = 1 if number in ("1", "½", "¼") else 2
    try:
        locale = Locale.parse(language.replace("-", "_"))
        if per:
            said = format_compound_unit(
                amount, _UNITS[unit], denominator_unit=_UNITS[per], length="long", locale=locale
            )
        else:
            said = format_unit(amount, _UNITS[unit], "long", locale=locale)
    except (UnknownLocaleError, UnknownUnitError, ValueError):
        return ""
    return re.sub(r"\s*\d+\s*", "", said or "")


def powers(text: str, language: str, words: Wording) -> str:
    """“10⁶” as ten to the sixth, “CO₂” as C O 2, “x₁” as x sub 1."""
    minus = words_for(MINUS_SIGN, language)
    text = _TYPED.sub(lambda m: m[1].translate(_UP), text)
    text = _FORMULA.sub(_formula, text)
    text = _CHARGE.sub(
        lambda m: f" {m[1].translate(_BACK)} {words.sign('+') if m[2] == '⁺' else minus}".replace("  ", " "),
        text,
    )
    text = _POWER.sub(lambda m: _power(m, words, minus), text)
    return re.sub(r"[₊₋]?[₀-₉ₙ]+", lambda m: f" {words.lowered.format(m[0].translate(_BACK))}", text)


def _formula(match: re.Match[str]) -> str:
    if not re.search("[₀-₉]", match[0]) or not re.search("[A-Z]", match[0]):
        return match[0]
    return " ".join(c.upper() for c in match[0].translate(_BACK) if c.isalnum())


def _power(match: re.Match[str], words: Wording, minus: str) -> str:
    raised = match[1].translate(_BACK).replace("−", f"{minus} ").replace("+", f"{words.sign('+')} ").strip()
    before = match.string[max(0, match.start() - 3) : match.start()]
    if not re.search(r"(?:\d|(?<![^\W_])[^\W\d_]{1,2}|\))$", before):
        return f", {words.raised.format(raised)}"
    if raised in ("2", "3"):
        return f" {words.square if raised == '2' else words.cube}"
    ordinal = words.power == "to the {}" and raised.isdecimal()
    return f" {words.power.format(num2words(int(raised), to='ordinal') if ordinal else raised)}"


def dates(text: str, language: str, _: Wording) -> str:
    """ISO dates, and those of three numbers whose order the language or the numbers tell."""
    text = _ISO_DATE.sub(lambda m: _date(m, language, m[1], m[2], m[3]), text)
    return _WRITTEN_DATE.sub(lambda m: _ordered(m, language), text)


def _ordered(match: re.Match[str], language: str) -> str:
    first, sign, second, year = match.groups()
    tag = Language.get(language)
    if tag.language == "en" and sign == ".":
        return match[0]
    if tag.language == "en" and (tag.territory == "US" or int(second) > 12):
        return _date(match, language, year, first, second)
    if tag.language == "en" and not tag.territory and int(first) <= 12:
        return match[0]
    return _date(match, language, year, second, first)


def _date(match: re.Match[str], language: str, year: str, month: str, day: str) -> str:
    try:
        locale = Locale.parse(language.replace("-", "_"))
        return format_date(date(int(year), int(month), int(day)), "long", locale=locale)
    except (ValueError, UnknownLocaleError):
        return match[0]


def money(text: str, language: str, words: Wording) -> str:
    """“$3.5 million” is said “3.5 million dollars”; voices say “3.5 dollars million”."""
    if Language.get(language).language != "en":
        return text

    def said(match: re.Match[str]) -> str:
        return f"{match[3]} {_magnitude(match[4])} {_currency(match)}"

    text = _MONEY_RANGE.sub(
        lambda m: " ".join(filter(None, (m[3], words.to, m[4], _magnitude(m[5]), _currency(m)))), text
    )
    return _MONEY.sub(said, text)


def _currency(match: re.Match[str]) -> str:
    return f"{_NATIONS.get((match[1] or '').upper(), '')} {_CURRENCIES[match[2]]}".strip()


def _magnitude(written: str | None) -> str:
    return _MAGNITUDES.get((written or "").lower(), (written or "").lower())


def ranges(text: str, _: str, words: Wording) -> str:
    """An en dash between two numbers, none of which has another one beside it (a telephone number has);
    “2023/24”."""
    text = re.sub(
        r"(?<![\d–-])(\d+(?:[.,]\d+)?)\s?–\s?(\d+(?:[.,]\d+)?)(?![\d–-])", rf"\1 {words.to} \2", text
    )
    return re.sub(r"(?<![\d/.])((?:19|20)\d\d)/(\d\d)(?![\d/])", rf"\1 {words.to} \2", text)
