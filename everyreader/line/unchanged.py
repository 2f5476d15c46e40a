"""Editions of which nothing has changed: found whole, they are left as they are.

A record beside the editions says what each was made of and which files it came to. It holds only for exactly
these inputs and these bytes: both are looked at again, and what differs in either is made anew. Loaded before
everything else, like ``everyreader.cache.inputs``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from everyreader.cache.inputs import program, sum_of, sums
from everyreader.line.options import Options, folders
from everyreader.model.digest import digest
from everyreader.publishing.folders import EDITIONS, MADE

RECORDS = Path(EDITIONS, MADE)
_CATALOGUE = "index"  # no statement is called so


@dataclass(frozen=True)
class Records:
    """The records of one build's editions. ``shared``: the hash of all that every edition is made of beside
    its statement."""

    options: Options
    shared: str

    def key(self, folder: Path) -> str:
        """The hash of all that the edition of the statement in ``folder`` is made of."""
        return digest([self.shared, folder.name, sums(folder)])

    def catalogue_key(self) -> str:
        """The hash of all that the list of editions is made of."""
        out = self.options.out
        editions = [path for path in sorted(out.iterdir()) if path.name[0] != "." and path.is_dir()]
        names = ("edition.json", "publisher.yaml")
        told = [path / name for path in editions for name in names if (path / name).is_file()]
        return digest([self.shared, {path.relative_to(out).as_posix(): sum_of(path) for path in told}])

    def standing(self, name: str, key: str) -> str:
        """What was said of the edition ``name`` when it was published, where it was made of just that and is
        whole; ``""`` otherwise."""
        return self._said(name, key) if not self.options.afresh else ""

    def all_standing(self) -> tuple[str, ...]:
        """What was said of each edition where every statement's stands, and their list; ``()`` otherwise."""
        if self.options.statements or self.options.afresh:
            return ()
        said = []
        for folder in folders(self.options.source, ()):
            said.append(self.standing(folder.name, self.key(folder)))
            if not said[-1]:
                return ()
        return tuple(said) if self._said(_CATALOGUE, self.catalogue_key()) else ()

    def keep(self, name: str, key: str, files: dict[str, str], said: str) -> None:
        """Write down that the edition of ``files`` was published, made of what ``key`` stands for."""
        made = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        record = {"key": key, "files": files, "said": said, "made": made}
        with suppress(OSError):  # the edition is published; without a record it is only made once more
            self._path(name).parent.mkdir(exist_ok=True)
            part = self._path(name).with_suffix(f".{os.getpid()}")
            part.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
            part.replace(self._path(name))

    def keep_catalogue(self) -> None:
        """Write down that the list of editions is that of the editions that stand."""
        self.keep(_CATALOGUE, self.catalogue_key(), _files(self.options.out / "index.html"), "listed")

    def _said(self, name: str, key: str) -> str:
        try:
            record: dict[str, Any] = json.loads(self._path(name).read_text("utf-8"))
            place = "index.html" if name == _CATALOGUE else name
            whole = record["key"] == key and record["files"] == _files(self.options.out / place)
            return f"{record['said']}\n  nothing has changed since {record['made']}" if whole else ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def _path(self, name: str) -> Path:
        return self.options.out / RECORDS / f"{name}.json"


def told(options: Options) -> bool:
    """Whether every edition stands: each is said again then. Raises as ``records_of`` does."""
    said = records_of(options).all_standing()
    for one in said:
        print(one)
    if said and options.timeline:
        print("  no step was taken, so there is no time line: no writer and no validator ran")
    return bool(said)


def records_of(options: Options) -> Records:
    """The records of the editions that ``options`` ask for. Raises ``UsageError``, ``MakerMissing``."""
    from everyreader.theme.styles_folder import styles_folder

    voice = options.voice.voice_file
    voices = (
        (voice, voice.with_name(f"{voice.name}.json")) if voice else ()
    )  # Piper's, and what it says of it
    store = options.store
    places = [store.source, store.out] if store else [str(options.source), str(options.out)]
    shared = {
        "program": program(),
        "styles": sums(styles_folder()),
        "own styles": sums(options.styles) if options.styles and options.styles.is_dir() else {},
        "house": {path.name: _files(path) for path in _house(options.source)},
        "places": [*places, str(options.styles)],
        "formats": [options.formats, options.profiles],
        "voice": [options.voice.engine, options.voice.fallback, *map(sum_of, voices)],
        "checks": [options.allow_untested, options.recognition],
    }
    return Records(options, digest(shared))


def _house(source: Path) -> Iterator[Path]:
    """What lies beside the statements' folders, and may be for all of them."""
    return (path for path in sorted(source.glob("*")) if path.is_file() or path.name[0] in "._")


def _files(place: Path) -> dict[str, str]:
    return sums(place) if place.is_dir() else {place.name: sum_of(place)}
