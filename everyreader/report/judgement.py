"""Everything that was found about one edition, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from everyreader.checks.rules import Verdict
from everyreader.findings import Finding, Outcome, Rendition, Severity, ValidatorResult


@dataclass(frozen=True)
class Judgement:
    """``verdicts`` of the own rules and ``validators``' results; ``units`` and ``words`` compared by rendition;
    ``transcript`` the walk of a screen reader through the page."""

    verdicts: tuple[Verdict, ...] = ()
    validators: tuple[ValidatorResult, ...] = ()
    compared: Mapping[Rendition, str] = field(default_factory=dict)
    transcript: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: the own rules' first, then the validators', the gravest first within each."""
        own = [finding for verdict in self.verdicts for finding in verdict.findings]
        others = [finding for one in self.validators for finding in one.findings]
        order = list(Severity)
        return tuple(
            sorted(own, key=lambda one: order.index(one.severity))
            + sorted(others, key=lambda one: order.index(one.severity))
        )

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.outcome is Outcome.FAILED and not one.blocks)

    @property
    def unsure(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.outcome is Outcome.CANT_TELL)

    @property
    def untested(self) -> tuple[ValidatorResult, ...]:
        return tuple(one for one in self.validators if one.outcome is Outcome.UNTESTED)

    @property
    def passed(self) -> int:
        """How many checks passed: own rules by rendition, and validators."""
        return sum(verdict.outcome is Outcome.PASSED for verdict in self.verdicts) + sum(
            one.outcome is Outcome.PASSED for one in self.validators
        )

    def with_validators(self, results: Iterable[ValidatorResult]) -> Judgement:
        """This judgement with further runs of validators, joined with what the same validator said before."""
        joined = {one.name: one for one in self.validators}
        for one in results:
            joined[one.name] = _joined(joined[one.name], one) if one.name in joined else one
        return replace(self, validators=tuple(joined.values()))


def judgement_of_source(verdicts: tuple[Verdict, ...]) -> Judgement:
    """The judgement of a source alone, before anything is made of it."""
    return Judgement(verdicts=verdicts)


def _joined(one: ValidatorResult, other: ValidatorResult) -> ValidatorResult:
    order = [Outcome.UNTESTED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE]
    return replace(
        one,
        version=one.version or other.version,
        outcome=min(one.outcome, other.outcome, key=order.index),
        findings=one.findings + other.findings,
        raw=tuple(dict.fromkeys(one.raw + other.raw)),
        reason=one.reason or other.reason,
        seconds=one.seconds + other.seconds,
    )
