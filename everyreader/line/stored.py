"""Sources and editions that lie in a store (``s3://…`` or whatever fsspec knows): brought near to be worked
on, and put back.

A store has no links and replaces one file at a time. So the file of sums is put last but for the record of
what the edition was made of: a reader who comes meanwhile can see that the edition is not whole yet.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from everyreader.line.options import Options, Store
from everyreader.line.unchanged import RECORDS
from everyreader.model.errors import MakerMissing, PublishError, SourceError, UsageError
from everyreader.model.publication import STATEMENT
from everyreader.publishing import manifest
from everyreader.publishing.folders import HELD, REFUSED
from everyreader.report.result import Result, Status

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_APART = {Status.REFUSED: REFUSED, Status.HELD: HELD}
_AT_ONCE = 500  # small files under way
_LISTED = (manifest.EDITION, "publisher.yaml")  # what the list of editions reads of each


class Place:
    """One folder of a store, and the folder on this machine that stands for it. Raises ``MakerMissing``."""

    def __init__(self, address: str, near: Path) -> None:
        try:
            from fsspec import url_to_fs

            fs, root = url_to_fs(address, use_listings_cache=False)
        except ImportError as error:
            remedy = "pip install 'everyreader[distributed]'"
            raise MakerMissing(f"{error.name or 'fsspec'}, which reads {address},", remedy) from None
        except ValueError as error:
            raise UsageError(f"{address}: {error}") from None
        self.address, self.near = address.rstrip("/"), near
        self._fs: AbstractFileSystem = fs
        self._root: str = root.rstrip("/")
        near.mkdir(parents=True, exist_ok=True)

    def names(self) -> dict[str, bool]:
        """What lies in it, and whether that is a folder. Raises ``UsageError`` where it cannot be read."""
        try:
            found: list[dict[str, str]] = self._fs.ls(self._root, detail=True)
        except FileNotFoundError:
            return {}
        except Exception as error:  # noqa: BLE001 - each kind of store raises its own
            raise UsageError(f"{self.address}: {error}; is the address right, and may you read it?") from None
        return {one["name"].rstrip("/").rpartition("/")[2]: one["type"] == "directory" for one in found}

    def files(self, name: str) -> tuple[str, ...]:
        """All files below ``name``, from here. Raises ``SourceError`` for one that would lie elsewhere."""
        found = self._fs.find(f"{self._root}/{name}")
        names = tuple(str(one).removeprefix(f"{self._root}/") for one in found)
        for one in names:
            if ".." in PurePosixPath(one).parts or PurePosixPath(one).is_absolute():
                raise SourceError(f"{self.address}/{one}", "a file cannot be called so")
        return names

    def fetch(self, names: Iterable[str]) -> None:
        """Bring these files near."""
        for_each = [*names]
        near = [self.near / one for one in for_each]
        for folder in {one.parent for one in near}:
            folder.mkdir(parents=True, exist_ok=True)
        if for_each:
            self._fs.get([f"{self._root}/{one}" for one in for_each], [*map(str, near)])

    def fetch_some(self, names: Iterable[str]) -> None:
        """Bring those of these files near that are there: small ones, many at a time."""
        rest = iter(names)
        while several := [f"{self._root}/{one}" for one in islice(rest, _AT_ONCE)]:
            found: Any = self._fs.cat(several, on_error="omit")
            for path, data in found.items():
                near = self.near / path.removeprefix(f"{self._root}/")
                near.parent.mkdir(parents=True, exist_ok=True)
                near.write_bytes(data)

    def put(self, names: Iterable[str]) -> None:
        """Put these files back."""
        for_each = [*names]
        there = [f"{self._root}/{one}" for one in for_each]
        for folder in {one.rpartition("/")[0] for one in there}:
            self._fs.makedirs(folder, exist_ok=True)
        if for_each:
            self._fs.put([str(self.near / one) for one in for_each], there)

    def remove(self, names: Iterable[str]) -> None:
        """Take these files away."""
        if there := [f"{self._root}/{one}" for one in names]:
            self._fs.rm(there)


class Mirror:
    """A store, and what of it is near, in ``folder``."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._source = Place(store.source, folder / "source")
        self._out = Place(store.out, folder / "out")

    def near(self, options: Options) -> Options:
        """``options`` with the folders near."""
        return replace(options, source=self._source.near, out=self._out.near)

    def statements(self) -> None:
        """Bring the text of each statement near, and what lies beside their folders."""
        self.house()
        folders = [name for name, is_folder in self._source.names().items() if is_folder]
        self._source.fetch_some(f"{one}/{STATEMENT}" for one in folders)
        for one in folders:
            (self._source.near / one).mkdir(exist_ok=True)  # one without a text is told of, as elsewhere

    def house(self) -> None:
        """Bring near what lies beside the statements' folders."""
        beside = [
            name for name, is_folder in self._source.names().items() if not is_folder or name[0] in "._"
        ]
        self._source.fetch(file for one in beside for file in self._source.files(one))

    def begin(self, name: str) -> Path:
        """Bring a statement near, its edition, and the record of what that was made of; its folder."""
        self._source.fetch(self._source.files(name))
        self._out.fetch([*self._out.files(name), *self._out.files(_record(name))])
        return self._source.near / name

    def end(self, result: Result) -> None:
        """Put back what was made. Raises ``PublishError`` where it cannot be put."""
        if not result.place or result.status is Status.UNCHANGED:
            return
        try:
            self._put(result)
        except Exception as error:  # noqa: BLE001 - each kind of store raises its own
            what = f"{self._out.address}/{result.name}: {error}; may you write there? Build it again"
            raise PublishError(what) from None

    def clear(self, name: str) -> None:
        """Nothing of this statement stays near."""
        edition = self._out.near / name
        shutil.rmtree(self._source.near / name, ignore_errors=True)
        shutil.rmtree(edition.resolve(), ignore_errors=True)
        if edition.is_symlink():
            edition.unlink()
        for apart in (REFUSED, HELD):
            shutil.rmtree(self._out.near / apart / name, ignore_errors=True)

    def editions(self) -> None:
        """Bring near what the list of the editions is made of."""
        names = [name for name, is_folder in self._out.names().items() if is_folder and name[0] != "."]
        self._out.fetch_some(f"{name}/{file}" for name in names for file in _LISTED)

    def put_list(self) -> None:
        """Put the list of the editions back, where there is one."""
        self._out.put(one.name for one in self._out.near.glob("index.html"))

    def _put(self, result: Result) -> None:
        name, record = result.name, _record(result.name)
        apart = _APART.get(result.status, "")
        top = f"{apart}/{name}" if apart else name
        near = (self._out.near / top).resolve()
        made = {f"{top}/{one.relative_to(near).as_posix()}" for one in near.rglob("*") if one.is_file()}
        old = {file for one in (top, f"{REFUSED}/{name}", f"{HELD}/{name}") for file in self._out.files(one)}
        sums = f"{top}/{manifest.SUMS}"
        self._out.put(sorted(made - {sums}))
        self._out.remove(sorted(old - made))
        self._out.put([one for one in (sums,) if one in made])
        if (self._out.near / record).is_file() and not apart:
            text = (self._out.near / record).read_text("utf-8")
            (self._out.near / record).write_text(self._renamed(text), "utf-8")
            self._out.put([record])

    def in_own_words(self, result: Result) -> Result:
        """``result`` with the store's addresses in place of what is near."""
        return replace(
            result,
            place=self._renamed(str(result.place)) if result.place else None,
            lines=tuple(map(self._renamed, result.lines)),
            kept=self._renamed(result.kept),
        )

    def _renamed(self, text: str) -> str:
        for one in (self._source, self._out):
            text = text.replace(str(one.near), one.address)
        return text


@contextmanager
def mirror(store: Store) -> Iterator[Mirror]:
    """The mirror of a store, in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="everyreader-store-") as folder:
        yield Mirror(store, Path(folder).resolve())


def _record(name: str) -> str:
    return f"{RECORDS.as_posix()}/{name}.json"
