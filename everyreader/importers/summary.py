"""What ``add`` says when it is done: the repairs by name, what is left for a person, and on request what
changed line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from everyreader.importers.add import Added
from everyreader.importers.draft import Repair
from everyreader.model.text import folded

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
        yield from _left(left, added, PurePath(file).name)
    done = [one for one in repairs if one.name not in _LEFT]
    if done:
        yield f"Done by itself ({len(done)}):"
        yield from _grouped(done, added.place)


def _left(repairs: list[Repair], added: Added, file: str) -> Iterator[str]:
    """A line for each message; what is to be done is said at the first that asks for it."""
    said: set[tuple[str, str]] = set()
    for name, message, several in _equal(repairs):
        head, _, remedy = message.partition("; ")
        message = f"{head}; as above" if (name, remedy) in said else message
        said |= {(name, remedy)} if remedy else set()
        lines = _listed([added.line_of(one) for one in several])
        was = _placed(added.place, [one.line for one in several])
        yield f"  statement.md:{lines}: {name}: {message} ({was} of {file})"


def _equal(repairs: list[Repair]) -> Iterator[tuple[str, str, list[Repair]]]:
    """Repairs that say the same, together, where the first of them stands."""
    together: dict[tuple[str, str], list[Repair]] = {}
    for one in repairs:
        together.setdefault((one.name, one.message), []).append(one)
    for (name, message), several in together.items():
        yield name, message, several


def _placed(place: str, numbers: list[int]) -> str:
    return f"{place}{'s' * (len(set(numbers)) > 1)} {_listed(numbers)}"


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, dict.fromkeys(numbers)))


def _gravity(repair: Repair) -> tuple[int, int]:
    """What is told first; what a mail holds besides its text is told in the order of its lines."""
    name = "mail of somebody else" if repair.name == "signature of a mail" else repair.name
    return _LEFT.index(name), repair.line


def changes(added: Added) -> Iterator[str]:
    """The received file's lines against the statement's, as ``diff -u`` shows them."""
    statement = (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    before = [folded(line) for line in added.lines if line.strip()]
    after = [folded(line) for line in statement.splitlines() if line.strip()]
    yield from difflib.unified_diff(before, after, "received", "statement.md", lineterm="", n=1)


def _grouped(repairs: list[Repair], place: str) -> Iterator[str]:
    by_name = sorted(
        repairs, key=lambda one: (min(each.line for each in repairs if each.name == one.name), one.name)
    )
    for name, several in groupby(by_name, key=lambda one: one.name):
        group = list(_equal(list(several)))
        shown = _SHOWN_OUT if name.endswith((" left out", " taken out")) else _SHOWN
        for _, message, equal in group[:shown]:
            times = f" ({len(equal)} times)" if len(equal) > 1 else ""
            yield f"  {_placed(place, [one.line for one in equal])}: {name}: {message}{times}"
        if len(group) > shown:
            more = sum(len(equal) for *_, equal in group[shown:])
            yield f"  … {name}: {more} more, in repairs.json"
