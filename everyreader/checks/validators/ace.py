"""Ace by DAISY: https://daisy.github.io/ace/. It starts a browser of its own; it cannot use a running one."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as TooLate
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, Self

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
from everyreader.model.errors import EveryreaderError, ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.tools import browsers, places
from everyreader.tools.child import Child
from everyreader.tools.slots import lent

NAME = "Ace"
_CHILD = Path(__file__).with_name("ace_child.cjs")
_MILLISECONDS = "3600000"  # Ace's own limits, which hold from its start on: each question has a deadline here


class Ace:
    """Ace in a process of its own that keeps its browser for all the books, as a context manager. It starts
    with the first question, or before that with ``start``.

    Any thread may ask. After a crash or a deadline the next question starts a new one. ``command`` replaces
    the program by another that speaks the same lines.
    """

    def __init__(self, *, command: Sequence[str | Path] = ()) -> None:
        self._command, self._lock = command, threading.Lock()
        self._child: Child | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="everyreader-ace-", ignore_cleanup_errors=True)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._child is not None:
            self._child.finish("the build is over")
        self._child = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def start(self) -> None:
        """Start it, so that it is ready when a book is. What fails, the first question says."""
        with suppress(EveryreaderError, OSError), self._lock:
            self._started()

    def report(self, book: Path, place: Path, seconds: float) -> None:
        """Put Ace's JSON report of ``book`` at ``place``. Raises ``ValidatorUnavailable``."""
        with lent(), self._lock:
            try:
                child, home = self._started()
            except OSError as error:
                raise ValidatorUnavailable(f"{NAME} did not start: {error}") from None
            out = home / "out"
            try:
                said = child.send({"book": str(book.absolute()), "out": str(out)}).result(timeout=seconds)
                if "error" in said:
                    child.end(said["error"])
                    raise ValidatorUnavailable(f"{NAME} failed: {said['error']}")
                shutil.move(out / "report.json", place)
            except TooLate:
                child.end(f"{NAME} was ended")
                raise ValidatorUnavailable(
                    f"{NAME} did not finish within {seconds:g} s and was ended"
                ) from None
            except FileNotFoundError:
                raise ValidatorUnavailable(f"{NAME} left no report") from None
            finally:
                for left in (out, *home.glob("tmp-*")):  # its copies of the book
                    shutil.rmtree(left, ignore_errors=True)

    def _started(self) -> tuple[Child, Path]:
        if self._folder is None:
            raise ValidatorUnavailable(f"{NAME} is not running; use it inside its 'with' block")
        if self._child is None or not self._child.alive:
            command = self._command or (places.node(), _CHILD, places.npm_module("@daisy/ace-cli"))
            self._child = Child(NAME, command, _environment(self._folder.name))
        return self._child, Path(self._folder.name)


def _environment(folder: str) -> dict[str, str]:
    browser = browsers.browser()
    own = dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"), folder)
    own |= {f"XDG_{name}_HOME": folder for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    own |= {f"ACE_TIMEOUT_{name}": _MILLISECONDS for name in ("INITIAL", "EXTENSION")}
    return {**browser.environment, **own, "PUPPETEER_EXECUTABLE_PATH": str(browser.executable)}


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    process: Ace | None = None,
    seconds: float = DEADLINE,
) -> ValidatorResult:
    """What Ace says of the EPUBs among ``files``, from ``process`` where one is there already. Never raises:
    trouble is ``UNTESTED``."""
    return result(NAME, files, lambda: _validate(files, raw_folder, seconds, process))


def _validate(files: Mapping[Path, Rendition], raw_folder: Path, seconds: float, process: Ace | None) -> Said:
    version, findings, raw = "", [], []
    with nullcontext(process) if process else Ace() as ace:
        for path, rendition in files.items():
            name = raw_name("ace", path.name)
            place = new_report(raw_folder, name)
            ace.report(path, place, seconds)
            report = read_report(place, NAME)
            version = report["earl:assertedBy"]["doap:release"]["doap:revision"]
            findings += _findings(report, rendition)
            raw.append(name)
    return Said(version, tuple(findings), tuple(raw))


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
