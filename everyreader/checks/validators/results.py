"""From a validator's run to its result: every way of failing becomes ``untested``, never a pass."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from everyreader.model.errors import EveryreaderError, ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Severity, ValidatorResult
from everyreader.model.text import folded

DEADLINE = 120.0
EXCERPT = 200


@dataclass(frozen=True)
class Said:
    """What a validator said that did its work: its version, its findings, the names of its own reports, and
    the files that a page loaded."""

    version: str
    findings: tuple[Finding, ...]
    raw: tuple[str, ...]
    loaded: tuple[str, ...] = ()


def result(name: str, files: Iterable[Path], job: Callable[[], Said]) -> ValidatorResult:
    """Run ``job`` on ``files``, time it, and judge. What it raises makes the result ``UNTESTED``.

    A file that is not there is nobody's finding (the Nu Html Checker calls it a warning).
    """
    began = time.monotonic()
    try:
        for path in files:
            path.stat()
        said = job()
    except Exception as error:  # noqa: BLE001 - a validator's trouble is never the edition's
        return ValidatorResult(
            name=name,
            version="",
            outcome=Outcome.UNTESTED,
            reason=_reason(error),
            seconds=time.monotonic() - began,
        )
    return ValidatorResult(
        name=name,
        version=said.version,
        outcome=_outcome(said.findings),
        findings=said.findings,
        raw=said.raw,
        loaded=said.loaded,
        seconds=time.monotonic() - began,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, (EveryreaderError, OSError)):
        return folded(str(error))
    return f"its report is not as expected: {type(error).__name__}: {folded(str(error))[:EXCERPT]}"


def _outcome(findings: Iterable[Finding]) -> Outcome:
    """Notices alone are no failure; what the validator could not decide is not passed either."""
    findings = tuple(findings)
    if any(one.outcome is Outcome.FAILED and one.severity is not Severity.NOTICE for one in findings):
        return Outcome.FAILED
    return Outcome.CANT_TELL if any(one.outcome is Outcome.CANT_TELL for one in findings) else Outcome.PASSED


def joined(one: ValidatorResult, other: ValidatorResult) -> ValidatorResult:
    """What one validator said of some files and of others."""
    order = [Outcome.UNTESTED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE]
    return replace(
        one,
        version=one.version or other.version,
        outcome=min(one.outcome, other.outcome, key=order.index),
        findings=one.findings + other.findings,
        raw=tuple(dict.fromkeys(one.raw + other.raw)),
        reason=one.reason or other.reason,
        seconds=one.seconds + other.seconds,
        reached=min(filter(None, (one.reached, other.reached)), default=""),
    )


def regraded(said: ValidatorResult, which: Callable[[Finding], bool], ground: Ground) -> ValidatorResult:
    """``said`` with the findings for which ``which`` holds resting on ``ground``, and judged anew."""
    if said.outcome is Outcome.UNTESTED:
        return said
    findings = tuple(replace(one, ground=ground) if which(one) else one for one in said.findings)
    return replace(said, findings=findings, outcome=_outcome(findings))


def new_report(raw_folder: Path, name: str) -> Path:
    """Where the report ``name`` is to be written. One from an earlier run is removed: it says nothing now."""
    raw_folder.mkdir(parents=True, exist_ok=True)
    path = raw_folder.absolute() / name
    path.unlink(missing_ok=True)
    return path


def read_report(path: Path, tool: str) -> Any:
    """The JSON report at ``path``. Raises ``ValidatorUnavailable`` when it is missing, empty or broken."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ValidatorUnavailable(f"{tool} ended without a report") from None
    except ValueError as error:
        raise ValidatorUnavailable(f"{tool} left a report that is no JSON: {error}") from None


def short_names(paths: Iterable[Path], raw_folder: Path) -> Mapping[Path, str]:
    """Each path as a person would name it: relative to its edition, whose reports go to ``report/raw``.

    Files that lie elsewhere are named relative to the folder they have in common.
    """
    paths = [path.absolute() for path in paths]
    edition = raw_folder.absolute().parent.parent
    known = raw_folder.parts[-2:] == ("report", "raw") and all(path.is_relative_to(edition) for path in paths)
    folder = edition if known else os.path.commonpath([path.parent for path in paths])
    return {path: path.relative_to(folder).as_posix() for path in paths}


def raw_name(validator: str, short: str) -> str:
    """A report's name, flat and unique: ``axe``, ``report/index.html`` → ``axe-report-index.json``."""
    return f"{validator}-{Path(short).with_suffix('').as_posix().replace('/', '-')}.json"


def without_folders(raw_folder: Path, names: Iterable[str], folders: Iterable[Path]) -> None:
    """Take out of the validators' reports where on this machine the files lay: a report is published, and
    that is nobody's concern.

    Nothing else of a report is touched.
    """
    longest = sorted({path.absolute() for path in folders}, key=lambda path: -len(path.as_posix()))
    forms = [
        re.escape(form.encode())
        for folder in longest
        for form in (folder.as_uri() + "/", json.dumps(f"{folder}{os.sep}")[1:-1], f"{folder}{os.sep}")
    ]
    lies = re.compile(b"|".join(forms) or b"(?!)")
    for path in (raw_folder / name for name in names):
        said = path.read_bytes()
        if lies.search(said):
            path.write_bytes(lies.sub(b"", said))


def excerpt(text: str) -> str:
    """``text`` on one line, shortened."""
    line = folded(text)
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1]}…"


def ground_of(tags: Iterable[str]) -> Ground:
    """What a rule of axe's rests on: a criterion of WCAG of level A or AA, one of AAA, or what axe calls good
    practice."""
    levels = {found[1] for tag in tags if (found := re.fullmatch(r"wcag2\d?(a{1,3})", tag))}
    if levels - {"aaa"}:
        return Ground.STANDARD
    return Ground.AAA if levels else Ground.ADVICE


def criterion(tags: Iterable[str]) -> str:
    """The WCAG success criterion among axe's tags: ``wcag1410`` → ``WCAG 1.4.10``; ``""`` if none."""
    found = (re.fullmatch(r"wcag(\d)(\d)(\d{1,2})", tag) for tag in tags)
    return next((f"WCAG {'.'.join(match.groups())}" for match in found if match), "")
