"""Delete what was built, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from everyreader.manifest import EDITION

_OWN = (".editions", ".refused", ".cache", "index.html")


def clean(out: Path) -> Iterator[str]:
    """Delete editions, refusals and the cache in ``out``; yields each name. What no build made is left alone."""
    if not out.is_dir():
        return
    for path in sorted(out.iterdir()):
        if path.is_symlink() and (path / EDITION).is_file():
            path.unlink()
        elif path.name in _OWN or path.is_dir() and (path / EDITION).is_file():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        else:
            continue
        yield path.name
