"""Notes that pandoc would lose without a word: written and never referred to, or written twice."""

from __future__ import annotations

import re
from pathlib import Path

from everyreader.errors import SourceError
from everyreader.publication import Kind, Unit

_WRITTEN = re.compile(r"^[\s>]*\[\^([^\]\s]+)\]:")
_REFERRED = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)|\S.*?\[\^([^\]\s]+)\]:")


def refuse_lost(path: Path, body: str, units: tuple[Unit, ...]) -> None:
    """Raise ``SourceError`` with the line of a note whose words are in none of ``units``.

    ``body`` counts its lines from the file's top. Lines of code show what looks like a note and is none.
    """
    lines = body.split("\n")
    code = {
        unit.line + more
        for unit in units
        if unit.kind is Kind.CODE and unit.line is not None
        for more in range(unit.text.count("\n") + 3)
    }
    written: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        found = _WRITTEN.match(line)
        if not found or number in code:
            continue
        label = found[1].casefold()
        if label in written:
            raise SourceError(
                path,
                f"the note [^{found[1]}] is written on line {written[label]} already; give this one "
                "another name",
                line=number,
            )
        written[label] = number
    referred = {
        label.casefold() for line in lines for pair in _REFERRED.findall(line) for label in pair if label
    }
    for label, number in written.items():
        if label not in referred:
            raise SourceError(
                path,
                f"the note [^{label}] is never referred to, so nobody would read it; put [^{label}] where "
                "it belongs, or a backslash before the bracket to show it as it stands",
                line=number,
            )
