from __future__ import annotations

import os
import time

import pytest

from everyreader.checks.validators import Jvm
from everyreader.model.errors import ValidatorUnavailable

ONCE = """
import json, pathlib, sys
seen = pathlib.Path(__file__).with_name("seen")
for line in sys.stdin:
    if not seen.exists():
        seen.touch()
        sys.exit(3)
    print(json.dumps({"id": json.loads(line)["id"]}), flush=True)
"""
NAMED = """
import os, pathlib, time
pathlib.Path(__file__).with_name("pid").write_text(str(os.getpid()))
time.sleep(60)
"""


def test_after_a_crash_the_next_question_starts_a_new_process(program, tmp_path):
    def answers():
        try:
            return jvm.ask("epubcheck", file="a", report="b") is None
        except ValidatorUnavailable as crash:
            return "status 3" not in str(crash) and pytest.fail(str(crash))

    with Jvm(command=program(ONCE)) as jvm:
        _until((tmp_path / "seen").exists)
        _until(answers)


def test_leaving_ends_the_process(program, tmp_path):
    with Jvm(command=program(NAMED)):
        _until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
        pid = int((tmp_path / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_outside_its_block_it_says_so():
    with pytest.raises(ValidatorUnavailable, match="'with' block"):
        Jvm().ask("epubcheck", file="a", report="b")


def _until(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)
