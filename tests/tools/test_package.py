"""What travels in the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from everyreader.theme.styles_folder import styles_folder


def test_the_wheel_carries_styles_and_npm_lock(root: Path, tmp_path: Path) -> None:
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            tmp_path,
            root,
        ],
        check=True,
        timeout=120,
    )
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {f"everyreader/styles/{path.name}" for path in styles_folder().iterdir()}
    assert wanted | {"everyreader/tools/npm/package.json", "everyreader/tools/npm/package-lock.json"} <= names


def test_in_a_checkout_the_styles_are_those_at_its_top(root: Path) -> None:
    assert styles_folder() == root / "styles"
