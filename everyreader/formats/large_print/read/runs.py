"""Runs as they were met → runs as ``publication.Unit`` wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from everyreader.model.publication import Role, Run

_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def fold(runs: Iterable[Run]) -> tuple[Run, ...]:
    """White space as single spaces outside code, none at either end; neighbours that differ in text only
    joined.
    """
    out: list[Run] = []
    for run in _joined(runs):
        if run.role is Role.TEXT:
            text = _WHITE.sub(" ", run.text)
            run = replace(run, text=text.lstrip(" ") if _ends_white(out) else text)
        elif run.role is not Role.CODE:
            run = replace(run, text=_WHITE.sub(" ", run.text).strip(" "))
        if run.text or run.role is not Role.TEXT:
            out.append(run)
    return _without_end(list(_joined(out)))


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Alternative texts, formulas and references stay apart: each is one thing."""
    out: list[Run] = []
    for run in runs:
        alike = (
            out and run.role in (Role.TEXT, Role.CODE) and replace(out[-1], text="") == replace(run, text="")
        )
        out[-1:] = [replace(run, text=out[-1].text + run.text)] if alike else [*out[-1:], run]
    return out


def _ends_white(runs: list[Run]) -> bool:
    """Whether white space that follows ``runs`` is dropped; references are not there as far as white space
    goes.
    """
    last = next((run for run in reversed(runs) if run.role is not Role.NOTE), None)
    return last is None or last.role is Role.TEXT and last.text.endswith(" ")


def _without_end(runs: list[Run]) -> tuple[Run, ...]:
    index = len(runs) - 1
    while index >= 0 and runs[index].role in (Role.NOTE, Role.TEXT):
        if runs[index].role is Role.TEXT:
            runs[index] = replace(runs[index], text=runs[index].text.rstrip(" "))
            if runs[index].text:
                break
            del runs[index]
        index -= 1
    return tuple(runs)
