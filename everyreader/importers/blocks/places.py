"""Where a block of pandoc's tree stands in the received file: found by its words, in order."""

from __future__ import annotations

from typing import Any

from everyreader.importers.account import WORD
from everyreader.source.tree import BLOCKS, Node, changed, walk, words

_WINDOW, _SHORT_WINDOW, _SHORT = 400, 40, 4
_LEAVES = ("Para", "Plain", "Header", "CodeBlock")


class Places:
    """Gives blocks the number (from 1) of the line that begins with their words; called in reading order."""

    def __init__(self, lines: tuple[str, ...], *, first: int = 0) -> None:
        self._lines = ["".join(WORD.findall(line)) for line in lines]
        self._signs = {n: line.strip() for n, line in enumerate(lines) if line.strip() and not self._lines[n]}
        self._at = first

    def given(self, node: Any) -> Any:
        """``node`` with a ``line`` on every block in it."""
        if isinstance(node, list):
            return [self.given(one) for one in node]
        if not isinstance(node, dict) or "t" not in node:
            return node
        if node["t"] not in BLOCKS:
            return self._noted(node)
        if node["t"] in _LEAVES:
            line = self._find(_said(node))
            return {**self._noted(node), "line": line}
        content = self.given(node.get("c"))
        line = next((one["line"] for one in walk(content) if "line" in one), self._at + 1)
        return {**node, "c": content, "line": line} if "c" in node else {**node, "line": line}

    def _noted(self, node: Node) -> Node:
        """Blocks inside inlines are notes: their words stand elsewhere, so they have the line of their
        mark."""
        here = self._at + 1
        return changed(node, lambda one: {**one, "line": here} if one.get("t") in BLOCKS else one)

    def _find(self, text: str) -> int:
        sought = "".join(WORD.findall(text))
        if not sought:  # “€” stands where nothing else is said, and nothing is sought from there on
            near = range(self._at, self._at + _SHORT_WINDOW)
            return next((n for n in near if text and self._signs.get(n) == text.strip()), self._at) + 1
        window = _SHORT_WINDOW if len(sought) < _SHORT else _WINDOW
        for index in range(self._at, min(self._at + window, len(self._lines))):
            line = self._lines[index]
            if line and (
                line == sought
                or len(sought) >= _SHORT
                and (sought in line or len(line) >= _SHORT and sought.startswith(line))
            ):
                self._at = index
                break
        return self._at + 1


def _said(leaf: Any) -> str:
    """A leaf's words as its file has them: a formula is TeX only here, and a note stands elsewhere."""
    if leaf["t"] == "CodeBlock":
        return leaf["c"][1]
    inlines = leaf["c"][2] if leaf["t"] == "Header" else leaf["c"]
    return words([one for one in inlines if one["t"] not in ("Math", "Note")])
