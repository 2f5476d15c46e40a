"""Stage, verify, swap: a reader of ``build/NAME`` sees the edition before or the new one, whole.

A folder that holds files cannot be replaced in one call, so an edition stands in ``build/.editions/NAME-ID``
and ``build/NAME`` is a link to it, replaced atomically. Where links do not exist, two renames do it, and the
next start mends what was interrupted between them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from everyreader.model.errors import PublishError
from everyreader.publishing import manifest
from everyreader.publishing.folders import EDITIONS, HELD, REFUSED

_STAGE = "stage-"
_BEFORE = ".before-"
_LOCK_SECONDS = 600.0


@dataclass(frozen=True)
class Stage:
    """A folder beside the target in which one edition is made, and which nobody else sweeps while it is
    open."""

    folder: Path
    out: Path
    name: str


@contextmanager
def staged(out: Path, name: str) -> Iterator[Stage]:
    """A stage for ``name`` on the same file system as ``out``; gone afterwards unless it was published or
    refused."""
    try:
        (out / EDITIONS).mkdir(parents=True, exist_ok=True)
        with locked(out):  # a stage that nobody holds yet would be swept by the next build
            _sweep(out)
            top = Path(tempfile.mkdtemp(prefix=_STAGE, dir=out / EDITIONS))
            lock = FileLock(top / "lock")
            lock.acquire()
    except OSError as error:
        raise PublishError(
            f"{out}: {error.strerror}; choose a folder that can be written with --out"
        ) from None
    try:
        folder = top / name
        folder.mkdir()
        yield Stage(folder, out, name)
    finally:
        lock.release()
        shutil.rmtree(top, ignore_errors=True)


def publish(stage: Stage, edition_id: str) -> Path:
    """Put the staged edition under its name. Raises ``PublishError``; the edition before then stays."""
    problems = manifest.disagreements(stage.folder)
    if problems:
        raise PublishError(f"{stage.name}: the finished edition is not whole: {problems[0]}")
    with _moving(stage):
        flush(stage.folder)
        _restore(stage.out, stage.name)
        target = _free(stage.out / EDITIONS / f"{stage.name}-{edition_id[:12]}")
        stage.folder.rename(target)
        _swap(stage.out, stage.name, target)
        _withdraw(stage.out, stage.name)
        _sweep_editions(stage.out)
    return stage.out / stage.name


def refuse(stage: Stage) -> Path:
    """Keep what was refused, with its report, under ``.refused/NAME``, apart from everything published."""
    return _put_apart(stage, REFUSED)


def hold(stage: Stage) -> Path:
    """Keep a whole edition that may not be published yet under ``.held/NAME``, apart from everything
    published."""
    return _put_apart(stage, HELD)


def _put_apart(stage: Stage, place: str) -> Path:
    with _moving(stage):
        _withdraw(stage.out, stage.name)
        target = stage.out / place / stage.name
        target.parent.mkdir(exist_ok=True)
        stage.folder.rename(target)
    return target


def _withdraw(out: Path, name: str) -> None:
    """What an earlier build refused or held back is history once the statement is published."""
    for place in (REFUSED, HELD):
        shutil.rmtree(out / place / name, ignore_errors=True)
        try:
            (out / place).rmdir()
        except OSError:
            pass  # another statement's is still there, or there is none


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Nobody else moves editions in ``out`` meanwhile."""
    try:
        with FileLock(out / EDITIONS / "lock", timeout=_LOCK_SECONDS):
            yield
    except Timeout:
        raise PublishError(
            f"{out}: another build has held it for {_LOCK_SECONDS:g} s; wait for it or end it"
        ) from None


@contextmanager
def _moving(stage: Stage) -> Iterator[None]:
    with locked(stage.out):
        try:
            yield
        except OSError as error:
            raise PublishError(f"{stage.out / stage.name}: {error.strerror}; nothing was published") from None


def _swap(out: Path, name: str, target: Path) -> None:
    place, new = out / name, out / EDITIONS / f".link-{name}"
    try:
        new.unlink(missing_ok=True)
        new.symlink_to(Path(EDITIONS) / target.name, target_is_directory=True)
    except (OSError, NotImplementedError):
        return _swap_folders(out, name, target)
    if place.is_dir() and not place.is_symlink():
        place.rename(_free(out / EDITIONS / f"{name}-before"))
    os.replace(new, place)
    _flush_folder(out)
    return None


def _swap_folders(out: Path, name: str, target: Path) -> None:
    place = out / name
    if place.exists():
        place.rename(out / EDITIONS / f"{_BEFORE}{name}")
    target.rename(place)
    shutil.rmtree(out / EDITIONS / f"{_BEFORE}{name}", ignore_errors=True)
    _flush_folder(out)


def _restore(out: Path, name: str) -> None:
    """Mend a swap of folders that was interrupted between its two renames."""
    before = out / EDITIONS / f"{_BEFORE}{name}"
    if before.exists():
        if (out / name).exists():
            shutil.rmtree(before)
        else:
            before.rename(out / name)


def _free(path: Path) -> Path:
    """``path``, or with a number after it where that is taken: the same edition can be published again."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _sweep(out: Path) -> None:
    """Take away stages whose maker is gone."""
    for top in (out / EDITIONS).glob(f"{_STAGE}*"):
        try:
            with FileLock(top / "lock", timeout=0):
                _remove(top)
        except (Timeout, OSError):
            continue


def _sweep_editions(out: Path) -> None:
    """Take away editions that no link names any more."""
    named = {path.resolve() for path in out.iterdir() if path.is_symlink()}
    for folder in (out / EDITIONS).iterdir():
        if folder.is_dir() and not folder.name.startswith((_STAGE, ".")) and folder.resolve() not in named:
            _remove(folder)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def flush(folder: Path) -> None:
    """fsync every file and folder, so that a power cut after the swap finds them whole."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
