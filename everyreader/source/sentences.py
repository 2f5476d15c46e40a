"""Units → sentences, by ``sentencex`` (Wikimedia's splitter)."""
from __future__ import annotations

import langcodes
import sentencex

from everyreader.publication import Kind, Sentence, Unit


def sentences(units: tuple[Unit, ...]) -> tuple[Sentence, ...]:
    """Every sentence of ``units`` in order. Together the sentences of a unit are its text, white space between them apart."""
    return tuple(sentence for index, unit in enumerate(units) for sentence in _of_unit(index, unit))


def _of_unit(index: int, unit: Unit) -> list[Sentence]:
    text = unit.text
    if not text.strip():
        return []
    language = unit.runs[0].language
    pieces = [text] if unit.kind is Kind.CODE else sentencex.segment(langcodes.get(language).language or "en", text)
    out: list[Sentence] = []
    end = 0
    for piece in pieces:
        words = piece.strip()
        if not words:
            continue
        start = text.index(words, end)
        if text[end:start].strip():  # the splitter may drop nothing: what it left out begins the sentence
            start = end + len(text[end:start]) - len(text[end:start].lstrip())
        end = text.index(words, end) + len(words)
        out.append(_sentence(index, len(out), unit, start, end))
    if text[end:].strip():
        last = out.pop() if out else None
        out.append(_sentence(index, len(out), unit, last.start if last else 0, len(text.rstrip())))
    return out


def _sentence(index: int, number: int, unit: Unit, start: int, end: int) -> Sentence:
    position = 0
    language = unit.runs[0].language
    for run in unit.runs:
        if position <= start and run.text.strip():
            language = run.language
        position += 0 if run.role == "note" else len(run.text)
    return Sentence(f"u{index + 1}s{number + 1}", index, start, end, unit.text[start:end], language)
