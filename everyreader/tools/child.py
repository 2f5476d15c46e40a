"""A child process that answers questions: one line of JSON asks, one answers; its number is ``id``."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import psutil

from everyreader.tools.process import end_group

_PATIENCE = 3.0  # seconds for one that is told to finish


class Child:
    """One running child: lines out, lines in, and one future for each question under way. ``name`` is what
    its end is told by; ``env`` is added to the present environment."""

    def __init__(
        self, name: str, command: Sequence[str | Path], env: Mapping[str, str] | None = None
    ) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._waiting: dict[int, Future[dict[str, Any]]] = {}
        self._number = 0
        self._reason = ""
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the child
        self._process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            text=True,
            encoding="utf-8",
            env={**os.environ, **(env or {})},
            start_new_session=(os.name == "posix"),
        )
        self._seen = psutil.Process(self._process.pid)
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Asked of the system: while another thread waits for its end, ``poll`` knows nothing of it."""
        with suppress(psutil.Error):
            return not self._reason and self._seen.status() != psutil.STATUS_ZOMBIE
        return False

    def send(self, request: Mapping[str, Any]) -> Future[dict[str, Any]]:
        answer: Future[dict[str, Any]] = Future()
        with self._lock:
            if self._reason:
                answer.set_result({"error": self._reason})
                return answer
            self._number += 1
            self._waiting[self._number] = answer
            try:
                print(json.dumps({"id": self._number, **request}), file=self._process.stdin, flush=True)
            except OSError:
                pass  # it has ended: ``_listen`` answers
        return answer

    def finish(self, reason: str) -> None:
        """No question follows: it may put away what it has, then it is ended."""
        with suppress(OSError, subprocess.TimeoutExpired):
            if self._process.stdin:
                self._process.stdin.close()
            self._process.wait(_PATIENCE)
        self.end(reason)

    def end(self, reason: str) -> None:
        """End the whole group; every question under way is answered with ``reason``."""
        self._fail(reason)
        end_group(self._process)
        self._process.wait()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            try:
                said = json.loads(line)
                with self._lock:
                    answer = self._waiting.pop(said["id"], None)
            except (ValueError, LookupError, TypeError):
                break
            if answer is not None:
                answer.set_result(said)
        end_group(self._process)
        status = self._process.wait()
        self._fail(f"{self._name} ended (status {status}){self._last_complaint()}")

    def _fail(self, reason: str) -> None:
        with self._lock:
            self._reason = self._reason or reason
            waiting, self._waiting = list(self._waiting.values()), {}
        for answer in waiting:
            answer.set_result({"error": reason})

    def _last_complaint(self) -> str:
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
        return f": {lines[-1].strip()}" if lines else ""
