"""Ctrl-C ends a build and all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.conftest import FRONT_MATTER


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_interrupted_leaves_no_process_and_publishes_nothing(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    folder = tmp_path / "source" / "small"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER + "# A Title\n\nThe well is open.\n", encoding="utf-8")
    command = [sys.executable, "-m", "everyreader", "build", "--source", "source", "--out", "build"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as build:
        while "written" not in build.stderr.readline():
            assert build.poll() is None
        children = psutil.Process(build.pid).children(recursive=True)
        build.send_signal(number)
        said = build.stderr.read()
        assert build.wait() == status
    assert "Traceback" not in said
    assert children
    assert [
        one for one in psutil.wait_procs(children, timeout=10)[1] if one.status() != psutil.STATUS_ZOMBIE
    ] == []
    assert not (tmp_path / "build" / "small").exists()
