"""Named respellings: what is said in other letters than it is written, because a lexicon or a table says so.

A lexicon comes first. What it does not hold goes through the language's row of ``wordings.py``: what is no
word is spelled (``spelled.py``), quantities and Roman numerals are put into words (``quantities.py``,
``numerals.py``), and so are abbreviations that voices misread. Everything else reaches the voice letter by
letter (``spoken.py``). In a language without a row only web addresses are respelled, by their host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from everyreader.model.lexicon import Lexicon
from everyreader.model.publication import Mark
from everyreader.narration.numerals import numerals
from everyreader.narration.quantities import dates, money, powers, ranges, units, with_looks
from everyreader.narration.spelled import code_spelled, host, islands
from everyreader.narration.symbols import currencies, figures, pictures
from everyreader.narration.wording import Wording
from everyreader.narration.wordings import wording

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]}»”’\"'*_]", re.IGNORECASE)


def respelled(text: str, language: str, lexicon: Lexicon, marks: Sequence[Mark] = (), start: int = 0) -> str:
    """``text`` with everything that has a named respelling in it; ``text`` itself where nothing has.

    ``marks`` are those of the unit in which ``text`` begins at ``start``.
    """
    words = wording(language)
    pieces = list(_with_addresses(text, language, lexicon))
    begins = accumulate((len(piece) for piece, _ in pieces), initial=start)
    return "".join(
        alias or by_table(piece if words is None else with_looks(piece, begin, marks), language)
        for (piece, alias), begin in zip(pieces, begins, strict=False)
    )


def respelled_code(text: str, language: str) -> str:
    """``text`` of code with long keys and checksums spelled."""
    return code_spelled(text, wording(language))


def _with_addresses(text: str, language: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """``text`` cut at the lexicon's entries, with their aliases; no entry reaches into an address."""
    at = 0
    for match in _ADDRESS.finditer(text):
        yield from _entries(text[at : match.start()], language, lexicon)
        yield match[0], ""
        at = match.end()
    yield from _entries(text[at:], language, lexicon)


def _entries(text: str, language: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for piece, entry in lexicon.split(text, language):
        yield piece, entry.alias if entry else ""


def by_table(text: str, language: str) -> str:
    """``text`` through the row of its language, one step after the other; what no row knows stays."""
    words = wording(language)
    if words is None:
        return _ADDRESS.sub(lambda match: host(match[0]), text)
    return "".join(said or _stepped(piece, language, words) for piece, said in islands(text, words))


def _stepped(text: str, language: str, words: Wording) -> str:
    for step in _STEPS:
        text = step(text, language, words)
    return text


def _abbreviations(text: str, _: str, words: Wording) -> str:
    for pattern, said in words.abbreviations.items():
        text = re.sub(pattern, said, text)
    return text


_STEPS: tuple[Callable[[str, str, Wording], str], ...] = (
    figures,
    dates,
    money,
    ranges,
    currencies,
    units,
    powers,
    numerals,
    _abbreviations,
    pictures,
)
