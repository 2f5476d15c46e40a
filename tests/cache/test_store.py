"""What is kept between builds: found by what it was made of, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from everyreader.cache.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept" / "results.sqlite", "this program")


def test_a_result_is_found_by_what_it_was_made_of_alone(store: Store) -> None:
    store.put({"said": ["ä", 1.5, None]}, "validator", "book.epub", "sum")
    assert store.get("validator", "book.epub", "sum") == {"said": ["ä", 1.5, None]}
    assert store.get("validator", "book.epub", "another sum") is None


def test_another_program_finds_nothing(store: Store) -> None:
    store.put(1, "key")
    assert Store(store.path, "another program").get("key") is None


def _write(store: Store, command: str) -> None:
    with closing(sqlite3.connect(store.path)) as kept, kept:
        kept.execute(command)


def _cut(store: Store) -> None:
    os.truncate(store.path, store.path.stat().st_size // 2)


@pytest.mark.parametrize(
    "harm",
    [
        lambda store: _write(store, "UPDATE kept SET data = substr(data, 1, 9)"),
        lambda store: _write(store, "UPDATE kept SET data = (SELECT data FROM kept ORDER BY used LIMIT 1)"),
        lambda store: _write(store, "UPDATE kept SET data = 'text', sum = NULL"),
        lambda store: _write(store, "DROP TABLE kept"),
        lambda store: store.path.write_bytes(b"no store at all, but long enough to be one" * 9),
        _cut,
    ],
    ids=["an entry cut", "another's entry", "no bytes", "no table", "no store", "a store cut"],
)
def test_what_is_broken_is_not_found_and_the_next_result_is_kept(
    store: Store, harm: Callable[[Store], object]
) -> None:
    store.put("other", "another key")
    store.put("right", "key")
    harm(store)
    assert store.get("key") is None
    store.put("anew", "key")
    assert store.get("key") == "anew"


def test_those_used_longest_ago_go_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    small, days = Store(store.path, store.code, most=1500), count(step=86_400)
    monkeypatch.setattr(time, "time", lambda: float(next(days)))
    for name in ("a", "b"):
        small.put(os.urandom(500).hex(), name)
    small.get("a")
    small.put(os.urandom(500).hex(), "c")
    assert [small.get(name) is not None for name in ("a", "b", "c")] == [True, False, True]


@pytest.mark.parametrize("kept", [None, [], {"other": 1}, {"words": "many"}])
def test_what_is_kept_in_another_shape_is_not_understood(store: Store, kept: object) -> None:
    store.put(kept, "key")
    assert store.understood(lambda found: int(found["words"]), "key") is None
    store.put({"words": "12"}, "key")
    assert store.understood(lambda found: int(found["words"]), "key") == 12


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "results.sqlite", "this program")
    store.put(1, "key")
    assert store.get("key") is None


def test_only_its_owner_can_read_it(store: Store) -> None:
    store.put(1, "key")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
