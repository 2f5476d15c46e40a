"""A narration that is killed goes on where it was: what one voice process has begun, it ends, and nobody
speaks it again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from everyreader.narration.cache import answer_path, key_of
from everyreader.narration.engines import kept_child
from everyreader.narration.engines.own_process import in_own_process

KEPT_CHILD = Path(kept_child.__file__)

# a voice whose own process writes down each sentence that it begins, and takes a while for it
VOICE = """
import sys, time, pathlib
text = sys.stdin.buffer.read().decode("utf-8")
with open(sys.argv[1], "a") as log:
    log.write(text + "\\n")
time.sleep(float(sys.argv[2]))
sys.stdout.buffer.write(bytes(range(0, 250)) * 400)
"""
BUILD = """
import sys, threading
from dataclasses import dataclass
from pathlib import Path
import numpy as np
from everyreader.narration.engines.base import Speech
from everyreader.narration.engines.own_process import in_own_process
from everyreader.narration.script import make_script
from everyreader.narration.segments import segments
from tests.narration.handmade import paragraph, publication

@dataclass(frozen=True)
class Slow:
    name: str = "slow"
    title: str = "Slow"
    version: str = "1"
    fingerprint: str = ""
    notice: str = ""
    side_by_side: int | None = None
    pace: float | None = None
    def voice(self, language): return "slow"
    def speaks(self, language): return True
    def speak(self, text, language, answer=None):
        out = in_own_process(sys.argv[1], (sys.argv[2], "0.15"), text, seconds=30, answer=answer)
        return Speech(np.frombuffer(out, "<i2"), 16_000)

text = " ".join(f"This is sentence {number} of it." for number in range(12))
segments(make_script(publication(paragraph(text))), Slow(), Path(sys.argv[3]), jobs=2)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere a child ends with the build")


@pytest.fixture
def build(tmp_path: Path) -> list[str]:
    """The command that narrates twelve sentences, two at a time, with a cache and a log of its own."""
    voice = tmp_path / "voice.py"
    voice.write_text(VOICE)
    return [sys.executable, "-c", BUILD, str(voice), str(tmp_path / "log"), str(tmp_path / "cache")]


def _begun(tmp_path: Path) -> list[str]:
    log = tmp_path / "log"
    return log.read_text().splitlines() if log.exists() else []


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_and_started_again_at_most_one_sentence_is_spoken_twice(
    build: list[str], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        begun = len(_begun(tmp_path))
        running = subprocess.Popen(build)
        while running.poll() is None and len(_begun(tmp_path)) == begun:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.3))
        running.send_signal(signal.SIGKILL)
        running.wait()
    subprocess.run(build, check=True, timeout=60)
    begun = _begun(tmp_path)
    assert len(set(begun)) == 12
    assert len(begun) - len(set(begun)) <= 1


@pytest.mark.parametrize("part", [b"", b"Water an", b"Water and bread. "])
def test_a_text_that_a_killed_build_handed_over_in_part_is_not_kept_as_the_whole(
    tmp_path: Path, part: bytes
) -> None:
    script, answer = tmp_path / "voice.py", tmp_path / "answer"
    script.write_text("import sys; sys.stdout.write(sys.stdin.read())")
    child = [sys.executable, "-I", str(KEPT_CHILD), str(answer), str(len(b"Water and bread.")), str(script)]
    assert subprocess.run(child, check=False, input=part, capture_output=True).returncode
    assert not answer.exists()
    subprocess.run(child, check=True, input=b"Water and bread.")
    assert answer.read_bytes() == b"Water and bread."


def test_nothing_is_left_of_what_was_kept_for_the_next_build(build: list[str], tmp_path: Path) -> None:
    subprocess.run(build, check=True, timeout=60)
    left = [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert {Path(name).suffix for name in left} == {".wav", ".json"}


def test_what_a_child_spoke_for_a_build_that_is_gone_is_taken(tmp_path: Path) -> None:
    kept = answer_path(tmp_path, key_of({"text": "Water."}))
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"spoken")
    assert in_own_process("no_such_script.py", (), "Water.", seconds=5, answer=kept) == b"spoken"
