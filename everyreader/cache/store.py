"""What a build keeps for the next: results in one SQLite file, each by the hash of all that it came from.

SQLite itself and not one of the caches built on it: DiskCache unpickles what a row tells it to, whichever
form it was asked for. Nothing here is code: a result is JSON, and counts only while its sum is right.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from everyreader.model.digest import digest

MOST = 256_000_000  # bytes of all results; those not used for longest go first
_SECONDS = 10.0  # that one build waits for another to write
_HOUR = 3600.0  # seconds within which it does not matter which result was used last
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, data BLOB, sum TEXT, used REAL)"
_FORGET = """DELETE FROM kept WHERE key IN (SELECT key FROM (
    SELECT key, sum(length(data)) OVER (ORDER BY used DESC, key) AS bytes FROM kept) WHERE bytes > ?)"""
T = TypeVar("T")


@dataclass(frozen=True)
class Store:
    """Results in the file ``path``. ``code`` is the hash of the program and its tools: no result of another
    is seen.

    A store that cannot be read or written keeps nothing and stops nobody; one that is broken is set aside
    (``.broken``).
    """

    path: Path
    code: str
    most: int = MOST

    def get(self, *made_of: Any) -> Any:
        """What was kept of ``made_of`` (anything that JSON holds); None where nothing was, or not whole."""
        key = self._key(made_of)

        def found(kept: sqlite3.Connection) -> tuple[bytes, str, float] | None:
            row = kept.execute("SELECT data, sum, used FROM kept WHERE key = ?", (key,)).fetchone()
            if row and time.time() - row[2] > _HOUR:  # reading alone makes nobody wait
                kept.execute("UPDATE kept SET used = ? WHERE key = ?", (time.time(), key))
            return row

        row = self._within(found)
        with suppress(ValueError, TypeError, zlib.error):
            if row and _sum(key, row[0]) == row[1]:
                return json.loads(zlib.decompress(row[0]))
        return None

    def understood(self, parse: Callable[[Any], T], *made_of: Any) -> T | None:
        """What ``parse`` makes of what was kept of ``made_of``; None, too, where that is nothing it knows:
        then it raises ``ValueError``, ``KeyError`` or ``TypeError``."""
        kept = self.get(*made_of)
        with suppress(ValueError, KeyError, TypeError):
            return None if kept is None else parse(kept)
        return None

    def put(self, result: Any, *made_of: Any) -> None:
        """Keep ``result`` (anything that JSON holds) as what comes of ``made_of``."""
        key = self._key(made_of)
        data = zlib.compress(json.dumps(result, ensure_ascii=False).encode())

        def keep(kept: sqlite3.Connection) -> None:
            row = (key, data, _sum(key, data), time.time())
            kept.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", row)
            kept.execute(_FORGET, (self.most,))

        self._within(keep)

    def _key(self, made_of: tuple[Any, ...]) -> str:
        return digest([self.code, *made_of])

    def _within(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What ``work`` makes of the file, in one transaction. Only its owner may read the file: it may hold
        what is not published yet."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(sqlite3.connect(self.path, timeout=_SECONDS)) as kept, kept:
                kept.execute(_TABLE)
                return work(kept)
        except (sqlite3.OperationalError, OSError):
            return None  # no room, no right, another that writes for long: made again the next time
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.replace(self.path.with_name(f"{self.path.name}.broken"))
            return None


def _sum(key: str, data: bytes) -> str:
    return hashlib.sha256(key.encode() + data).hexdigest()
