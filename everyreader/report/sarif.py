"""SARIF 2.1.0 (OASIS): the form that editors and code hosts show beside the line. One run is ours, and one
each validator's.

A result's kind is SARIF's word for the outcome: ``fail``, or ``review`` (a person has to look). What passed
is no result: EARL and JUnit tell it. What was not tested is a notification of the run, and a run that did not
do its work is not successful.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from everyreader.checks.rules.families import family_of
from everyreader.checks.rules.model import Rule
from everyreader.model.findings import Finding, Outcome, Severity, ValidatorResult
from everyreader.report.causes import sentence
from everyreader.report.judgement import Judgement
from everyreader.report.references import references
from everyreader.report.sarif_places import Places
from everyreader.report.verdicts import (
    PROGRAM,
    is_own,
    program_version,
    results,
    subject_named,
    verdicts,
)
from everyreader.report.why import why

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def sarif(
    named: Iterable[tuple[str, Judgement]], unjudged: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> dict[str, Any]:
    """The judgements as one log; each comes with the name of its edition or file.

    ``unjudged`` could not be judged at all, for the reasons in their lines.
    """
    runs = [run for name, judgement in named for run in _runs(name, judgement)]
    runs += [_failed_run(name, lines) for name, lines in unjudged]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}


def _runs(name: str, judgement: Judgement) -> Iterator[dict[str, Any]]:
    yield _Run(name, PROGRAM, program_version(), judgement).of_rules()
    for result in results(judgement):
        if not is_own(result):
            yield _Run(name, result.name, result.version, judgement).of_validator(result)


def _failed_run(name: str, lines: tuple[str, ...]) -> dict[str, Any]:
    return {
        "tool": {"driver": {"name": PROGRAM, "version": program_version(), "language": "en-GB"}},
        "automationDetails": {"id": f"{name}/{PROGRAM}/"},
        "invocations": [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [_notification(line, "error") for line in lines],
            }
        ],
        "results": [],
    }


class _Run:
    """One tool's run while it is written: its rules, its files and its results refer to each other by
    number."""

    def __init__(self, name: str, tool: str, version: str, judgement: Judgement) -> None:
        self._name, self._tool, self._version, self._judgement = name, tool, version, judgement
        self._rules: dict[str, dict[str, Any]] = {}
        self._places = Places()
        self._seen: Counter[str] = Counter()

    def of_rules(self) -> dict[str, Any]:
        found: list[dict[str, Any]] = []
        untested: list[dict[str, Any]] = []
        for file in self._judgement.files:
            self._places.file(file)
        for verdict in verdicts(self._judgement):
            rule = verdict.rule
            self._rules.setdefault(rule.id, _own_rule(rule))
            if verdict.outcome is Outcome.UNTESTED:
                level = "note" if rule.optional else "warning"
                untested.append(_notification(f"{rule.full_name}: {verdict.reason}", level, rule.id))
            found += (
                self._result(rule.id, one, self._places.of_finding(one, self._judgement))
                for one in verdict.findings
            )
        trouble = [one for one in self._judgement.validators if is_own(one)]
        untested += [_notification(f"{one.name}: {one.reason}", "error") for one in trouble]
        return self._run(found, untested, successful=not trouble)

    def of_validator(self, result: ValidatorResult) -> dict[str, Any]:
        found = []
        for one in result.findings:
            self._rules.setdefault(one.rule, _their_rule(one))
            found.append(self._result(one.rule, one, self._places.of_finding(one, self._judgement)))
        if result.outcome is not Outcome.UNTESTED:
            return self._run(found, [], successful=True)
        level = "error" if result.required else "note"
        return self._run(found, [_notification(result.reason or "not tested", level)], successful=False)

    def _result(self, rule: str, finding: Finding, location: dict[str, Any]) -> dict[str, Any]:
        failed = finding.outcome is Outcome.FAILED
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": list(self._rules).index(rule),
            "kind": "fail" if failed else "review",
            "level": _LEVELS[finding.severity] if failed else "none",
            "message": {"text": _message(finding)},
            "locations": [location],
            "partialFingerprints": {"everyreaderFinding/v1": self._fingerprint(finding)},
            "properties": _properties(finding),
        }
        if finding.accepted:
            one = finding.accepted
            result["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": f"{one.reason} ({one.by}, {one.date})",
                    "properties": {"by": one.by, "date": one.date},
                }
            ]
        return result

    def _fingerprint(self, finding: Finding) -> str:
        """The same for the same defect when lines move; numbered where one file holds it more than once."""
        parts = (
            finding.rule,
            finding.rendition,
            subject_named(finding, self._judgement).name,
            finding.message,
            finding.excerpt,
        )
        digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"

    def _run(
        self, found: list[dict[str, Any]], untested: list[dict[str, Any]], *, successful: bool
    ) -> dict[str, Any]:
        driver: dict[str, Any] = {
            "name": self._tool,
            "language": "en-GB",
            "rules": list(self._rules.values()),
        }
        if self._version:
            driver["version"] = self._version
        return {
            "tool": {"driver": driver},
            "automationDetails": {"id": f"{self._name}/{self._tool}/"},
            "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": untested}],
            "artifacts": self._places.artifacts,
            "results": found,
        }


def _own_rule(rule: Rule) -> dict[str, Any]:
    family = family_of(rule.id)
    described = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": sentence(rule.message)},
        "fullDescription": {"text": rule.why or family.why},
        "help": {"text": sentence(rule.foreign_fix)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [one for one in ("accessibility", family.title, rule.criterion) if one],
            "criterion": rule.criterion,
            "ground": rule.ground.value,
            "applicability": rule.applicability,
            "act": list(rule.act),
        },
    }
    return described | _help_address(rule.criterion, rule.act)


def _their_rule(finding: Finding) -> dict[str, Any]:
    described = {
        "id": finding.rule,
        "shortDescription": {"text": sentence(finding.message)},
        "fullDescription": {"text": why(finding)},
        "help": {"text": sentence(finding.fix) or sentence(finding.message)},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [one for one in ("accessibility", finding.criterion) if one]},
    }
    return described | _help_address(finding.criterion, finding.act)


def _help_address(criterion: str, act: tuple[str, ...]) -> dict[str, str]:
    addresses = [one.address for one in references(criterion, act) if one.address]
    return {"helpUri": addresses[0]} if addresses else {}


def _message(finding: Finding) -> str:
    fix = f" {sentence(finding.fix)}." if finding.fix else ""
    return f"{sentence(finding.message)}.{fix}"


def _properties(finding: Finding) -> dict[str, str]:
    about = {
        "rendition": finding.rendition,
        "outcome": finding.outcome.value,
        "criterion": finding.criterion,
        "ground": finding.ground.value,
        "mender": finding.mender.value,
        "raisedBy": finding.raised.by if finding.raised else "",
        "where": finding.where,
        "excerpt": finding.excerpt,
    }
    return {name: value for name, value in about.items() if value}


def _notification(text: str, level: str, rule: str = "") -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": f"Not tested: {text}"}}
    if rule:
        notification["associatedRule"] = {"id": rule}
    return notification
