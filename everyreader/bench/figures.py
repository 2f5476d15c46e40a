"""The figures that the program is held to: each a ratio of two things measured in one run, or what is bounded
in itself."""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from everyreader.bench.bare import Step, steps
from everyreader.bench.compare import timed
from everyreader.bench.long_text import long_text
from everyreader.bench.narration import add_a_word, changeable
from everyreader.bench.spent import Spent, everyreader
from everyreader.formats.table import chosen
from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.source import STATEMENT, read_statement

Say = Callable[[str], None]
TEXT = tuple(one.name for one in chosen(()) if not one.spoken and one.name not in ("audio", "captions"))


@dataclass(frozen=True)
class Figure:
    """``value`` of ``what`` is to be at most ``target`` (``least``: at least). ``unit`` is ``times``, ``s``,
    ``CPU s`` or ``MB``; ``runs`` are all values measured, of which it is the median."""

    key: str
    what: str
    value: float
    target: float
    unit: str = "times"
    least: bool = False
    runs: tuple[float, ...] = ()

    @property
    def met(self) -> bool:
        return self.value >= self.target if self.least else self.value <= self.target

    def worse_than(self, recorded: float, by: float) -> bool:
        """Whether it is worse than what was ``recorded`` by more than this share."""
        return self.value < recorded * (1 - by) if self.least else self.value > recorded * (1 + by)


def median(key: str, what: str, runs: Sequence[float], target: float, unit: str = "times") -> Figure:
    """What is to be at most ``target``, of several ``runs``."""
    return Figure(key, what, statistics.median(runs), target, unit, runs=tuple(runs))


def cold(folder: Path, runs: int, say: Say) -> Iterator[Figure]:
    """A build that finds nothing kept, against the bare tools one after another; then one in which nothing
    changed, and one with a changed sentence, in a process that is not warm."""
    text = " ".join(unit.text for unit in read_statement(folder).all_units)
    language = read_statement(folder).metadata.language
    heard, silent, bare, same, edited = [], [], [], [], []
    for number in range(1, runs + 1):
        with project(folder) as place:
            tools = Path(tempfile.mkdtemp(dir=place))
            bare.append(
                sum(seconds for _, seconds in timed(steps(folder / STATEMENT, text, language, tools)))
            )
            silent.append(everyreader("build", "--afresh", "--no-recognition", cwd=place))
            shutil.rmtree(place / "build")
            heard.append(everyreader("build", cwd=place))
            same.append(everyreader("build", cwd=place))
            change_a_sentence(place / "source" / folder.name / STATEMENT, random.Random(number))  # noqa: S311
            edited.append(everyreader("build", cwd=place))
        say(
            f"round {number}: bare tools {bare[-1]:.1f} s; cold {heard[-1].seconds:.1f} s, "
            f"{heard[-1].cpu:.1f} CPU s; "
            f"without recognition {silent[-1].seconds:.1f} s; edited {edited[-1].seconds:.1f} s; "
            f"unchanged {same[-1].seconds:.2f} s"
        )
    yield median("unchanged", "nothing changed, whole process", [one.seconds for one in same], 0.3, "s")
    yield median(
        "edited", "one sentence changed, nothing warm, of a cold build", _ratios(edited, heard), 0.35
    )
    against = [one.seconds / other for one, other in zip(silent, bare, strict=True)]
    yield median("silent", "a cold build without recognition, of the bare tools", against, 1.0)
    against = [one.seconds / other for one, other in zip(heard, bare, strict=True)]
    yield median("cold", "a cold build, of the bare tools", against, 1.3)
    yield median("cpu", "processor time of a cold build", [one.cpu for one in heard], 32.0, "CPU s")


def _ratios(several: Sequence[Spent], of: Sequence[Spent]) -> list[float]:
    return [one.seconds / other.seconds for one, other in zip(several, of, strict=True)]


def warm(folder: Path, edits: int, say: Say) -> Iterator[Figure]:
    """Edits at random while ``serve`` is warm: until the new words are on the preview's page, and until the
    whole edition is published."""
    chance, shown, published = random.Random(edits), [], []  # noqa: S311
    with project(folder) as place, _served(place) as address, _page(address, folder.name) as seen:
        statement = place / "source" / folder.name / STATEMENT
        everyreader("build", cwd=place)
        for number in range(1, edits + 1):
            word = change_a_sentence(statement, chance)
            began = time.monotonic()
            shown.append(seen(word) - began)
            began = time.monotonic()
            everyreader("build", cwd=place)
            published.append(time.monotonic() - began)
            say(f"edit {number}: on the page after {shown[-1]:.2f} s, published after {published[-1]:.2f} s")
    yield median("page", "one sentence changed, warm, until it is on the page", shown, 0.5, "s")
    yield median("warm", "one sentence changed, warm, until the edition is published", published, 2.0, "s")
    worst = sorted(published)[max(0, round(0.95 * len(published)) - 1)]
    yield Figure("warm95", "the same, 19 of 20 edits", worst, 3.0, "s", runs=tuple(published))


def many(folder: Path, count: int, say: Say) -> Iterator[Figure]:
    """So many statements by one process and by two, and on a cluster of two workers."""
    with project(folder) as place:
        shutil.rmtree(place / "source" / folder.name)
        for number in range(count):
            target = place / "source" / f"statement-{number:04}"
            target.mkdir()
            (target / STATEMENT).write_text(long_text(100, seed=number), "utf-8")
        one = everyreader("build", "--jobs", "1", "--out", "one", cwd=place)
        two = everyreader("build", "--jobs", "2", "--out", "two", cwd=place)
        say(f"{count} statements: one process {one.seconds:.0f} s, two {two.seconds:.0f} s")
        workers = {number: _on_cluster(place, number) for number in (1, 2)}
        say(f"  on a cluster: one worker {workers[1]:.0f} s, two {workers[2]:.0f} s")
    yield Figure(
        "jobs",
        f"{count} statements, two processes, times as fast as one",
        one.seconds / two.seconds,
        1.8,
        least=True,
    )
    gain = workers[1] / workers[2]
    yield Figure(
        "cluster",
        f"{count} statements, a cluster of two workers, times as fast as one",
        gain,
        1.7,
        least=True,
    )
    yield Figure("memory", "their memory, all processes", two.all, 3000, "MB")
    yield Figure("each", "processor time of each", two.cpu / count, 12.0, "CPU s")


def _on_cluster(place: Path, workers: int) -> float:
    """Seconds of building all on a Dask cluster of so many workers on this machine."""
    try:
        from distributed import LocalCluster
    except ImportError:
        raise MakerMissing("Dask", "pip install 'everyreader[distributed]'") from None
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as running:
        cluster: Any = running
        where = ("--scheduler", cluster.scheduler_address, "--out", f"cluster-{workers}")
        return everyreader("build", *where, cwd=place).seconds


def long(folder: Path, words: int, say: Say) -> Iterator[Figure]:
    """A long statement in the text formats, against pandoc and Typst alone; and one of a third of its length,
    to see whether the cost grows with the words."""
    with project(folder) as place:
        shutil.rmtree(place / "source" / folder.name)
        costs = {}
        for size in (words // 3, words):
            target = place / "source" / f"w{size}"
            target.mkdir()
            (target / STATEMENT).write_text(long_text(size), "utf-8")
            tools = Path(tempfile.mkdtemp(dir=place))
            alone = [one for one in steps(target / STATEMENT, "", "en", tools) if _makes_text(one)]
            bare = sum(seconds for _, seconds in timed(tuple(alone)))
            built = everyreader("build", "--statement", target.name, "--formats", ",".join(TEXT), cwd=place)
            costs[size] = built.cpu
            say(f"{size} words: {built.seconds:.0f} s, {built.cpu:.0f} CPU s, pandoc and Typst {bare:.0f} s")
    yield Figure("long", f"{words} words as text, of pandoc and Typst alone", built.seconds / bare, 1.5)
    share = costs[words] / costs[words // 3] / 3
    yield Figure("linear", "their processor time, of three times that of a third of them", share, 1.2)
    yield Figure("longmemory", "their memory, the program itself", built.own, 600, "MB")


def _makes_text(step: Step) -> bool:
    return step.name.startswith(("pandoc", "Typst"))


@contextmanager
def project(folder: Path) -> Iterator[Path]:
    """A project of its own with the one statement in ``folder`` and its house."""
    with tempfile.TemporaryDirectory(prefix="everyreader-bench-") as scratch:
        place = Path(scratch)
        shutil.copytree(folder, place / "source" / folder.name)
        for one in folder.parent.iterdir():
            if one.is_file():
                shutil.copy(one, place / "source")
        yield place


def change_a_sentence(statement: Path, chance: random.Random) -> str:
    """Put a word that stands nowhere yet into a sentence at random; the word. Raises ``UsageError`` where no
    sentence can be changed."""
    word = "".join(chance.choice("bdfglmnprst") + chance.choice("aeiou") for _ in range(4))
    add_a_word(statement, chance.choice(changeable(statement)), word)
    return word


@contextmanager
def _served(place: Path) -> Iterator[str]:
    """A warm process for the project; the address of its preview."""
    command = (sys.executable, "-m", "everyreader", "serve", "--no-build", "--port", "0", "--idle", "60")
    with subprocess.Popen(command, cwd=place, stderr=subprocess.PIPE, text=True) as process:
        lines = iter(process.stderr or ())
        told = (line.partition("preview is at ")[2].strip() for line in lines)
        address = next(filter(None, told), "")
        if not address:
            raise MakerFailed("serve ended before it showed its preview")
        try:
            yield address
        finally:
            process.terminate()


@contextmanager
def _page(address: str, name: str) -> Iterator[Callable[[str], float]]:
    """A browser that looks at the statement's preview; what it gives waits for a word, and tells when it was
    there."""
    from playwright.sync_api import sync_playwright

    from everyreader.tools.browsers import browser

    with sync_playwright() as tool:
        found = browser()
        running = tool.chromium.launch(
            executable_path=str(found.executable), args=list(found.arguments), env=dict(found.environment)
        )
        page = running.new_page()
        page.goto(f"{address}{name}/")

        def seen(word: str) -> float:
            page.frame_locator("iframe").first.get_by_text(word).first.wait_for()
            return time.monotonic()

        yield seen
        running.close()
