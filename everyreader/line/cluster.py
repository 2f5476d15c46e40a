"""Statements on a Dask cluster: its workers build them as processes of this machine would."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from everyreader.cache.inputs import PACKAGE, sums
from everyreader.line import station
from everyreader.line.station import Crew, Order
from everyreader.model.digest import digest
from everyreader.model.errors import EveryreaderError, MakerMissing, UsageError
from everyreader.report.result import Result

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 15  # to reach the scheduler
_AHEAD = 2  # tasks for each thread of a worker: one under way, one that waits


@contextmanager
def cluster(order: Order) -> Iterator[Crew]:
    """The cluster as an executor, how many tasks it is to have at once (workers come and go), and the task.

    Raises ``MakerMissing`` without Dask, ``UsageError`` where no scheduler or no worker answers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MakerMissing("Dask", "pip install 'everyreader[distributed]'") from None
    address = order.options.scheduler
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        why = str(error).partition("\n")[0]
        raise UsageError(f"--scheduler {address}: {why}; start one with 'dask scheduler'") from None
    with client:
        if not client.nthreads():
            raise UsageError(
                f"--scheduler {address}: it has no worker; docs/cluster.md says how to start one"
            )
        try:
            task = partial(build, digest(sums(PACKAGE)), order)
            with client.get_executor(pure=False) as executor:
                yield Crew(executor, partial(_most, client), task)
        finally:
            client.run(station.close, order, on_error="ignore")


def _most(client: Client) -> int:
    threads: Any = client.nthreads()
    return _AHEAD * max(1, sum(threads.values()))


def build(code: str, order: Order, folder: Path) -> Result:
    """One statement, in a worker that runs the same ``code`` as the one who asks."""
    try:
        _fit(code)
    except EveryreaderError as error:
        return station.failed(folder.name, error)
    return station.build(order, folder)


@cache
def _fit(code: str) -> None:
    """Raises ``UsageError`` for a worker that would make something else, or could not do all of it."""
    if digest(sums(PACKAGE)) != code:
        raise UsageError("the worker runs another version of Everyreader; install the same on all machines")
    if multiprocessing.current_process().daemon:
        what = "the worker may start no process of its own; set DASK_DISTRIBUTED__WORKER__DAEMON=False for it"
        raise UsageError(what)
