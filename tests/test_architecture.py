"""The rooms stand on each other as pyproject.toml says, nothing climbs back, and all of it can be overseen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[1]


def test_no_room_climbs_back_and_what_writes_never_meets_what_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_module_is_longer_than_300_lines_and_no_function_than_50() -> None:
    long = []
    for path in sorted((ROOT / "everyreader").rglob("*.py")):
        name, text = path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        long += [name] if len(text.splitlines()) > 300 else []
        functions = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.FunctionDef))
        long += [f"{name}: {one.name}" for one in functions if one.end_lineno - one.lineno >= 50]
    assert long == []


def test_a_build_loads_no_importer() -> None:
    """They take as long to load as all else together, and only ``add`` needs them."""
    loaded = "import sys, everyreader.line.edition; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {"pymupdf", "everyreader.importers.table"}.isdisjoint(done.stdout.split())
