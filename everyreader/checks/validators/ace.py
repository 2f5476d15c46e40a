"""Ace by DAISY: https://daisy.github.io/ace/. It starts a browser of its own; it cannot use a running one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from everyreader.checks.validators.results import (
    DEADLINE,
    Said,
    criterion,
    excerpt,
    ground_of,
    new_report,
    raw_name,
    read_report,
    result,
)
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.tools import browsers, places
from everyreader.tools.process import Finished, run

NAME = "Ace"
PIPE = Path(__file__).with_name("ace_pipe.cjs")


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    seconds: float = DEADLINE,
    command: tuple[str | Path, ...] = (),
) -> ValidatorResult:
    """What Ace says of the EPUBs among ``files``. Never raises: trouble is ``UNTESTED``.

    ``command`` replaces the program and takes the same words after it.
    """
    return result(NAME, files, lambda: _validate(files, raw_folder, seconds, command))


def _validate(
    files: Mapping[Path, Rendition], raw_folder: Path, seconds: float, command: tuple[str | Path, ...]
) -> Said:
    ace = places.npm_module("@daisy/ace-cli") / "bin" / "ace.js"
    command = command or (places.node(), "--require", PIPE, ace)
    version, findings, raw = "", [], []
    for path, rendition in files.items():
        name = raw_name("ace", path.name)
        place = new_report(raw_folder, name)
        report = _report(path, place, seconds, command)
        version = report["earl:assertedBy"]["doap:release"]["doap:revision"]
        findings += _findings(report, rendition)
        raw.append(name)
    return Said(version, tuple(findings), tuple(raw))


def _report(path: Path, place: Path, seconds: float, command: tuple[str | Path, ...]) -> dict[str, Any]:
    """Run Ace and keep its JSON report at ``place``; its log and its copy of the EPUB go away again."""
    browser = browsers.browser()
    with tempfile.TemporaryDirectory(prefix="everyreader-ace-", ignore_cleanup_errors=True) as folder:
        own = dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"), folder)
        own |= {f"XDG_{name}_HOME": folder for name in ("CONFIG", "CACHE", "DATA", "STATE")}
        milliseconds = str(int(seconds * 1000))
        out = Path(folder) / "out"
        done = run(
            [
                *command,
                "--silent",
                "--force",
                "--lang",
                "en",
                "--timeout",
                milliseconds,
                "--outdir",
                out,
                path.absolute(),
            ],
            seconds=seconds,
            env={
                **browser.environment,
                **own,
                "PUPPETEER_EXECUTABLE_PATH": str(browser.executable),
                "ACE_TIMEOUT_INITIAL": milliseconds,
            },
        )
        try:
            os.replace(out / "report.json", place)
        except FileNotFoundError:
            raise ValidatorUnavailable(f"{NAME} ended without a report{_complaint(done)}") from None
        except OSError:
            place.write_bytes((out / "report.json").read_bytes())  # another disk
    if done.returncode:
        raise ValidatorUnavailable(f"{NAME} ended with status {done.returncode}{_complaint(done)}")
    return read_report(place, NAME)


def _complaint(done: Finished) -> str:
    lines = f"{done.stdout.decode('utf-8', 'replace')}\n{done.stderr}".strip().splitlines()
    return f" (status {done.returncode}): {lines[-1].strip()}" if lines else f" (status {done.returncode})"


def _findings(report: dict[str, Any], rendition: Rendition) -> Iterator[Finding]:
    """One for each assertion that fails. The report's verdict on the whole book must agree with them."""
    found = []
    claims = "dcterms:conformsTo" in report["earl:testSubject"].get("metadata", {})
    for document in report["assertions"]:
        for assertion in document["assertions"]:
            test, said = assertion["earl:test"], assertion["earl:result"]
            if said["earl:outcome"] != "fail":
                continue
            found.append(
                Finding(
                    rule=f"ACE/{test['dct:title']}",
                    outcome=Outcome.FAILED,
                    ground=_ground(test, claims=claims),
                    rendition=rendition,
                    message=said.get("dct:description") or test["dct:description"],
                    fix=test.get("help", {}).get("dct:description", ""),
                    criterion=criterion(test.get("rulesetTags", ())),
                    file=document["earl:testSubject"]["url"],
                    excerpt=excerpt(said.get("html", "")),
                )
            )
    if (report["earl:result"]["earl:outcome"] == "pass") is bool(found):
        raise ValidatorUnavailable(
            f"{NAME} contradicts itself: {len(found)} assertions fail, outcome {report['earl:result']}"
        )
    yield from found


_ADVISED = (
    "epub-lang",
)  # the package's own xml:lang, which EPUB 3.3 leaves open: dc:language says the book's


# what a book must say of itself that claims EPUB Accessibility, and others should (1.1, 2)
_METADATA = "metadata-access"


def _ground(test: dict[str, Any], *, claims: bool) -> Ground:
    """axe's rules rest on what axe says of them; Ace calls serious, of its own, what EPUB Accessibility
    requires."""
    tags, name = test.get("rulesetTags", ()), test["dct:title"]
    if name in _ADVISED or name.startswith(_METADATA) and not claims:
        return Ground.ADVICE
    required = "EPUB" in tags and test["earl:impact"] in ("serious", "critical")
    return Ground.STANDARD if required else ground_of(tags)
