"""An executor whose tasks run in child processes that stay open; one that dies costs its own task only.

Python's pool of processes is broken as a whole once a process dies. So each process is a pool of its own, and
is replaced when it breaks.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from everyreader.line.station import Order, Say, close, station
from everyreader.tools.process import end_with_parent

_CONTEXT = multiprocessing.get_context("spawn")  # a child has the environment of now
P = ParamSpec("P")
T = TypeVar("T")


class Processes(Executor):
    """``many`` processes, each with a station for ``order``; ``say`` hears of their steps, in threads."""

    def __init__(self, order: Order, many: int, say: Say) -> None:
        self._order, self._say = order, say
        self._threads = ThreadPoolExecutor(many, thread_name_prefix="statement")
        self._own = threading.local()
        self._children: list[ProcessPoolExecutor] = []
        self._heard: list[threading.Thread] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As ``Executor.submit``; the future raises ``BrokenExecutor`` where the process died meanwhile."""
        return self._threads.submit(self._in_child, fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As ``Executor.shutdown``: each process ends its tools first."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        for child in self._children:
            with suppress(BrokenExecutor):
                child.submit(close, self._order)
            child.shutdown(wait)
        for one in self._heard if wait else ():
            one.join()  # so that no line comes after the end

    def _in_child(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """In one of the threads: each has a child of its own."""
        child: ProcessPoolExecutor | None = getattr(self._own, "child", None)
        if child is None:
            child = self._own.child = self._started()
        try:
            return child.submit(fn, *args, **kwargs).result()
        except BrokenExecutor:
            self._own.child = None
            raise

    def _started(self) -> ProcessPoolExecutor:
        lines, sender = _CONTEXT.Pipe(duplex=False)
        child = ProcessPoolExecutor(1, _CONTEXT, _begin, (self._order, sender))
        child.submit(_begun).result()
        sender.close()  # so that the lines end with the child
        heard = threading.Thread(target=_pass_on, args=(lines, self._say), daemon=True)
        heard.start()
        self._heard.append(heard)
        self._children.append(child)
        return child


def _begin(order: Order, lines: Connection) -> None:
    """First of all in a child: Ctrl-C is its parent's business, and it never outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    one = threading.Lock()

    def say(line: str) -> None:
        with one:
            lines.send(line)

    station(order, say)


def _begun() -> None:
    """Nothing: once it is done, the child is there."""


def _pass_on(lines: Connection, say: Say) -> None:
    with suppress(EOFError, OSError):
        while True:
            say(lines.recv())
