"""White space as a reader meets it: folded to single spaces outside code, none at either end of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from everyreader.model.publication import Role, Run

_SPACE = re.compile(r"[ \t\r\n\f]+")


def folded(runs: Iterable[Run]) -> tuple[Run, ...]:
    """``runs`` with white space folded across their borders and alike neighbours joined.

    Only TEXT is folded: alternatives come folded, code keeps its spaces, and a note's reference is as if it
    were not there.
    """
    out: list[Run] = []
    after_space = True
    for run in runs:
        if run.role is not Role.TEXT:
            out.append(run)
            if run.role is Role.ALT and run.text:
                after_space = run.text.endswith(" ")
            elif run.role in (Role.CODE, Role.MATH) and run.text:
                after_space = False
            continue
        text = _SPACE.sub(" ", run.text)
        text = text.lstrip(" ") if after_space else text
        if not text:
            continue
        after_space = text.endswith(" ")
        run = replace(run, text=text)
        if out and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(run, text=out[-1].text + text)
        else:
            out.append(run)
    return _trimmed(out)


def one_line(text: str) -> str:
    """``text`` with white space folded and trimmed."""
    return _SPACE.sub(" ", text).strip(" ")


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without the space at the end, looking past note references, which are no words."""
    for index in reversed(range(len(runs))):
        if runs[index].role is Role.NOTE:
            continue
        if runs[index].role is not Role.TEXT:
            break
        runs[index] = replace(runs[index], text=runs[index].text.rstrip(" "))
        if runs[index].text:
            break
        del runs[index]
    return tuple(runs)
