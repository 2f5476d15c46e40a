"""The script that a newcomer runs, in a copy of the checkout where nothing has been made yet."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NO_VENV = "import runpy, sys; sys.modules['ensurepip'] = None; runpy.run_path(sys.argv[1], None, '__main__')"
NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """What inv itself reads, and a package that says that it was reached."""
    for name in ("inv", "pyproject.toml", "requirements.lock"):
        shutil.copy(root / name, tmp_path / name)
    shutil.copytree(root / "everyreader" / "tools", tmp_path / "everyreader" / "tools")
    return tmp_path


def inv(checkout: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *(words or (str(checkout / "inv"), "--version"))],
        cwd=checkout,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
    )


def test_an_old_python_can_read_it(root: Path) -> None:
    assert ast.parse((root / "inv").read_text("utf-8"), feature_version=(3, 6)).body


def test_a_python_without_venv_is_told_the_command(checkout: Path) -> None:
    done = inv(checkout, "-c", NO_VENV, str(checkout / "inv"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "apt-get install python3-venv" in done.stderr


def test_an_environment_that_someone_else_made_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "mine").touch()
    done = inv(checkout)
    assert (done.returncode, "was not made by inv" in done.stderr) == (2, True)
    assert [path.name for path in (checkout / ".venv").iterdir()] == ["mine"]


def test_without_a_network_it_says_so_in_one_line_and_leaves_no_mark(checkout: Path) -> None:
    done = inv(checkout, **NO_NETWORK)
    assert (done.returncode, "is the network there?" in done.stderr.splitlines()[-1]) == (2, True)
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv" / "everyreader-ready").exists()


def test_a_package_with_another_hash_is_refused(checkout: Path, tmp_path: Path) -> None:
    wheel(tmp_path / "wheels")
    (checkout / "requirements.lock").write_text(f"thing==1.0 --hash=sha256:{'0' * 64}\n")
    done = inv(checkout, **{**NO_NETWORK, "PIP_FIND_LINKS": str(tmp_path / "wheels")})
    assert (done.returncode, "DO NOT MATCH THE HASHES" in done.stderr) == (2, True)
    assert list((checkout / ".venv").glob("**/thing*")) == []


def wheel(folder: Path) -> None:
    """A package of nothing but its metadata."""
    import zipfile

    folder.mkdir()
    about = "thing-1.0.dist-info"
    with zipfile.ZipFile(folder / "thing-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
