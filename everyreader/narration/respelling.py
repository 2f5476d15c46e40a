"""Named respellings: what is said in other letters than it is written, because a lexicon or a table says so.

Addresses are said by their host. What no lexicon holds goes through the table of its language: abbreviations that voices misread, ranges
of numbers, sums of money in English, dates of digits. Everything else reaches the voice letter by letter (``spoken.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from langcodes import Language

from everyreader.lexicon.entries import Lexicon

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_MONEY = re.compile(r"([$£€])(\d[\d.,]*\d|\d)\s(hundred|thousand|million|billion|trillion)\b")
_CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros"}


@dataclass(frozen=True)
class Table:
    """One language's. ``abbreviations``: pattern → words; ``to`` stands between the numbers of a range."""

    abbreviations: Mapping[str, str]
    to: str


_FIGURE = r"(?=\s?\d)"
TABLES: Mapping[str, Table] = {
    "en": Table(
        {
            rf"\bNos\.{_FIGURE}": "numbers",
            rf"\bNo\.{_FIGURE}": "number",
            rf"\bArt\.{_FIGURE}": "Article",
            rf"\bSec\.{_FIGURE}": "Section",
            rf"\bpp\.{_FIGURE}": "pages",
            rf"\bp\.{_FIGURE}": "page",
            r"\be\.\s?g\.": "for example",
            r"\bi\.\s?e\.": "that is",
            r"\bvs\.": "versus",
            r"\bcf\.": "compare",
        },
        "to",
    ),
    "de": Table(
        {
            rf"\bNr\.{_FIGURE}": "Nummer",
            rf"\bArt\.{_FIGURE}": "Artikel",
            rf"\bAbs\.{_FIGURE}": "Absatz",
            rf"\bS\.{_FIGURE}": "Seite",
            r"\bz\.\s?B\.": "zum Beispiel",
            r"\bd\.\s?h\.": "das heißt",
            r"\bu\.\s?a\.": "unter anderem",
            r"\bbzw\.": "beziehungsweise",
            r"\bvgl\.": "vergleiche",
            r"\bMio\.": "Millionen",
            r"\bMrd\.": "Milliarden",
        },
        "bis",
    ),
    "fr": Table(
        {
            rf"\b[nN][°º]{_FIGURE}": "numéro",
            rf"\bart\.{_FIGURE}": "article",
            rf"\bp\.{_FIGURE}": "page",
            r"\bp\.\s?ex\.": "par exemple",
            r"\bc\.-à-d\.": "c’est-à-dire",
        },
        "à",
    ),
    "es": Table(
        {
            rf"\b[nN]\.?[°º]{_FIGURE}": "número",
            rf"\b[aA]rt\.{_FIGURE}": "artículo",
            rf"\bpág\.{_FIGURE}": "página",
            r"\bp\.\s?ej\.": "por ejemplo",
            r"\bEE\.\s?UU\.": "Estados Unidos",
        },
        "a",
    ),
    "it": Table(
        {
            rf"\bn\.{_FIGURE}": "numero",
            rf"\b[aA]rt\.{_FIGURE}": "articolo",
            rf"\bpag\.{_FIGURE}": "pagina",
            r"\bad es\.": "ad esempio",
        },
        "a",
    ),
}


def respelled(text: str, language: str, lexicon: Lexicon) -> str:
    """``text`` with everything that has a named respelling in it; ``text`` itself where nothing has."""
    return "".join(_piece(words, address, language, lexicon) for words, address in _at_addresses(text))


def _piece(words: str, address: str, language: str, lexicon: Lexicon) -> str:
    if address:
        return address
    found = lexicon.split(words, language)
    return "".join(entry.alias if entry else by_table(rest, language) for rest, entry in found)


def by_table(text: str, language: str) -> str:
    """``text`` through the table of its language, one step after the other; what no table knows stays."""
    table = TABLES.get(Language.get(language).language or "")
    if table is None:
        return text
    for step in _STEPS:
        text = step(text, language, table)
    return text


def _dates(text: str, language: str, _: Table) -> str:
    def in_words(match: re.Match[str]) -> str:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return format_date(day, "long", locale=Locale.parse(language.replace("-", "_")))
        except (ValueError, UnknownLocaleError):
            return match[0]

    return _ISO_DATE.sub(in_words, text)


def _money(text: str, language: str, _: Table) -> str:
    """“$3.5 million” is said “3.5 million dollars”; voices say “3.5 dollars million”."""
    if not language.lower().startswith("en"):
        return text
    return _MONEY.sub(lambda m: f"{m[2]} {m[3]} {_CURRENCIES[m[1]]}", text)


def _ranges(text: str, _: str, table: Table) -> str:
    """An en dash between two numbers, none of which has another one beside it (a telephone number has)."""
    return re.sub(r"(?<![\d–-])(\d+)\s?–\s?(\d+)(?![\d–-])", rf"\1 {table.to} \2", text)


def _abbreviations(text: str, _: str, table: Table) -> str:
    for pattern, words in table.abbreviations.items():
        text = re.sub(pattern, words, text)
    return text


_STEPS: tuple[Callable[[str, str, Table], str], ...] = (_dates, _money, _ranges, _abbreviations)


def _at_addresses(text: str) -> Iterator[tuple[str, str]]:
    """``text`` cut at the web addresses in it: the words, and for an address how it is said."""
    at = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]}»”’\"'")
        if match.start() > at:
            yield text[at : match.start()], ""
        yield address, _host(address)
        at = match.start() + len(address)
    if at < len(text):
        yield text[at:], ""


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:  # such as an unclosed bracket
        host = None
    return (host or address).removeprefix("www.")
