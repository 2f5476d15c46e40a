"""``publish``: the list of editions and the editions themselves, copied out as plain files for any web
server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from everyreader.model.door import command
from everyreader.model.errors import PublishError, UsageError
from everyreader.pages.catalogue import catalogue_of
from everyreader.publishing import manifest
from everyreader.publishing.publish import flush, locked
from everyreader.theme.styles_folder import with_own
from everyreader.tools.places import font_folders


@dataclass(frozen=True, kw_only=True)
class Site:
    """What ``publish`` was asked for: from ``out``, what builds made, into ``target``."""

    out: Path
    target: Path
    styles: Path | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


def publish_site(asked: Site) -> tuple[str, ...]:
    """Copy what is published, look at every sum in the copy, and put it in the target's place; returns the
    editions' names.

    Raises ``UsageError`` where there is nothing to publish, or the target holds what no ``publish`` put
    there; ``PublishError`` for an edition that is not whole, and where the target cannot be written. What
    stood there before then stays.
    """
    target = asked.target.resolve()
    _check(asked, target)
    before = target.with_name(f".{target.name}.before")
    try:
        if before.exists() and not target.exists():  # interrupted between the two renames
            before.rename(target)
        _refuse_strangers(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as stage:
            new = Path(stage) / target.name
            new.mkdir()
            with locked(asked.out):  # so that no build sweeps an edition away meanwhile
                names = tuple(_copied(asked, new))
            _list(asked, new)
            manifest.write_sums(new)
            flush(new)
            shutil.rmtree(before, ignore_errors=True)
            if target.exists():
                target.rename(before)
            new.rename(target)
            shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        place = error.filename or target
        raise PublishError(f"{place}: {error.strerror}; make room there, or choose another folder") from None
    return names


def _check(asked: Site, target: Path) -> None:
    out = asked.out.resolve()
    if target == out or target.is_relative_to(out) or out.is_relative_to(target):
        raise UsageError(f"{asked.target} and {asked.out} lie in each other; name a folder of its own")
    if not any(_editions(asked)):
        raise UsageError(
            f"{asked.out}/ holds no edition that may be published; make one with '{command()} build'"
        )


def _editions(asked: Site) -> Iterator[Path]:
    """Editions under their names; no refusal, no cache, and nothing that says of itself that it is to
    wait."""
    for path in sorted(asked.out.iterdir()) if asked.out.is_dir() else ():
        about = manifest.read_edition(path) if path.is_dir() and not path.name.startswith(".") else {}
        if about and not about.get("draft") and not _early(str(about.get("embargo", "")), asked):
            yield path


def _early(embargo: str, asked: Site) -> bool:
    """One that cannot be told is not over."""
    try:
        return bool(embargo) and asked.clock() < datetime.fromisoformat(embargo)
    except (TypeError, ValueError):
        return True


def _refuse_strangers(target: Path) -> None:
    """Nothing that no ``publish`` put there is ever replaced: whatever the sums of the folder do not list."""
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} is no folder; name another")
    listed = manifest.listed(target)
    for path in sorted(one for one in target.rglob("*") if not one.is_dir()):
        name = path.relative_to(target).as_posix()
        if name != manifest.SUMS and name not in listed:
            raise UsageError(
                f"{target} holds {name}, which no '{command()} publish' put there; move it away, or "
                f"name another folder"
            )


def _copied(asked: Site, new: Path) -> Iterator[str]:
    for edition in _editions(asked):
        copy = new / edition.name
        shutil.copytree(edition.resolve(), copy, copy_function=shutil.copyfile)
        problems = manifest.disagreements(copy)
        if problems:
            raise PublishError(f"{edition}: {problems[0]}; build it again, nothing was published")
        yield edition.name


def _list(asked: Site, new: Path) -> None:
    with with_own(asked.styles) as styles:
        catalogue_of(new, new / "index.html", styles=styles, fonts=font_folders())
