"""A project with one statement, and a process that is warm for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import FRONT_MATTER

COMMAND = [sys.executable, "-m", "everyreader"]


@dataclass(frozen=True)
class Project:
    """A folder with one statement."""

    folder: Path

    @property
    def socket(self) -> Path:
        return self.folder / "build" / ".editions" / ".serve" / "socket"

    @property
    def statement(self) -> Path:
        return self.folder / "source" / "small" / "statement.md"

    def write(self, text: str) -> None:
        self.statement.parent.mkdir(parents=True, exist_ok=True)
        self.statement.write_text(f"{FRONT_MATTER}# A Title\n\n{text}\n", encoding="utf-8")

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env={**environment(), **env},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def published(self) -> tuple[str, object]:
        """The sums of the edition, and what was found."""
        edition = self.folder / "build" / "small"
        found = json.loads((edition / "report" / "findings.json").read_text("utf-8"))
        return (edition / "SHA256SUMS").read_text("utf-8"), found["findings"]


def environment() -> dict[str, str]:
    """So that the command is that of this checkout."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


@contextmanager
def warm(project: Project) -> Iterator[str]:
    """A process that serves ``project`` and builds nothing by itself; gives the address of its pages."""
    command = [*COMMAND, "serve", "--no-build", "--port", "0", "--idle", "10"]
    with subprocess.Popen(
        command, cwd=project.folder, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        line = ""
        while "preview is at " not in line:
            line = process.stderr.readline()
            assert process.poll() is None
        yield line.partition("preview is at ")[2].strip()
        process.send_signal(signal.SIGINT)
        process.communicate()
