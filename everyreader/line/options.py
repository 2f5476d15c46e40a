"""What a build is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from everyreader.model.door import command
from everyreader.model.errors import UsageError
from everyreader.narration.choice import DEFAULT, Choice

SOURCE = "source"
OUT = "build"
Clock = Callable[[], datetime]


def now() -> datetime:
    """What time it is, by this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Store:
    """Where statements and editions lie that are not in folders of this machine: addresses as fsspec knows
    them, such as ``s3://bucket/source``."""

    source: str
    out: str


@dataclass(frozen=True, kw_only=True)
class Options:
    """What ``build`` was asked for. ``formats`` and ``statements`` empty: all of them; ``profiles``: formats
    made on request; ``jobs``: how many processors may be busy, 0: all. ``styles``: a designer's own folder,
    before the project's. ``afresh``: nothing that an earlier build kept is used. ``timeline``: the steps of
    each build are written down. ``scheduler``: the address of a Dask cluster that builds. ``store``: in place
    of ``source`` and ``out``. ``clock`` tells whether an embargo is over.
    """

    source: Path = Path(SOURCE)
    out: Path = Path(OUT)
    statements: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    voice: Choice = DEFAULT
    jobs: int = 0
    allow_untested: bool = False
    recognition: bool = True
    styles: Path | None = None
    afresh: bool = False
    timeline: bool = False
    scheduler: str = ""
    store: Store | None = None
    clock: Clock = now


def folders(source: Path, statements: tuple[str, ...]) -> tuple[Path, ...]:
    """The folders of these statements below ``source``, all where none is named. Raises ``UsageError``."""
    if not source.is_dir():
        raise UsageError(
            f"{source}/ is not there; make it with '{command()} add', or name another with --source"
        )
    there = {
        path.name: path for path in sorted(source.iterdir()) if path.is_dir() and path.name[0] not in "._"
    }
    unknown = [name for name in statements if name not in there]
    if unknown:
        raise UsageError(f"no statement '{unknown[0]}' in {source}/; there are: {', '.join(there) or 'none'}")
    if not there:
        raise UsageError(f"{source}/ holds no statement; make one with '{command()} add FILE'")
    return tuple(there[name] for name in dict.fromkeys(statements or there))
