"""What ``add`` says when it is done: the repairs by name, what is left for a person, and on request what
changed line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from everyreader.importers.repair.add import Added
from everyreader.importers.repair.draft import Repair

_SHOWN, _SHOWN_OUT = 4, 40  # repairs of one name, and where words go; all of them are in repairs.json
_LEFT = (  # what nobody but a person can decide or make whole, the gravest first
    "embargo found",
    "release times contradict",
    "dates differ",
    "deletion left out",
    "insertion kept",
    "moved text",
    "hidden text left out",
    "comment left out",
    "prompt left out",
    "field not filled in",
    "placeholder left",
    "line of a mailing",
    "lines of cells moved",
    "note left out",
    "tip of a link left out",
    "image without alternative text",
    "image left out",
    "words in a picture left out",
    "formula to be said in words",
    "formula left out",
    "formula left as typed",
    "order in doubt",
    "columns read across",
    "strokes left",
    "mail of somebody else",
    "signature of a mail",
    "typed notes left",
    "cut words kept",
    "address kept",
    "telephone number left plain",
    "table without header row",
    "diagram left out",
    "chart left out",
    "embedded file left out",
    "embedded part left out",
)


def lines(added: Added, file: str) -> Iterator[str]:
    """The summary, a line each."""
    units, repairs = len(added.publication.units), added.repairs
    yield f"{added.folder}/statement.md: {units} headings, paragraphs, points and cells of {file}"
    yield f"Known: {'; '.join(added.facts)}"
    left = sorted((one for one in repairs if one.name in _LEFT), key=_gravity)
    if left:
        yield f"Left for you, in {added.folder}:"
        name = PurePath(file).name
        for one in left:
            was = f"{added.place} {one.line} of {name}"
            yield f"  statement.md:{added.line_of(one)}: {one.name}: {one.message} ({was})"
    done = [one for one in repairs if one.name not in _LEFT]
    if done:
        yield f"Done by itself ({len(done)}):"
        yield from _grouped(done, added.place)


def _gravity(repair: Repair) -> tuple[int, int]:
    """What is told first; what a mail holds besides its text is told in the order of its lines."""
    name = "mail of somebody else" if repair.name == "signature of a mail" else repair.name
    return _LEFT.index(name), repair.line


def changes(added: Added) -> Iterator[str]:
    """The received file's lines against the statement's, as ``diff -u`` shows them."""
    statement = (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    before = [" ".join(line.split()) for line in added.lines if line.strip()]
    after = [" ".join(line.split()) for line in statement.splitlines() if line.strip()]
    yield from difflib.unified_diff(before, after, "received", "statement.md", lineterm="", n=1)


def _grouped(repairs: list[Repair], place: str) -> Iterator[str]:
    by_name = sorted(
        repairs, key=lambda one: (min(each.line for each in repairs if each.name == one.name), one.name)
    )
    for name, several in groupby(by_name, key=lambda one: one.name):
        group = list(several)
        shown = _SHOWN_OUT if name.endswith((" left out", " taken out")) else _SHOWN
        for one in group[:shown]:
            yield f"  {place} {one.line}: {name}: {one.message}"
        if len(group) > shown:
            yield f"  … {name}: {len(group) - shown} more, in repairs.json"
