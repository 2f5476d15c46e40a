"""What an edition is made of, as one hash: contents, never time stamps.

Loaded before anything else, so that a build in which nothing changed ends at once: only what is quick to load
is imported here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from everyreader.model.digest import sha256
from everyreader.tools.places import CHOICE, tools_folder

PACKAGE = Path(__file__).resolve().parents[1]
_OURS = ("EVERYREADER_", "SOURCE_DATE_EPOCH")


def sums(folder: Path) -> dict[str, str]:
    """The sum of every file below ``folder``, by its path from there."""
    return {path.relative_to(folder).as_posix(): sum_of(path) for path in _files(folder)}


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; ``""`` for one that cannot be read, or has no end."""
    try:
        return sha256(path) if path.is_file() else ""  # a pipe or a device would be read for ever
    except OSError:
        return ""


def _files(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(top, name) for name in sorted(names))


def program() -> dict[str, Any]:
    """This program: its own code, the Python and the packages it runs on, the fetched tools, and what of the
    environment steers them."""
    return {
        "code": sums(PACKAGE),
        "python": [sys.version, sys.platform],
        "packages": sorted(set(_packages(sys.path))),
        "tools": _tools(),
        "environment": {name: os.environ[name] for name in sorted(os.environ) if name.startswith(_OURS)},
    }


def _packages(places: Iterable[str]) -> Iterator[str]:
    """Name and version of each installed package, as its folder of metadata is called."""
    for place in map(Path, places):
        if place.is_dir():
            yield from (one.name for one in place.iterdir() if one.suffix in (".dist-info", ".egg-info"))


def _tools() -> Mapping[str, Any]:
    """What lies in the tools folder: files by their size, npm's packages by its own list of them, and which
    browser was chosen, with the size and time of its program."""
    folder = tools_folder()
    try:
        chosen = json.loads((folder / CHOICE).read_text("utf-8"))
        program = Path(chosen["browser"]["executable"]).stat()
        npm = sum_of(folder / "node_modules" / ".package-lock.json")
        there = {one.name: one.stat().st_size for one in folder.iterdir() if one.is_file()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {"files": there, "npm": npm, "browser": [chosen, program.st_size, program.st_mtime_ns]}
