"""LNG: words in another language than a foreign file says (WCAG 3.1.1, 3.1.2), as the kept library py3langid tells languages apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

import langcodes
import regex

from everyreader.checks.rules.document.directions import NO_WORDS, of_another_script
from everyreader.checks.rules.model import READINGS, Case, Hit, Rule, short
from everyreader.checks.semantics.languages import primary
from everyreader.findings import Ground
from everyreader.publication import Role

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

T = TypeVar("T")
_NO_WORD = regex.compile(r"\S*[\d@/\\_<>=]\S*")
_LETTERS = 120  # of one passage, with which its language can be told
_WHOLE, _MOST = 120, 0.8  # letters in another language, and their share, with which the file's own is another
_SURE = 0.99
_UNITS, _PASSAGES = (
    2000,
    400,
)  # of a file and of each of its languages that are looked at; a passage takes a millisecond or two
_LONGEST = 600  # characters of a passage
_NO_LANGUAGE = ("zxx", "la")  # code and numbers; the Latin of names, plants and filler
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


@dataclass(frozen=True)
class _Passage:
    text: str
    letters: int


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _passages(case: Case) -> dict[str, Sequence[_Passage]]:
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
            if sum(map(_count, pieces)) >= _LETTERS:
                found.setdefault(language, []).append(_passage(pieces))
                pieces.clear()
    for language, pieces in waiting.items():
        if pieces and language in found:  # too little by itself
            found[language][-1] = _passage([found[language][-1].text, *pieces])
    return {language: _spread(several, _PASSAGES) for language, several in found.items()}


def _passage(pieces: Sequence[str]) -> _Passage:
    text = " ".join(pieces)[:_LONGEST]
    return _Passage(text, _count(text))


def _count(text: str) -> int:
    return sum(map(str.isalpha, text))


def _spread(several: Sequence[T], most: int) -> Sequence[T]:
    """No more than ``most`` of them, evenly spread."""
    return several[:: max(1, -(-len(several) // most))]


def _told(passage: _Passage) -> str:
    """The language of a passage, ``""`` where it cannot be told for certain."""
    language, sure = _identifier().classify(passage.text)
    return "" if sure < _SURE or language in _NO_LANGUAGE else str(language)


def _apart(one: str, other: str) -> bool:
    return bool(other) and one != other and not any(one in kin and other in kin for kin in _KIN)


def _other_words(case: Case) -> Iterator[Hit]:
    """What a script tells already is another rule's. A single passage may be a quotation, of which nobody is certain."""
    scripts = of_another_script(case)
    for said, passages in _passages(case).items():
        own = primary(said)
        if said in scripts or own not in _identifier().labels:
            continue
        strange = [(one, told) for one in passages if _apart(own, told := _told(one))]
        letters: Counter[str] = Counter()
        for one, told in strange:
            letters[told] += one.letters
        everything = sum(one.letters for one in passages)
        for language, many in letters.items():
            first = next(one.text for one, told in strange if told == language)
            whole = many >= _WHOLE and many > _MOST * everything
            yield Hit(
                f"“{short(' '.join(first.split()), 60)}” is {_name(language)}, and said to be {_name(said)}",
                excerpt=short(first),
                rests_on=None if whole else Ground.ADVICE,
            )


def _name(language: str) -> str:
    return f"{langcodes.Language.get(language).display_name()} ({language})"


RULES = (
    Rule(
        "LNG-005",
        "language-of-other-words",
        "WCAG 3.1.1, 3.1.2",
        "words are in another language than is named",
        "name the language of the words, by its tag as BCP 47 has it",
        READINGS,
        _other_words,
        lambda case: case.publication is None and bool(_passages(case)),
        alone=True,
        applicability="foreign files with words whose language is named",
    ),
)
