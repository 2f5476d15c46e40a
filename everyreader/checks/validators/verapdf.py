"""veraPDF (the reference validator of PDF/A and PDF/UA): https://verapdf.org/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.results import (
    DEADLINE,
    Said,
    excerpt,
    new_report,
    raw_name,
    read_report,
    regraded,
    result,
)
from everyreader.formats.large_print.read.xmp import metadata_of
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult

NAME = "veraPDF"
FLAVOURS = ("ua1", "2a")  # PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    jvm: Jvm,
    seconds: float = DEADLINE,
    foreign: bool = False,
) -> ValidatorResult:
    """What veraPDF says of the PDFs in ``files``, in both flavours. Never raises: trouble is ``UNTESTED``.

    Nobody asks a ``foreign`` file to be fit for archives: what PDF/A alone wants is a notice there. One that
    says that it is PDF/UA-2 is held to that.
    """
    said = result(NAME, files, lambda: _validate(files, raw_folder, jvm, seconds, foreign))
    return regraded(said, lambda one: one.rule.startswith("VERAPDF/2a/"), Ground.HINT) if foreign else said


def _flavours(path: Path, foreign: bool) -> tuple[str, ...]:
    if foreign:
        with suppress(pikepdf.PdfError, OSError), pikepdf.open(path) as pdf:
            if metadata_of(pdf).get("pdfuaid:part") == ("2",):
                return ("ua2", *FLAVOURS[1:])
    return FLAVOURS


def _validate(
    files: Mapping[Path, Rendition], raw_folder: Path, jvm: Jvm, seconds: float, foreign: bool
) -> Said:
    version, findings, raw = "", [], []
    for path, rendition in files.items():
        for flavour in _flavours(path, foreign):
            name = raw_name(f"verapdf-{flavour}", path.name)
            place = new_report(raw_folder, name)
            jvm.ask("verapdf", seconds=seconds, file=str(path.absolute()), report=str(place), flavour=flavour)
            report = read_report(place, NAME)["report"]
            version = report["buildInformation"]["releaseDetails"][0]["version"]
            findings += _findings(report, flavour, path, rendition)
            raw.append(name)
    return Said(version, tuple(findings), tuple(raw))


def _findings(report: dict[str, Any], flavour: str, path: Path, rendition: Rendition) -> Iterator[Finding]:
    """One finding for each rule that fails, with its first place. A job without a verdict is no pass."""
    [job] = report["jobs"]
    if "validationResult" not in job:
        yield _unreadable(job.get("taskException", {}), flavour, path, rendition)
        return
    [verdict] = job["validationResult"]
    if verdict["jobEndStatus"] != "normal":
        raise ValidatorUnavailable(f"{NAME} did not finish {path.name}: {verdict['jobEndStatus']}")
    rules = verdict["details"]["ruleSummaries"]
    if verdict["compliant"] is not (not rules):
        raise ValidatorUnavailable(f"{NAME} contradicts itself on {path.name}: {verdict['statement']}")
    for rule in rules:
        first = rule["checks"][0] if rule["checks"] else {}
        yield Finding(
            rule=f"VERAPDF/{flavour}/{rule['clause']}-{rule['testNumber']}",
            outcome=Outcome.FAILED,
            ground=Ground.STANDARD,
            rendition=rendition,
            file=path.name,
            excerpt=excerpt(first.get("context") or ""),
            message=f"{rule['description']} ({rule['specification']}, {rule['failedChecks']} times)",
        )


def _unreadable(trouble: dict[str, Any], flavour: str, path: Path, rendition: Rendition) -> Finding:
    """A file that is no PDF is at fault itself; any other exception may be veraPDF's own, and is raised."""
    reason = trouble.get("exceptionMessage", "no reason given")
    if trouble.get("type") != "PARSE":
        raise ValidatorUnavailable(f"{NAME} failed on {path.name}: {reason}")
    return Finding(
        rule=f"VERAPDF/{flavour}/unreadable",
        outcome=Outcome.FAILED,
        ground=Ground.STANDARD,
        rendition=rendition,
        message=f"the file cannot be read as a PDF: {reason}",
        file=path.name,
    )
