"""The report of one edition: a page for people, JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from everyreader import manifest
from everyreader.findings import Finding, Outcome, Rendition, Severity
from everyreader.pages.templates_env import render, write_page
from everyreader.publication import Publication
from everyreader.report.judgement import Judgement
from everyreader.workshop import Workshop

REPORT_PAGE = "index.html"
_MOST = 5  # places of one rule on the page
_NAMES = {
    Rendition.SOURCE: "The statement itself",
    Rendition.EPUB: "E-book",
    Rendition.HTML: "Web page",
    Rendition.LARGE_PRINT: "Large print",
    Rendition.AUDIO: "Audio",
    Rendition.EDITION: "Download page and report",
}
_SEVERITIES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTICE: "Notices"}


def write_report(folder: Path, publication: Publication, judgement: Judgement, shop: Workshop) -> Path:
    """Write ``report/index.html`` and ``report/findings.json`` in the edition's ``folder``; returns the page's path."""
    report = folder / manifest.REPORT
    report.mkdir(exist_ok=True)
    write_findings(folder, judgement)
    page = report / REPORT_PAGE
    back = "../index.html" if (folder / "index.html").exists() else ""
    data = _page(publication, judgement, back)
    write_page(page, render("report.html", styles=shop.styles, fonts=shop.fonts, data=data))
    return page


def write_findings(folder: Path, judgement: Judgement) -> None:
    """Write ``report/findings.json`` alone: what the check of the report's own page adds belongs there, too."""
    manifest.write_json(folder / manifest.REPORT / "findings.json", findings_data(judgement))


def findings_data(judgement: Judgement) -> dict[str, Any]:
    """``findings.json``: every finding, every validator, every rule's outcome, and the summary."""
    return {
        "summary": {
            "errors": len(judgement.errors),
            "warnings": len(judgement.warnings),
            "cantTell": len(judgement.unsure),
            "untested": [one.name for one in judgement.untested],
            "passed": judgement.passed,
        },
        "findings": [asdict(one) for one in judgement.findings],
        "validators": [
            {**asdict(one), "findings": len(one.findings), "seconds": round(one.seconds, 2)}
            for one in judgement.validators
        ],
        "rules": [
            {"rule": f"{one.rule.id} {one.rule.name}", "rendition": one.rendition, "outcome": one.outcome}
            for one in judgement.verdicts
        ],
        "compared": {name.value: said for name, said in judgement.compared.items()},
        "transcript": list(judgement.transcript),
    }


def _page(publication: Publication, judgement: Judgement, back: str) -> dict[str, Any]:
    metadata = publication.metadata
    return {
        "language": "en",
        "direction": "ltr",
        "title": f"Check report: {metadata.title}",
        "name": metadata.title,
        "publisher": metadata.publisher,
        "statement_language": metadata.language,
        "verdict": _verdict(judgement),
        "good": not (judgement.errors or judgement.untested),
        "counts": [
            ("Checks passed", judgement.passed),
            ("Errors", len(judgement.errors)),
            ("Warnings and notices", len(judgement.warnings)),
            ("For a person to judge", len(judgement.unsure)),
            ("Not tested", len(judgement.untested)),
        ],
        "groups": list(_groups(judgement)),
        "questions": [_shown(one) for one in judgement.unsure],
        "untested": [(one.name, one.reason) for one in judgement.untested],
        "validators": [
            (one.name, one.version or "–", one.outcome.value, len(one.findings))
            for one in judgement.validators
        ],
        "compared": list(_compared(judgement)),
        "rules": [
            (f"{one.rule.id} {one.rule.name}", _NAMES[one.rendition], one.outcome.value)
            for one in judgement.verdicts
        ],
        "transcript": list(judgement.transcript),
        "raw": [(name, f"raw/{name}") for one in judgement.validators for name in one.raw],
        "back": back,
    }


def _verdict(judgement: Judgement) -> str:
    if judgement.errors:
        made = "" if judgement.compared else " No file was made of it, so no validator looked at one."
        return f"Not published: {_count(len(judgement.errors), 'error')} must be mended first.{made}"
    if judgement.untested:
        return f"No failures found, but {_count(len(judgement.untested), 'check')} could not be made."
    if judgement.unsure:
        return f"No failures found. A person has to answer {_count(len(judgement.unsure), 'question')}."
    return "No failures found by automated checks. They cannot prove that everybody can read it: that takes people."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _groups(judgement: Judgement) -> Iterator[tuple[str, list[tuple[str, list[dict[str, Any]]]]]]:
    failed = [one for one in judgement.findings if one.outcome is Outcome.FAILED]
    by_place = sorted(
        failed, key=lambda one: (list(Rendition).index(one.rendition), list(Severity).index(one.severity))
    )
    for rendition, findings in groupby(by_place, key=lambda one: one.rendition):
        severities = groupby(findings, key=lambda one: one.severity)
        yield (
            _NAMES[rendition],
            [(_SEVERITIES[severity], list(_places(several))) for severity, several in severities],
        )


def _places(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """The first places of each rule, and how many more there are: one cause in the look can show in a hundred places."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, several in by_rule.items():
        yield from (_shown(one) for one in several[:_MOST])
        if len(several) > _MOST:
            more = f"{len(several) - _MOST} more places; all are in findings.json"
            yield {
                **_shown(several[0]),
                "message": more,
                "place": "",
                "excerpt": "",
                "fix": "",
                "criterion": "",
                "rule": rule,
            }


def _shown(finding: Finding) -> dict[str, Any]:
    place = f"{finding.file}, line {finding.line}" if finding.line else finding.file
    return {**asdict(finding), "place": place}


def _compared(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Only rules that compare count as differences; what else is wrong with a file is listed among the findings."""
    failed = Counter(
        finding.rendition
        for verdict in judgement.verdicts
        for finding in verdict.findings
        if not verdict.rule.alone and finding.rendition is not Rendition.SOURCE
    )
    for rendition, said in judgement.compared.items():
        result = (
            "the same as the statement" if not failed[rendition] else _count(failed[rendition], "difference")
        )
        yield _NAMES[rendition], f"{said}: {result}"
