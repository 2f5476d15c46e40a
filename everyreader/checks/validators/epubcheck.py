"""EPUBCheck (W3C), with its usage messages: https://www.w3.org/publishing/epubcheck/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.results import (
    DEADLINE,
    Said,
    excerpt,
    new_report,
    raw_name,
    read_report,
    result,
)
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult

NAME = "EPUBCheck"
GROUNDS = {
    "FATAL": Ground.STANDARD,
    "ERROR": Ground.STANDARD,
    "WARNING": Ground.ADVICE,
    "INFO": Ground.HINT,
    "USAGE": Ground.HINT,
}


def validate(
    files: Mapping[Path, Rendition], raw_folder: Path, *, jvm: Jvm, seconds: float = DEADLINE
) -> ValidatorResult:
    """What EPUBCheck says of the EPUBs in ``files``. Never raises: trouble is ``UNTESTED``."""
    return result(NAME, files, lambda: _validate(files, raw_folder, jvm, seconds))


def _validate(files: Mapping[Path, Rendition], raw_folder: Path, jvm: Jvm, seconds: float) -> Said:
    version, findings, raw = "", [], []
    for path, rendition in files.items():
        name = raw_name("epubcheck", path.name)
        place = new_report(raw_folder, name)
        jvm.ask("epubcheck", seconds=seconds, file=str(path.absolute()), report=str(place))
        report = read_report(place, NAME)
        version = report["checker"]["checkerVersion"]
        findings += _findings(report, path, rendition)
        raw.append(name)
    return Said(version, tuple(findings), tuple(raw))


def _findings(report: dict[str, Any], path: Path, rendition: Rendition) -> Iterator[Finding]:
    for message in report["messages"]:
        for place in message["locations"] or [{}]:
            line, inside = place.get("line", -1), Path(place.get("path") or path).name
            yield Finding(
                rule=f"EPUBCHECK/{message['ID']}",
                outcome=Outcome.FAILED,
                ground=GROUNDS[message["severity"]],
                rendition=rendition,
                message=message["message"],
                fix=message.get("suggestion") or "",
                file=path.name if inside == path.name else place["path"],
                line=line if line > 0 else None,
                excerpt=excerpt(place.get("context") or ""),
            )
