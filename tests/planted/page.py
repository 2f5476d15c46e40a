"""Changes to a page that is one file, whose style sheet is let in by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from tests.planted.fault import NotPlanted, Plant
from tests.planted.markup import Change

BODY = "<body>"


def read(path: Path) -> str:
    """The text of ``path`` with its own line ends."""
    return path.read_bytes().decode("utf-8")


def whole(change: Change) -> Plant:
    """Change the page anywhere."""

    def plant(path: Path) -> None:
        path.write_bytes(change(read(path)).encode("utf-8"))

    return plant


def head(change: Change) -> Plant:
    """Change what stands before the body."""

    def changed(text: str) -> str:
        first, tag, rest = text.partition(BODY)
        return change(first) + tag + rest

    return whole(changed)


def body(change: Change) -> Plant:
    """Change the body, and nothing in the head that reads the same."""

    def changed(text: str) -> str:
        first, tag, rest = text.partition(BODY)
        return first + change(tag + rest)

    return whole(changed)


def style(change: Change) -> Plant:
    """Change the style sheet, and the hash without which a browser would refuse it."""

    def changed(text: str) -> str:
        found = re.search("<style>(.*?)</style>", text, re.DOTALL)
        if found is None or _hash(found[1]) not in text:
            raise NotPlanted("no style sheet that the page lets in")
        css = change(found[1])
        text = text[: found.start(1)] + css + text[found.end(1) :]
        return text.replace(_hash(found[1]), _hash(css))

    return whole(changed)


def sheet(rule: str) -> Plant:
    """Add ``rule`` to the end of the style sheet."""
    return style(lambda css: f"{css}\n{rule}\n")


def _hash(css: str) -> str:
    return base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
