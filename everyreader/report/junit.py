"""JUnit XML: what build servers show. A suite is one file, a case is one rule; the validators are a suite of
their own.

A failing rule is a failure, one that was not tested an error. What does not apply, what only a person can
judge, and what somebody accepted with a reason are skipped, each with the reason: none of them is a pass. So
is an optional extra that is not installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult
from lxml import etree

from everyreader.checks.rules import Verdict
from everyreader.model.findings import Finding, Outcome, ValidatorResult
from everyreader.report.judgement import Judgement
from everyreader.report.verdicts import PROGRAM, results, subject_of, verdicts

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(
    named: Iterable[tuple[str, Judgement]], unjudged: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> str:
    """The judgements as one document; each comes with the name of its edition or file.

    ``unjudged`` could not be judged at all, for the reasons in their lines.
    """
    document = JUnitXml(PROGRAM)
    for name, judgement in named:
        for suite in _suites(name, judgement):
            document.add_testsuite(suite)
    for name, lines in unjudged:
        suite, case = TestSuite(name), _case(name, PROGRAM.lower())
        case.result = [_untested("\n".join(lines), required=True)]
        suite.add_testcase(case)
        document.add_testsuite(suite)
    tree = etree.ElementTree(etree.fromstring(document.tostring()))
    return etree.tostring(tree, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode("utf-8")


def _suites(name: str, judgement: Judgement) -> Iterator[TestSuite]:
    cases: dict[str, list[TestCase]] = {}
    for verdict in verdicts(judgement):
        title = f"{name}: {verdict.rendition}: {subject_of(verdict, judgement).name}"
        cases.setdefault(title, []).append(_of_rule(verdict))
    if judgement.validators:
        cases[f"{name}: validators"] = [_of_validator(one) for one in results(judgement)]
    for title, several in cases.items():
        suite = TestSuite(title)
        suite.add_testcases(several)  # together: each call counts the whole suite anew
        yield suite


def _of_rule(verdict: Verdict) -> TestCase:
    case = _case(verdict.rule.full_name, f"{PROGRAM.lower()}.{verdict.rendition}")
    if verdict.outcome is Outcome.UNTESTED:
        case.result = [_untested(verdict.reason, required=not verdict.rule.optional)]
    elif verdict.outcome is Outcome.INAPPLICABLE:
        case.result = [_skipped(f"does not apply: it looks at {verdict.rule.applicability}", "inapplicable")]
    else:
        case.result = _ending(verdict.findings)
    return case


def _of_validator(result: ValidatorResult) -> TestCase:
    case = _case(f"{result.name} {result.version}".strip(), f"{PROGRAM.lower()}.validators", result.seconds)
    if result.outcome is Outcome.UNTESTED:
        case.result = [_untested(result.reason, required=result.required)]
    elif result.outcome is not Outcome.PASSED:  # notices alone are no failure
        case.result = _ending(result.findings)
    return case


def _case(name: str, group: str, seconds: float = 0.0) -> TestCase:
    return TestCase(name, group, round(seconds, 2))


def _ending(findings: Iterable[Finding]) -> list[FinalResult]:
    """How a test ends that was made: nothing at all where it passed."""
    findings = tuple(findings)
    failing = tuple(one for one in findings if one.outcome is Outcome.FAILED)
    standing = tuple(one for one in failing if one.accepted is None)
    unsure = tuple(one for one in findings if one.outcome is Outcome.CANT_TELL)
    if standing:
        return [_failure(standing)]
    if failing:
        accepted = dict.fromkeys(one.accepted for one in failing if one.accepted)
        reasons = "; ".join(f"{one.reason} ({one.by}, {one.date})" for one in accepted)
        return [_skipped(f"accepted: {reasons}", "accepted")]
    return [_skipped(f"a person has to look: {_lines(unsure)}", "cantTell")] if unsure else []


def _untested(reason: str, *, required: bool) -> FinalResult:
    return Error(_clean(f"not tested: {reason}"), "untested") if required else _skipped(reason, "untested")


def _failure(findings: tuple[Finding, ...]) -> Failure:
    worst = min(findings, key=lambda one: ("error", "warning", "notice").index(one.severity))
    failure = Failure(_clean(worst.message), worst.severity.value)
    failure.text = _clean(_lines(findings))
    return failure


def _skipped(message: str, kind: str) -> Skipped:
    return Skipped(_clean(message), kind)


def _lines(findings: Iterable[Finding]) -> str:
    """A line for each finding: place, message, what to do, what it rests on, who can mend it."""
    return "\n".join(_line(one) for one in findings)


def _line(finding: Finding) -> str:
    line = f"{finding.file}:{finding.line}" if finding.line else finding.file
    place = ", ".join(one for one in (line, finding.where) if one)
    fix = f"; {finding.fix}" if finding.fix else ""
    about = ", ".join(
        one for one in (finding.criterion, f"ground: {finding.ground}", f"for the {finding.mender}") if one
    )
    return f"{place + ': ' if place else ''}{finding.message}{fix} [{about}]"


def _clean(text: str) -> str:
    """XML 1.0 (2.2) has no place for control characters, and a validator's message may hold what a file
    holds."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
