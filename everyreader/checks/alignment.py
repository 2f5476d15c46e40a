"""Which unit of a finished file is which unit of the statement: the ground on which every comparing rule
stands.

One defect moves one unit into one of these groups, so that one rule speaks and the others stay silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from everyreader.model.publication import Kind, Role, Unit
from everyreader.model.text import folded

_ALIKE = 0.5


@dataclass(frozen=True)
class Pair:
    """A unit of the statement and the unit of the finished file that stands for it."""

    expected: Unit
    found: Unit


@dataclass(frozen=True)
class Alignment:
    """``same``: the words agree, in order. ``moved``: they agree, elsewhere. ``changed``: alike, not the
    same.

    ``missing`` are units of the statement that the file lacks, ``added`` those that only the file has.
    """

    same: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    missing: tuple[Unit, ...]
    added: tuple[Unit, ...]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair whose words agree."""
        return self.same + self.moved


NOTHING = Alignment((), (), (), (), ())


def words(unit: Unit) -> str:
    """What is compared as words: all text but alternatives and note marks, white space folded."""
    spoken = (run.text for run in unit.runs if run.role in (Role.TEXT, Role.CODE))
    return folded("".join(spoken))


def align(expected: Sequence[Unit], found: Sequence[Unit]) -> Alignment:
    """Align ``found`` with ``expected`` by their words, then by likeness."""
    keys = [_key(unit) for unit in expected], [_key(unit) for unit in found]
    same: list[Pair] = []
    changed: list[Pair] = []
    missing: list[Unit] = []
    added: list[Unit] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            same += [Pair(expected[i1 + k], found[j1 + k]) for k in range(i2 - i1)]
            continue
        missing += expected[i1:i2]
        added += found[j1:j2]
    moved = tuple(_take_equal(missing, added))
    changed += _take_alike(missing, added)
    return Alignment(tuple(same), moved, tuple(changed), tuple(missing), tuple(added))


def _key(unit: Unit) -> tuple[str, str]:
    """Images and formulas without words are told apart by their alternative."""
    text = words(unit)
    if text:
        return "words", text
    return "alternative", folded(unit.text)


def _take_equal(missing: list[Unit], added: list[Unit]) -> Iterator[Pair]:
    for unit in list(missing):
        for other in added:
            if _key(unit) == _key(other) and _key(unit)[1]:
                missing.remove(unit)
                added.remove(other)
                yield Pair(unit, other)
                break


def _take_alike(missing: list[Unit], added: list[Unit]) -> Iterator[Pair]:
    start = 0
    for unit in list(missing):
        for index in range(start, len(added)):
            if _alike(unit, added[index]):
                missing.remove(unit)
                yield Pair(unit, added.pop(index))
                start = index
                break


def _alike(unit: Unit, other: Unit) -> bool:
    pictures = (unit.kind in (Kind.IMAGE, Kind.MATH)) + (other.kind in (Kind.IMAGE, Kind.MATH))
    if pictures:
        return pictures == 2 and unit.kind is other.kind
    ours, theirs = words(unit).split(), words(other).split()
    common = sum((Counter(ours) & Counter(theirs)).values())
    return (
        bool(common)
        and 2 * common / (len(ours) + len(theirs)) >= _ALIKE
        or (len(ours) == len(theirs) == 1 and unit.place == other.place and unit.kind is other.kind)
    )


def difference(expected: str, found: str, around: int = 20) -> str:
    """The first place where two texts part, as ``…before [expected|found] after…``."""
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            before, after = expected[max(0, i1 - around) : i1], expected[i2 : i2 + around]
            return f"…{before}[{expected[i1:i2]}|{found[j1:j2]}]{after}…"
    return ""
