"""The words that are heard when a text in English is spoken, and the ways in which a voice may say each.

“2023” is one word that may be said in five ways. An address, a telephone number or a checksum is a word for
each of its names, numbers and signs, and nobody can know which of them a voice says. So no voice's manner of
reading counts as an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from num2words import num2words

from everyreader.model.text import folded

MOST_READINGS = 24
LONGEST_NUMBER = 15  # digits; a longer one is spelt
# what may be said for a sign within a word; "" is nothing at all
SIGNS = {
    "%": ("percent",),
    "‰": ("per thousand", "per mille", ""),
    "&": ("and", "ampersand"),
    "+": ("plus", ""),
    "=": ("equals", "is", ""),
    "@": ("at", ""),
    "/": ("slash", "", "over"),
    ".": ("", "dot", "point"),
    ":": ("", "colon"),
    "-": ("", "minus", "hyphen", "to", "dash"),
    "_": ("", "underscore"),
    "#": ("", "number", "hash"),
    "*": ("", "asterisk", "star"),
    "~": ("", "tilde"),
    "|": ("", "bar", "vertical bar"),
    "\\": ("", "backslash"),
    "^": ("", "caret"),
    "§": ("section", ""),
    "°": ("degrees", "degree", ""),
    "×": ("times", ""),
    "÷": ("divided by", ""),
    "±": ("plus minus", "plus or minus", ""),
    "−": ("", "minus"),
    "<": ("", "less than"),
    ">": ("", "greater than"),
    "$": ("", "dollar", "dollars"),
    "£": ("", "pound", "pounds"),
    "€": ("", "euro", "euros"),
    "¥": ("", "yen"),
    "¢": ("cents", "cent", ""),
    "©": ("copyright", ""),
    "®": ("registered trademark", "registered trade mark", "registered", ""),
    "¶": ("paragraph", "pilcrow", ""),
    "¬": ("not", ""),
    "½": ("one half", "a half", "half", "and a half", "and one half"),
    "¼": ("one quarter", "a quarter", "and a quarter", "and one quarter", "one fourth"),
    "¾": ("three quarters", "and three quarters", "three fourths"),
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
_HUMP = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")
_PLAIN = re.compile(rf"{_LETTERS}(?:[/&]{_LETTERS})*|\d+(?:\.\d+)?%?|[^\w\s]")
_VOWELS = re.compile(r"[aeiouy]", re.IGNORECASE)
_EDGES = ".,;:!?…\"'“”‘()[]{}"


@dataclass(frozen=True)
class Word:
    """``name`` is for people; ``readings`` are what may be said for it, in words of a pronouncing dictionary.

    "" among them: it may be left unsaid. ``loose``: it is a part of an address, a number with signs or the
    like, or an abbreviation; a voice may say it otherwise than this.
    """

    name: str
    readings: tuple[str, ...]
    loose: bool = False


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text``, in order; none for what is only punctuation."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text.replace("’", "'").replace("–", "-"))
    return tuple(word for chunk in _chunks(plain) for word in _words(chunk))


@cache
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
    core = chunk.strip(_EDGES)
    for part in core.split("-") if _COMPOUND.fullmatch(core) else [core]:
        whole = _whole(part)
        if whole is not None:
            yield from _word(part, whole, loose=_abbreviated(part))
            continue
        pieces = _PIECE.findall(part)
        for piece in pieces:
            yield from _word(
                piece,
                iter(_piece(piece)),
                loose=not _PLAIN.fullmatch(part) or _spelt(piece) or _abbreviated(piece),
            )


def _abbreviated(piece: str) -> bool:
    """Whether it stands for other words and is no word itself, as “No” is."""
    return piece in ABBREVIATIONS and piece.lower() not in ABBREVIATIONS[piece]


def _spelt(piece: str) -> bool:
    """Whether it may be said letter by letter."""
    stem = piece.partition("'")[0]
    if stem in ("A", "a", "I") or not stem.isalpha():
        return False
    return len(stem) == 1 or not stem[1:].islower() or not _VOWELS.search(_bare(stem))


def _word(name: str, readings: Iterator[str], *, loose: bool = False) -> Iterator[Word]:
    """The word, if anything can be said for it."""
    # few enough to be held in a dictionary; the likeliest come first
    said = tuple(dict.fromkeys(folded(reading) for reading in islice(readings, MOST_READINGS)))
    if any(said):
        yield Word(name if name.isupper() else name.lower(), said, loose)


def _whole(part: str) -> Iterator[str] | None:
    """The readings of what is said as a whole, whatever its pieces are."""
    if part in ABBREVIATIONS:
        return iter(ABBREVIATIONS[part])
    if match := _MONEY.fullmatch(part):
        return _money(match)
    if match := _ORDINAL.fullmatch(part):
        return iter((_spelt_out(match[1], "ordinal"),))
    if match := _DECADE.fullmatch(part):
        return _decade(match[1])
    return None


def _piece(piece: str) -> tuple[str, ...]:
    if piece.isdecimal():
        return _number(piece)
    if piece in ROMAN:
        return (*_number(ROMAN[piece]), _by_letters(piece))
    if piece in ABBREVIATIONS:
        return ABBREVIATIONS[piece]
    if not piece[0].isalpha():
        return SIGNS.get(piece, ("",))
    return tuple(dict.fromkeys(_letters(piece)))


def _letters(piece: str) -> Iterator[str]:
    """As a word; by letters where it may be; “GitHub” in two words; a foreign letter as the plain one."""
    stem, mark, ending = piece.partition("'")
    if _spelt(piece) and len(_HUMP.findall(stem)) == 1:
        yield _by_letters(stem) + mark + ending.lower()
    yield piece.lower()
    humps = _HUMP.findall(piece)
    if len(humps) > 1 and not stem.isupper():
        yield " ".join(humps).lower()
        yield " ".join(_by_letters(one) if one.isupper() else one.lower() for one in humps)
    if _bare(piece) != piece:
        yield _bare(piece).lower()


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _by_letters(word: str) -> str:
    return " ".join(f"{letter}." for letter in word.lower())


def _number(digits: str) -> tuple[str, ...]:
    """As a number, a year, a day of the month, or digit by digit; with “and” and without."""
    spelt = " ".join(num2words(int(digit)) for digit in digits)
    if len(digits) > 1 and digits[0] == "0":
        return (spelt, spelt.replace("zero", "o."), _spelt_out(digits, "cardinal"))
    if len(digits) > LONGEST_NUMBER:
        return (spelt,)
    cardinal, ordinal = _spelt_out(digits, "cardinal"), _spelt_out(digits, "ordinal")
    year = _spelt_out(digits, "year") if len(digits) == 4 else cardinal
    forms = (
        cardinal,
        cardinal.replace(" and ", " "),
        year,
        ordinal,
        f"{ordinal} of",
        spelt,
        spelt.replace("zero", "o."),
    )
    return tuple(dict.fromkeys(forms))


def _spelt_out(digits: str, kind: str) -> str:
    return re.sub(r"[-,]", " ", num2words(int(digits), to=kind))


def _decade(digits: str) -> Iterator[str]:
    """“1990s” as nineteen nineties or nineties; “90s” as nineties."""
    year = _spelt_out(digits, "year" if len(digits) == 4 else "cardinal")
    plural = re.sub(r"y$", "ie", year) + "s"
    return iter((plural, plural.split()[-1]))


def _money(match: re.Match[str]) -> Iterator[str]:
    """“£4” as four pounds, “$4.50 million” as four point five zero million dollars, “$4.50” with its
    cents."""
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
