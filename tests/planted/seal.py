"""An edition's folder: its files by kind, and its sums made right again after one file was changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.planted.fault import NotPlanted, Plant
from tests.planted.markup import Change, swap


def one(folder: Path, pattern: str) -> Path:
    """The one file of the edition that ``pattern`` fits; the download page is none."""
    found = [path for path in folder.glob(pattern) if path.name != "index.html"]
    if len(found) != 1:
        raise NotPlanted(f"{len(found)} files like {pattern}")
    return found[0]


def digest(path: Path) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rewritten(path: Path, change: Change) -> None:
    """Change a file's text."""
    path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))


def sealed(pattern: str, plant: Plant) -> Plant:
    """Plant a fault in one file, and let all sums and sizes say what the file is now."""

    def planted(folder: Path) -> None:
        path = one(folder, pattern)
        old, size = digest(path), path.stat().st_size
        plant(path)
        if digest(path) == old:
            raise NotPlanted(f"{path.name} is as it was")
        _say(folder, path, old, size)

    return planted


def _say(folder: Path, path: Path, old: str, size: int) -> None:
    """Put the new sum and size of ``path`` where the old ones stood."""
    new, length = digest(path), path.stat().st_size
    for name in ("index.html", "edition.json"):
        told = (folder / name).read_bytes().decode("utf-8")
        for was, now in (
            (old, new),
            (f'"bytes": {size},', f'"bytes": {length},'),
            (f'"{size} B"', f'"{length} B"'),
            (f"({size} bytes)", f"({length} bytes)"),
            (f'<span class="facts-beside">{_round(size)}', f'<span class="facts-beside">{_round(length)}'),
            (f"<dd>{_round(size)} ({length} bytes)", f"<dd>{_round(length)} ({length} bytes)"),
        ):
            told = told.replace(was, now)
        (folder / name).write_bytes(told.encode("utf-8"))
    reseal(folder)


def _round(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{round(size / 1e3)} kB"


def reseal(folder: Path) -> None:
    """Let ``edition.json`` and ``SHA256SUMS`` say what the download page is now."""
    page = folder / "index.html"

    def of_page(text: str) -> str:
        listed = json.loads(text)
        entry = next(entry for entry in listed["files"] if entry["path"] == "index.html")
        text = text.replace(entry["sha256"], digest(page))
        row = r'("path": "index\.html",\s+"role": "other",\s+"media_type": "text/html",\s+"bytes": )\d+'
        return re.sub(row, rf"\g<1>{page.stat().st_size}", text)

    rewritten(folder / "edition.json", of_page)
    sums = folder / "SHA256SUMS"
    lines = [line.split("  ", 1)[1] for line in sums.read_text(encoding="utf-8").splitlines()]
    sums.write_text("".join(f"{digest(folder / name)}  {name}\n" for name in lines), encoding="utf-8")


def page(change: Change) -> Plant:
    """Change the download page, and let the sums fit."""
    return _then_reseal("index.html", change)


def facts(change: Change) -> Plant:
    """Change ``edition.json``, and let the sums fit."""
    return _then_reseal("edition.json", change)


def sums(change: Change) -> Plant:
    """Change ``SHA256SUMS``."""
    return lambda folder: rewritten(folder / "SHA256SUMS", change)


def _then_reseal(name: str, change: Change) -> Plant:
    def plant(folder: Path) -> None:
        rewritten(folder / name, change)
        reseal(folder)

    return plant


def on_page(change: Callable[[Path], None]) -> Plant:
    """Plant a fault that works on the file of the download page, and let the sums fit."""

    def plant(folder: Path) -> None:
        change(folder / "index.html")
        reseal(folder)

    return plant


def in_file(pattern: str, old: str, new: str) -> Plant:
    """Change a text file's words, and let all sums fit."""
    return sealed(pattern, lambda path: rewritten(path, swap(old, new)))
