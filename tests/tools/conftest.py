"""Fixtures for the tools' own tests."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def empty_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tools folder with nothing in it."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("EVERYREADER_TOOLS", str(folder))
    monkeypatch.delenv("EVERYREADER_BROWSER", raising=False)
    return folder
