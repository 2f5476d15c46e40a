"""The runs of a unit as a reader meets them: white space folded to single spaces outside code, none at either
end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from everyreader.model.publication import Role, Run
from everyreader.model.text import SPACE

_JOINED = (Role.TEXT, Role.CODE)


def fold(runs: Iterable[Run]) -> tuple[Run, ...]:
    """``runs`` with white space folded across their borders and alike neighbours joined.

    Only TEXT is folded: alternatives come folded, code keeps its spaces, and a note's reference is as if it
    were not there.
    """
    out: list[Run] = []
    after_space = True
    for run in runs:
        if run.role is Role.TEXT:
            text = SPACE.sub(" ", run.text)
            run = replace(run, text=text.lstrip(" ") if after_space else text)
            if not run.text:
                continue
        if run.role is not Role.NOTE and run.text:
            after_space = run.role in (Role.TEXT, Role.ALT) and run.text.endswith(" ")
        if out and run.role in _JOINED and replace(out[-1], text="") == replace(run, text=""):
            run = replace(run, text=out.pop().text + run.text)
        out.append(run)
    return _trimmed(out)


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
