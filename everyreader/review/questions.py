"""The questions that only a person can answer, and how each of them stands, for reports."""

from __future__ import annotations

from dataclasses import dataclass

from everyreader.checks.rules.model import rules_of
from everyreader.checks.rules.people import questions
from everyreader.checks.rules.subjects import WithStatement
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication


@dataclass(frozen=True)
class Question:
    """One question. ``state``: ``open``, ``yes``, ``no``, ``not-applicable``, or ``stale`` where something
    that the answer is about changed since.

    ``by``, ``date`` (ISO 8601) and ``note`` are the answer's; empty where there is none.
    """

    rule: str
    text: str
    criterion: str
    state: str
    by: str = ""
    date: str = ""
    note: str = ""


def questions_of(publication: Publication, made: frozenset[Rendition] | None = None) -> tuple[Question, ...]:
    """Every question that applies to ``publication`` and what is ``made`` of it (all formats, where none is
    named), in the catalogue's order."""
    case = WithStatement(publication, Rendition.SOURCE, None, made=made)
    review = publication.decisions.review
    found = []
    for rule in rules_of(questions):
        if not rule.applies(case):
            continue
        state = questions.state_of(case, rule.id)
        answered = review if state != "open" else None
        found.append(
            Question(
                rule.full_name,
                rule.message,
                rule.criterion,
                state,
                answered.reviewer if answered else "",
                answered.date if answered else "",
                answered.answer(rule.id).note if answered else "",
            )
        )
    return tuple(found)
