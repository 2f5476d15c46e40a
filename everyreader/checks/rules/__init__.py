"""The project's own rules: one catalogue, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from everyreader.checks.alignment import align
from everyreader.checks.rules import (
    acx,
    book,
    captions,
    compared,
    document,
    edition,
    large_print,
    look,
    people,
    recording,
    talking,
    writing,
)
from everyreader.checks.rules.model import Case, Rule, rules_of
from everyreader.checks.rules.people.claims import AFTERWARDS
from everyreader.model.findings import Finding, Outcome, Rendition
from everyreader.model.publication import Publication, Reading

_ROOMS = (
    compared,
    document,
    look,
    book,
    large_print,
    recording,
    captions,
    talking,
    acx,
    edition,
    writing,
    people,
)


def _rules(room: ModuleType) -> Iterator[Rule]:
    """Every rule of a room, its modules by name, each as its rules stand in it."""
    for found in sorted(iter_modules(room.__path__), key=lambda one: one.name):
        yield from rules_of(import_module(f"{room.__name__}.{found.name}"))


CATALOGUE: tuple[Rule, ...] = tuple(rule for room in _ROOMS for rule in _rules(room))

_WITHOUT_TEXT = (
    Rendition.AUDIO,
    Rendition.CAPTIONS,
    Rendition.ACX,
    Rendition.EDITION,
)  # nothing to lay beside the text


@dataclass(frozen=True)
class Verdict:
    """What one rule said of one rendition: its outcome, and a finding for each place where it failed or cannot tell.

    ``reason`` says why it is ``UNTESTED``; ``file`` is the name of the finished file, ``""`` for the statement.
    """

    rule: Rule
    rendition: Rendition
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    file: str = ""


def judge_source(
    publication: Publication, rules: Iterable[Rule] = CATALOGUE, *, made: frozenset[Rendition] | None = None
) -> tuple[Verdict, ...]:
    """Every rule about the source itself, applied to ``publication``, of which all formats or those ``made`` are made."""
    case = Case(publication, Rendition.SOURCE, made=made)
    return _judge(case, (rule for rule in rules if rule.id not in AFTERWARDS))


def judge_reading(
    publication: Publication,
    rendition: Rendition,
    reading: Reading,
    rules: Iterable[Rule] = CATALOGUE,
    *,
    foreign: bool = False,
    given: bool = False,
) -> tuple[Verdict, ...]:
    """Every rule about ``rendition``, applied to one finished file read back; ``foreign`` where no build of ours made it, ``given`` where
    nobody knows."""
    case = Case(publication, rendition, reading, foreign=foreign, given=given)
    if rendition not in _WITHOUT_TEXT:
        alignment, notes = align(publication.units, reading.units), align(publication.notes, reading.notes)
        case = replace(case, alignment=alignment, notes=notes)
    return _judge(case, rules)


def judge_alone(
    rendition: Rendition, reading: Reading, rules: Iterable[Rule] = CATALOGUE
) -> tuple[Verdict, ...]:
    """The rules about ``rendition`` that need no statement, applied to a foreign file."""
    return _judge(Case(None, rendition, reading, foreign=True), (rule for rule in rules if rule.alone))


def judge_afterwards(publication: Publication, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """The rules that look at what all others found, once everything else is judged."""
    case = Case(publication, Rendition.SOURCE, judged=tuple(findings))
    return _judge(case, (rule for rule in CATALOGUE if rule.id in AFTERWARDS))


def _judge(case: Case, rules: Iterable[Rule]) -> tuple[Verdict, ...]:
    return tuple(_verdict(rule, case) for rule in rules if case.rendition in rule.renditions)


def _verdict(rule: Rule, case: Case) -> Verdict:
    file = case.reading.path.name if case.reading else ""
    reason = case.reading.unavailable.get(rule.needs, "") if case.reading and rule.needs else ""
    if reason:
        return Verdict(rule, case.rendition, Outcome.UNTESTED, reason=reason, file=file)
    if not rule.applies(case):
        return Verdict(rule, case.rendition, Outcome.INAPPLICABLE, file=file)
    findings = tuple(rule.findings(case))
    return Verdict(rule, case.rendition, _outcome(findings), findings, file=file)


def _outcome(findings: tuple[Finding, ...]) -> Outcome:
    if any(one.outcome is Outcome.FAILED for one in findings):
        return Outcome.FAILED
    return Outcome.CANT_TELL if findings else Outcome.PASSED


__all__ = ["CATALOGUE", "Verdict", "judge_afterwards", "judge_alone", "judge_reading", "judge_source"]
