"""What is asked of the warm process, as lines of JSON on a Unix socket that only this user can open.

One line asks: ``task``, ``program`` (the hash of the program that asks), ``folder`` (where it stands) and
``options``. Lines answer: ``say`` (progress), ``tell`` (text for standard output), and at the end ``status``,
with ``error`` where the run raised one; or ``no``, with the reason why the one who asks has to do it itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from everyreader.cache.inputs import program
from everyreader.line.options import Options
from everyreader.model.digest import digest
from everyreader.narration.choice import Choice
from everyreader.publishing.folders import EDITIONS, SERVE

if TYPE_CHECKING:
    from everyreader.line.check import CheckOptions  # it loads what a check needs

PLACE = Path(EDITIONS, SERVE)
_LONGEST = 100  # bytes of a socket's path; the systems end at 104 or 108
_UNSENT = ("clock",)

AnyOptions = TypeVar("AnyOptions")


def socket_path(out: Path) -> Path | None:
    """Where the warm process of ``out`` listens, from the present folder; None where no path is short
    enough."""
    place = out / PLACE / "socket"
    ways = (str(place), os.path.relpath(place))
    shorter = min(ways, key=lambda way: len(os.fsencode(way)))
    return Path(shorter) if len(os.fsencode(shorter)) <= _LONGEST else None


def is_private(folder: Path) -> bool:
    """Whether nobody but this user can open what lies in ``folder``."""
    about = folder.lstat()
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.getuid() and not about.st_mode & 0o077


def program_now() -> str:
    """The hash of the program as it lies on the disk."""
    return digest(program())


def as_data(options: Options | CheckOptions) -> dict[str, Any]:
    """``options`` as JSON can say them."""
    said = {one.name: getattr(options, one.name) for one in fields(options) if one.name not in _UNSENT}
    return {name: _plain(value) for name, value in said.items()}


def options_from(kind: type[AnyOptions], data: Mapping[str, Any]) -> AnyOptions:
    """What ``as_data`` said. Raises ``TypeError`` or ``KeyError`` for anything else."""
    # both kinds are dataclasses, which no type variable can say
    kinds = {one.name: str(one.type) for one in fields(kind)}  # pyright: ignore[reportArgumentType]  # see above
    return kind(**{name: _typed(kinds[name], value) for name, value in data.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Choice):
        return [value.engine, _plain(value.voice_file), value.fallback]
    if isinstance(value, tuple):
        return [*map(_plain, value)]
    return str(value) if isinstance(value, Path) else value


def _typed(kind: str, value: Any) -> Any:
    if kind == "Choice":
        engine, voice_file, fallback = value
        return Choice(engine, Path(voice_file) if voice_file else None, fallback)
    if kind.startswith("tuple["):
        return tuple(Path(one) if "Path" in kind else one for one in value)
    return Path(value) if "Path" in kind and value is not None else value
