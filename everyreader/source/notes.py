"""Notes that pandoc would lose without a word: written and never referred to, or written twice; and one note with several marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from everyreader.errors import SourceError
from everyreader.publication import Kind, Unit

FURTHER_MARK = "noteref"
_WRITTEN = re.compile(r"^[\s>]*\[\^([^\]\s]+)\]:")
_REFERRED = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](?!:)|\S.*?\[\^([^\]\s]+)\]:")


def once(blocks: list[Any]) -> list[Any]:
    """``blocks`` (with ``line``) with each note where it is first referred to; a further mark is an empty Span that names its number.

    pandoc repeats a note for each mark, but says where it was written: two notes cannot begin on one line.
    """
    return _Marks().of(blocks)


@dataclass
class _Marks:
    met: list[Any] = field(default_factory=list)

    def of(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self.of(one) for one in node]
        if not isinstance(node, dict) or "c" not in node:
            return node
        if node["t"] == "Note" and node["c"]:
            if node["c"] in self.met:  # with their lines
                return further_mark(self.met.index(node["c"]) + 1)
            self.met.append(node["c"])
        elif node["t"] == "Note":
            self.met.append(None)
        return {**node, "c": self.of(node["c"])}


def further_mark(number: int) -> dict[str, Any]:
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
