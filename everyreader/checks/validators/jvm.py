"""One Java machine for all Java validators, in one child process that is started early and warmed up
meanwhile.

EPUBCheck needs some seconds the first time and a twentieth of a second from then on: most of it is compiling
its schemas. So the child begins with three tiny files of our own while the edition is still being made.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from pathlib import Path
from typing import Any, Self

from everyreader.checks.validators import tiny
from everyreader.checks.validators.results import DEADLINE
from everyreader.model.errors import EveryreaderError, ValidatorUnavailable
from everyreader.tools import places
from everyreader.tools.child import Child

CHILD = Path(__file__).with_name("jvm_child.py")
JARS: dict[str, Callable[[], Path]] = {
    "epubcheck": places.epubcheck_jar,
    "jing": places.epubcheck_jar,  # EPUBCheck brings it along
    "verapdf": places.verapdf_jar,
    "vnu": places.vnu_jar,
}


class Jvm:
    """The child process, as a context manager. It starts in the background at once and warms up the tools
    named in ``warm``.

    Any thread may ``ask``. When the child crashes or is ended for being late, what was asked of it fails and
    the next question starts a new one. ``command`` replaces the child by another program that speaks the same
    lines.
    """

    def __init__(
        self,
        *,
        warm: Iterable[str] = tuple(JARS),
        seconds: float = DEADLINE,
        command: Sequence[str | Path] | None = None,
    ) -> None:
        self.seconds, self._warm = seconds, warm
        self._command = command
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="everyreader-jvm-", ignore_cleanup_errors=True)
        try:
            self._warm_up(Path(self._folder.name))
        except (EveryreaderError, OSError):
            pass  # the first question meets the same trouble, and says so
        return self

    def __exit__(self, *exception: object) -> None:
        with self._lock:
            if self._child is not None:
                self._child.end("the build is over")
            self._child = None
        if self._folder is not None:
            self._folder.cleanup()

    def ask(self, tool: str, *, seconds: float | None = None, **request: str) -> None:
        """Have ``tool`` (a key of ``JARS``) write its report as ``request`` says, and wait for it.

        Raises ``ValidatorUnavailable`` when the tool or Java is missing, when it crashes, after ``seconds``.
        """
        limit = seconds or self.seconds
        child, answer = self._send(tool, request)
        try:
            said = answer.result(timeout=limit)
        except TooLate:
            child.end("the Java process was ended because another validator did not answer")
            raise ValidatorUnavailable(f"{tool} did not answer within {limit:g} s and was ended") from None
        if "error" in said:
            raise ValidatorUnavailable(f"{tool} failed: {said['error']}")

    def _send(self, tool: str, request: dict[str, str]) -> tuple[Child, Future[dict[str, Any]]]:
        try:
            jar = JARS[tool]()
            with self._lock:
                if self._folder is None:
                    raise ValidatorUnavailable(
                        "the Java process is not running; use it inside its 'with' block"
                    )
                if self._child is None or not self._child.alive:
                    self._child = Child("the Java process", self._command or _command(self._folder.name))
                child = self._child
        except (EveryreaderError, OSError) as error:
            raise ValidatorUnavailable(str(error)) from None
        return child, child.send({"tool": tool, "jar": str(jar), **request})

    def _warm_up(self, folder: Path) -> None:
        """Let each tool look at a tiny file of its kind; the answers are nobody's business."""
        make = {"epubcheck": tiny.epub, "verapdf": tiny.pdf, "vnu": tiny.html}
        for tool in (one for one in self._warm if one in make):
            more = {"flavour": "ua1"} if tool == "verapdf" else {}
            self._send(
                tool, {"file": str(make[tool](folder)), "report": str(folder / f"{tool}.json"), **more}
            )


def _command(folder: str) -> list[str | Path]:
    return [sys.executable, "-P", CHILD, places.jvm_library(), folder]
