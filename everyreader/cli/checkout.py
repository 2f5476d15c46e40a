"""The tasks about the program itself: doctor, test, mutate, bench."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from invoke import Context, task

from everyreader.cli.terminal import fetch_tools, leave
from everyreader.line.options import SOURCE


@task(auto_shortflags=False)
def doctor(ctx: Context) -> None:
    """Say which tools are present, and for each that is missing the command that gets it."""
    from everyreader.tools.status import doctor as look

    statuses = look()
    wide = max(len(one.name) for one in statuses)
    for one in statuses:
        print(f"{'present' if one.present else 'MISSING'}  {one.name:<{wide}}  {one.version or one.purpose}")
        if not one.present:
            print(f"         {'':<{wide}}  get it with: {one.remedy}")
    leave(0 if all(one.present for one in statuses) else 2)


@task(
    auto_shortflags=False,
    help={
        "only": "a test file or folder",
        "match": "run tests whose name matches",
        "fast": "leave out each test that starts a browser, Java, a voice or another program",
        "cover": "measure which branches of the package are tried, and fail below nine tenths of them",
    },
)
def test(ctx: Context, only: str = "", match: str = "", fast: bool = False, cover: bool = False) -> None:
    """Run the tests of a checkout."""
    fetch_tools()
    # one more than there are processors: tests wait for pages and programs a quarter of their time
    workers = str((os.cpu_count() or 1) + 1)
    side_by_side = [] if only or match else ["-n", workers, "--dist", "worksteal"]
    covered = ["--cov", "--cov-report="] if cover else []
    chosen = [*([only] if only else []), *(["-k", match] if match else []), *(["--fast"] if fast else [])]
    words = [sys.executable, "-m", "pytest", *side_by_side, *covered, *chosen]
    leave(subprocess.run(words, check=False).returncode)


@task(
    auto_shortflags=False,
    help={
        "module": "a module of rules, such as look.fit (default: five that are drawn by chance)",
        "seed": "with which they are drawn (default: 1)",
    },
)
def mutate(ctx: Context, module: str = "", seed: int = 1) -> None:
    """Change a module of rules in hundreds of small ways, and say which of them no example notices."""
    fetch_tools()
    words = [sys.executable, "-m", "tests.mutation", "--seed", str(seed), *([module] if module else [])]
    leave(subprocess.run(words, check=False).returncode)


@task(
    auto_shortflags=False,
    help={
        "source": "folder with the statement (default: source)",
        "statement": "which one (default: the first)",
        "runs": "pairs of runs (default: 3)",
        "check": "time the check of an edition against the validators alone",
        "narration": "time the narration with two processors against one, and with one sentence changed",
        "figures": "measure what docs/performance.md tells, and say what has become worse",
        "only": "some of the figures: cold, warm, many, long",
        "write": "folder in which page, picture and record of the figures are written (docs)",
        "edits": "edits while a process is warm, for --figures (default: 60)",
        "several": "statements side by side, for --figures (default: 20)",
        "words": "of the long statement, for --figures (default: 100000)",
    },
)
def bench(
    ctx: Context,
    source: str = SOURCE,
    statement: str = "",
    runs: int = 3,
    check: bool = False,
    narration: bool = False,
    figures: bool = False,
    only: str = "",
    write: str = "",
    edits: int = 60,
    several: int = 20,
    words: int = 100_000,
) -> None:
    """Time the whole line against the bare tools run one after another, pair by pair; or measure all figures
    that it is held to."""
    from everyreader.bench import GROUPS, Sizes, bench_check, bench_narration, measured
    from everyreader.bench import bench as bench_line

    if figures:
        groups = [one.strip() for one in only.split(",")] if only else GROUPS
        sizes = Sizes(runs, edits, several, words)
        for line in measured(Path(source), statement, sizes, groups, Path(write) if write else None):
            print(line, flush=True)
        return
    measure = bench_narration if narration else bench_check if check else bench_line
    for line in measure(Path(source), statement, runs):
        print(line, flush=True)
