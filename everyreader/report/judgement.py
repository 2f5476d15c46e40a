"""Everything that was found about one edition, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from everyreader.checks.rules import Verdict, judge_afterwards, judge_source
from everyreader.checks.rules.strict import raised, refuse_unknown
from everyreader.checks.validators.results import joined as joined_results
from everyreader.model.decisions import Accepted
from everyreader.model.findings import Finding, Outcome, Rendition, Severity, ValidatorResult
from everyreader.model.house import House
from everyreader.model.publication import Publication
from everyreader.report.checked_files import CheckedFile, statement_file
from everyreader.review.questions import Question, questions_of

_NEEDED = {"recognised": "speech recognition"}  # parts of a reading that have a plainer name


@dataclass(frozen=True)
class Judgement:
    """``verdicts`` of the own rules and ``validators``' results; ``compared`` is what was compared, by
    rendition, in words; ``transcript`` the walk of a screen reader through the page. ``accepted`` are
    people's decisions, ``house`` the publisher, who may raise rules; ``questions`` what only they can answer;
    ``files`` are the finished files that were read back.
    """

    verdicts: tuple[Verdict, ...] = ()
    validators: tuple[ValidatorResult, ...] = ()
    compared: Mapping[Rendition, str] = field(default_factory=dict)
    transcript: tuple[str, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    house: House = field(default_factory=House)
    questions: tuple[Question, ...] = ()
    files: tuple[CheckedFile, ...] = ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: the own rules' first, then the validators', the gravest first within each."""
        own = [finding for verdict in self.verdicts for finding in verdict.findings]
        others = [finding for one in self.validators for finding in one.findings]
        order = list(Severity)
        return tuple(
            one
            for several in (own, others)
            for one in sorted(map(self.decided, several), key=lambda one: order.index(one.severity))
        )

    def decided(self, finding: Finding) -> Finding:
        """``finding`` with what people decided of it."""
        covering = next((one for one in self.accepted if one.covers(finding)), None)
        accepted = covering.acceptance if covering else None
        return replace(finding, accepted=accepted, raised=raised(finding, self.house.strict, self.house.name))

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What fails and keeps nothing back: warnings and notices, but not what was accepted."""
        failed = (one for one in self.findings if one.outcome is Outcome.FAILED)
        return tuple(one for one in failed if not one.blocks and one.accepted is None)

    @property
    def exceptions(self) -> tuple[Finding, ...]:
        """What fails and was accepted, with a reason, by somebody."""
        return tuple(one for one in self.findings if one.accepted is not None)

    @property
    def unsure(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.outcome is Outcome.CANT_TELL)

    @property
    def untested(self) -> tuple[ValidatorResult, ...]:
        """Validators that did not do their work, and parts of finished files that could not be read for the
        own rules."""
        missed = {
            (one.rendition, one.reason): ValidatorResult(
                name=f"{_NEEDED.get(one.rule.needs, one.rule.needs)} ({one.rendition})",
                version="",
                outcome=Outcome.UNTESTED,
                reason=one.reason,
                required=not one.rule.optional,
            )
            for one in self.verdicts
            if one.outcome is Outcome.UNTESTED
        }
        return (*(one for one in self.validators if one.outcome is Outcome.UNTESTED), *missed.values())

    @property
    def kept_back(self) -> tuple[ValidatorResult, ...]:
        """What is untested and keeps an edition from being published: all but optional extras that are not
        installed."""
        return tuple(one for one in self.untested if one.required)

    @property
    def passed(self) -> int:
        """How many checks passed: own rules by rendition, and validators."""
        return sum(verdict.outcome is Outcome.PASSED for verdict in self.verdicts) + sum(
            one.outcome is Outcome.PASSED for one in self.validators
        )

    def closed(self, publication: Publication) -> Judgement:
        """This judgement with what can be said only once everything else is."""
        return replace(self, verdicts=self.verdicts + judge_afterwards(publication, self.findings))

    def with_validators(self, results: Iterable[ValidatorResult]) -> Judgement:
        """This judgement with further runs of validators, joined with what the same validator said before."""
        joined = {one.name: one for one in self.validators}
        for one in results:
            joined[one.name] = joined_results(joined[one.name], one) if one.name in joined else one
        return replace(self, validators=tuple(joined.values()))


def judgement_of_source(publication: Publication, made: frozenset[Rendition] | None = None) -> Judgement:
    """The judgement of a source alone; ``made`` are the formats that are made of it, where not all are.

    Raises ``SourceError`` where the house is strict about what is no rule.
    """
    refuse_unknown(publication.house)
    return Judgement(
        verdicts=judge_source(publication, made=made),
        accepted=publication.decisions.accepted,
        house=publication.house,
        questions=questions_of(publication, made),
        files=(statement_file(publication),),
    )
