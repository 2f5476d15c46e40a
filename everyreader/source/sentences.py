"""Units → sentences, by ``sentencex`` (Wikimedia's splitter, which knows the abbreviations of each language).

It parts too often: after abbreviations that it does not know (“Amb.”, “art. 5”) and where orthography alone
says that the sentence goes on. Those pieces are put together again; after the few words that end an
enumeration, and round a sentence in brackets, it parts too seldom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import langcodes
import regex
import sentencex
from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from everyreader.model.publication import Kind, Look, Role, Sentence, Unit
from everyreader.source.abbreviations import AT_THE_END, BEFORE_NUMBERS, GERMAN_DETERMINERS, GO_ON, OFTEN_LAST

_OPENING = r"[\"'“”„‘’«»(\[¿¡\s]*"
_LAST_WORD = regex.compile(r"[^\s(\[“„«\"]+$")
_ELISION = regex.compile(r"^\p{L}{1,5}['’](?=.)")  # “l’art.”
_NUMBER_FOLLOWS = regex.compile(rf"{_OPENING}(?:[+-]?\p{{Nd}}|[IVXLC]+\b)")
_WITHOUT_VOWELS = regex.compile(
    r"(?=\p{Lu})[^\W\d_aeiouyAEIOUY\u00c0-\u024f][^\W\d_aeiouy\p{Lu}\u00c0-\u024f]{1,4}"
)
_INITIAL = regex.compile(r"\p{Lu}(?:\.?-\p{Lu})*")
_ONE_LETTER = regex.compile(r"(?<!\p{L})\p{L}\.$")
# What numbers a unit at its beginning and is no sentence: “II.”, “3.2.”, “§ 5.”, and in a heading “Chapter
# II.” as well.
_COUNTED = r"(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|[IVXLCDM]+|\p{L})\.\s+"
_LABEL = regex.compile(rf"\s*(?:§+\s?|(?:Art|Sec|Abs|Nr|No|N\.º)\.\s?)?{_COUNTED}")
_TITLE_LABEL = regex.compile(rf"\s*(?:§+\s?|\p{{L}}+\.?\s)?{_COUNTED}")
_FAR_ENOUGH = 80  # characters back, in which an abbreviation and the word before it stand
_ADDRESS = r"(?:https?://\S+|www\.\S+|(?<!\S)\S{1,99}@\S+\.\p{Ll}+)"
_ALSO = regex.compile(
    rf"(?:(?<!\p{{L}})(?:{'|'.join(map(regex.escape, AT_THE_END))})\.|{_ADDRESS}[.!?])\s+(?=[“„«\"(¿¡]?\p"
    rf"{{Lu}})"
    rf"|(?:^|(?<=[.!?]\s))\((?=\p{{Lu}}[^\s()]*\s)[^()]{{1,500}}[.!?]\)\s+(?=\p{{Lu}})"
    r"|[!?]\s+(?=\()"
)


def sentences(units: tuple[Unit, ...]) -> tuple[Sentence, ...]:
    """Every sentence of ``units`` in order. Together the sentences of a unit are its text, white space
    between them apart."""
    return tuple(sentence for index, unit in enumerate(units) for sentence in _of_unit(index, unit))


def _of_unit(index: int, unit: Unit) -> Iterator[Sentence]:
    end = number = 0
    for piece in _pieces(unit):
        start, end = end, end + len(piece)
        words = piece.strip()
        if words:
            number += 1
            start += piece.index(words)
            yield Sentence(
                f"u{index + 1}s{number}", index, start, start + len(words), words, _language(unit, start)
            )


def _pieces(unit: Unit) -> list[str]:
    """The unit's text cut in pieces; joined they are the text. Code is not cut, and marks without a word stay
    with the words before."""
    if unit.kind is Kind.CODE:
        return [unit.text]
    language = _main_language(unit)
    breaks = (mark.start for mark in unit.marks if mark.look is Look.BREAK)
    lines = _cut_at(unit.text, breaks)  # an address does not run on
    label = _TITLE_LABEL if unit.kind is Kind.HEADING else _LABEL
    pieces: list[str] = []
    for piece in (piece for line in lines if line for piece in parted(line, language)):
        labelled = len(pieces) == 1 and label.fullmatch(pieces[0])
        if pieces and (labelled or not any(character.isalnum() for character in piece)):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def parted(text: str, language: str) -> list[str]:
    """``text`` cut after each sentence; ``language`` is a primary subtag. Joined, the pieces are ``text``."""
    cut = sentencex.segment(language, text)  # pyright: ignore[reportAttributeAccessIssue]  # it is native code
    if "".join(cut) != text:  # the splitter promises nothing, and no character may be lost
        return [text]
    pieces: list[str] = []
    for piece in cut:
        if pieces and _goes_on(pieces[-1], piece, language):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in _cut_at(piece, (m.end() for m in _ALSO.finditer(piece)))]


def _cut_at(text: str, places: Iterable[int]) -> Iterator[str]:
    start = 0
    for place in (*places, len(text)):
        yield text[start:place]
        start = place


def _goes_on(before: str, after: str, language: str) -> bool:
    """Whether one sentence was parted between the two pieces."""
    before = before[-_FAR_ENOUGH:]
    if not before[-1].isspace() and not after[0].isspace():
        return before[-1] == "." and (
            not after[0].isupper() or bool(_ONE_LETTER.search(before))
        )  # “D.C.”, not “secret.A firm”
    first = next((c for c in after if c.isalnum()), "")
    if first.islower():
        return True
    if not before.rstrip().endswith("."):
        return False
    word = _LAST_WORD.search(before.rstrip()[:-1])
    return bool(word) and _abbreviates(word[0], before, after, language)


def _abbreviates(word: str, before: str, after: str, language: str) -> bool:
    """Whether ``word``, with a stop behind it, goes on with what follows."""
    if word.isdecimal():
        return _is_ordinal(word, before, after, language)
    bare = _ELISION.sub("", word)
    small = bare.lower()
    if small in AT_THE_END:
        return False
    if small in GO_ON.get(language, ()):
        return True
    if _WITHOUT_VOWELS.fullmatch(bare.rpartition(".")[2]) and small not in OFTEN_LAST:
        return True
    if _NUMBER_FOLLOWS.match(after):
        return small in BEFORE_NUMBERS.get(language, ()) or len(bare) == 1
    return bool(_INITIAL.fullmatch(bare)) and not (language == "en" and bare == "I")


def _is_ordinal(number: str, before: str, after: str, language: str) -> bool:
    """“3. Oktober”, “im 19. Jahrhundert”: an ordinal number, which some languages write with a stop."""
    following = regex.match(r"\p{L}+", after.lstrip())
    if len(number) > 2 or not following or language in ("en", "fr", "es", "it", "pt"):
        return False
    words = before.split()
    determined = language == "de" and len(words) > 1 and words[-2].lower() in GERMAN_DETERMINERS
    return determined or following[0].lower() in _months(language)


@cache
def _months(language: str) -> frozenset[str]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = (
        name for width in ("wide", "abbreviated") for name in get_month_names(width, locale=locale).values()
    )
    return frozenset(name.lower().rstrip(".") for name in names)


def _main_language(unit: Unit) -> str:
    """The primary subtag of the language in which most of the unit is written."""
    lengths: Counter[str] = Counter()
    for run in unit.runs:
        lengths[run.language] += len(run.text)
    return langcodes.get(lengths.most_common(1)[0][0]).language or "en" if lengths else "en"


def _language(unit: Unit, start: int) -> str:
    """The language of the run in which the sentence that begins at ``start`` has its first letter or
    digit."""
    position, text = 0, unit.text
    first = next((at for at in range(start, len(text)) if text[at].isalnum()), start)
    for run in unit.runs:
        if run.role is not Role.NOTE:
            position += len(run.text)
            if first < position:
                return run.language
    return unit.runs[0].language
