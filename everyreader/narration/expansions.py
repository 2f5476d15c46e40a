"""Where the narration says what an abbreviation stands for: a listener sees no title and turns to no list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from everyreader.model.abbreviations import abbreviations_in
from everyreader.model.publication import Publication, Run
from everyreader.narration.respelling import by_table
from everyreader.narration.spoken import letters

_REST_OF_WORD = re.compile(r"[\w'’-]*")  # “WHO’s”, “WHO-led”


def expansions_said(publication: Publication, order: Sequence[int]) -> Mapping[int, Mapping[int, Run]]:
    """Unit → the place behind the word → the abbreviation whose expansion is said there. ``order`` is that in
    which units are spoken.

    Each is said once, where it is first heard, unless its words were heard before or stand in the same unit,
    or the voice says words for it anyway (“for example”, or a lexicon's entry).
    """
    found: dict[int, dict[int, Run]] = {}
    heard, done = "", set()
    for index in order:
        unit = publication.all_units[index]
        heard += f" {unit.text.casefold()}"
        for one, end in abbreviations_in(unit):
            if one not in done and one.expansion.casefold() not in heard and not _in_words(one, publication):
                rest = _REST_OF_WORD.match(unit.text, end)
                found.setdefault(index, {})[rest.end() if rest else end] = one
            done.add(one)
    return found


def _in_words(abbreviation: Run, publication: Publication) -> bool:
    text, language = abbreviation.text, abbreviation.language
    aliases = [entry.alias for _, entry in publication.lexicon.split(text, language) if entry]
    said = letters(by_table(text, language)) != letters(text)
    return said or any(alias.casefold() == abbreviation.expansion.casefold() for alias in aliases)
