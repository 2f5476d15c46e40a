"""The words that are heard when a text in English is spoken, and the ways in which a voice may say each.

A word is what stands between spaces or hyphens: “2023” is one word that may be said in five ways. So no voice's
manner of reading counts as an error, and nothing has to be written out before it is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from num2words import num2words

MOST_READINGS = 24
LONGEST_NUMBER = 15  # digits; a longer one is spelt
# what may be said for a sign within a word; "" is nothing at all
SIGNS = {
    "%": ("percent",),
    "&": ("and", "ampersand"),
    "+": ("plus",),
    "=": ("equals", "is"),
    "@": ("at",),
    "/": ("slash", "", "over"),
    ".": ("", "dot", "point"),
    "-": ("", "minus", "hyphen", "to", "dash"),
    "_": ("", "underscore"),
    "#": ("number", "hash", ""),
    "*": ("", "asterisk", "star"),
    "§": ("section",),
    "°": ("degrees",),
    "<": ("", "less than"),
    ">": ("", "greater than"),
}
CURRENCIES = {
    "£": ("pounds", "pence"),
    "$": ("dollars", "cents"),
    "€": ("euros", "cents"),
    "¥": ("yen", "sen"),
}
# as it is written; letters by name as “u.”
ABBREVIATIONS = {
    "US": ("u. s.", "united states"),
    "km": ("kilometers", "kilometres"),
    "kg": ("kilograms",),
    "No": ("no", "number"),
    "e.g": ("e. g.", "for example"),
    "i.e": ("i. e.", "that is"),
    "vs": ("versus",),
    "Dr": ("doctor", "drive"),
    "St": ("saint", "street"),
    "Mr": ("mister",),
    "Mrs": ("mrs.",),
    "Prof": ("professor",),
    "Sen": ("senator",),
    "Rep": ("representative",),
    "Gov": ("governor",),
    "C": ("c.", "celsius"),
}
ROMAN = {
    tens + ones: str(10 * i + j)
    for i, tens in enumerate(("", "X", "XX", "XXX"))
    for j, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if len(tens + ones) > 1
}
_LETTERS = r"[^\W\d_]+(?:'[^\W\d_]+)*"
_COMPOUND = re.compile(rf"{_LETTERS}(?:-{_LETTERS})+")
_PIECE = re.compile(rf"\d+|{_LETTERS}|[^\w\s]|_")
_MONEY = re.compile(r"([£$€¥])(\d+)(?:\.(\d+))?((?: (?:thousand|million|billion|trillion))?)(?![\w.]*\w)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{2,4})'?s")
_EDGES = ".,;:!?…\"'“”‘()[]{}"


@dataclass(frozen=True)
class Word:
    """``name`` is for people; ``readings`` are what may be said for it, in words of a pronouncing dictionary."""

    name: str
    readings: tuple[str, ...]


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text``, in order; none for what is only punctuation."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text.replace("’", "'").replace("–", "-"))
    return tuple(word for chunk in _chunks(plain) for word in _words(chunk))


def number_words() -> tuple[Word, ...]:
    """The words of which numbers are made: what could be said instead of the right number."""
    values = (*range(20), *range(20, 100, 10), 100, 1000, 10**6, 10**9)
    names = (num2words(value, to=kind).split()[-1] for value in values for kind in ("cardinal", "ordinal"))
    return tuple(Word(name, (name,)) for name in names)


def _chunks(text: str) -> Iterator[str]:
    """The text cut at its spaces; a sum of money (“$4.50 million”) stays whole."""
    at = 0
    for match in _MONEY.finditer(text):
        yield from text[at : match.start()].split()
        yield match[0]
        at = match.end()
    yield from text[at:].split()


def _words(chunk: str) -> Iterator[Word]:
    """A chunk's words: a compound's one by one, all else as one word."""
    core = chunk.strip(_EDGES)
    for part in core.split("-") if _COMPOUND.fullmatch(core) else [core]:
        # few enough to be held in a dictionary; the likeliest come first
        readings = (" ".join(reading.split()) for reading in islice(_readings(part), MOST_READINGS))
        said = tuple(dict.fromkeys(reading for reading in readings if reading))
        if said:
            yield Word(part if part.isupper() else part.lower(), said)


def _readings(part: str) -> Iterator[str]:
    if part in ABBREVIATIONS:
        return iter(ABBREVIATIONS[part])
    if match := _MONEY.fullmatch(part):
        return _money(match)
    if match := _ORDINAL.fullmatch(part):
        return iter((_spelt_out(match[1], "ordinal"),))
    if match := _DECADE.fullmatch(part):
        return _decade(match[1])
    return (" ".join(said) for said in product(*(_piece(piece) for piece in _PIECE.findall(part))))


def _piece(piece: str) -> tuple[str, ...]:
    if piece.isdecimal():
        return _number(piece)
    if piece in ROMAN:
        return (*_number(ROMAN[piece]), _by_letters(piece))
    if piece in ABBREVIATIONS:
        return ABBREVIATIONS[piece]
    stem, mark, ending = piece.partition("'")
    if len(stem) > 1 and stem.isupper():
        return (_by_letters(stem) + mark + ending.lower(), piece.lower())
    return SIGNS.get(piece, (piece.lower() if piece.isalnum() or mark else "",))


def _by_letters(word: str) -> str:
    return " ".join(f"{letter}." for letter in word.lower())


def _number(digits: str) -> tuple[str, ...]:
    """As a number, a year, a day of the month, or digit by digit; with “and” and without."""
    spelt = " ".join(num2words(int(digit)) for digit in digits)
    if len(digits) > LONGEST_NUMBER:
        return (spelt,)
    cardinal, ordinal = _spelt_out(digits, "cardinal"), _spelt_out(digits, "ordinal")
    year = _spelt_out(digits, "year") if len(digits) == 4 else cardinal
    forms = (cardinal, cardinal.replace(" and ", " "), year, ordinal, f"{ordinal} of", spelt)
    return tuple(dict.fromkeys(forms))


def _spelt_out(digits: str, kind: str) -> str:
    return re.sub(r"[-,]", " ", num2words(int(digits), to=kind))


def _decade(digits: str) -> Iterator[str]:
    """“1990s” as nineteen nineties or nineties; “90s” as nineties."""
    year = _spelt_out(digits, "year" if len(digits) == 4 else "cardinal")
    plural = re.sub(r"y$", "ie", year) + "s"
    return iter((plural, plural.split()[-1]))


def _money(match: re.Match[str]) -> Iterator[str]:
    """“£4” as four pounds, “$4.50 million” as four point five zero million dollars, “$4.50” with its cents."""
    sign, whole, part, magnitude = match.groups()
    unit, small = CURRENCIES[sign]
    for value in _number(whole)[:2]:
        if not part:
            yield from (f"{value} {magnitude} {name}" for name in (unit, unit.removesuffix("s")))
            continue
        for rest in _number(part):
            yield from (
                f"{value} point {rest} {magnitude} {unit}",
                f"{value} {unit} {rest} {small}",
                f"{value} {unit} and {rest} {small}",
                f"{value} {unit} {rest}",
            )
