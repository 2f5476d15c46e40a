"""Units → sentences, by ``sentencex`` (Wikimedia's splitter, which knows the abbreviations of each language)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import langcodes
import sentencex

from everyreader.publication import Kind, Role, Sentence, Unit


def sentences(units: tuple[Unit, ...]) -> tuple[Sentence, ...]:
    """Every sentence of ``units`` in order. Together the sentences of a unit are its text, white space between them apart."""
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
    """The unit's text cut in pieces; joined they are the text. Code is not cut, and marks without a word stay with the words before."""
    text = unit.text
    cut = [text] if unit.kind is Kind.CODE else sentencex.segment(_main_language(unit), text)
    if "".join(cut) != text:  # the splitter promises nothing, and no character may be lost
        return [text]
    pieces: list[str] = []
    for piece in cut:
        if pieces and not any(character.isalnum() for character in piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _main_language(unit: Unit) -> str:
    """The primary subtag of the language in which most of the unit is written."""
    lengths: Counter[str] = Counter()
    for run in unit.runs:
        lengths[run.language] += len(run.text)
    return langcodes.get(lengths.most_common(1)[0][0]).language or "en" if lengths else "en"


def _language(unit: Unit, start: int) -> str:
    """The language of the run in which the sentence that begins at ``start`` has its first letter or digit."""
    position, text = 0, unit.text
    first = next((at for at in range(start, len(text)) if text[at].isalnum()), start)
    for run in unit.runs:
        if run.role is not Role.NOTE:
            position += len(run.text)
            if first < position:
                return run.language
    return unit.runs[0].language
