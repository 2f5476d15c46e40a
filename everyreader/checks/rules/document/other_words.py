"""LNG: words in another language than a foreign file says (WCAG 3.1.1, 3.1.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import regex

from everyreader.checks.rules.document.directions import NO_WORDS, of_another_script
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import TAGGED, Case
from everyreader.checks.semantics.languages import primary
from everyreader.language.tongues import LETTERS, apart, identifier, letters_in, name_of, tongue_of
from everyreader.model.findings import Ground
from everyreader.model.publication import Role
from everyreader.model.reading import Reading
from everyreader.model.text import folded

T = TypeVar("T")
_NO_WORD = regex.compile(r"\S*[\d@/\\_<>=]\S*")
_WHOLE, _MOST = 120, 0.8  # letters in another language, and their share, with which the file's own is another
_UNITS, _PASSAGES = (
    2000,
    400,
)  # of a file and of each of its languages that are looked at; a passage takes a millisecond or two
_LONGEST = 600  # characters of a passage


@dataclass(frozen=True)
class _Passage:
    text: str
    letters: int


def _passages(case: Case[Reading]) -> dict[str, Sequence[_Passage]]:
    """The words of each language that is named, in passages of some lines; addresses and numbers left out."""
    found: dict[str, list[_Passage]] = {}
    waiting: dict[str, list[str]] = {}
    for unit in _spread((*case.reading.units, *case.reading.notes), _UNITS):
        spoken = (run for run in unit.runs if run.role is Role.TEXT and run.language)
        for language, runs in (
            groupby(spoken, key=lambda run: run.language) if unit.kind not in NO_WORDS else ()
        ):
            pieces = waiting.setdefault(language, [])
            pieces.append(_NO_WORD.sub(" ", "".join(run.text for run in runs)))
            if sum(map(letters_in, pieces)) >= LETTERS:
                found.setdefault(language, []).append(_passage(pieces))
                pieces.clear()
    for language, pieces in waiting.items():
        if pieces and language in found:  # too little by itself
            found[language][-1] = _passage([found[language][-1].text, *pieces])
    return {language: _spread(several, _PASSAGES) for language, several in found.items()}


def _passage(pieces: Sequence[str]) -> _Passage:
    text = " ".join(pieces)[:_LONGEST]
    return _Passage(text, letters_in(text))


def _spread(several: Sequence[T], most: int) -> Sequence[T]:
    """No more than ``most`` of them, evenly spread."""
    return several[:: max(1, -(-len(several) // most))]


@rule(
    "LNG-005",
    "language-of-other-words",
    on=TAGGED,
    criterion="WCAG 3.1.1, 3.1.2",
    message="words are in another language than is named",
    fix="name the language of the words, by its tag as BCP 47 has it",
    applies=where("foreign files with words whose language is named")(
        lambda case: case.publication is None and bool(_passages(case))
    ),
)
def language_of_other_words(case: Case[Reading]) -> Iterator[Hit]:
    """What a script tells already is another rule's. A single passage may be a quotation, of which nobody is
    certain."""
    scripts = of_another_script(case)
    for said, passages in _passages(case).items():
        own = primary(said)
        if said in scripts or own not in identifier().labels:
            continue
        strange = [(one, told) for one in passages if apart(own, told := tongue_of(one.text))]
        letters: Counter[str] = Counter()
        for one, told in strange:
            letters[told] += one.letters
        everything = sum(one.letters for one in passages)
        for language, many in letters.items():
            first = next(one.text for one, told in strange if told == language)
            whole = many >= _WHOLE and many > _MOST * everything
            yield Hit(
                (f"“{short(folded(first), 60)}” is {name_of(language)}, and said to be {name_of(said)}"),
                excerpt=short(first),
                rests_on=None if whole else Ground.ADVICE,
            )
