"""Fixtures for every room: statements small and rich."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from filelock import FileLock

from everyreader.browser.chromium import Browser
from everyreader.checks.validators import Jvm
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.model.publication import Publication
from everyreader.source import read_file, read_statement

RICH = Path(__file__).parent / "statements" / "rich"
ROOT = Path(__file__).parent.parent
OWN = ROOT / "source" / "2023-11-21-cip-gaza-hostage-release"
FRONT_MATTER = """---
title: A Title
date: 2024-05-02
publisher: A House
language: en
identifier: "urn:x-test:statement"
---

"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fast", action="store_true", help="leave out tests that start other programs than pandoc"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What looks at the built editions comes first: it takes longest, and others run while they are built."""
    items.sort(key=lambda one: "built" not in getattr(one, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def only_fast(request: pytest.FixtureRequest) -> Iterator[None]:
    """With ``--fast`` a test is left out as soon as it starts a browser, Java, a voice or the command itself.

    All of them are programs; which test needs which is written nowhere.
    """
    start = subprocess.Popen.__init__

    def started(self: subprocess.Popen[Any], args: Any, *more: Any, **named: Any) -> None:
        program = Path(os.fsdecode(args if isinstance(args, str | bytes | Path) else args[0])).stem
        if program != "pandoc":
            pytest.skip(f"--fast: starts {program}")
        start(self, args, *more, **named)

    def shown(self: Browser) -> NoReturn:
        pytest.skip("--fast: starts a browser")  # here, not in Playwright's own threads

    with pytest.MonkeyPatch.context() as patch:
        if request.config.getoption("fast"):
            patch.setattr(subprocess.Popen, "__init__", started)
            patch.setattr(Browser, "_ready", shown)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that only look with it."""
    with Browser() as running:
        yield running


@pytest.fixture(scope="session")
def jvm() -> Iterator[Jvm]:
    """One Java machine for all tests that only ask it."""
    with Jvm(warm=()) as running:
        yield running


@pytest.fixture
def statement(tmp_path: Path) -> Callable[[str], Publication]:
    """A publication from the text that follows the front matter; line 1 of the text is line 9 of the file."""

    def read(text: str) -> Publication:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        (folder / "statement.md").write_text(FRONT_MATTER + text, encoding="utf-8")
        return read_file(folder / "statement.md", name="small")

    return read


@pytest.fixture(scope="session")
def rich() -> Publication:
    """The statement with every construct."""
    return read_statement(RICH)


@dataclass(frozen=True)
class Run:
    """What a command did: its exit status, and what it printed."""

    exit_code: int
    out: str
    err: str


@pytest.fixture
def everyreader(tmp_path: Path) -> Callable[..., Run]:
    """The installed command, in a folder of its own."""

    def run(
        *words: str | Path, door: tuple[str, ...] = (sys.executable, "-m", "everyreader"), **env: str
    ) -> Run:
        done = subprocess.run(
            [*door, *map(str, words)],
            cwd=ROOT if "invoke" in door else tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr)

    return run


@dataclass(frozen=True)
class Ended:
    """How one statement's build ended, and what it said."""

    name: str
    exit_code: int
    said: str


@dataclass(frozen=True)
class Built:
    """Editions built once for all tests that only look at them: the project's own statement and the rich
    one."""

    results: tuple[Ended, ...]
    own: Path
    rich: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Whichever process of the run asks first builds for all."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    out, kept = shared / "built", shared / "built.json"
    with FileLock(shared / "built.lock"):
        if not kept.exists():
            sources = out / "source"
            shutil.copytree(RICH, sources / "rich")
            shutil.copytree(OWN, sources / OWN.name)
            results = build_all(Options(source=sources, out=out / "build"), lambda line: None)
            kept.write_text(json.dumps([(one.name, one.exit_code, one.summary()) for one in results]))
    ended = tuple(Ended(*one) for one in json.loads(kept.read_text()))
    return Built(ended, out / "build" / OWN.name, out / "build" / "rich")
