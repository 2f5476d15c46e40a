"""Statements side by side: the same editions as one after another, and one that fails costs itself alone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.processes import Processes
from everyreader.line.station import Order
from everyreader.report.result import Result, Status
from tests.conftest import FRONT_MATTER

NAMES = ("first", "second", "third")


def _write(source: Path, name: str, text: str = "The well is open.") -> None:
    (source / name).mkdir(parents=True, exist_ok=True)
    front_matter = FRONT_MATTER.replace("urn:x-test:statement", f"urn:x-test:{name}")
    (source / name / "statement.md").write_text(f"{front_matter}# A Title\n\n{text}\n", encoding="utf-8")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    for name in NAMES:
        _write(tmp_path / "source", name)
    return Options(
        source=tmp_path / "source", out=tmp_path / "out", formats=("plain-text",), jobs=2, recognition=False
    )


def _quiet(line: str) -> None:
    """Nobody listens."""


def test_side_by_side_makes_the_same_as_one_after_another(options: Options, tmp_path: Path) -> None:
    _write(options.source, "second", "![](missing.png)")
    one = build_all(replace(options, jobs=1, out=tmp_path / "one"), _quiet)
    two = build_all(options, _quiet)
    assert [(result.name, result.status) for result in two] == [
        ("first", Status.PUBLISHED),
        ("second", Status.FAILED),
        ("third", Status.PUBLISHED),
    ]
    assert [replace(result, place=None) for result in two] == [replace(result, place=None) for result in one]
    for name in ("first", "third"):
        sums = (tmp_path / "one" / name / "SHA256SUMS").read_bytes()
        assert sums and sums == (options.out / name / "SHA256SUMS").read_bytes()
    assert (tmp_path / "one" / "index.html").read_bytes() == (options.out / "index.html").read_bytes()


def test_a_process_that_dies_costs_only_its_own_statement(options: Options) -> None:
    said: list[str] = []

    def kill_one(line: str) -> None:
        if not said:
            children = psutil.Process().children()
            next(one for one in children if "spawn_main" in " ".join(one.cmdline())).kill()
        said.append(line)

    results = build_all(options, kill_one)
    [lost] = [one for one in results if one.status is not Status.PUBLISHED]
    assert lost.exit_code == 2 and lost.lines[0].startswith(
        f"{lost.name}: the process that built it was ended"
    )
    assert lost.name not in {path.name for path in options.out.iterdir()}


def test_what_was_published_before_a_build_was_stopped_is_not_made_again(options: Options) -> None:
    def stop(result: Result) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_all(replace(options, jobs=1), _quiet, stop)
    results = build_all(options, _quiet)
    assert [one.status for one in results] == [Status.UNCHANGED, Status.PUBLISHED, Status.PUBLISHED]


def test_a_result_can_be_sent_from_one_process_to_another(options: Options) -> None:
    [result] = build_all(replace(options, statements=("first",)), _quiet)
    assert result.findings and pickle.loads(pickle.dumps(result)) == result


def test_a_fault_of_the_program_costs_one_statement(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path, *more: object) -> Result:
        if folder.name == "second":
            raise ZeroDivisionError("a fault")
        return Result(name=folder.name, status=Status.PUBLISHED)

    monkeypatch.setattr("everyreader.line.station.build_one", broken)
    results = build_all(replace(options, jobs=1), _quiet)
    assert [one.exit_code for one in results] == [0, 70, 0]
    assert results[1].lines == ("second: a fault in the program: ZeroDivisionError: a fault",)
    assert "ZeroDivisionError" in results[1].trace and "broken" in results[1].trace


def test_a_task_whose_process_dies_is_told_and_the_next_one_has_a_new_process(options: Options) -> None:
    with Processes(Order(options=options, shared=""), 1, _quiet) as executor:
        before = executor.submit(os.getpid).result()
        with pytest.raises(BrokenExecutor):
            executor.submit(os.abort).result()
        assert executor.submit(os.getpid).result() not in (before, os.getpid())


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_the_build(options: Options, number: signal.Signals) -> None:
    words = (
        "build",
        "--source",
        options.source,
        "--out",
        options.out,
        "--formats",
        "plain-text",
        "--jobs",
        "2",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "everyreader", *words]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as build:
        while "written" not in build.stderr.readline():
            assert build.poll() is None
        children = psutil.Process(build.pid).children(recursive=True)
        build.send_signal(number)
        build.wait()
    alive = psutil.wait_procs(children, timeout=20)[1]
    assert children and [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
