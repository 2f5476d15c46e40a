"""Received files, and how they come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.importers.repair.add import Added, Told, add
from everyreader.source.read import without_lines
from everyreader.source.write import write

Import = Callable[..., Added]
TOLD = {"name": "2024-03-04-library", "publisher": "Harbour Library", "language": "en"}


@pytest.fixture
def received(tmp_path: Path) -> Callable[..., Path]:
    """Writes a received file."""

    def written(text: str | bytes, name: str = "note.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


@pytest.fixture
def imported(tmp_path: Path, received: Callable[..., Path]) -> Import:
    """What ``add`` makes of a received text."""

    def result(text: str | bytes, *, file: str = "note.txt", **told: str) -> Added:
        return add(received(text, file), Told(**{**TOLD, **told}), source=tmp_path / "source")

    return result


def body(added: Added) -> str:
    """The new statement below its front matter."""
    return (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n\n", 1)[1]


def repairs(added: Added) -> list[tuple[int, str]]:
    return [(one.line, one.name) for one in added.repairs]


@pytest.fixture
def after(received):
    """The text after one repair, and the repairs as (line, name)."""

    from everyreader.importers.table import read  # after everyreader.repair, which loads it

    def result(repair, text: str, **known) -> tuple[str, list[tuple[int, str]]]:
        draft = read(received(text, known.pop("file", "note.txt")), known.pop("language", "en"))
        done = repair(replace(draft, repairs=(), **known))
        return write(without_lines(list(done.blocks))), [(one.line, one.name) for one in done.repairs]

    return result
