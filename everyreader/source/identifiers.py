"""An identifier names one statement and no other: which of the folders in ``source/`` share theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from everyreader.model.errors import SourceError
from everyreader.model.publication import STATEMENT
from everyreader.source.bounded import bounded
from everyreader.source.read import MAXIMUM_BYTES

_LINE = re.compile(rb"^identifier:[ \t]*['\"]?([^\s'\"#]+)", re.MULTILINE)


def shared_identifiers(folders: Iterable[Path]) -> dict[str, SourceError]:
    """An error, with its line, for each of the statements in ``folders`` (by the folder's name) that has the
    identifier of another.

    Shops, libraries and players would take the two for editions of one. A statement that cannot be read is
    told elsewhere.
    """
    holders: dict[bytes, list[tuple[Path, int]]] = {}
    for folder in folders:
        if found := _identifier(folder):
            holders.setdefault(found[0], []).append((folder / STATEMENT, found[1]))
    return {
        path.parent.name: SourceError(
            path,
            (
                f"the identifier is that of {next(one for one, _ in held if one != path)}, too; write "
                f"another (urn:uuid: and a new UUID)"
            ),
            line=line,
        )
        for held in holders.values()
        if len(held) > 1
        for path, line in held
    }


def _identifier(folder: Path) -> tuple[bytes, int] | None:
    try:
        data = bounded(folder / STATEMENT, MAXIMUM_BYTES)
    except (OSError, ValueError):
        return None
    found = _LINE.search(data.partition(b"\n---")[0])
    return (found[1], data.count(b"\n", 0, found.start()) + 1) if found else None
