"""What is announced around a unit, from where it stands: list numbers, notes, tables, quotations, images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from everyreader.narration.announcements import announcements, number_in_words
from everyreader.publication import Kind, Publication, Role, Step, Unit
from everyreader.source.labels import roman_value

_CELLS = (Kind.CELL, Kind.ROW_HEADER, Kind.COLUMN_HEADER)


@dataclass(frozen=True)
class Announcement:
    """Words of the script's own, in the language in which they are spoken."""

    text: str
    language: str


@dataclass(frozen=True)
class Around:
    """What is said before a unit's first sentence and after its last."""

    before: tuple[Announcement, ...] = ()
    after: tuple[Announcement, ...] = ()


def around_units(publication: Publication) -> Mapping[int, Around]:
    """Index into ``all_units`` → what is announced around that unit; units without are left out."""
    house = publication.metadata.language
    found: dict[int, Around] = {}
    again = _notes_again(publication)
    for offset, units in ((0, publication.units), (len(publication.units), publication.notes)):
        for index, unit in enumerate(units):
            see = _see(again.get(offset + index, ()), house)
            around = Around(tuple(_before(units, index, house)), (*see, *_after(units, index, house)))
            if around.before or around.after:
                found[offset + index] = around
    return found


def _before(units: Sequence[Unit], index: int, house: str) -> Iterable[Announcement]:
    words, unit, previous = announcements(house), units[index], units[index - 1] if index else None
    note = _step(unit, "note")
    if note and (previous is None or _step(previous, "note") != note):
        yield Announcement(words.note.format(number_in_words(note.position, house)), house)
    if words.quotation and _quotation(unit) > (_shared_quotation(unit, previous) if previous else 0):
        yield Announcement(words.quotation, house)
    number = _item_number(units, index, house)
    if number:
        yield Announcement(number, house)
    if words.table and unit.kind in _CELLS and not (previous and _same_table(previous, unit)):
        yield Announcement(words.table, house)
    if unit.kind is Kind.CELL:
        yield from _header(units, index)
    if words.image and unit.kind is Kind.IMAGE:
        yield Announcement(words.image, house)


def _after(units: Sequence[Unit], index: int, house: str) -> Iterable[Announcement]:
    words, unit = announcements(house), units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    if words.table_end and unit.kind in _CELLS and not (following and _same_table(unit, following)):
        yield Announcement(words.table_end, house)
    if words.quotation_end and _quotation(unit) > (_shared_quotation(unit, following) if following else 0):
        yield Announcement(words.quotation_end, house)


def _notes_again(publication: Publication) -> Mapping[int, tuple[int, ...]]:
    """Index into ``all_units`` → the numbers of the notes that it refers to and that were heard after an earlier unit."""
    heard: set[str] = set()
    found: dict[int, tuple[int, ...]] = {}
    for index, unit in enumerate(publication.all_units):
        marks = dict.fromkeys(run.text for run in unit.runs if run.role is Role.NOTE and run.text.isdecimal())
        if again := tuple(int(one) for one in marks if one in heard):
            found[index] = again
        heard.update(marks)
    return found


def _see(notes: Iterable[int], house: str) -> Iterator[Announcement]:
    words = announcements(house)
    for number in notes if words.see_note else ():
        yield Announcement(words.see_note.format(number_in_words(number, house)), house)


def _step(unit: Unit, name: str) -> Step | None:
    return next((step for step in unit.place if step.name == name), None)


def _quotation(unit: Unit) -> int:
    return sum(step.name == "quote" for step in unit.place)


def _shared_quotation(unit: Unit, other: Unit) -> int:
    """How many of the unit's quotations the other stands in as well."""
    shared = 0
    for mine, its in zip(unit.place, other.place, strict=False):
        if mine != its:
            break
        shared += mine.name == "quote"
    return shared


def _item_number(units: Sequence[Unit], index: int, house: str) -> str:
    """ "Number one." for the item of an ordered list that this unit begins, by the label that is shown."""
    unit = units[index]
    depth = next(
        (at for at in range(len(unit.place) - 1, -1, -1) if unit.place[at].name in ("ol", "ul")), None
    )
    mark = _mark(unit)
    if not mark or depth is None or unit.place[depth].name != "ol":
        return ""
    words = announcements(house)
    if mark.isdecimal():
        return words.number.format(number_in_words(int(mark), house))
    if _is_roman(mark, unit.place[depth].position, list(_neighbours(units, index, depth))):
        return words.number.format(number_in_words(roman_value(mark), house))
    return words.letter.format(mark.upper())


def _is_roman(mark: str, position: int, neighbours: Sequence[tuple[int, str]]) -> bool:
    """Whether it counts on from the items beside it; alone, a single letter is one unless it stands where that number would."""
    value = roman_value(mark)
    if not value or not neighbours:
        return bool(value) and (len(mark) > 1 or value == position)
    return any(value + step == roman_value(other) > 0 for step, other in neighbours)


def _mark(unit: Unit) -> str:
    return "".join(c for c in unit.label or "" if c.isalnum())


def _neighbours(units: Sequence[Unit], index: int, depth: int) -> Iterable[tuple[int, str]]:
    """The marks of the items before (−1) and after (1), also of a list that touches this one: “v)” and “vi)” are two to the reader of Markdown."""
    home = units[index].place[:depth]
    for step, way in ((-1, range(index - 1, -1, -1)), (1, range(index + 1, len(units)))):
        for at in way:
            place = units[at].place
            if place[:depth] != home or len(place) <= depth or place[depth].name != "ol":
                break
            if _mark(units[at]) and len(place) == depth + 1:
                yield step, _mark(units[at])
                break


def _table(unit: Unit) -> tuple[Step, ...]:
    """The place of the table in which the cell stands."""
    names = [step.name for step in unit.place]
    return unit.place[: names.index("row")] if "row" in names else unit.place


def _row(unit: Unit) -> int:
    row = _step(unit, "row")
    return row.position if row else 0


def _same_table(one: Unit, next_one: Unit) -> bool:
    """Whether two neighbouring units are cells of one table: a new table begins again at a lower row."""
    return (
        one.kind in _CELLS
        and next_one.kind in _CELLS
        and _table(one) == _table(next_one)
        and _row(one) <= _row(next_one)
    )


def _header(units: Sequence[Unit], index: int) -> Iterable[Announcement]:
    """The words of the nearest column header above the cell; nothing where the column has none."""
    column = _step(units[index], "column")
    at = index
    while at > 0 and _same_table(units[at - 1], units[at]):
        at -= 1
        if units[at].kind is Kind.COLUMN_HEADER and _step(units[at], "column") == column:
            language = units[at].runs[0].language if units[at].runs else ""
            if units[at].text.strip():
                yield Announcement(announcements(language).header.format(units[at].text.strip()), language)
            return
