"""How much is worked on at once in this process: a slot each, which is free for others while its worker waits
for another process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Semaphore
from typing import Any, TypeVar

T = TypeVar("T")
_MOST = 4  # at once, of what mostly waits


class Stopped(BaseException):
    """Nobody waits for this run any more."""


class Slots:
    """So many workers at a time, as a context manager; none once the run is ``stopped``. Raises ``Stopped``
    then."""

    def __init__(self, count: int, stopped: Event) -> None:
        self.free, self._stopped = Semaphore(count), stopped

    def __enter__(self) -> None:
        self.free.acquire()
        if self._stopped.is_set():
            self.free.release()
            raise Stopped
        _held.slots = self

    def __exit__(self, *exception: object) -> None:
        _held.slots = None
        self.free.release()


class _Held(threading.local):
    """Whose slot the present thread has."""

    slots: Slots | None = None


_held = _Held()


@contextmanager
def lent() -> Iterator[None]:
    """While another process works for this thread: its slot, if it has one, is free for others."""
    if (slots := _held.slots) is None:
        yield
        return
    _held.slots = None  # it is lent once, however deep
    slots.free.release()
    try:
        yield
    finally:
        slots.free.acquire()
        _held.slots = slots


def side_by_side(work: Callable[..., T], *each: Iterable[Any]) -> tuple[T, ...]:
    """``map``, for work of which most is done in another process. Raises what the first that failed does."""
    with lent(), ThreadPoolExecutor(_MOST) as pool:
        return tuple(pool.map(work, *each))
