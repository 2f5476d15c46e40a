"""EARL 1.0 (W3C) as JSON-LD: who asserts which outcome of which test about which file.

One assertion for each rule and file, the passed ones and those that were not tested included; its places are
pointers (Pointers in RDF, W3C). What a validator found is asserted by that validator, a question's answer by
the person who gave it. The context stands in the file: nothing is fetched to read it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import Any

from everyreader.checks.rules import Verdict
from everyreader.checks.rules.families import family_of
from everyreader.model.findings import Finding, Outcome, ValidatorResult
from everyreader.report.causes import GROUNDS, MENDERS, sentence
from everyreader.report.checked_files import CheckedFile
from everyreader.report.judgement import Judgement
from everyreader.report.references import act_address, requirement
from everyreader.report.verdicts import (
    PROGRAM,
    answer_to,
    answered,
    is_own,
    program_version,
    results,
    subject_named,
    subject_of,
    verdicts,
)
from everyreader.review.questions import Question

_RULE, _SOFTWARE = "urn:x-everyreader:rule:", "urn:x-everyreader:software:"
_LINK, _LINKS = {"@type": "@id"}, {"@type": "@id", "@container": "@set"}
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "earl": "http://www.w3.org/ns/earl#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "assertedBy": {"@id": "earl:assertedBy", **_LINK},
    "subject": {"@id": "earl:subject", **_LINK},
    "test": {"@id": "earl:test", **_LINK},
    "mode": {"@id": "earl:mode", **_LINK},
    "result": "earl:result",
    "outcome": {"@id": "earl:outcome", **_LINK},
    "pointer": {"@id": "earl:pointer", "@container": "@set"},
    "info": {"@id": "earl:info", "@language": "en"},
    "title": {"@id": "dct:title"},
    "description": {"@id": "dct:description", "@language": "en"},
    "identifier": {"@id": "dct:identifier"},
    "date": {"@id": "dct:date", "@type": "xsd:date"},
    "format": {"@id": "dct:format"},
    "isPartOf": {"@id": "dct:isPartOf", **_LINKS},
    "hasPart": {"@id": "dct:hasPart", **_LINKS},
    "conformsTo": {"@id": "dct:conformsTo", **_LINKS},
    "release": "doap:release",
    "revision": "doap:revision",
    "name": "foaf:name",
    "sha256": "schema:sha256",
    "bytes": {"@id": "schema:contentSize"},
    "line": {"@id": "ptr:lineNumber", "@type": "xsd:positiveInteger"},
    "character": {"@id": "ptr:charNumber", "@type": "xsd:positiveInteger"},
    "expression": "ptr:expression",
    "reference": {"@id": "ptr:reference", **_LINK},
    "exact": "oa:exact",
}


def earl(
    named: Iterable[tuple[str, Judgement]], unjudged: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> dict[str, Any]:
    """The judgements as one graph; each comes with the name of its edition or file.

    ``unjudged`` could not be judged at all, for the reasons in their lines.
    """
    named = tuple(named)
    nodes: dict[str, dict[str, Any]] = {}
    assertions: list[dict[str, Any]] = []
    for number, (name, judgement) in enumerate(named, start=1):
        graph = _Graph(name, number, nodes)
        assertions += graph.assertions(judgement)
    for number, (name, lines) in enumerate(unjudged, start=len(named) + 1):
        assertions.append(_Graph(name, number, nodes).untested(lines))
    return {"@context": CONTEXT, "@graph": [*nodes.values(), *assertions]}


class _Graph:
    """The nodes that the assertions of one judgement refer to, each said once."""

    def __init__(self, name: str, number: int, nodes: dict[str, dict[str, Any]]) -> None:
        self._nodes, self._edition, self._number = nodes, f"_:edition{number}", number
        self._add(self._edition, {"@type": "earl:TestSubject", "title": name, "hasPart": []})

    def assertions(self, judgement: Judgement) -> Iterator[dict[str, Any]]:
        """Own rules first, then each validator."""
        for file in judgement.files:
            self._subject(file)
        for verdict in verdicts(judgement):
            yield self._of_rule(verdict, judgement)
        for result in results(judgement):
            yield from self._of_validator(result, judgement)

    def untested(self, lines: tuple[str, ...]) -> dict[str, Any]:
        """That nothing could be tested, and why."""
        node = {"@type": "earl:TestCriterion", "title": f"all that {PROGRAM} checks"}
        return _assertion(
            self._software(PROGRAM, program_version()),
            self._edition,
            self._add(f"{_RULE}{PROGRAM}", node),
            Outcome.UNTESTED,
            (),
            info=" ".join(lines),
        )

    def _of_rule(self, verdict: Verdict, judgement: Judgement) -> dict[str, Any]:
        answer = answer_to(verdict, judgement)
        return _assertion(
            self._person(answer) if answer else self._software(PROGRAM, program_version()),
            self._subject(subject_of(verdict, judgement)),
            self._rule(verdict),
            answered(answer) if answer else verdict.outcome,
            verdict.findings,
            mode="manual" if answer else "automatic",
            info=verdict.reason or (answer.note if answer else ""),
            date=answer.date if answer else "",
        )

    def _of_validator(self, result: ValidatorResult, judgement: Judgement) -> Iterator[dict[str, Any]]:
        """What it said as a whole, then each of its rules that found something, by file."""
        own = is_own(result)
        asserter = (
            self._software(PROGRAM, program_version()) if own else self._software(result.name, result.version)
        )
        whole = self._add(
            f"{_RULE}{_slug(result.name)}",
            {
                "@type": "earl:TestCriterion",
                "title": result.name,
                "description": "reading the finished file back" if own else f"all that {result.name} checks",
            },
        )
        yield _assertion(asserter, self._edition, whole, result.outcome, (), info=result.reason)
        together: dict[tuple[str, str, Outcome], list[Finding]] = {}
        for finding in result.findings:
            subject = self._subject(subject_named(finding, judgement))
            together.setdefault((finding.rule, subject, finding.outcome), []).append(finding)
        for (rule, subject, outcome), several in together.items():
            test = self._test(rule, rule, several[0].criterion)
            yield _assertion(asserter, subject, test, outcome, several)

    def _add(self, identifier: str, node: dict[str, Any]) -> str:
        self._nodes.setdefault(identifier, {"@id": identifier, **node})
        return identifier

    def _software(self, name: str, version: str) -> str:
        node: dict[str, Any] = {"@type": ["earl:Assertor", "earl:Software"], "title": name}
        if version:
            node["release"] = {"@type": "doap:Version", "revision": version}
        return self._add(f"{_SOFTWARE}{_slug(name)}", node)

    def _person(self, answer: Question) -> str:
        node = {"@type": ["earl:Assertor", "foaf:Person"], "name": answer.by}
        return self._add(f"_:person-{_slug(answer.by)}", node)

    def _subject(self, file: CheckedFile) -> str:
        identifier = _hash_name(file.sha256) or f"_:edition{self._number}-{_slug(file.name)}"
        node: dict[str, Any] = {"@type": "earl:TestSubject", "title": file.name, "isPartOf": [self._edition]}
        if file.sha256:
            node |= {"sha256": file.sha256, "bytes": f"{file.bytes} B", "format": file.media_type}
        parts = self._nodes[self._edition]["hasPart"]
        if identifier not in parts:
            parts.append(identifier)
        return self._add(identifier, node)

    def _rule(self, verdict: Verdict) -> str:
        rule = verdict.rule
        identifier = self._test(rule.id, rule.full_name, rule.criterion)
        node = self._nodes[identifier]
        node["description"] = rule.message
        node["schema:about"] = family_of(rule.id).title
        if rule.act:
            node["conformsTo"] = [act_address(one) for one in rule.act]
        return identifier

    def _test(self, identifier: str, title: str, criterion: str) -> str:
        node: dict[str, Any] = {"@type": "earl:TestCase", "title": title, "identifier": identifier}
        if rests_on := requirement(criterion):
            node["isPartOf"] = [
                self._add(rests_on.address, {"@type": "earl:TestRequirement", "title": rests_on.text})
            ]
        elif criterion:
            node["schema:citation"] = criterion
        return self._add(f"{_RULE}{_slug(identifier)}", node)


def _assertion(
    asserter: str,
    subject: str,
    test: str,
    outcome: Outcome,
    findings: Iterable[Finding],
    *,
    mode: str = "automatic",
    info: str = "",
    date: str = "",
) -> dict[str, Any]:
    findings = tuple(findings)
    result: dict[str, Any] = {"@type": "earl:TestResult", "outcome": f"earl:{outcome.value}"}
    if messages := list(dict.fromkeys(one.message for one in findings)):
        result["description"] = messages
    if said := [one for one in (info, *_accepted(findings), *_about(findings)) if one]:
        result["info"] = said
    if date:
        result["date"] = date
    if pointers := [one for finding in findings if (one := _pointer(finding, subject))]:
        result["pointer"] = pointers
    return {
        "@type": "earl:Assertion",
        "assertedBy": asserter,
        "subject": subject,
        "test": test,
        "mode": f"earl:{mode}",
        "result": result,
    }


def _about(findings: Iterable[Finding]) -> Iterator[str]:
    """What the findings rest on, and who can mend them."""
    about = {(one.ground, one.mender): one for one in findings if one.outcome is Outcome.FAILED}
    return (
        f"{sentence(GROUNDS[ground])}. It can be mended by {MENDERS[mender]}." for ground, mender in about
    )


def _accepted(findings: Iterable[Finding]) -> Iterator[str]:
    decisions = (one.accepted for one in findings if one.accepted)
    for one in dict.fromkeys(decisions):
        yield f"Accepted by {one.by} on {one.date}: {one.reason}"


def _pointer(finding: Finding, subject: str) -> dict[str, Any]:
    """Where the finding is, as far as it says so: a line, a path of elements, or words about the place and
    what stands there."""
    kinds, pointer = ["ptr:Pointer"], {}
    if finding.line:
        kinds.append("ptr:LineCharPointer")
        pointer |= {"line": finding.line, "character": 1}
    if finding.where:
        if " > " in finding.where:
            kinds.append("ptr:CSSSelectorPointer")
        pointer["expression"] = finding.where
    if finding.excerpt:
        kinds.append("oa:TextQuoteSelector")
        pointer["exact"] = finding.excerpt
    if not pointer:
        return {}
    return {
        "@type": kinds,
        **pointer,
        "reference": subject,
        "title": finding.file,
        "description": finding.message,
    }


def _hash_name(sha256: str) -> str:
    """The name of bytes with this hash, the same wherever they lie (RFC 6920)."""
    if not sha256:
        return ""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", text).strip("-").strip(".") or "unnamed"
