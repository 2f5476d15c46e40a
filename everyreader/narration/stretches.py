"""A sentence cut where language, manner or struck-out words begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from everyreader.model.publication import Kind, Look, Mark, Role, Run, Sentence, Unit


def stretches(
    unit: Unit, sentence: Sentence, said: Mapping[int, Run]
) -> Iterator[tuple[str, int, str, Role, Mark | None, int]]:
    """``(words, where they begin, language, manner, the mark of struck-out words that they stand under, how
    many of ``said`` came before)``."""
    at = 0
    for run in unit.runs:
        if run.role is Role.NOTE:
            continue
        begin, end = max(at, sentence.start), min(at + len(run.text), sentence.end)
        while begin < end:
            struck = struck_at(unit, begin)
            edges = [edge for one in unit.marks if one.look is Look.STRUCK for edge in (one.start, one.end)]
            stop = min([edge for edge in (*edges, *said) if begin < edge < end], default=end)
            before = sum(edge <= begin for edge in said)
            yield (
                run.text[begin - at : stop - at],
                begin,
                run.language,
                _manner(unit, run.role),
                struck,
                before,
            )
            begin = stop
        at += len(run.text)


def struck_at(unit: Unit, place: int) -> Mark | None:
    return next((m for m in unit.marks if m.look is Look.STRUCK and m.start <= place < m.end), None)


def _manner(unit: Unit, role: Role) -> Role:
    """How the words are spoken: as an alternative text, as code, or as any other text."""
    if role is Role.CODE or unit.kind is Kind.CODE:
        return Role.CODE
    return role if role is Role.ALT else Role.TEXT
