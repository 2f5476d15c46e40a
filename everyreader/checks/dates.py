"""A date as people write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def in_words(day: date, language: str, forms: Iterable[str]) -> Iterator[str]:
    """``day`` as ``language`` (BCP 47) writes it in each of CLDR's ``forms``; nothing for a language that CLDR does not know."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return
    for form in forms:
        yield format_date(day, form, locale=locale)
