"""What the name of a language tells of its words: py3langid tells languages apart, CLDR how they write
dates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import langcodes
from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LETTERS = 120  # with which a language can be told
_SURE = 0.99
NO_LANGUAGE = ("und", "mul", "mis", "zxx")  # ISO 639 codes for what is in none, or in nobody knows which
_UNSURE = ("zxx", "la")  # code and numbers; the Latin of names, plants and filler
_KIN = (  # languages so near to each other that a passage of one is taken for the other
    ("no", "nb", "nn", "da"),
    ("hr", "bs", "sr", "sh"),
    ("id", "ms", "jv"),
    ("zh", "yue", "wuu"),
    ("pt", "gl"),
    ("es", "gl", "ast", "ext", "an"),
    ("ar", "arz", "ary"),
    ("en", "sco", "pcm"),
    ("fr", "wa", "ht", "gcf", "gcr"),
    ("de", "lb", "gsw", "nds"),
    ("it", "lij", "vec"),
    ("cs", "sk"),
    ("bg", "mk"),
    ("nl", "af", "li"),
)


@cache
def identifier() -> LanguageIdentifier:
    """The library's model, which is read once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tongue_of(text: str) -> str:
    """The language of ``text`` as ISO 639 calls it, ``""`` where it cannot be told for certain."""
    language, sure = identifier().classify(text)
    return "" if sure < _SURE or language in _UNSURE else str(language)


def likely_tongue_of(text: str) -> str:
    """As ``tongue_of``, where it is certain but for languages near to it."""
    (first, _), *_ = told = identifier().rank(text)
    sure = sum(one for language, one in told if not apart(first, language))
    return "" if sure < _SURE or first in _UNSURE else str(first)


def apart(one: str, other: str) -> bool:
    """Whether these are two languages, and not so near that one is taken for the other."""
    return bool(other) and one != other and not any(one in kin and other in kin for kin in _KIN)


def primary(language: str) -> str:
    """``en`` of ``en-GB``."""
    return language.split("-", maxsplit=1)[0].lower()


def spelled(tag: str) -> str:
    """A BCP 47 ``tag`` in its usual spelling: ``fr-CA`` of ``FR-ca``."""
    return langcodes.Language.get(tag, normalize=False).to_tag() if tag else ""


def letters_in(text: str) -> int:
    return sum(map(str.isalpha, text))


def name_of(language: str) -> str:
    """``German (de)``."""
    return f"{langcodes.Language.get(language).display_name()} ({language})"


@cache
def date_order(language: str) -> str:
    """``DMY`` where ``language`` writes the day of a date in numbers first, ``MDY`` for the month.

    ``""`` where CLDR has neither, and for English of no country, which has both.
    """
    if language.lower() in ("", "en"):
        return ""
    try:
        locale = Locale.parse(langcodes.standardize_tag(language), sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    return {"d": "DMY", "M": "MDY"}.get(str(locale.date_formats["short"])[0], "")
