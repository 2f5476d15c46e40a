"""Delete what was built, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from everyreader.publishing.folders import EDITIONS, HELD, KEPT, REFUSED
from everyreader.publishing.manifest import EDITION

_OWN = (
    REFUSED,
    HELD,
    "index.html",
    EDITIONS,
)  # the editions and their cache last: links lead into them


def clean_cache(out: Path) -> Iterator[str]:
    """Delete what builds keep for the next in ``out``: sentences, results, and what each edition was made of.
    The editions stay. Yields the names."""
    for name in KEPT:
        path = out / EDITIONS / name
        if path.is_dir():
            shutil.rmtree(path)
            yield f"{EDITIONS}/{name}"


def clean(out: Path) -> Iterator[str]:
    """Delete editions, refusals and the cache in ``out``; yields each name. What no build made is left
    alone."""
    if not (out / EDITIONS).is_dir():  # no build ever wrote here
        return
    for path in sorted(out.iterdir()):
        if path.is_symlink() and path.parent / path.readlink().parent == out / _OWN[-1]:
            path.unlink()
        elif path.is_dir() and not path.is_symlink() and (path / EDITION).is_file():
            shutil.rmtree(path)
        else:
            continue
        yield path.name
    for name in _OWN:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        else:
            continue
        yield name
