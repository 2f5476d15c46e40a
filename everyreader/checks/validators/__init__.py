"""The outside validators, run for real on every edition: one table, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from everyreader.browser import Browser
from everyreader.checks.validators import ace, axe, daisy, epubcheck, verapdf, vnu
from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.results import DEADLINE
from everyreader.findings import REPORT, Mender, Rendition, ValidatorResult

__all__ = ["DEADLINE", "VALIDATORS", "Bench", "Jvm", "Validator", "ours", "validate_edition"]


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
    """One row: what it is called, which files it looks at, how it is run, and whether the Java process does the work."""

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
    findings = tuple(
        replace(one, mender=Mender.PROGRAM, fix=f"{REPORT} (in the file: {one.fix})" if one.fix else REPORT)
        for one in said.findings
    )
    return replace(said, findings=findings)


def validate_edition(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    jvm: Jvm,
    browser: Browser,
    seconds: float = DEADLINE,
) -> tuple[ValidatorResult, ...]:
    """Run every validator that has something to look at among ``files``, side by side, in the table's order.

    ``files`` says of each file which rendition it belongs to; its suffix decides who looks at it. The
    validators' own reports go into ``raw_folder``. ``seconds`` is the deadline of each for each file. Never
    raises for a validator's sake.
    """
    bench = Bench(raw_folder, jvm, browser, seconds)
    rows = [
        (row, {path: part for path, part in files.items() if path.suffix == row.suffix}) for row in VALIDATORS
    ]
    rows = [(row, theirs) for row, theirs in rows if theirs]
    with ThreadPoolExecutor(max_workers=max(len(rows), 1)) as threads:
        return tuple(threads.map(lambda pair: pair[0].run(pair[1], bench), rows))
