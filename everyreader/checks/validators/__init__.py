"""The outside validators, run for real on every edition: one table, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.checks.validators import ace, axe, daisy, epubcheck, verapdf, vnu
from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.results import DEADLINE, without_folders
from everyreader.model.findings import REPORT, Finding, Mender, Outcome, Rendition, ValidatorResult

__all__ = ["DEADLINE", "VALIDATORS", "Bench", "Jvm", "Validator", "ours", "validate"]


@dataclass(frozen=True)
class Bench:
    """What the validators share."""

    raw_folder: Path
    jvm: Jvm
    browser: Browser
    seconds: float
    foreign: bool = (
        False  # no build of ours made the files: what goes beyond the standards' common level is a notice
    )


@dataclass(frozen=True)
class Validator:
    """One row: what it is called, which files it looks at, how it is run, and whether the Java process does
    the work."""

    name: str
    suffix: str
    run: Callable[[Mapping[Path, Rendition], Bench], ValidatorResult]
    java: bool = True


VALIDATORS = (
    Validator(
        epubcheck.NAME,
        ".epub",
        lambda files, on: epubcheck.validate(files, on.raw_folder, jvm=on.jvm, seconds=on.seconds),
    ),
    Validator(
        ace.NAME,
        ".epub",
        lambda files, on: ace.validate(files, on.raw_folder, seconds=on.seconds),
        java=False,
    ),
    Validator(
        verapdf.NAME,
        ".pdf",
        lambda files, on: verapdf.validate(
            files, on.raw_folder, jvm=on.jvm, seconds=on.seconds, foreign=on.foreign
        ),
    ),
    Validator(
        vnu.NAME,
        ".html",
        lambda files, on: vnu.validate(
            files, on.raw_folder, jvm=on.jvm, seconds=on.seconds, foreign=on.foreign
        ),
    ),
    Validator(
        daisy.NAME,
        ".zip",
        lambda files, on: daisy.validate(files, on.raw_folder, jvm=on.jvm, seconds=on.seconds),
    ),
    Validator(
        axe.NAME,
        ".html",
        lambda files, on: axe.validate(files, on.raw_folder, browser=on.browser, seconds=on.seconds),
        java=False,
    ),
)


def ours(said: ValidatorResult) -> ValidatorResult:
    """``said`` of files that a build of ours made: nobody but this program can mend them."""
    return replace(said, findings=tuple(map(_ours, said.findings)))


def _ours(one: Finding) -> Finding:
    if one.outcome is Outcome.CANT_TELL:
        return replace(one, mender=Mender.READER)
    return replace(
        one, mender=Mender.PROGRAM, fix=f"{REPORT} (in the file: {one.fix})" if one.fix else REPORT
    )


def validate(validator: Validator, files: Mapping[Path, Rendition], bench: Bench) -> ValidatorResult:
    """What one validator says of those of ``files`` that it looks at; a file's rendition beside it. Never
    raises for its sake.

    Its own report goes into the bench's folder and says nothing of where the files lay.
    """
    said = validator.run(
        {path: part for path, part in files.items() if path.suffix == validator.suffix}, bench
    )
    without_folders(bench.raw_folder, said.raw, {path.parent for path in files})
    return said
