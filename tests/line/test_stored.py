"""Statements and editions in a store, on this machine and on a cluster: the same as in folders."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import dask
import pytest
import s3fs
from distributed import LocalCluster
from moto.server import ThreadedMotoServer
from PIL import Image

from everyreader.line.many import build_all
from everyreader.line.options import Options, Store
from everyreader.model.errors import MakerMissing, UsageError
from everyreader.report.result import Result, Status
from tests.conftest import FRONT_MATTER

STORE = Store("s3://office/source", "s3://office/build")
FOUR = ("first", "second", "third", "fourth")


def _quiet(line: str) -> None:
    """Nobody listens."""


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[s3fs.S3FileSystem]:
    """A server that speaks S3, with an empty bucket."""
    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem(use_listings_cache=False)
    files.mkdir("office")
    yield files
    files.rm("office", recursive=True)  # the next server has the same memory
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(
        source=tmp_path / "source", out=tmp_path / "out", formats=("plain-text",), jobs=1, recognition=False
    )


@pytest.fixture
def write(store: s3fs.S3FileSystem, options: Options) -> Callable[..., None]:
    """A statement, in a folder and in the store."""

    def written(name: str, text: str = "The well is open.") -> None:
        front_matter = FRONT_MATTER.replace("urn:x-test:statement", f"urn:x-test:{name}")
        data = f"{front_matter}# A Title\n\n{text}\n"
        (options.source / name).mkdir(parents=True, exist_ok=True)
        (options.source / name / "statement.md").write_text(data, encoding="utf-8")
        store.pipe(f"office/source/{name}/statement.md", data.encode())

    return written


def _sums(store: s3fs.S3FileSystem, name: str) -> bytes:
    """The edition's sums, each of which is that of the file in the store."""
    sums = store.cat(f"office/build/{name}/SHA256SUMS")
    for line in sums.decode().splitlines():
        digest, _, file = line.partition("  ")
        assert hashlib.sha256(store.cat(f"office/build/{name}/{file}")).hexdigest() == digest
    return sums


def test_an_edition_in_a_store_is_the_one_in_a_folder(
    store: s3fs.S3FileSystem, options: Options, write: Callable[..., None]
) -> None:
    write("first")
    store.pipe("office/source/publisher.yaml", b"name: A House\n")
    (options.source / "publisher.yaml").write_text("name: A House\n")
    stored = replace(options, store=STORE)
    [near], [far] = build_all(options, _quiet), build_all(stored, _quiet)
    assert (far.status, far.place) == (Status.PUBLISHED, "s3://office/build/first")
    assert far.findings == near.findings
    assert _sums(store, "first") == (options.out / "first" / "SHA256SUMS").read_bytes()
    assert store.cat("office/build/index.html") == (options.out / "index.html").read_bytes()

    [again] = build_all(stored, _quiet)
    assert again.status is Status.UNCHANGED
    assert "edition: s3://office/build/first/index.html" in again.summary()

    store.pipe("office/build/first/first.txt", b"other words")  # somebody else's hand
    [mended] = build_all(stored, _quiet)
    assert mended.status is Status.PUBLISHED and _sums(store, "first")


def test_what_is_refused_lies_apart_and_what_was_published_stays(
    store: s3fs.S3FileSystem, options: Options, write: Callable[..., None]
) -> None:
    stored = replace(options, store=STORE)
    write("first")
    build_all(stored, _quiet)
    before = _sums(store, "first")
    write("first", "![](picture.png)")
    [failed] = build_all(stored, _quiet)
    assert failed.status is Status.FAILED
    assert failed.lines[0].startswith("s3://office/source/first/statement.md:11: ")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(picture, "PNG")
    store.pipe("office/source/first/picture.png", picture.getvalue())  # it has no alternative
    [refused] = build_all(stored, _quiet)
    assert refused.status is Status.REFUSED and _sums(store, "first") == before
    assert store.exists("office/build/.refused/first/report/index.html")
    write("first", "Another text.")
    [published] = build_all(stored, _quiet)
    assert published.status is Status.PUBLISHED and _sums(store, "first") != before
    assert not store.exists("office/build/.refused/first")


def test_a_store_that_is_not_there_is_one_line(store: s3fs.S3FileSystem, options: Options) -> None:
    with pytest.raises(UsageError):
        build_all(replace(options, store=Store("s3://nobody/source", "s3://office/build")), _quiet)
    with pytest.raises(UsageError, match="nosuch"):
        build_all(replace(options, store=Store("nosuch://a/b", "s3://office/build")), _quiet)


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Two workers, each a process of its own."""
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as running,
    ):
        yield running


def test_a_cluster_makes_the_same_and_a_worker_killed_costs_only_its_own_work(
    store: s3fs.S3FileSystem, options: Options, write: Callable[..., None], request: pytest.FixtureRequest
) -> None:
    for name in FOUR:
        write(name)
    cluster: LocalCluster = request.getfixturevalue("cluster")  # its processes know where the store is
    killed: list[str] = []

    def kill_one(result: Result) -> None:
        if not killed:
            os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)
        killed.append(result.name)

    stored = replace(options, store=STORE, scheduler=cluster.scheduler_address)
    far = build_all(stored, _quiet, kill_one)
    near = build_all(options, _quiet)
    assert [(one.name, one.status) for one in far] == [(name, Status.PUBLISHED) for name in sorted(FOUR)]
    assert sorted(killed) == sorted(FOUR)
    assert [one.findings for one in far] == [one.findings for one in near]
    for name in FOUR:
        assert _sums(store, name) == (options.out / name / "SHA256SUMS").read_bytes()


def test_a_cluster_that_is_not_there_is_one_line(options: Options, write: Callable[..., None]) -> None:
    write("first")
    with pytest.raises(UsageError, match="start one with 'dask scheduler'"):
        build_all(replace(options, scheduler="tcp://127.0.0.1:1"), _quiet)


def test_without_the_extra_it_is_said_how_to_get_it(
    options: Options, write: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("first")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MakerMissing, match=r"pip install 'everyreader\[distributed\]'"):
        build_all(replace(options, scheduler="tcp://127.0.0.1:1"), _quiet)
