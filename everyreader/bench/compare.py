"""Time both sides in turn, so that a machine that speeds up or slows down does so for both."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from everyreader.bench.bare import Step, steps, validators
from everyreader.model.errors import MakerFailed, UsageError
from everyreader.source import read_statement
from everyreader.tools.process import run

_SECONDS = 600.0


def bench(source: Path, name: str, runs: int) -> Iterator[str]:
    """Lines for a person: each pair as it is timed, then the medians. Nothing is cached between runs.

    Raises ``UsageError`` for a statement that is not there or fewer than one run.
    """
    folder = statement_folder(source, name)
    if runs < 1:
        raise UsageError(f"--runs {runs}: expected 1 or more")
    publication = read_statement(folder)
    text = " ".join(unit.text for unit in publication.all_units)
    yield f"{folder.name}: {len(text.split())} words; {runs} pairs, cold, nothing cached"
    ratios: list[float] = []
    for number in range(1, runs + 1):
        with tempfile.TemporaryDirectory(prefix="everyreader-bench-") as scratch:
            bare = dict(
                timed(steps(folder / "statement.md", text, publication.metadata.language, Path(scratch)))
            )
            line, stages = _line(folder, Path(scratch) / "build")
        total = sum(bare.values())
        ratios.append(line / total)
        yield f"pair {number}: line {line:.2f} s, bare tools {total:.2f} s, ratio {line / total:.2f}"
        yield "  bare: " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in bare.items())
        yield from (f"  line: {stage}" for stage in stages)
    yield f"median ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"


def statement_folder(source: Path, name: str) -> Path:
    """The folder of the statement ``name``, or the first where no name is given. Raises ``UsageError`` where
    there is none."""
    there = (
        sorted(path for path in source.iterdir() if (path / "statement.md").is_file())
        if source.is_dir()
        else []
    )
    chosen = [path for path in there if not name or path.name == name]
    if not chosen:
        raise UsageError(
            f"no statement '{name}' in {source}/; there are: "
            f"{', '.join(path.name for path in there) or 'none'}"
        )
    return chosen[0]


def timed(several: tuple[Step, ...]) -> Iterator[tuple[str, float]]:
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
    """Seconds of the whole build, and the progress lines that it printed."""
    where = ("--source", str(folder.parent), "--statement", folder.name, "--out", str(out))
    return _everyreader("build", *where)


def _everyreader(*words: str) -> tuple[float, list[str]]:
    """Seconds of the whole process without speech recognition, which no bare tool does, and its progress
    lines."""
    started = time.monotonic()
    done = run((sys.executable, "-m", "everyreader", *words, "--no-recognition"), seconds=_SECONDS)
    seconds = time.monotonic() - started
    if done.returncode:
        raise UsageError(f"{words[0]} ended with {done.returncode}: {done.stderr.strip().splitlines()[-1]}")
    return seconds, [line for line in done.stderr.splitlines() if line.startswith("[")]


def bench_check(source: Path, name: str, runs: int) -> Iterator[str]:
    """The whole check of one edition against the validators alone, started cold one after another on the same
    files."""
    folder = statement_folder(source, name)
    ratios: list[float] = []
    with tempfile.TemporaryDirectory(prefix="everyreader-bench-") as scratch:
        out = Path(scratch) / "build"
        _line(folder, out)
        edition = out / folder.name
        yield f"{folder.name}: its edition checked whole, and by the validators alone; {runs} pairs"
        for number in range(1, runs + 1):
            reports = Path(scratch) / f"reports-{number}"
            reports.mkdir()
            pages = (
                edition / f"{folder.name}.html",
                *sorted(edition.glob("index.html")),
                *sorted(edition.glob("report/*.html")),
            )
            books = tuple(sorted(edition.glob("*.epub")))
            several = validators(books, edition / f"{folder.name}-large-print.pdf", pages, reports)
            bare = dict(timed(several))
            seconds, _ = _everyreader("check", "--path", str(edition), "--out", str(out))
            total = sum(bare.values())
            ratios.append(seconds / total)
            yield (
                f"pair {number}: check {seconds:.2f} s, validators {total:.2f} s, ratio {seconds / total:.2f}"
            )
            yield "  validators: " + ", ".join(f"{name} {one:.2f}" for name, one in bare.items())
    yield f"median ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"
