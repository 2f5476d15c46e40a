"""Statements side by side: whatever runs them is a ``concurrent.futures.Executor``, and each is a task."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event

from everyreader.line.options import Options, folders
from everyreader.line.orders import check_order
from everyreader.line.station import Crew, Order, Say, Task, build, close, failed, station, unchanged
from everyreader.line.stored import Mirror, mirror
from everyreader.line.unchanged import Records, records_of
from everyreader.line.workshop import Workshop
from everyreader.model.errors import MakerFailed
from everyreader.report.result import Result
from everyreader.source.identifiers import shared_identifiers
from everyreader.theme.styles_folder import with_own
from everyreader.tools.places import font_folders

Tell = Callable[[Result], None]
_HEED = 0.3  # seconds: an interruption that the system told another thread of is met when this one wakes
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
    with mirror(options.store) if options.store else nullcontext() as far:
        if far:
            far.statements()
            options = far.near(options)
        named = far.in_own_words if far else _as_it_is
        chosen = folders(options.source, options.statements)
        check_order(options, chosen)
        records, results = records_of(options), dict[str, Result]()
        with closing(_ended_one_by_one(records, chosen, say, workshop, begin)) as ended:
            for one in map(named, ended):
                results[one.name] = one
                tell(one)
        _list(records, far)
    return tuple(results[folder.name] for folder in chosen)


def _as_it_is(result: Result) -> Result:
    return result


def _ended_one_by_one(
    records: Records,
    chosen: Sequence[Path],
    say: Say,
    workshop: Callable[..., Workshop],
    begin: Callable[[Sequence[Path]], None],
) -> Generator[Result]:
    left = {folder.name: folder for folder in chosen}
    for one in _told_at_once(records, chosen):
        del left[one.name]
        yield one
    if left:
        begin([*left.values()])
        yield from _made(records, [*left.values()], say, workshop)


def _told_at_once(records: Records, chosen: Sequence[Path]) -> Iterator[Result]:
    """What needs no work: an identifier that is another's, too, and an edition that stands as it is."""
    clashes = shared_identifiers(folders(records.options.source, ()))
    for folder in chosen:
        if clash := clashes.get(folder.name):
            yield failed(folder.name, clash)
        elif stands := unchanged(records, folder):
            yield stands


def _made(
    records: Records, left: Sequence[Path], say: Say, workshop: Callable[..., Workshop]
) -> Generator[Result]:
    options = records.options
    if options.scheduler:
        from everyreader.line.cluster import cluster

        crew = cluster(Order(options=options, shared=records.shared, jobs=options.jobs or 1))
    else:
        jobs = options.jobs or os.cpu_count() or 1
        beside = _side_by_side(jobs, len(left)) if workshop is Workshop else 1
        order = Order(options=options, shared=records.shared, jobs=max(1, jobs // beside))
        crew = _here(order, beside, say, workshop)
    with crew as (executor, most, task):
        yield from _fed(executor, task, left, most)


def _side_by_side(jobs: int, statements: int) -> int:
    """How many statements at once: as many as there are processors for, and memory."""
    import psutil

    room = int(psutil.virtual_memory().available // _A_PROCESS)
    return max(1, min(jobs, statements, room))


@contextmanager
def _here(order: Order, beside: int, say: Say, workshop: Callable[..., Workshop]) -> Iterator[Crew]:
    """Processes of their own where several statements run at once, else this one."""
    if beside > 1:
        from everyreader.line.processes import Processes

        with Processes(order, beside, say) as executor:
            yield Crew(executor, lambda: beside, partial(build, order))
        return
    stopped = Event()
    station(order, say, partial(Workshop, stopped=stopped) if workshop is Workshop else workshop)
    try:
        with ThreadPoolExecutor(1) as executor:
            try:
                yield Crew(executor, lambda: 1, partial(build, order))
            except BaseException:
                stopped.set()  # its thread goes on until it asks for a slot, and publishes nothing
                raise
    finally:
        close(order)


def _fed(executor: Executor, task: Task, left: Sequence[Path], most: Callable[[], int]) -> Iterator[Result]:
    """Each result as it comes; never more than ``most`` tasks are under way, for a scheduler stalls at
    millions."""
    waiting: dict[Future[Result], str] = {}
    rest = iter(left)
    try:
        while True:
            for folder in islice(rest, max(0, most() - len(waiting))):
                waiting[executor.submit(task, folder)] = folder.name
            if not waiting:
                return
            for one in wait(waiting, _HEED, FIRST_COMPLETED).done:
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
    except Exception as error:  # noqa: BLE001 - a task raises nothing itself: its executor did
        why = f"it was not built ({type(error).__name__}: {error}); build it again"
        return failed(name, MakerFailed(why))


def _list(records: Records, far: Mirror | None) -> None:
    from everyreader.pages.catalogue import write_catalogue

    if far:
        far.editions()
    with with_own(records.options.styles) as styles:
        if write_catalogue(records.options.out, styles, font_folders()):
            records.keep_catalogue()
    if far:
        far.put_list()
