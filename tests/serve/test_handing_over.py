"""A build or check is handed to a process that is warm, and comes to the same without one."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.kit import COMMAND, Project, environment, warm

HANDED = "handed over to the process that is warm already"
PART = ("--formats", "plain-text", "--no-recognition")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = Project(tmp_path_factory.mktemp("warm"))
    project.write("The well is open.")
    with warm(project):
        yield project
    assert not project.socket.exists()


def test_same_bytes_and_same_findings_with_and_without(project: Project) -> None:
    project.write("The well is open to all.")
    with_ = project.run("build", *PART)
    assert HANDED in with_.stderr
    assert "small: published" in with_.stdout
    found = project.published()
    without = project.run("build", "--no-warm", "--afresh", *PART)
    assert HANDED not in without.stderr
    assert project.published() == found
    assert (with_.returncode, with_.stdout) == (without.returncode, without.stdout)


def test_a_check_says_the_same_with_and_without(project: Project) -> None:
    project.run("build", *PART)
    with_, without = (project.run("check", *more) for more in ((), ("--no-warm",)))
    assert HANDED in with_.stderr
    assert HANDED not in without.stderr
    assert (with_.returncode, with_.stdout) == (without.returncode, without.stdout)


def test_what_the_run_raises_ends_the_one_who_asked(project: Project) -> None:
    done = project.run("build", "--formats", "telepathy")
    assert HANDED in done.stderr
    assert "everyreader: unknown format 'telepathy'" in done.stderr
    assert done.returncode == 2


def test_another_program_goes_without(project: Project) -> None:
    done = project.run("build", "--formats", "telepathy", EVERYREADER_TRIAL="another")
    assert HANDED not in done.stderr
    assert done.returncode == 2


def test_who_stands_in_another_folder_goes_without(project: Project) -> None:
    elsewhere = project.folder / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    words = ["build", "--source", "../source", "--out", "../build", "--formats", "telepathy"]
    done = subprocess.run(
        [*COMMAND, *words], cwd=elsewhere, env=environment(), capture_output=True, text=True, check=False
    )
    assert HANDED not in done.stderr
    assert done.returncode == 2


def test_only_this_user_can_open_the_door(project: Project) -> None:
    assert stat.S_IMODE(project.socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(project.socket.parent.stat().st_mode) == 0o700


def test_nonsense_is_answered_and_harms_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.folder)
    for nonsense in (b"\n", b"[]\n", b'{"task": "erase"}\n', b'{"task": "build", "options": {"x": 1}}\n'):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(os.path.relpath(project.socket))
            line.sendall(nonsense)
            assert "no" in json.loads(line.makefile().readline())
    assert HANDED in project.run("build", "--formats", "telepathy").stderr


def test_who_is_interrupted_stops_the_build(project: Project) -> None:
    project.run("build", *PART)
    before = project.published()
    project.write("\n\n".join(f"The well of village {number} is closed." for number in range(300)))
    command = [*COMMAND, "build", *PART]
    with subprocess.Popen(
        command, cwd=project.folder, env=environment(), stderr=subprocess.PIPE, text=True
    ) as build:
        while "reading" not in build.stderr.readline():
            assert build.poll() is None
        build.send_signal(signal.SIGINT)
        build.communicate()
    assert build.returncode == 130
    project.run("build", "--formats", "telepathy")  # in its turn: the one before has ended
    assert project.published() == before
    assert "published" in project.run("build", *PART).stdout
    assert project.published() != before


def test_a_second_one_is_refused(project: Project) -> None:
    done = project.run("serve", "--port", "0")
    assert done.returncode == 2
    assert "is running for build/" in done.stderr


def test_it_ends_by_itself_and_a_stale_socket_does_no_harm(tmp_path: Path) -> None:
    alone = Project(tmp_path)
    alone.write("The well is open.")
    alone.socket.parent.mkdir(parents=True, mode=0o700)
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(alone.socket))
    assert HANDED not in alone.run("build", "--formats", "telepathy").stderr
    ended = alone.run("serve", "--no-build", "--port", "0", "--idle", "0")
    assert ended.returncode == 0
    assert not alone.socket.exists()
