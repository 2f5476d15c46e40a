"""What ``add`` says when it is done: the repairs by name, what is left for a person, and on request what changed line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby

from everyreader.repair.add import Added
from everyreader.repair.draft import Repair

_SHOWN = 4  # repairs of one name; all of them are in repairs.json
_LEFT = (  # what nobody but a person can make whole
    "image without alternative text",
    "image left out",
    "formula to be said in words",
    "formula left out",
    "strokes left",
    "signature of a mail",
    "table without header row",
    "diagram left out",
    "chart left out",
    "embedded file left out",
)


def lines(added: Added, file: str) -> Iterator[str]:
    """The summary, a line each."""
    units, repairs = len(added.publication.units), added.repairs
    yield f"{added.folder}/statement.md: {units} units, {len(repairs)} repairs of {file}:"
    done = [one for one in repairs if one.name not in _LEFT]
    yield from _grouped(done, added.place)
    left = [one for one in repairs if one.name in _LEFT]
    if left:
        yield "Left for you, in statement.md:"
        yield from _grouped(left, added.place, shown=len(left))


def changes(added: Added) -> Iterator[str]:
    """The received file's lines against the statement's, as ``diff -u`` shows them."""
    statement = (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    before = [" ".join(line.split()) for line in added.lines if line.strip()]
    after = [" ".join(line.split()) for line in statement.splitlines() if line.strip()]
    yield from difflib.unified_diff(before, after, "received", "statement.md", lineterm="", n=1)


def _grouped(repairs: list[Repair], place: str, *, shown: int = _SHOWN) -> Iterator[str]:
    by_name = sorted(
        repairs, key=lambda one: (min(each.line for each in repairs if each.name == one.name), one.name)
    )
    for name, several in groupby(by_name, key=lambda one: one.name):
        group = list(several)
        for one in group[:shown]:
            yield f"  {place} {one.line}: {name}: {one.message}"
        if len(group) > shown:
            yield f"  … {name}: {len(group) - shown} more, in repairs.json"
