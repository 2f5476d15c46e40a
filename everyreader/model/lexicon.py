"""The entries of a lexicon, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from everyreader.model.text import folded


@dataclass(frozen=True)
class Entry:
    """``grapheme`` as it is written, ``alias`` as it is spoken; the same words where somebody confirmed that
    the voice says them right.

    ``language`` is a BCP 47 tag: the entry holds for texts in it and in its varieties (``en`` for ``en-GB``).
    """

    grapheme: str
    alias: str
    language: str

    def holds_for(self, language: str) -> bool:
        """Whether it is an entry for a text in ``language``."""
        own, asked = self.language.lower(), language.lower()
        return asked == own or asked.startswith(f"{own}-")


@dataclass(frozen=True)
class LexiconFile:
    """One file, as an edition carries it: ``name`` there, ``data`` as it was read."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Lexicon:
    """Entries, those of the statement before those of the house: the first that fits counts."""

    entries: tuple[Entry, ...] = ()

    def split(self, text: str, language: str) -> Iterator[tuple[str, Entry | None]]:
        """``text`` cut where entries for ``language`` stand in it as whole words, the longest first. Case
        counts (PLS 1.0, 5.1)."""
        found = _pattern(self, language)
        if found is None:
            yield text, None
            return
        at = 0
        for match in found.finditer(text):
            if match.start() > at:
                yield text[at : match.start()], None
            yield match[0], self.entry(match[0], language)
            at = match.end()
        if at < len(text):
            yield text[at:], None

    def entry(self, words: str, language: str) -> Entry | None:
        """The entry for exactly these words, white space folded."""
        return _by_words(self, language).get(folded(words))


@lru_cache(maxsize=32)
def _by_words(lexicon: Lexicon, language: str) -> dict[str, Entry]:
    fitting = [one for one in lexicon.entries if one.holds_for(language)]
    return {folded(one.grapheme): one for one in reversed(fitting)}


@lru_cache(maxsize=32)
def _pattern(lexicon: Lexicon, language: str) -> re.Pattern[str] | None:
    words = sorted(_by_words(lexicon, language), key=len, reverse=True)
    return re.compile("|".join(map(_whole, words))) if words else None


def _whole(words: str) -> str:
    """As whole words: no letter or digit touches it where it begins or ends with one."""
    inner = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{inner}{after}"
