"""The Nu Html Checker: https://validator.github.io/validator/. Nothing it says is filtered."""

from __future__ import annotations

import json
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
    regraded,
    result,
    short_names,
)
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.tools import places

NAME = "Nu Html Checker"


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    jvm: Jvm,
    seconds: float = DEADLINE,
    foreign: bool = False,
) -> ValidatorResult:
    """What the checker says of the pages in ``files``. Never raises: trouble is ``UNTESTED``.

    A page of ours is valid HTML. WCAG 2.2 asks that of none (it gave up 4.1.1): in a ``foreign`` one it is
    advice.
    """
    said = result(NAME, files, lambda: _validate(files, raw_folder, jvm, seconds))
    return regraded(said, lambda one: one.ground is Ground.STANDARD, Ground.ADVICE) if foreign else said


def _validate(files: Mapping[Path, Rendition], raw_folder: Path, jvm: Jvm, seconds: float) -> Said:
    findings, raw, names = [], [], short_names(files, raw_folder)
    for path, rendition in files.items():
        short = names[path.absolute()]
        name = raw_name("vnu", short)
        place = new_report(raw_folder, name)
        jvm.ask("vnu", seconds=seconds, file=str(path.absolute()), report=str(place))
        for message in read_report(place, NAME)["messages"]:
            findings += _finding(message, short, rendition)
        raw.append(name)
    return Said(_version(), tuple(findings), tuple(raw))


def _finding(message: dict[str, Any], short: str, rendition: Rendition) -> Iterator[Finding]:
    """A message has a type and no number: an error (fatal or not), or information (a warning or not)."""
    kind, grade = message["type"], message.get("subType", "")
    if kind == "non-document-error":
        raise ValidatorUnavailable(f"{NAME} could not check {short}: {message.get('message', grade)}")
    name, ground = {
        ("error", ""): ("error", Ground.STANDARD),
        ("error", "fatal"): ("fatal", Ground.STANDARD),
        ("info", "warning"): ("warning", Ground.ADVICE),
        ("info", ""): ("info", Ground.HINT),
    }[kind, grade]
    yield Finding(
        rule=f"VNU/{name}",
        outcome=Outcome.FAILED,
        ground=ground,
        rendition=rendition,
        message=message["message"],
        file=short,
        line=message.get("lastLine"),
        excerpt=excerpt(message.get("extract", "")),
    )


def _version() -> str:
    package = places.npm_module("vnu-jar") / "package.json"
    return str(json.loads(package.read_text("utf-8"))["version"])
