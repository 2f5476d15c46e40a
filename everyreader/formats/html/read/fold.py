"""White space as ``Unit`` wants it: folded outside code, and nothing at the ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from everyreader.model.publication import Role, Run

_SPACE = re.compile(r"[ \t\r\n\f]+")


def fold(runs: Iterable[Run]) -> tuple[Run, ...]:
    """White space folded to single spaces outside code, trimmed at both ends; alike neighbours joined."""
    out: list[Run] = []
    spaced = True
    for run in runs:
        if run.role is Role.TEXT:
            text = _SPACE.sub(" ", run.text)
            text = text.lstrip(" ") if spaced else text
            if not text:
                continue
            spaced = text.endswith(" ")
            run = replace(run, text=text)
        elif run.role is not Role.NOTE:
            spaced = False
        if out and run.role in (Role.TEXT, Role.CODE) and replace(out[-1], text="") == replace(run, text=""):
            run = replace(run, text=out.pop().text + run.text)
        out.append(run)
    return tuple(_trimmed(out))


def _trimmed(runs: list[Run]) -> list[Run]:
    """A space before nothing but note references is at the end too."""
    for index in range(len(runs) - 1, -1, -1):
        run = runs[index]
        if run.role is Role.NOTE:
            continue
        if run.role is not Role.TEXT:
            break
        text = run.text.rstrip(" ")
        runs[index : index + 1] = [replace(run, text=text)] if text else []
        if text:
            break
    return runs


def fold_text(text: str) -> str:
    """The same for words that are no run: an alternative text, a name."""
    return _SPACE.sub(" ", text).strip(" ")
