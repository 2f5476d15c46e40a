"""What the building of one statement consists of, and when: its steps, as they are taken."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from everyreader.pages.timeline_page import Step


@dataclass
class Marked:
    """What a step may say of itself while it is taken."""

    kept: str = ""


@dataclass
class Timeline:
    """The steps, from any thread. Times are seconds since it was made."""

    _origin: float = field(default_factory=time.monotonic)
    _steps: list[Step] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> float:
        return time.monotonic() - self._origin

    @contextmanager
    def step(self, kind: str, name: str, asked: float | None = None, after: str = "") -> Iterator[Marked]:
        """What is done inside, in this thread. ``asked``: since when it could have been done but for
        ``after``, which it waited for."""
        began, used, marked = self.now(), time.thread_time(), Marked()
        try:
            yield marked
        finally:
            asked = began if asked is None else asked
            cpu = time.thread_time() - used
            step = Step(kind, name, asked, began, self.now(), cpu, after, marked.kept)
            with self._lock:
                self._steps.append(step)

    @property
    def steps(self) -> tuple[Step, ...]:
        """In the order in which they began."""
        with self._lock:
            return tuple(sorted(self._steps, key=lambda one: (one.began, one.ended)))


@dataclass(frozen=True)
class Used:
    """Processor time at one moment, in seconds: this program's own, and its ended children's."""

    own: float
    children: float

    @classmethod
    def now(cls) -> Used:
        times = os.times()
        return cls(times.user + times.system, times.children_user + times.children_system)
