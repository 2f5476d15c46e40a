"""A date as people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


def dates_in_words(day: date, *languages: str) -> set[str]:
    """How a date may be written: ISO 8601, and in full, long, middle and short form in each language and in
    English."""
    found = {day.isoformat(), str(day.year) if day.month == day.day == 1 else day.isoformat()}
    for tag in (*languages, "en", "en-GB"):
        found |= set(in_words(day, tag, ("full", "long", "medium", "short")))
    return {" ".join(one.split()) for one in found}


def says_date(words: str, day: date, *languages: str) -> bool:
    """Whether ``day`` stands in ``words`` in one of its forms, and not as the end of another date (``12 May``
    for ``2 May``)."""
    forms = "|".join(re.escape(form) for form in dates_in_words(day, *languages))
    return re.search(rf"(?<!\w)({forms})(?!\w)", " ".join(words.split())) is not None


def in_words(day: date, language: str, forms: Iterable[str]) -> Iterator[str]:
    """``day`` as ``language`` (BCP 47) writes it in each of CLDR's ``forms``; nothing for a language that
    CLDR does not know."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return
    for form in forms:
        yield format_date(day, form, locale=locale)
