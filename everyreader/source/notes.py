"""Notes that pandoc would lose without a word: written and never referred to, or written twice; and one note
with several marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from everyreader.model.errors import SourceError
from everyreader.model.publication import Kind, Unit
from everyreader.source.tree import Node, changed

FURTHER_MARK = "noteref"
_LABEL = r"\[\^([^\]\s]{1,999})\]"
_WRITTEN = re.compile(rf"^[\s>]*{_LABEL}:")
_REFERRED = re.compile(rf"(?<!\\){_LABEL}")


def once(blocks: list[Node], *, same: Callable[[Any], Any] = lambda note: note["c"]) -> list[Any]:
    """``blocks`` with each note where it is first referred to; a further mark is an empty Span that names its
    number.

    Notes are one where ``same`` gives the same for both, and something. In a statement that is the content
    with its ``line``: pandoc repeats a note for each mark, but says where it was written, and two notes
    cannot begin on one line.
    """
    met: list[Any] = []

    def marked(node: Node) -> Node:
        if node.get("t") != "Note":
            return node
        own = same(node) or None
        if own is not None and own in met:
            return further_mark(met.index(own) + 1)
        met.append(own)
        return node

    return changed(blocks, marked)


def further_mark(number: int) -> Node:
    """A mark of the note of this number, which stands at an earlier mark."""
    return {"t": "Span", "c": [["", [FURTHER_MARK], [["note", str(number)]]], []]}


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
        one[1].casefold()
        for line in lines
        for one in _REFERRED.finditer(line)
        if line[one.end() : one.end() + 1] != ":" or line[: one.start()].strip()
    }
    for label, number in written.items():
        if label not in referred:
            raise SourceError(
                path,
                f"the note [^{label}] is never referred to, so nobody would read it; put [^{label}] where "
                "it belongs, or a backslash before the bracket to show it as it stands",
                line=number,
            )
