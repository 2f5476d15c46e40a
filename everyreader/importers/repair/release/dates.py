"""The date that a line says, in the words of its language and in the order in which that writes numbers.

English without a country has two orders: there, two numbers that can be day or month are never guessed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from datetime import date, datetime

import dateparser
import langcodes

from everyreader.language.tongues import date_order
from everyreader.model.text import folded

_DIGITS_ONLY = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLACE = 7  # words of the longest place
_ANY = ["en", "fr", "de", "es", "it", "pt"]  # whose months are looked for where the language is not known
LONGEST = 80  # characters of a dateline
_DATE_WORDS = 6
_HOLDS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"(?<![\w./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/-]|\.\d)")
_EASTERN = re.compile(r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
_MONTHS_OF = {"no": "nb"}  # as dateparser calls a language
_EDGES = " .,:–—-()"
# Between the words of a date, where dateparser does not expect them: “den 4. März”, “1º de marzo”, “10 Uhr”.
_SMALL = re.compile(
    r"(?:^|(?<=\s))(?:den|le|il|lì|li|em|at|um|ore|alle|a las|à|dated|dnia|dne|dňa|dana|dne)\s(?=\d)|(?<=\d)º"
    r"|\s(?:Uhr|heures|horas|h)\b|(?<=[\d.])\s(?:godine|god|g)$",
    re.IGNORECASE,
)
_PLACE_LED = re.compile(r"^(?:[^\W\d_a-zß-ÿ][\w’'-]*\s){1,3}(?=(?:den|le|lì|li|dnia|dne|dňa|dana)\s\d)")
# The first of several days and what leads to the last: “17–”, “28 May to ”, “May 17 and ”, “du 17 au ”,
# “17.05.–”.
_FIRST_DAY = re.compile(
    r"""(?<![\w./-])(?:(?:from|du|vom|del|dal|van|de|od|från|fra|z)\s)?(?:[^\W\d]+(?:day|tag|di|dag)[.,]?\s)?
    (?P<first>\d{4}-\d\d-\d\d | \d{1,2}(?P<sign>[./])\s?\d{1,2}(?:(?P=sign)(?:\s?\d{4})?)?
    | (?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|[ºª])?
      (?P<own>\s(?:of\s|de\s|d['’])?[^\W\d]{3,}\.?(?:,?\s(?:de\s)?\d{4})?)?
    | (?P<month>[^\W\d]{3,}\.?)\s(?P<after>\d{1,2})(?:st|nd|rd|th)?(?:,?\s\d{4})?)
    (?P<between>\s?(?:[–—/&+]|--?|,)\s?|\s(?:to|and|until|through|bis|und|au|et|al|a|y|e|ao|até|tot|t/m|en|do|i|til|till|och|og|ja|až|a\sž)\s)
    (?=(?:(?!\d)\w+[.,]?\s){0,2}(?P<last>\d{1,4}))""",
    re.VERBOSE | re.IGNORECASE,
)
MINUTES = re.compile(
    r"(?:\w+ )?(?:minutes|\w*protoko[lł]l?\w*|niederschrift|compte[- ]rendu|proc[eè]s[- ]verbal|p\.?-?v\.?"
    r"|acta|ata|verbale|notulen|zápis\w*|referat)"
    r"(?=\s)",
    re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"(?:\b(?:n[or]?|num\w*|núm\w*|issue|ref|ausgabe)\W{0,2}|[°º#]\s?)$", re.IGNORECASE)
_UP_TO_YEAR = re.compile(r"(?:\S+\s+){0,6}?\S*(?<!\d)(?:19|20)\d\d(?!\d)[^\s,;:)–—]*")


def several_days(text: str, language: str) -> tuple[int, int, str] | None:
    """From which character of ``text`` to which it says several days, as an event has them, and ``text`` with
    the last of them alone."""
    for found in _FIRST_DAY.finditer(text):
        before, rest = text[: found.start()], text[found.end() :]
        bare = found["after"] or (None if found["own"] else found["day"])
        falls = (
            bare and len(found["last"]) < 3 and not _starts_month(rest) and int(bare) >= int(found["last"])
        )
        if falls or _NUMBER_SIGN.search(before) or bare and found["between"].strip() == ",":
            continue
        ahead = _UP_TO_YEAR.match(rest)
        last = ahead.group() if ahead else rest
        month = f"{found['month']} " if found["month"] and not _starts_month(rest) else ""
        for lead in (month,) if re.match(r"\s\W", found["between"]) else (month, ""):  # “Room 4 – 17 May”
            one = f"{lead}{last}" if ahead else f"{before}{lead}{rest}"
            if (ahead or bare) and (bare or _is_day(found, one, language)) and _found(one, language, None):
                return found.start(), found.end() + len(last), f"{before}{lead}{rest}"
    return None


def _is_day(found: re.Match[str], last: str, language: str) -> bool:
    """Whether the first of two days is one, too, in the year of the last: “28 May”, not “12 Harbour”."""
    first, year = found["first"], _HOLDS_YEAR.search(last)
    whole = first if found["sign"] or not year or _HOLDS_YEAR.search(first) else f"{first} {year.group()}"
    return bool(found["sign"]) or _found(whole, language, None) is not None


def _starts_month(text: str) -> bool:
    """Whether a word stands before the number."""
    return bool(re.match(r"[^\W\d]{3,}", text))


def find_date(text: str, language: str, told: date | None = None) -> date | None:
    """The date that ``text`` is, after a place or a label and a dash or a colon if it has one.

    Two numbers that can be day or month are the ``told`` date, or what ``language`` reads in them, or none.
    Several days (“17–18 May 2016”) are an event's.
    """
    return None if several_days(folded(text), language) else _found(text, language, told)


def closing_date(text: str, language: str, told: date | None = None) -> date | None:
    """The date of a line that has its place right before the day (“Stockholm den 1 juni 2022”): below a text
    that is where it was signed; above it, it could be what happens then."""
    place = _PLACE_LED.match(folded(text))
    return find_date(folded(text)[place.end() :], language, told) if place else None


def _found(text: str, language: str, told: date | None) -> date | None:
    text = folded(text).strip(_EDGES)
    if MINUTES.match(text):  # “Minutes of the board, 4 March 2024” is a title
        return None
    tail = re.split(r"\s[–—-]+\s|\s\|\s|:\s", text)[-1].strip(_EDGES)
    inside = re.findall(r"\(([^()]*)\)", f"{text})")
    bare = re.sub(r"\s*/[^/]*/$", "", text)  # “March 3, 2024 /PRNewswire/”
    for candidate in (
        text,
        tail,
        bare,
        re.sub(r"\s*\([^()\d]*$", "", text),  # “4. März 2024 (dpa)”, without its edge
        *inside,
        *_after_place(bare),
        *_after_place(tail),
        *_before_place(tail),
    ):
        candidate = candidate.strip(_EDGES)
        digits = _DIGITS_ONLY.fullmatch(candidate)
        if digits and told is None and _one_meaning(digits, language) is None:
            return None
        if digits:
            found = told if told and _can_mean(digits, told) else _one_meaning(digits, language)
        else:
            found = _iso(candidate) if _ISO.fullmatch(candidate) else _parse(candidate, language)
        if found:
            return found
    return None


def date_in(text: str, language: str) -> date | None:
    """The one whole date that stands among the words of ``text``."""
    found = dates_in(text, language)
    return next(iter(found)) if len(found) == 1 else None


def dates_in(text: str, language: str) -> dict[date, tuple[int, int]]:
    """The whole dates among the words of ``text``, each with the characters from which to which it stands.

    They end with their years, or begin with them, as in Hungarian.
    """
    tokens = list(re.finditer(r"\S+", text))
    years = [i for i, token in enumerate(tokens) if _HOLDS_YEAR.search(token.group())]
    up_to = [
        [(one.start(), tokens[i].end()) for one in reversed(tokens[max(i + 1 - _DATE_WORDS, 0) : i + 1])]
        for i in years
    ]
    behind = [[(tokens[i].start(), one.end()) for one in tokens[i + 1 : i + _DATE_WORDS]] for i in years]
    eastern = [[one.span()] for one in _EASTERN.finditer(text)]
    return _first_of(text, up_to, language) or _first_of(text, [*behind, *eastern], language)


def _first_of(
    text: str, spans: Sequence[Sequence[tuple[int, int]]], language: str
) -> dict[date, tuple[int, int]]:
    """Of each row of ``spans`` of ``text`` the first that is a date."""
    found: dict[date, tuple[int, int]] = {}
    for row in spans:
        dates = ((find_date(text[start:end], language), (start, end)) for start, end in row)
        day, span = next(((day, span) for day, span in dates if day), (None, (0, 0)))
        if day:
            found.setdefault(day, span)
    return found


def two_ways(text: str, language: str) -> tuple[int, int] | None:
    """Where in ``text`` numbers stand of which ``language`` does not tell which is the day and which the
    month."""
    for found in _DIGITS.finditer(text):
        digits = _DIGITS_ONLY.fullmatch(found.group())
        if not digits or find_date(found.group(), language):
            continue
        day, month = sorted((int(digits[1]), int(digits[3])), reverse=True)
        if 1 <= month <= 12 and day <= (12 if len(digits[4]) == 4 else 31):
            return found.span()
    return None


def dated_alone(text: str, language: str) -> bool:
    """Whether ``text`` is a date, with its place or label at most."""
    digits = _DIGITS_ONLY.fullmatch(text.rpartition(",")[2].strip(_EDGES))
    days = several_days(text, language)
    found = _found(days[2] if days else text, language, None)
    return len(text) <= LONGEST and (found is not None or bool(digits))


def date_alone(text: str, language: str) -> bool:
    """Whether ``text`` is a date and nothing else, neither place nor label."""
    whole = _DIGITS_ONLY.fullmatch(text) or _ISO.fullmatch(text) or _parse(text, language)
    return len(text) <= LONGEST and bool(whole)


def day_or_month_alone(text: str, language: str) -> bool:
    """Whether ``text`` is a date, or a month with its year (“Kiel, im Mai 2026”), with its place or label at
    most."""
    if dated_alone(text, language):
        return True
    if len(text) > LONGEST or MINUTES.match(text) or not re.search(r"\d{4}", text):
        return False
    said = (text.rpartition(",")[2].strip(_EDGES), text.replace(",", " "))  # “December, 2021”
    bare = [re.sub(r"^(?:im|in|en|em|à)\s", "", one, flags=re.IGNORECASE) for one in said]
    return any(_parsed(each, one, ("month", "year")) for each in bare for one in (language, ""))


def _can_mean(digits: re.Match[str], told: date) -> bool:
    numbers = {int(digits[1]), int(digits[3])}
    return numbers == {told.day, told.month} and f"{told.year}".endswith(digits[4])


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _after_place(text: str) -> list[str]:
    """``Geneva, 4 March 2024`` → ``4 March 2024``: the text after each comma, longest first; ``Espoo
    4.3.2024``, as Finnish writes."""
    parts = re.sub(r"^([^\W\d_]+) (?=[\d./]+$)", r"\1,", text).split(",")
    cuts = range(1, len(parts))
    return [",".join(parts[cut:]).strip() for cut in cuts if len(",".join(parts[:cut]).split()) <= _PLACE]


def _before_place(text: str) -> list[str]:
    """``4 March 2024, Geneva`` → ``4 March 2024``."""
    return [text.rpartition(",")[0]] if "," in text and len(text.split()) < 7 else []


def _one_meaning(digits: re.Match[str], language: str) -> date | None:
    """The date of ``13/03/2024``, where only one of the numbers can be a month, or of ``12/03/2024`` in the
    order of ``language``."""
    first, second, year = int(digits[1]), int(digits[3]), digits[4]
    if len(year) < 4 or first > 12 and second > 12:
        return None
    order = ("DMY" if second <= 12 else "MDY") if (first <= 12) != (second <= 12) else date_order(language)
    if not order:
        return None
    day, month = (first, second) if order == "DMY" else (second, first)
    return _iso(f"{year}-{month:02}-{day:02}")


def moment(text: str, language: str) -> datetime | None:
    """The moment that an embargo names, with its zone if it says one."""
    for start in re.finditer(r"(?<!\w)(?=\w)", text):
        said = text[start.start() :].strip(" .()*")
        found = _parsed(said, language) or _parsed(_SMALL.sub("", said), language)
        if found:
            return found
    return None


def _parse(text: str, language: str) -> date | None:
    found = _parsed(text, language) or _parsed(_SMALL.sub("", text), language)
    return found.date() if found else None


def _parsed(text: str, language: str, parts: Sequence[str] = ("day", "month", "year")) -> datetime | None:
    if not re.search(r"\d{4}", text):
        return None
    settings = {
        "REQUIRE_PARTS": list(parts),
        "STRICT_PARSING": "day" in parts,
        "PARSERS": ["absolute-time"],
    }
    primary = (langcodes.get(language).language or "") if language else ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return dateparser.parse(
                text, languages=[_MONTHS_OF.get(primary, primary)] if language else _ANY, settings=settings
            )
        except ValueError:  # a language that dateparser does not know
            return None
