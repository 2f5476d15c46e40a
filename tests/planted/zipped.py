"""Changes to the members of an EPUB, the rest of which stays byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.planted.fault import NotPlanted, Plant
from tests.planted.markup import Change

Members = dict[str, bytes]


def _read(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, members: Members, *, packed: frozenset[str] = frozenset()) -> None:
    """Write ``members`` in their order: ``mimetype`` stored unless it is named in ``packed``."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            stored = name == "mimetype" and name not in packed
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def members(change: Callable[[Members], Members]) -> Plant:
    """Change which members there are, or what is in them."""

    def plant(path: Path) -> None:
        old = _read(path)
        new = change(dict(old))
        if list(new.items()) == list(old.items()):
            raise NotPlanted(f"{path.name}: nothing changed")
        write(path, new)

    return plant


def packed_again(path: Path) -> None:
    """Pack the archive anew and change nothing."""
    write(path, _read(path))


def deflated_mimetype(path: Path) -> None:
    """Pack the archive as a common zip tool would."""
    write(path, _read(path), packed=frozenset({"mimetype"}))


def member(name: str, change: Change) -> Plant:
    """Change the text of one member."""

    def rewritten(old: Members) -> Members:
        if name not in old:
            raise NotPlanted(f"no {name}")
        return old | {name: change(old[name].decode("utf-8")).encode("utf-8")}

    return members(rewritten)


def named(old: Members, part: str) -> str:
    """The one member whose name contains ``part``."""
    names = [name for name in old if part in name]
    if len(names) != 1:
        raise NotPlanted(f"{len(names)} members with {part!r} in their name")
    return names[0]


def text(change: Change) -> Plant:
    """Change the statement's own document."""
    return member("EPUB/text.xhtml", change)


def nav(change: Change) -> Plant:
    """Change the contents and landmarks."""
    return member("EPUB/nav.xhtml", change)


def cover(change: Change) -> Plant:
    """Change the cover's page."""
    return member("EPUB/cover.xhtml", change)


def package(change: Change) -> Plant:
    """Change the package document."""
    return member("EPUB/content.opf", change)


def sheet(rule: str) -> Plant:
    """Add ``rule`` to the end of the style sheet."""
    return member("EPUB/style.css", lambda css: f"{css}\n{rule}\n")
