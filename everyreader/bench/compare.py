"""Time both sides in turn, so that a machine that speeds up or slows down does so for both."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from everyreader.bench.bare import Step, steps
from everyreader.errors import MakerFailed, UsageError
from everyreader.process import run
from everyreader.source import read_statement

_SECONDS = 600.0


def bench(source: Path, name: str, runs: int) -> Iterator[str]:
    """Lines for a person: each pair as it is timed, then the medians. Nothing is cached between runs.

    Raises ``UsageError`` for a statement that is not there or fewer than one run.
    """
    folder = _folder(source, name)
    if runs < 1:
        raise UsageError(f"--runs {runs}: expected 1 or more")
    publication = read_statement(folder)
    text = " ".join(unit.text for unit in publication.all_units)
    yield f"{folder.name}: {len(text.split())} words; {runs} pairs, cold, nothing cached"
    ratios: list[float] = []
    for number in range(1, runs + 1):
        with tempfile.TemporaryDirectory(prefix="everyreader-bench-") as scratch:
            bare = dict(
                _bare(steps(folder / "statement.md", text, publication.metadata.language, Path(scratch)))
            )
            line, stages = _line(folder, Path(scratch) / "build")
        total = sum(bare.values())
        ratios.append(line / total)
        yield f"pair {number}: line {line:.2f} s, bare tools {total:.2f} s, ratio {line / total:.2f}"
        yield "  bare: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in bare.items())
        yield from (f"  line: {stage}" for stage in stages)
    yield f"median ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"


def _folder(source: Path, name: str) -> Path:
    there = (
        sorted(path for path in source.iterdir() if (path / "statement.md").is_file())
        if source.is_dir()
        else []
    )
    chosen = [path for path in there if not name or path.name == name]
    if not chosen:
        raise UsageError(
            f"no statement '{name}' in {source}/; there are: {', '.join(path.name for path in there) or 'none'}"
        )
    return chosen[0]


def _bare(several: tuple[Step, ...]) -> Iterator[tuple[str, float]]:
    for step in several:
        started = time.monotonic()
        done = run(step.command, seconds=_SECONDS, env=step.environment)
        seconds = time.monotonic() - started
        if not (step.proof.is_file() and step.proof.stat().st_size if step.proof else done.stdout.strip()):
            raise MakerFailed(
                f"the bare {step.name} made nothing, so its time counts for nothing: {done.stderr[-200:]}"
            )
        yield step.name, seconds


def _line(folder: Path, out: Path) -> tuple[float, list[str]]:
    """Seconds of the whole process, and the progress lines that it printed."""
    words = (
        sys.executable,
        "-m",
        "everyreader",
        "build",
        "--source",
        str(folder.parent),
        "--statement",
        folder.name,
        "--out",
        str(out),
    )
    started = time.monotonic()
    done = run(words, seconds=_SECONDS)
    seconds = time.monotonic() - started
    if done.returncode:
        raise UsageError(f"the line did not publish: {done.stderr.strip().splitlines()[-1]}")
    return seconds, [line for line in done.stderr.splitlines() if line.startswith("[")]
