"""Statements side by side: whatever runs them is a ``concurrent.futures.Executor``, and each is a task."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from everyreader.line.options import Options, folders
from everyreader.line.orders import check_order
from everyreader.line.station import Order, Say, build, close, failed, station
from everyreader.line.unchanged import Records, records_of
from everyreader.line.workshop import Workshop
from everyreader.model.errors import MakerFailed
from everyreader.report.result import Result, Status
from everyreader.source.identifiers import shared_identifiers
from everyreader.theme.styles_folder import with_own
from everyreader.tools.places import font_folders

Tell = Callable[[Result], None]
_A_PROCESS = 1.5e9  # bytes: Python, Java and the browser, at their highest


def build_all(
    options: Options,
    say: Say,
    tell: Tell = lambda result: None,
    workshop: Callable[..., Workshop] = Workshop,
    begin: Callable[[Sequence[Path]], None] = lambda folders: None,
) -> tuple[Result, ...]:
    """Build, check and publish the statements asked for; one that fails does not stop the others.

    ``say`` hears of each step, ``begin`` which folders of statements are to be made, and ``tell`` of each
    statement as it ends; those that stand as they are come first. The results are in the order of the
    statements, whichever ended first. Another ``workshop`` is one of this process, and all run in it.

    Raises ``UsageError`` for what can be known beforehand: an unknown statement, format or engine.
    """
    chosen = folders(options.source, options.statements)
    check_order(options, chosen)
    records = records_of(options)
    results = {one.name: one for one in _told_at_once(records, chosen)}
    for one in results.values():
        tell(one)
    left = [folder for folder in chosen if folder.name not in results]
    if left:
        begin(left)
        with closing(_made(records, left, say, workshop)) as made:
            for one in made:
                results[one.name] = one
                tell(one)
    _list(records)
    return tuple(results[folder.name] for folder in chosen)


def _told_at_once(records: Records, chosen: Sequence[Path]) -> Iterator[Result]:
    """What needs no work: an identifier that is another's, too, and an edition that stands as it is."""
    clashes = shared_identifiers(folders(records.options.source, ()))
    for folder in chosen:
        if clash := clashes.get(folder.name):
            yield failed(folder.name, clash)
        elif said := records.standing(folder.name, records.key(folder)):
            place = records.options.out / folder.name
            yield Result(name=folder.name, status=Status.UNCHANGED, place=place, kept=said)


def _made(
    records: Records, left: Sequence[Path], say: Say, workshop: Callable[..., Workshop]
) -> Generator[Result]:
    options = records.options
    jobs = options.jobs or os.cpu_count() or 1
    beside = _side_by_side(jobs, len(left)) if workshop is Workshop else 1
    order = Order(options=options, shared=records.shared, jobs=max(1, jobs // beside))
    with _executor(order, beside, say, workshop) as executor:
        yield from _fed(executor, order, left, beside)


def _side_by_side(jobs: int, statements: int) -> int:
    """How many statements at once: as many as there are processors for, and memory."""
    import psutil

    room = int(psutil.virtual_memory().available // _A_PROCESS)
    return max(1, min(jobs, statements, room))


@contextmanager
def _executor(order: Order, beside: int, say: Say, workshop: Callable[..., Workshop]) -> Iterator[Executor]:
    """What runs the tasks: processes of their own where several run at once, else this one."""
    if beside > 1:
        from everyreader.line.processes import Processes

        with Processes(order, beside, say) as executor:
            yield executor
        return
    station(order, say, workshop)
    try:
        with ThreadPoolExecutor(1) as executor:
            yield executor
    finally:
        close(order)


def _fed(executor: Executor, order: Order, left: Sequence[Path], most: int) -> Iterator[Result]:
    """Each result as it comes; never more than ``most`` tasks are under way."""
    waiting: dict[Future[Result], str] = {}
    rest = iter(left)
    try:
        while True:
            for folder in islice(rest, most - len(waiting)):
                waiting[executor.submit(build, order, folder)] = folder.name
            if not waiting:
                return
            for one in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield _ended(waiting.pop(one), one)
    finally:  # where somebody stops it
        for one in waiting:
            one.cancel()


def _ended(name: str, task: Future[Result]) -> Result:
    try:
        return task.result()
    except BrokenExecutor:
        why = (
            "the process that built it was ended (is there enough memory?); build it again, with fewer --jobs"
        )
        return failed(name, MakerFailed(why))


def _list(records: Records) -> None:
    from everyreader.pages.catalogue import write_catalogue

    with with_own(records.options.styles) as styles:
        if write_catalogue(records.options.out, styles, font_folders()):
            records.keep_catalogue()
