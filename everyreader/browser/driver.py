"""The thread of Playwright's sync objects, in which jobs go on side by side: while one waits for the browser,
another is at work.

That is how Playwright's own event handlers run: each in a greenlet, between which its event loop switches.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from greenlet import getcurrent, greenlet

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

T = TypeVar("T")
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_MOST = max(2, os.cpu_count() or 2) + 1  # jobs at once: as many as the browser has processors for, and ours


class Again(Exception):
    """The job is to be tried once more; ``reason`` is raised where that ends so, too."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class _Order:
    work: Callable[[], Any]
    result: Future[Any]
    again: bool = False


class Driver:
    """Playwright and its thread, in which are called ``ready``, before each job, the jobs, and ``stop``,
    after the last of them."""

    playwright: Playwright

    def __init__(self, ready: Callable[[], object], stop: Callable[[], object]) -> None:
        self._ready, self._stop = ready, stop
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._under_way = 0
        self._started = self._waits = self._ended = False
        self._thread = threading.Thread(target=self._run, name="browser", daemon=True)

    def start(self) -> None:
        """Start in the background. What fails, the first job says."""
        self._thread.start()
        self._put(_Order(lambda: None, Future()))

    def end(self) -> None:
        """End, once every job is done."""
        self._put(None)
        self._thread.join()

    def do(self, work: Callable[[], T]) -> T:
        """What ``work`` returns. Raises what it does, or ``ready``."""
        result: Future[T] = Future()
        self._put(_Order(work, result))
        return result.result()

    def _put(self, order: _Order | None) -> None:
        self._orders.put(order)
        if self._started:
            with suppress(RuntimeError):  # its loop is closed: nobody waits in it
                self._loop.call_soon_threadsafe(self._wake)

    # In its thread only, from here on.

    def _run(self) -> None:
        self._main = getcurrent()
        while (order := self._next()) is not None:
            try:
                self._prepare()
            except BaseException as error:  # noqa: BLE001 - whoever waits hears of it, whatever it is
                order.result.set_exception(error)
            else:
                self._under_way += 1
                self._wait(greenlet(self._go), order)  # until it first waits for the browser, at least
        if self._started:
            self._stop()
            self.playwright.stop()
            self._scratch.cleanup()

    def _next(self) -> _Order | None:
        """None once somebody has ended it, and every job is done."""
        while True:
            if self._under_way < _MOST:
                with suppress(Empty):
                    order = self._orders.get(block=not (self._under_way or self._ended))
                    if order is not None:
                        return order
                    self._ended = True
                    continue
            if not self._under_way:
                return None
            self._wait(self._fiber)

    def _wait(self, other: greenlet, *given: object) -> None:
        """Go on in ``other``: here again when a job has ended (that of a greenlet that ends goes on in this
        one), or somebody has put another."""
        self._waits = True
        other.switch(*given)
        self._waits = False

    def _wake(self) -> None:
        if self._waits:
            self._main.switch()

    def _prepare(self) -> None:
        if not self._started:
            self.playwright = self._begun()
            self._loop = self.playwright._loop  # nothing public lets its loop go on
            self._fiber = self.playwright._dispatcher_fiber
            self._started = True
        self._ready()

    def _begun(self) -> Playwright:
        from playwright.sync_api import sync_playwright

        self._scratch = TemporaryDirectory(prefix="everyreader-browser-", ignore_cleanup_errors=True)
        with _temporary_files_in(self._scratch.name):
            return sync_playwright().start()

    def _go(self, order: _Order) -> None:
        try:
            order.result.set_result(order.work())
        except Again as error:
            if order.again:
                order.result.set_exception(error.reason)
            else:
                self._orders.put(_Order(order.work, order.result, again=True))
        except BaseException as error:  # noqa: BLE001 - whoever waits hears of it, whatever it is
            order.result.set_exception(error)
        finally:
            self._under_way -= 1


@contextmanager
def _temporary_files_in(folder: str) -> Iterator[None]:
    """Playwright leaves profiles of killed browsers behind; its driver learns the folder from the
    environment."""
    before = {name: os.environ.get(name) for name in _TEMPORARY}
    os.environ.update(dict.fromkeys(_TEMPORARY, folder))
    try:
        yield
    finally:
        for name in _TEMPORARY:
            del os.environ[name]
        os.environ.update({name: value for name, value in before.items() if value is not None})
