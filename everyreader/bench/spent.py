"""What one run of a command costs: seconds, processor time, memory; those of its children with it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from everyreader.model.errors import MakerFailed

_EVERY = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True)
class Spent:
    """``seconds`` of wall, ``cpu`` seconds of the process and all that it started; at most ``own`` megabytes
    of the process itself, ``all`` of it and its children at once (shared pages count once a process)."""

    seconds: float
    cpu: float
    own: float
    all: float
    said: str = ""


def spent(command: Sequence[str | Path], cwd: Path | None = None) -> Spent:
    """Run ``command`` in ``cwd``. Raises ``MakerFailed`` where it ends with another status than 0."""
    with tempfile.TemporaryFile() as told:
        began = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=told, stderr=told)
        watch = _Watch(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        own, whole = watch.stopped()
        told.seek(0)
        said = told.read().decode("utf-8", "replace")
    if child.returncode:
        raise MakerFailed(f"{' '.join(map(str, command[:4]))} … ended with {child.returncode}: {said[-300:]}")
    return Spent(seconds, used.ru_utime + used.ru_stime, own, whole, said)


def everyreader(*words: str | Path, cwd: Path | None = None) -> Spent:
    """This program's command line, run by this Python."""
    return spent((sys.executable, "-m", "everyreader", *words), cwd)


class _Watch:
    """Looks at the memory of a process and its children now and then, in a thread of its own."""

    def __init__(self, pid: int) -> None:
        self._own = self._whole = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(pid,), daemon=True)
        self._thread.start()

    def stopped(self) -> tuple[float, float]:
        self._ended.set()
        self._thread.join()
        return self._own / 1e6, self._whole / 1e6

    def _look(self, pid: int) -> None:
        while not self._ended.wait(_EVERY):
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                own, whole = process.memory_info().rss, 0
                for one in process.children(recursive=True):
                    with suppress(psutil.Error):
                        whole += one.memory_info().rss
                self._own, self._whole = max(self._own, own), max(self._whole, own + whole)
