"""An identifier names one statement and no other: which of the folders in ``source/`` share theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from everyreader.errors import SourceError
from everyreader.publication import STATEMENT
from everyreader.source.bounded import bounded
from everyreader.source.read import MAXIMUM_BYTES

_LINE = re.compile(rb"^identifier:[ \t]*['\"]?([^\s'\"#]+)", re.MULTILINE)


def refuse_shared(folder: Path, others: Iterable[Path]) -> None:
    """Raises ``SourceError`` with the line where the statement in ``folder`` has the identifier of one in ``others``.

    Shops, libraries and players would take the two for editions of one. A statement that cannot be read is told elsewhere.
    """
    own = _identifier(folder)
    if own is None:
        return
    value, line = own
    for other in others:
        found = _identifier(other) if other.name != folder.name else None
        if found and found[0] == value:
            raise SourceError(
                folder / STATEMENT,
                f"the identifier is that of {other / STATEMENT}, too; write another (urn:uuid: and a new UUID)",
                line=line,
            )


def _identifier(folder: Path) -> tuple[bytes, int] | None:
    try:
        data = bounded(folder / STATEMENT, MAXIMUM_BYTES)
    except (OSError, ValueError):
        return None
    found = _LINE.search(data.partition(b"\n---")[0])
    return (found[1], data.count(b"\n", 0, found.start()) + 1) if found else None
