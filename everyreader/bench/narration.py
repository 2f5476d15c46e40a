"""Time the narration with one processor and with two, in turn, and once more after one sentence was
changed."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from everyreader.bench.compare import statement_folder
from everyreader.model.errors import MakerFailed, UsageError
from everyreader.source import STATEMENT, read_statement
from everyreader.tools.process import run

_SECONDS = 600.0


@dataclass(frozen=True)
class Time:
    """Seconds from the statement to its sentences on one time line, and from there to the MP3 and the M4B."""

    speaking: float
    encoding: float

    @property
    def both(self) -> float:
        """The whole narration."""
        return self.speaking + self.encoding

    def __str__(self) -> str:
        return f"{self.both:.2f} s (speaking {self.speaking:.2f}, encoding {self.encoding:.2f})"


@dataclass(frozen=True)
class Round:
    """Cold with one processor, cold with two, and with two again when all but one sentence is kept."""

    one: Time
    two: Time
    changed: Time

    @property
    def gain(self) -> float:
        """How many times as fast two processors are as one."""
        return self.one.both / self.two.both

    @property
    def share(self) -> float:
        """What a changed sentence takes of the time of all of them."""
        return self.changed.both / self.two.both


def bench_narration(source: Path, statement: str, runs: int) -> Iterator[str]:
    """Lines for a person: each round as it is timed, then the medians.

    Raises ``UsageError`` for a statement that is not there, fewer than one run, or a system that cannot keep
    a process to one of two processors.
    """
    folder = statement_folder(source, statement)
    if runs < 1:
        raise UsageError(f"--runs {runs}: expected 1 or more")
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        raise UsageError("--narration needs Linux and two processors: one is taken away to compare")
    count = len(read_statement(folder).sentences)
    yield f"{folder.name}: {count} sentences; {runs} rounds, nothing kept from one to the next"
    rounds: list[Round] = []
    for number in range(1, runs + 1):
        rounds.append(_round(folder, two_first=number % 2 == 0))
        yield (
            f"round {number}: two processors {rounds[-1].gain:.2f} times as fast as one; one sentence "
            f"changed {rounds[-1].share:.2f}"
        )
        yield f"  one processor: {rounds[-1].one}"
        yield f"  two processors: {rounds[-1].two}"
        yield f"  one sentence changed: {rounds[-1].changed}"
    yield _median("two processors, times as fast as one", [each.gain for each in rounds])
    yield _median("  speaking alone", [each.one.speaking / each.two.speaking for each in rounds])
    yield _median("  encoding alone", [each.one.encoding / each.two.encoding for each in rounds])
    yield _median("one sentence changed, of the cold narration", [each.share for each in rounds])
    yield _median("  speaking alone", [each.changed.speaking / each.two.speaking for each in rounds])


def _round(folder: Path, *, two_first: bool) -> Round:
    with tempfile.TemporaryDirectory(prefix="everyreader-bench-") as name:
        scratch = Path(name)
        times = {count: _timed(folder, scratch, count) for count in ((2, 1) if two_first else (1, 2))}
        return Round(times[1], times[2], _timed(with_one_change(folder, scratch), scratch, 2))


def _timed(folder: Path, scratch: Path, processors: int) -> Time:
    """One narration. What was spoken is kept for the next with as many processors in the same ``scratch``."""
    cache = scratch / f"cache-{processors}"
    words = (str(folder), str(cache), str(scratch), str(processors))
    done = run(
        (sys.executable, "-m", "everyreader.bench.narration_child", *words),
        seconds=_SECONDS,
        env={"OPENBLAS_NUM_THREADS": "1"},  # as the program itself runs
    )
    if done.returncode:
        raise MakerFailed(f"the narration failed, so its time counts for nothing: {done.stderr[-200:]}")
    return Time(**json.loads(done.stdout))


def with_one_change(folder: Path, scratch: Path) -> Path:
    """A copy of the statement in ``scratch`` with a word more in one sentence: the nearest to the middle that
    can be changed."""
    copy = scratch / folder.name
    shutil.copytree(folder, copy)
    sentences = [one.text for one in read_statement(folder).sentences]
    there = changeable(copy / STATEMENT)
    nearest = min(there, key=lambda one: abs(sentences.index(one) - len(sentences) / 2))
    add_a_word(copy / STATEMENT, nearest, "now")
    return copy


def changeable(statement: Path) -> list[str]:
    """The sentences of more than three words that stand in the file without mark-up. Raises ``UsageError``
    where there is none."""
    text = statement.read_text(encoding="utf-8")
    sentences = [one.text for one in read_statement(statement.parent).sentences]
    whole = [one for one in sentences if text.count(one) == 1 and one.count(" ") > 2]
    if not whole:
        name = statement.parent.name
        raise UsageError(f"{name}: no sentence of more than three words stands in it without mark-up")
    return whole


def add_a_word(statement: Path, sentence: str, word: str) -> None:
    """``sentence``, which stands in the file once, with ``word`` after its first."""
    text = statement.read_text(encoding="utf-8")
    statement.write_text(text.replace(sentence, sentence.replace(" ", f" {word} ", 1)), encoding="utf-8")


def _median(what: str, values: list[float]) -> str:
    return f"{what}: {statistics.median(values):.2f} (from {min(values):.2f} to {max(values):.2f})"
