"""Fixtures for every room: statements small and rich."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.publication import Publication
from everyreader.source import read_file, read_statement

RICH = Path(__file__).parent / "statements" / "rich"
FRONT_MATTER = """---
title: A Title
date: 2024-05-02
publisher: A House
language: en
identifier: "urn:x-test:statement"
---

"""


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
