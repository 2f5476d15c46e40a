"""What several readers need of the same bytes is worked out once in a process, and they share it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """The ``most`` values used last, each by its key. One that is being worked out is waited for; one whose
    work raised is worked out again when it is asked for again."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._values: OrderedDict[Hashable, Future[Value]] = OrderedDict()

    def get(self, key: Hashable, work: Callable[[], Value]) -> Value:
        """The value for ``key``, from ``work`` where nobody has it yet. Raises what ``work`` does."""
        with self._lock:
            found = self._values.get(key)
            mine = found is None
            if found is None:
                found = self._values[key] = Future()
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        if mine:
            self._settle(key, found, work)
        return found.result()

    def _settle(self, key: Hashable, future: Future[Value], work: Callable[[], Value]) -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever waits hears of it, whatever it is
            with self._lock:
                self._values.pop(key, None)
            future.set_exception(error)
