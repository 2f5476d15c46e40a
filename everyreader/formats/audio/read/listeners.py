"""The processes in which speech is recognised: each loads the recogniser once, and serves many builds."""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TimesUp
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any, Self

from everyreader.model.errors import ValidatorUnavailable
from everyreader.tools.child import Child
from everyreader.tools.slots import lent

SECONDS = 300.0  # for one sentence, which takes a second or less
_CHILD = Path(__file__).with_name("recognition_child.py")
Answer = dict[str, Any]


class Listeners:
    """At most ``count`` processes (one a processor, if not given), as a context manager; none is started
    before there is something to listen to."""

    def __init__(self, count: int | None = None) -> None:
        self._count, self._lock = count or os.cpu_count() or 1, Lock()
        self._all: list[Child] = []
        self._free: SimpleQueue[Child] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        with self._lock:
            for one in self._all:
                one.end("the recogniser was ended")
            self._all.clear()

    def answers(self, tasks: Sequence[tuple[Mapping[str, Any], bytes]]) -> list[Answer]:
        """What is heard, for each task (see ``recognition_child``) with its sound. The longest are begun
        first. Raises ``ValidatorUnavailable`` where a process fails or does not finish."""
        order = sorted(range(len(tasks)), key=lambda number: -len(tasks[number][1]))
        with lent(), ThreadPoolExecutor(max(1, min(self._count, len(tasks)))) as pool:
            found = dict(
                zip(order, pool.map(lambda number: self._answer(*tasks[number]), order), strict=True)
            )
        return [found[number] for number in range(len(tasks))]

    def _answer(self, task: Mapping[str, Any], sound: bytes) -> Answer:
        child = self._taken()
        try:
            asked = {"task": task, "sound": base64.b64encode(sound).decode()}
            answer = child.send(asked).result(SECONDS)
        except TimesUp:
            child.end("it took too long")
            raise ValidatorUnavailable(f"speech recognition did not finish within {SECONDS:g} s") from None
        finally:
            self._free.put(child)
        if "error" in answer:
            raise ValidatorUnavailable(f"speech recognition failed: {answer['error']}")
        return answer

    def _taken(self) -> Child:
        """One that is free and alive, a new one where there may be more."""
        while True:
            with self._lock:
                if self._free.empty() and len(self._all) < self._count:
                    child = Child("the recogniser", (sys.executable, "-P", _CHILD))
                    self._all.append(child)
                    return child
            child = self._free.get()
            if child.alive:
                return child
            with self._lock:
                self._all.remove(child)
