"""The independent reader, fetched once into the tools folder as the other npm tools are: by its lock's hashes, staged, one at a time."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock

from everyreader.errors import MakerFailed
from everyreader.process import run
from everyreader.tools.fetch import NPM_FLAGS, NPM_SECONDS
from everyreader.tools.places import node, npm_script, tools_folder

HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json")


def reader_folder() -> Path:
    """The folder of foliate-js. Raises ``MakerFailed`` with npm's own words where it cannot be had."""
    key = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:12]
    target = tools_folder() / f"independent-reader-{key}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(target.parent / ".lock", timeout=NPM_SECONDS):
        if not target.exists():
            _fetch(target)
    return target / "foliate-js"


def _fetch(target: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".part-", dir=target.parent) as name:
        stage = Path(name)
        for file in _FILES:
            shutil.copyfile(HERE / file, stage / file)
        done = run([node(), npm_script(), "ci", *NPM_FLAGS], seconds=NPM_SECONDS, cwd=stage)
        if done.returncode:
            raise MakerFailed(f"the independent reader could not be fetched: {done.stderr.strip()[-500:]}")
        (stage / "node_modules").rename(target)
