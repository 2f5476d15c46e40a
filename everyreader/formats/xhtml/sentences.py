"""Each sentence in one element that can be pointed at; words, languages, links and notes stay as they are.

The element is a span with the identifier ``s-`` + ``Sentence.id``, or what the sentence fills alone: an
image, a formula, a dateline, a block of code. A note's reference stays with the sentence before it. Emphasis
and phrases of another language are cut where a sentence ends inside them. A link, code, an image's
alternative and a formula's are never cut: sentences of which one ends inside such a thing and is not whole
inside it (inside a link, that is) share one element, which has the first one's identifier.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from everyreader.formats.xhtml.enclose import enclose
from everyreader.formats.xhtml.fragment import Fragment
from everyreader.formats.xhtml.leaves import STRETCH, Leaf, Line, cut, fold_back, lines, unfold
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Publication, Role, Sentence, Unit
from everyreader.model.text import folded

PREFIX = "s-"
_SPACE = " \t\r\n\f"  # what is folded; a no-break space is not
_ALTERNATIVES = (Role.ALT, Role.MATH)

Element = etree._Element


@dataclass(frozen=True)
class Marked:
    """``fragment`` with an element for each sentence; ``places``: ``Sentence.id`` → identifier of its
    element.

    Two sentences have one place where the line between them lies inside something that cannot be cut.
    """

    fragment: Fragment
    places: Mapping[str, str]


@dataclass(frozen=True)
class _Slot:
    """One sign and where it stands: which leaf, at which offset in it.

    ``character`` is what a unit's text has there, ``""`` for white space that is folded away and for a leaf
    without words.
    """

    character: str
    leaf: int
    offset: int = 0


@dataclass(frozen=True)
class _Group:
    """Sentences in one element: slots ``first`` to ``last``."""

    first: int
    last: int
    ids: tuple[str, ...]

    def meets(self, first: int, last: int) -> bool:
        return self.first <= last and self.last >= first

    def inside(self, first: int, last: int) -> bool:
        return first <= self.first and self.last <= last


def mark_sentences(text: Fragment, publication: Publication) -> Marked:
    """``text``, which is that of ``publication``, with its sentences marked.

    Raises ``MakerFailed`` where the two do not say the same (a fault of the program).
    """
    root = etree.Element("div")
    root.extend(text.elements())
    unfold(root)
    prefix = _free_prefix(root, publication)
    by_unit = {unit: tuple(group) for unit, group in groupby(publication.sentences, key=lambda one: one.unit)}
    places: dict[str, str] = {}
    rows = [(line, slots) for line, slots in _filled(lines(root), publication)]
    for index, (line, slots) in enumerate(rows):
        for group, element in _marked(line, slots, by_unit.get(index, ()), prefix):
            places |= dict.fromkeys(group.ids, element)
    fold_back(root)
    return Marked(Fragment(etree.tostring(root, encoding="unicode"), text.language), places)


def _free_prefix(root: Element, publication: Publication) -> str:
    """``s-``, longer where the statement's own identifiers would meet one that begins so."""
    taken, prefix = {str(name) for name in root.xpath("//@id")}, PREFIX
    while any(f"{prefix}{one.id}" in taken for one in publication.sentences):
        prefix += "-"
    return prefix


# Lines and units


def _filled(found: Iterable[Line], publication: Publication) -> Iterator[tuple[Line, list[_Slot]]]:
    """The lines that have words, in step with the units: one line for each."""
    units = iter(publication.all_units)
    for line in found:
        if not _has_content(line):
            continue
        unit = next(units, None)
        if unit is None:
            raise _fault(publication, "".join(leaf.text for leaf in line.leaves))
        slots = _slots(line, unit)
        if "".join(one.character for one in slots) != unit.text:
            raise _fault(publication, unit.text)
        yield line, slots
    if (left := next(units, None)) is not None:
        raise _fault(publication, left.text)


def _fault(publication: Publication, words: str) -> MakerFailed:
    begin = folded(words)[:40]
    return MakerFailed(
        f"{publication.source_file}: the markup and the units part at “{begin}” (a fault of the program)"
    )


def _has_content(line: Line) -> bool:
    if line.block.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return True
    return any(leaf.role is not Role.TEXT or leaf.text.strip(_SPACE) for leaf in line.leaves)


def _slots(line: Line, unit: Unit) -> list[_Slot]:
    """The line's characters with white space folded as in a unit's text. Alternatives are taken from the
    unit."""
    said = iter([run.text for run in unit.runs if run.role in _ALTERNATIVES])
    slots: list[_Slot] = []
    spaced = True  # white space is dropped at the beginning of a unit and after a space
    for number, leaf in enumerate(line.leaves):
        words = next(said, "") if leaf.role in _ALTERNATIVES else "" if leaf.role is Role.NOTE else leaf.text
        for offset, character in enumerate(words):
            folds = leaf.role is Role.TEXT and character in _SPACE
            slots.append(_Slot("" if folds and spaced else " " if folds else character, number, offset))
            spaced = folds or leaf.role is Role.ALT and character == " "
        if not words:
            slots.append(_Slot("", number))
    return _without_ends(slots, line)


def _without_ends(slots: list[_Slot], line: Line) -> list[_Slot]:
    """No space at the end, looking past notes' references; no line breaks at either end of a block of
    code."""
    signs = [place for place, one in enumerate(slots) if one.character]
    if line.block.tag == "pre":
        text = "".join(slots[place].character for place in signs)
        begin, end = len(text) - len(text.lstrip("\n")), len(text.rstrip("\n"))
        gone = [*signs[:begin], *signs[max(begin, end) :]]
    else:
        gone = [
            place
            for place in signs[-1:]
            if slots[place].character == " " and line.leaves[slots[place].leaf].role is Role.TEXT
        ]
    for place in gone:
        slots[place] = replace(slots[place], character="")
    return slots


# Sentences and elements


def _marked(
    line: Line, slots: list[_Slot], sentences: Sequence[Sentence], prefix: str
) -> Iterator[tuple[_Group, str]]:
    """Each group of sentences with the identifier of the element that it was given."""
    groups = _merged(_groups(line, slots, sentences), list(_uncuttable(line, slots)))
    groups = _spaced(line, slots, groups)
    parts = _cut_leaves(line, slots, groups)
    for group in groups:
        first, last = (_part(parts, slots[place]) for place in (group.first, group.last))
        yield group, enclose(first, last, line.block, prefix + group.ids[0])


def _groups(line: Line, slots: list[_Slot], sentences: Sequence[Sentence]) -> list[_Group]:
    """One group a sentence, with the notes' references that follow it."""
    at = [place for place, one in enumerate(slots) if one.character]
    groups = [_Group(at[one.start], at[one.end - 1], (one.id,)) for one in sentences]
    for place, one in enumerate(slots):
        if groups and line.leaves[one.leaf].role is Role.NOTE:
            number = max(0, bisect_right([group.first for group in groups], place) - 1)
            old = groups[number]
            groups[number] = _Group(min(old.first, place), max(old.last, place), old.ids)
    return groups


def _uncuttable(line: Line, slots: list[_Slot]) -> Iterator[tuple[int, int, bool]]:
    """What may not be cut, as first and last slot; ``True`` where no element may stand inside it either."""
    spans: dict[Element, list[int]] = {}
    for place, one in enumerate(slots):
        leaf = line.leaves[one.leaf]
        fixed = [leaf.element] if leaf.role in _ALTERNATIVES else []
        for around in leaf.element.iterancestors():
            if around is line.block:
                break
            fixed += [around] if around.tag in ("a", "code") else []
        for element in fixed:
            spans.setdefault(element, []).append(place)
    for element, span in spans.items():
        yield span[0], span[-1], element.tag != "a"


def _merged(groups: list[_Group], fixed: list[tuple[int, int, bool]]) -> list[_Group]:
    """``groups`` widened and joined until none ends inside what may not be cut."""
    for first, last, solid in fixed:
        meeting = [one for one in groups if one.meets(first, last)]
        if not meeting or not solid and all(one.inside(first, last) for one in meeting):
            continue
        ids = tuple(name for one in meeting for name in one.ids)
        whole = _Group(min(first, meeting[0].first), max(last, meeting[-1].last), ids)
        if meeting != [whole]:
            place = groups.index(meeting[0])
            return _merged([*groups[:place], whole, *groups[place + len(meeting) :]], fixed)
    return groups


def _spaced(line: Line, slots: list[_Slot], groups: list[_Group]) -> list[_Group]:
    """White space between words and a formula stays with the words, in one text: alone beside a formula,
    browsers keep it from screen readers."""
    out = groups[:1]
    for after in groups[1:]:
        before = out[-1]
        ends = [slots[place].leaf for place in (before.last, after.first)]
        roles = [line.leaves[one].role for one in ends]
        between = {slots[place].leaf for place in range(before.last + 1, after.first)}
        if roles == [Role.TEXT, Role.MATH] and between == {ends[0]}:
            out[-1] = replace(before, last=after.first - 1)
        elif roles == [Role.MATH, Role.TEXT] and between == {ends[1]}:
            after = replace(after, first=before.last + 1)
        out.append(after)
    return out


def _cut_leaves(line: Line, slots: list[_Slot], groups: list[_Group]) -> list[list[tuple[int, Element]]]:
    """Each leaf as its parts, with the offset at which each begins, cut where a group begins or ends."""
    edges: dict[int, set[int]] = {}
    for group in groups:
        first, last = slots[group.first], slots[group.last]
        edges.setdefault(first.leaf, set()).add(first.offset)
        edges.setdefault(last.leaf, set()).add(last.offset + 1)
    return [_parts(leaf, sorted(edges.get(number, ()))) for number, leaf in enumerate(line.leaves)]


def _parts(leaf: Leaf, offsets: list[int]) -> list[tuple[int, Element]]:
    inner = [one for one in offsets if 0 < one < len(leaf.text)]
    if leaf.element.tag != STRETCH or not inner:
        return [(0, leaf.element)]
    return list(zip([0, *inner], cut(leaf.element, inner), strict=True))


def _part(parts: list[list[tuple[int, Element]]], slot: _Slot) -> Element:
    """The part of a leaf in which the slot's character stands."""
    return next(element for begin, element in reversed(parts[slot.leaf]) if begin <= slot.offset)
