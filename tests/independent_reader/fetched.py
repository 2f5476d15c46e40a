"""npm packages that only tests use, fetched once into the tools folder as the tools are: by a lock's hashes,
staged, one at a time."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock

from everyreader.model.errors import MakerFailed
from everyreader.tools.fetch import NPM_FLAGS, NPM_SECONDS
from everyreader.tools.places import node, npm_script, tools_folder
from everyreader.tools.process import run

_FILES = ("package.json", "package-lock.json")


def node_modules(locked: Path) -> Path:
    """The folder with what ``package-lock.json`` in ``locked`` names. Raises ``MakerFailed`` with npm's own
    words."""
    key = hashlib.sha256((locked / "package-lock.json").read_bytes()).hexdigest()[:12]
    home = tools_folder() / f"tests-{key}"
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock", timeout=NPM_SECONDS):
        if not (home / "node_modules").exists():
            _fetch(locked, home)
    return home / "node_modules"


def _fetch(locked: Path, home: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".part-", dir=home) as name:
        stage = Path(name)
        for file in _FILES:
            shutil.copyfile(locked / file, stage / file)
        done = run([node(), npm_script(), "ci", *NPM_FLAGS], seconds=NPM_SECONDS, cwd=stage)
        if done.returncode:
            raise MakerFailed(f"npm packages of the tests could not be fetched: {done.stderr.strip()[-500:]}")
        (stage / "node_modules").rename(home / "node_modules")
