"""Statements as text files, and text as it is read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.plain_text.read.reader import read_back
from everyreader.formats.plain_text.read.reading import TextReading
from everyreader.formats.plain_text.write.writer import write
from everyreader.model.publication import Publication
from tests.conftest import RICH


@pytest.fixture
def small(statement: Callable[[str], Publication], tmp_path: Path) -> Callable[[str], Publication]:
    """A statement of a title and more, beside pictures."""
    (tmp_path / "small").mkdir()
    for name in ("pump.png", "map.png"):
        shutil.copyfile(RICH / name, tmp_path / "small" / name)
    return lambda text: statement(f"# A Title\n\n{text}\n")


@pytest.fixture
def written(small: Callable[[str], Publication], tmp_path: Path) -> Callable[[str], str]:
    """What the file says below the title."""

    def make(text: str) -> str:
        write(small(text), tmp_path / "small.txt")
        return (tmp_path / "small.txt").read_bytes().decode("utf-8").removeprefix("A Title\n=======\n\n")

    return make


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], TextReading]:
    """A text file as it is read."""

    def make(text: str) -> TextReading:
        (tmp_path / "foreign.txt").write_text(text, encoding="utf-8", newline="")
        return read_back(tmp_path / "foreign.txt")

    return make
