"""How a build goes on, for a person: lines where nobody sits at a terminal, else a bar with an estimate."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as Bar

from everyreader.cli.terminal import Clock
from everyreader.line.interface import Progress
from everyreader.model.publication import STATEMENT
from everyreader.model.text import counted
from everyreader.report.result import Result, Status

_EACH = 1500  # what a statement costs whatever its length, in bytes of text: measured


class Display(Progress):
    """The progress of one build, as a context manager. Results go to standard output, all else to standard
    error; ``quiet``: results only."""

    def __init__(self, clock: Clock, *, quiet: bool = False) -> None:
        self._clock, self._quiet, self._begun = clock, quiet, time.monotonic()
        self._left: dict[str, int] = {}
        self._whole, self._many = 0, 0
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[step]}"))
        shared = sys.stdout.isatty()
        self._bar = Bar(*columns, console=console, transient=True, redirect_stdout=shared)
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._shown:
            self._bar.stop()

    def begin(self, folders: Sequence[Path]) -> None:
        self._begun, self._many = time.monotonic(), len(folders)
        self._left = {folder.name: _cost(folder) for folder in folders}
        self._whole = sum(self._left.values())
        self._shown = self._bar.console.is_terminal and self._many > 1 and not self._quiet
        self._bar.add_task(self._said(), total=self._whole, step="")
        if self._shown:
            self._bar.start()

    def say(self, line: str) -> None:
        if self._shown:
            self._bar.update(self._bar.task_ids[0], step=line)
        elif not self._quiet:
            self._clock(line)

    def tell(self, result: Result) -> None:
        print(result.summary(), flush=True)
        if cost := self._left.pop(result.name, 0):
            self._bar.update(self._bar.task_ids[0], description=self._said(), advance=cost)
            if self._left and not self._shown:
                self.say(self._said())

    def _said(self) -> str:
        """``3 of 40 done, about 12 min left``: as long for each byte as until now, starting up included."""
        left = sum(self._left.values())
        done = self._whole - left
        estimate = f", {_about((time.monotonic() - self._begun) * left / done)} left" if done and left else ""
        return f"{self._many - len(self._left)} of {self._many} done{estimate}"


def totals(results: Sequence[Result], seconds: float) -> str:
    """``3 statements in 2 min: 1 published, 1 unchanged, 1 refused (second)``."""
    counts = Counter(one.status for one in results)
    parts = [f"{counts[one]} {one}{_named(one, results)}" for one in Status if counts[one]]
    return f"{counted(len(results), 'statement')} in {_took(seconds)}: {', '.join(parts)}"


def _named(status: Status, results: Sequence[Result]) -> str:
    if status not in (Status.REFUSED, Status.FAILED):
        return ""
    return f" ({', '.join(one.name for one in results if one.status is status)})"


def _cost(folder: Path) -> int:
    try:
        return _EACH + (folder / STATEMENT).stat().st_size
    except OSError:
        return _EACH


def _about(seconds: float) -> str:
    if seconds < 60:
        return "less than a minute"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"about {hours} h {minutes} min" if hours else f"about {minutes} min"


def _took(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
