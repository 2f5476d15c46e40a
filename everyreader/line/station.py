"""Where one process builds statements: its tools stay open from the first of a run to the last."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from everyreader.checks.validators import java_tools
from everyreader.formats.table import chosen
from everyreader.line.edition import build_one
from everyreader.line.options import Options
from everyreader.line.orders import check_order
from everyreader.line.stored import Mirror, mirror
from everyreader.line.unchanged import Records
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError, PublishError, SourceError
from everyreader.report.result import Result, Status
from everyreader.tools.disk_room import no_room

Say = Callable[[str], None]
Task = Callable[[Path], Result]


@dataclass(frozen=True, kw_only=True)
class Order:
    """What all statements of one run have in common; it can be sent to another process. ``shared``: the hash
    of all that every edition is made of beside its statement. ``jobs``: how many processors one statement may
    keep busy, 0: all.
    """

    options: Options
    shared: str
    jobs: int = 0


class Crew(NamedTuple):
    """Who builds: how many tasks at once (workers may come and go), and what each is, of a folder."""

    executor: Executor
    most: Callable[[], int]
    task: Task


class Station:
    """One process's tools for one order; ``workshop`` makes them."""

    def __init__(self, order: Order, say: Say, workshop: Callable[..., Workshop]) -> None:
        self._open, self._mirror, options = ExitStack(), None, order.options
        if options.store:
            self._mirror = self._open.enter_context(mirror(options.store))
            self._mirror.house()
            options = self._mirror.near(options)
        self._records, self._say = Records(options, order.shared), say
        self._shop = self._open.enter_context(
            workshop(
                options.out,
                voice=options.voice,
                jobs=order.jobs,
                say=say,
                recognition=options.recognition,
                styles=options.styles,
                warm=java_tools(_suffixes(options)),
                afresh=options.afresh,
                keep=True,
            )
        )

    def build(self, folder: Path) -> Result:
        """Build, check and publish the statement in ``folder``. Whatever goes wrong is its result."""
        try:
            result = self._built(folder) if self._mirror is None else self._stored(folder.name, self._mirror)
        except EveryreaderError as error:
            result = failed(folder.name, error)
        except Exception as error:  # noqa: BLE001 - one statement's fault does not stop the others
            result = _fault(folder.name, error, self._records.options.out)
        return self._mirror.in_own_words(result) if self._mirror else result

    def _built(self, folder: Path) -> Result:
        return build_one(folder, self._records, self._records.key(folder), self._shop, self._say)

    def _stored(self, name: str, mirror: Mirror) -> Result:
        try:
            folder = mirror.begin(name)
            check_order(self._records.options, (folder,))
            result = unchanged(self._records, folder) or self._built(folder)
            mirror.end(result)
            return result
        finally:
            mirror.clear(name)

    def close(self) -> None:
        """End every tool."""
        self._open.close()


def unchanged(records: Records, folder: Path) -> Result | None:
    """The end of a statement whose edition stands as it is."""
    said = records.standing(folder.name, records.key(folder))
    place = records.options.out / folder.name
    return Result(name=folder.name, status=Status.UNCHANGED, place=place, kept=said) if said else None


def _suffixes(options: Options) -> Iterator[str]:
    for one in chosen(options.formats, options.profiles):
        yield from (Path(f"name{part.suffix}").suffix for part in one.parts)


def failed(name: str, error: EveryreaderError) -> Result:
    """The end of a statement that could not be judged."""
    line = str(error) if isinstance(error, SourceError) else f"{name}: {error}"
    return Result(name=name, status=Status.FAILED, exit_code=error.exit_code, lines=(line,))


def _fault(name: str, error: Exception, out: Path) -> Result:
    trouble = no_room(error, out)
    if trouble:
        return failed(name, PublishError(f"{trouble}; make room there, or choose another --out"))
    line = f"{name}: a fault in the program: {type(error).__name__}: {error}"
    trace = "".join(traceback.format_exception(error))
    code = EveryreaderError.exit_code
    return Result(name=name, status=Status.FAILED, exit_code=code, lines=(line,), trace=trace)


_stations: dict[Order, Station] = {}
_lock = Lock()


def station(
    order: Order, say: Say = lambda line: None, workshop: Callable[..., Workshop] = Workshop
) -> Station:
    """This process's station for ``order``, opened where there is none yet; ``say`` then hears of its
    steps."""
    with _lock:
        if order not in _stations:
            _stations[order] = Station(order, say, workshop)
        return _stations[order]


def build(order: Order, folder: Path) -> Result:
    """One statement of ``order``, in whichever process this is called."""
    return station(order).build(folder)


def close(order: Order) -> None:
    """End this process's tools for ``order``."""
    with _lock:
        left = _stations.pop(order, None)
    if left:
        left.close()
