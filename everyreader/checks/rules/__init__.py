"""The project's own rules: one catalogue, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import iter_modules

from everyreader.checks.alignment import align
from everyreader.checks.rules.model import Rule, rules_of
from everyreader.checks.rules.people.claims import AFTERWARDS
from everyreader.checks.rules.subjects import Case, WithStatement
from everyreader.formats.table import FORMATS
from everyreader.model.findings import Finding, Outcome, Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading


def _rules(places: Iterable[str], name: str) -> Iterator[Rule]:
    """Every rule of every module in the folders here, by the modules' names, each as its rules stand in
    it."""
    for room in sorted(one.name for one in iter_modules(places, f"{name}.") if one.ispkg):
        for module in sorted(one.name for one in iter_modules(import_module(room).__path__, f"{room}.")):
            yield from rules_of(import_module(module))


CATALOGUE: tuple[Rule, ...] = tuple(_rules(__path__, __name__))

_TEXTS = tuple(one.rendition for one in FORMATS if one.text)  # what can be laid beside the statement


@dataclass(frozen=True)
class Verdict:
    """What one rule said of one rendition: its outcome, and a finding for each place where it failed or
    cannot tell.

    ``reason`` says why it is ``UNTESTED``; ``file`` is the name of the finished file, ``""`` for the
    statement.
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
    """Every rule about the source itself, applied to ``publication``, of which all formats or those ``made``
    are made."""
    case = WithStatement(publication, Rendition.SOURCE, None, made=made)
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
    """Every rule about ``rendition``, applied to one finished file read back; ``foreign`` where no build of
    ours made it, ``given`` where nobody knows."""
    case = WithStatement(publication, rendition, reading, foreign=foreign, given=given)
    if rendition in _TEXTS:
        units, notes = reading.expects(publication)
        case = replace(case, alignment=align(units, reading.units), notes=align(notes, reading.notes))
    return _judge(case, rules)


def judge_alone(
    rendition: Rendition, reading: Reading, rules: Iterable[Rule] = CATALOGUE
) -> tuple[Verdict, ...]:
    """The rules about ``rendition`` that need no statement, applied to a foreign file."""
    return _judge(Case(None, rendition, reading, foreign=True), (rule for rule in rules if rule.alone))


def judge_afterwards(publication: Publication, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """The rules that look at what all others found, once everything else is judged."""
    case = WithStatement(publication, Rendition.SOURCE, None, judged=tuple(findings))
    return _judge(case, (rule for rule in CATALOGUE if rule.id in AFTERWARDS))


def _judge(case: Case[Reading | None], rules: Iterable[Rule]) -> tuple[Verdict, ...]:
    return tuple(_verdict(rule, case) for rule in rules if case.rendition in rule.renditions)


def _verdict(rule: Rule, case: Case[Reading | None]) -> Verdict:
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
