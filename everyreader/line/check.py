"""Check what stands: editions that anybody built, or single files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from everyreader.formats.table import BY_SUFFIX
from everyreader.line.options import OUT, SOURCE
from everyreader.line.workshop import Workshop
from everyreader.model.door import command
from everyreader.model.errors import UsageError
from everyreader.model.findings import Rendition
from everyreader.model.publication import STATEMENT
from everyreader.publishing import manifest

if TYPE_CHECKING:
    from everyreader.report.result import Checked

Say = Callable[[str], None]
_KINDS = {f".{suffix.rpartition('.')[2]}": format.rendition for suffix, format in BY_SUFFIX.items()}


@dataclass(frozen=True, kw_only=True)
class CheckOptions:
    """What ``check`` was asked for. No ``paths``: every edition in ``out``. ``voice``: the voice file that an
    edition was spoken with. ``report``: a folder to keep the reports in. ``styles``: a designer's own folder,
    for a report as a page.
    """

    paths: tuple[Path, ...] = ()
    out: Path = Path(OUT)
    source: Path = Path(SOURCE)
    against: Path | None = None
    format: str = "text"
    allow_untested: bool = False
    voice: Path | None = None
    report: Path | None = None
    recognition: bool = True
    styles: Path | None = None


def check_all(
    options: CheckOptions, say: Say, workshop: Callable[..., Workshop] = Workshop
) -> tuple[Checked, ...]:
    """Check every edition or file asked for; ``workshop`` makes what the checks share.

    Raises ``UsageError`` for what can be known beforehand.
    """
    paths = options.paths or tuple(_editions(options.out))
    for path in paths:
        _known(path)
    with tempfile.TemporaryDirectory(prefix="everyreader-") as scratch:
        cache_home = options.out if options.out.is_dir() else Path(scratch)
        books = any(path.is_dir() or path.suffix.lower() == ".epub" for path in paths)
        warm = ("epubcheck",) if books else ()  # the others are quick to begin
        with workshop(cache_home, say=say, recognition=options.recognition, warm=warm) as shop:
            if any(_KINDS.get(path.suffix.lower()) != Rendition.AUDIO for path in paths):
                shop.open()
            from everyreader.line.recheck import (
                recheck,  # a second to load: Java and the browser start meanwhile
            )

            return recheck(paths, options, shop, options.report or Path(scratch))


def _editions(out: Path) -> Iterator[Path]:
    found = (
        sorted(path for path in out.iterdir() if (path / manifest.EDITION).is_file()) if out.is_dir() else []
    )
    if not found:
        raise UsageError(
            f"{out}/ holds no edition; make one with '{command()} build', or name one with --path"
        )
    yield from found


def _known(path: Path) -> None:
    if path.is_dir():
        if not (path / STATEMENT).is_file():
            raise UsageError(f"{path}: no edition, for it holds no {STATEMENT}")
    elif not path.is_file():
        raise UsageError(f"{path} is not there")
    elif path.suffix.lower() not in _KINDS:
        raise UsageError(f"{path}: cannot check '{path.suffix}' files; the kinds are {', '.join(_KINDS)}")
