"""Runs in the warm process, one after another: the machines go on, everything else is a run's own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Generic, Self, TypeVar

import psutil

from everyreader.line.workshop import Machines, Workshop
from everyreader.model.errors import EveryreaderError
from everyreader.serve.requests import program_now
from everyreader.tools.process import kill_group
from everyreader.tools.slots import Stopped

Say = Callable[[str], None]
T = TypeVar("T")
Job = Callable[[Callable[..., Workshop], Say], T]


@dataclass
class Run(Generic[T]):
    """One run, under way or waiting for its turn. ``say`` hears of its progress, in its own thread."""

    job: Job[T]
    say: Say
    stopped: Event = field(default_factory=Event)
    result: Future[T] = field(default_factory=Future)
    _spared: frozenset[int] | None = None  # processes that were there before, while it runs

    def stop(self) -> None:
        """Nobody waits for it any more: what has not begun does not begin, and what it started is ended."""
        self.stopped.set()
        if (spared := self._spared) is not None:
            for child in _children() - spared:
                kill_group(child)

    def go(self, machines: Machines) -> None:
        """Run it, in the present thread."""
        self._spared = _children()
        try:
            self._go_on("")
            workshop = partial(Workshop, machines=machines, stopped=self.stopped)
            self.result.set_result(self.job(workshop, self._go_on))
        except BaseException as error:  # noqa: BLE001 - whoever waits hears of it, whatever it is
            self.result.set_exception(Stopped() if self.stopped.is_set() else error)
        finally:
            self._spared = None

    def _go_on(self, line: str) -> None:
        if self.stopped.is_set():
            raise Stopped
        if line:
            self.say(line)


class Desk:
    """The machines, and one run at a time, as a context manager."""

    def __init__(self) -> None:
        self.program = program_now()  # what is loaded: another may lie on the disk later
        self._machines = Machines()
        self._runs = ThreadPoolExecutor(1, thread_name_prefix="run")
        self._last: Run[object] | None = None

    def __enter__(self) -> Self:
        self._runs.submit(self._open)
        return self

    def __exit__(self, *exception: object) -> None:
        if self._last:
            self._last.stop()
        self._runs.shutdown(cancel_futures=True)
        self._machines.__exit__(*exception)

    @property
    def busy(self) -> bool:
        """Whether a run is under way or waits."""
        return self._last is not None and not self._last.result.done()

    def start(self, job: Job[T], say: Say) -> Run[T]:
        """Have ``job`` run after all that was started before."""
        run = Run(job, say)
        self._last = run  # pyright: ignore[reportAttributeAccessIssue]  # whatever it comes to
        self._runs.submit(run.go, self._machines)
        return run

    def _open(self) -> None:
        with suppress(EveryreaderError):  # what is missing, a run says
            self._machines.open()
            self._machines.browser.version()


def _children() -> frozenset[int]:
    return frozenset(one.pid for one in psutil.Process().children())
