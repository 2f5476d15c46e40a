"""The outside validators, run for real on every edition: one table, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.cache.store import Store
from everyreader.checks.validators import ace, axe, daisy, epubcheck, verapdf, vnu
from everyreader.checks.validators.ace import Ace
from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.kept import kept
from everyreader.checks.validators.results import DEADLINE, joined, short_names, without_folders
from everyreader.model.findings import REPORT, Finding, Mender, Outcome, Rendition, ValidatorResult
from everyreader.tools.slots import side_by_side

__all__ = ["DEADLINE", "VALIDATORS", "Ace", "Bench", "Jvm", "Validator", "java_tools", "ours", "validate"]


@dataclass(frozen=True)
class Bench:
    """What the validators share. ``kept``: where what they say is kept between builds, if it is; ``ace``: the
    process in which Ace runs already, if it does."""

    raw_folder: Path
    jvm: Jvm
    browser: Browser
    seconds: float
    foreign: bool = (
        False  # no build of ours made the files: what goes beyond the standards' common level is a notice
    )
    kept: Store | None = None
    ace: Ace | None = None


@dataclass(frozen=True)
class Validator:
    """One row: what it is called, which files it looks at, how it is run, and which tool of the Java process
    does the work, if one does."""

    name: str
    suffix: str
    run: Callable[[Mapping[Path, Rendition], Bench], ValidatorResult]
    java: str = ""


VALIDATORS = (
    Validator(
        epubcheck.NAME,
        ".epub",
        lambda files, on: epubcheck.validate(files, on.raw_folder, jvm=on.jvm, seconds=on.seconds),
        java="epubcheck",
    ),
    Validator(
        ace.NAME,
        ".epub",
        lambda files, on: ace.validate(files, on.raw_folder, process=on.ace, seconds=on.seconds),
    ),
    Validator(
        verapdf.NAME,
        ".pdf",
        lambda files, on: verapdf.validate(
            files, on.raw_folder, jvm=on.jvm, seconds=on.seconds, foreign=on.foreign
        ),
        java="verapdf",
    ),
    Validator(
        vnu.NAME,
        ".html",
        lambda files, on: vnu.validate(
            files, on.raw_folder, jvm=on.jvm, seconds=on.seconds, foreign=on.foreign
        ),
        java="vnu",
    ),
    Validator(
        daisy.NAME,
        ".zip",
        lambda files, on: daisy.validate(files, on.raw_folder, jvm=on.jvm, seconds=on.seconds),
        java="jing",
    ),
    Validator(
        axe.NAME,
        ".html",
        lambda files, on: axe.validate(files, on.raw_folder, browser=on.browser, seconds=on.seconds),
    ),
)


def java_tools(suffixes: Iterable[str]) -> tuple[str, ...]:
    """The tools of the Java process that look at files so called, and at the pages round every edition."""
    looked_at = {*suffixes, ".html"}
    return tuple(one.java for one in VALIDATORS if one.java and one.suffix in looked_at)


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
    its = {path: part for path, part in files.items() if path.suffix == validator.suffix}
    store = bench.kept
    if store is None or not its:
        return _run(validator, its, bench)
    names = short_names(files, bench.raw_folder)

    def said(path: Path, part: Rendition) -> ValidatorResult:
        made_of = (validator.name, names[path.absolute()], part, bench.foreign)
        return kept(store, path, bench.raw_folder, made_of, lambda: _run(validator, {path: part}, bench))

    return reduce(joined, side_by_side(said, its, its.values()))


def _run(validator: Validator, files: Mapping[Path, Rendition], bench: Bench) -> ValidatorResult:
    said = validator.run(files, bench)
    without_folders(bench.raw_folder, said.raw, {path.parent for path in files})
    return said
