"""The report of one edition: a page for people, the accessibility statement for readers, and four forms for
programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from everyreader.model.publication import Publication
from everyreader.publishing import manifest
from everyreader.report.accessibility import accessibility_data
from everyreader.report.earl import earl
from everyreader.report.judgement import Judgement
from everyreader.report.junit import junit
from everyreader.report.page import report_data, verdict_of
from everyreader.report.sarif import sarif
from everyreader.theme.house_style import house_style
from everyreader.theme.templates_env import render, write_page

REPORT_PAGE, ACCESSIBILITY_PAGE = "index.html", "accessibility.html"
JSON, EARL, SARIF, JUNIT = "findings.json", "findings.earl.json", "findings.sarif", "junit.xml"
_EVIDENCE = (
    (
        ACCESSIBILITY_PAGE,
        "Accessibility statement",
        "for readers: what each format is good for, and its known limits",
    ),
    (JSON, JSON, "for programs: every finding and every outcome"),
    (EARL, EARL, "for auditors’ tools: EARL 1.0 (W3C), who asserts what about which file"),
    (SARIF, SARIF, "for editors and code hosts: SARIF 2.1.0 (OASIS)"),
    (JUNIT, JUNIT, "for build servers: JUnit XML"),
)


def write_report(
    folder: Path, publication: Publication, judgement: Judgement, *, styles: Path, fonts: tuple[Path, ...]
) -> Path:
    """Write everything in ``report/`` of the edition's ``folder`` but the validators' own; returns the report
    page's path."""
    (folder / manifest.REPORT).mkdir(exist_ok=True)
    _write_exchanged(folder / manifest.REPORT, judgement, publication.name)
    return write_pages(folder, publication, judgement, styles=styles, fonts=fonts)


def write_pages(
    folder: Path, publication: Publication, judgement: Judgement, *, styles: Path, fonts: tuple[Path, ...]
) -> Path:
    """Write what can be looked at, and ``findings.json``, into ``report/`` of the edition's ``folder``;
    returns the report page's path.

    The accessibility statement is about an edition: where none was made there is no such page.
    """
    report = folder / manifest.REPORT
    report.mkdir(exist_ok=True)
    manifest.write_json(report / JSON, findings_data(judgement))
    made = (folder / "index.html").exists()
    style = house_style(publication.house.colours)
    if made:
        data = accessibility_data(publication, judgement)
        write_page(
            report / ACCESSIBILITY_PAGE,
            render("accessibility.html", styles=styles, fonts=fonts, data=data, more_style=style),
        )
    page = report / REPORT_PAGE
    data = {
        **page_data([(publication.metadata.title, judgement)], built=True),
        "title": f"Check report: {publication.metadata.title}",
        "publisher": publication.metadata.publisher,
        "statement_language": publication.metadata.language,
        "back": "../index.html" if made else "",
    }
    data["reports"] = [(shown, _evidence(made=made), _raw(judgement)) for shown, _, _ in data["reports"]]
    write_page(page, render("report.html", styles=styles, fonts=fonts, data=data, more_style=style))
    return page


def report_pages(folder: Path) -> tuple[Path, ...]:
    """The pages in ``report/`` of the edition in ``folder`` that are there: they are checked like every other
    page."""
    pages = (folder / manifest.REPORT / name for name in (REPORT_PAGE, ACCESSIBILITY_PAGE))
    return tuple(page for page in pages if page.is_file())


def write_forms(report: Path, judgement: Judgement, name: str) -> None:
    """The four forms for programs into the folder ``report``; ``name`` is the edition's or the file's."""
    report.mkdir(parents=True, exist_ok=True)
    manifest.write_json(report / JSON, findings_data(judgement))
    _write_exchanged(report, judgement, name)


def _write_exchanged(report: Path, judgement: Judgement, name: str) -> None:
    """The three that other programs know, too."""
    manifest.write_json(report / EARL, earl([(name, judgement)]))
    manifest.write_json(report / SARIF, sarif([(name, judgement)]))
    (report / JUNIT).write_text(junit([(name, judgement)]), encoding="utf-8", newline="\n")


def findings_data(judgement: Judgement) -> dict[str, Any]:
    """``findings.json``: every finding, every validator, every rule's outcome, every question, and the
    summary."""
    return {
        "summary": {
            "errors": len(judgement.errors),
            "warnings": len(judgement.warnings),
            "accepted": len(judgement.exceptions),
            "cantTell": len(judgement.unsure),
            "untested": [one.name for one in judgement.untested],
            "passed": judgement.passed,
        },
        "findings": [{**asdict(one), "severity": one.severity} for one in judgement.findings],
        "validators": [
            {**asdict(one), "findings": len(one.findings), "seconds": round(one.seconds, 2)}
            for one in judgement.validators
        ],
        "rules": [
            {
                "rule": one.rule.full_name,
                "rendition": one.rendition,
                "file": one.file,
                "outcome": one.outcome,
                "reason": one.reason,
            }
            for one in judgement.verdicts
        ],
        "questions": [asdict(one) for one in judgement.questions],
        "files": [
            {"name": one.name, "rendition": one.rendition, "bytes": one.bytes, "sha256": one.sha256}
            for one in judgement.files
        ],
        "compared": {str(name): said for name, said in judgement.compared.items()},
        "transcript": list(judgement.transcript),
    }


def page_data(
    named: Iterable[tuple[str, Judgement]],
    messages: Iterable[tuple[str, tuple[str, ...]]] = (),
    *,
    built: bool = False,
) -> dict[str, Any]:
    """What ``report.html`` takes, for one judgement or several, without links to other files.

    ``messages`` say why something could not be judged at all; ``built`` as in ``report_data``.
    """
    named, messages = tuple(named), tuple(messages)
    return {
        "language": "en",
        "direction": "ltr",
        "title": "Check report",
        "publisher": "",
        "statement_language": "",
        "verdict": _verdict(named, messages, built=built),
        "reports": [(report_data(name, judgement, built=built), (), ()) for name, judgement in named],
        "messages": messages,
        "back": "",
    }


def _verdict(
    named: tuple[tuple[str, Judgement], ...],
    messages: tuple[tuple[str, tuple[str, ...]], ...],
    *,
    built: bool,
) -> str:
    if len(named) == 1 and not messages:
        return verdict_of(named[0][1], built=built)
    errors = sum(len(judgement.errors) for _, judgement in named)
    return f"{len(named)} checked, {len(messages)} that could not be, {errors} errors"


def _evidence(*, made: bool) -> tuple[tuple[str, str, str], ...]:
    return tuple(one for one in _EVIDENCE if made or one[0] != ACCESSIBILITY_PAGE)


def _raw(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    return tuple((name, f"raw/{name}") for one in judgement.validators for name in one.raw)


def as_text(data: Any) -> str:
    """``data`` as the JSON files hold it."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
