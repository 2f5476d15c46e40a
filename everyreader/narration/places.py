"""What is announced around a unit, from where it stands: list numbers, notes, tables, quotations, images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from everyreader.model.cells import Cell, headers, tables
from everyreader.model.publication import Kind, Publication, Role, Step, Unit
from everyreader.narration.announcements import announcements, number_in_words
from everyreader.source.labels import roman_value


@dataclass(frozen=True)
class Announcement:
    """Words that the script adds, in the language in which they are spoken.

    ``again``: they hold the statement's own, said once more, and are respelled as they are in their place.
    """

    text: str
    language: str
    again: bool = False


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
        cells = _of_cells(units, house)
        for index, unit in enumerate(units):
            see = _see(again.get(offset + index, ()), house)
            cell = cells.get(index, Around())
            before, after = tuple(_before(units, index, house)), tuple(_after(units, index, house))
            # What is around a table comes first, what is in a cell last.
            if unit.place and unit.place[-1].name == "column":
                around = Around((*before, *cell.before), (*see, *cell.after, *after))
            else:
                around = Around((*cell.before, *before), (*see, *after, *cell.after))
            if announcements(house).image and unit.kind is Kind.IMAGE:
                image = Announcement(announcements(house).image, house)
                around = replace(around, before=(*around.before, image))
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


def _after(units: Sequence[Unit], index: int, house: str) -> Iterable[Announcement]:
    words, unit = announcements(house), units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    if words.quotation_end and _quotation(unit) > (_shared_quotation(unit, following) if following else 0):
        yield Announcement(words.quotation_end, house)


def _notes_again(publication: Publication) -> Mapping[int, tuple[int, ...]]:
    """Index into ``all_units`` → the numbers of the notes that it refers to and that were heard after an
    earlier unit."""
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
    """Whether it counts on from the items beside it; alone, a single letter is one unless it stands where
    that number would."""
    value = roman_value(mark)
    if not value or not neighbours:
        return bool(value) and (len(mark) > 1 or value == position)
    return any(value + step == roman_value(other) > 0 for step, other in neighbours)


def _mark(unit: Unit) -> str:
    return "".join(c for c in unit.label or "" if c.isalnum())


def _neighbours(units: Sequence[Unit], index: int, depth: int) -> Iterable[tuple[int, str]]:
    """The marks of the items before (−1) and after (1), also of a list that touches this one: “v)” and “vi)”
    are two to the reader of Markdown."""
    home = units[index].place[:depth]
    for step, way in ((-1, range(index - 1, -1, -1)), (1, range(index + 1, len(units)))):
        for at in way:
            place = units[at].place
            if place[:depth] != home or len(place) <= depth or place[depth].name != "ol":
                break
            if _mark(units[at]) and len(place) == depth + 1:
                yield step, _mark(units[at])
                break


def _of_cells(units: Sequence[Unit], house: str) -> Mapping[int, Around]:
    """What is announced around the cells of tables, by the index of their units.

    A cell comes after all its column headers, from top to bottom. A row header is read in its place; one that
    fills several rows is said again at the beginning of each. What fills several rows or columns itself is
    read once, where it begins.
    """
    found: dict[int, Around] = {}
    words = announcements(house)
    for table in tables(units):
        for number, (cell, heads) in enumerate(zip(table, headers(table), strict=True)):
            before = [] if number or not words.table else [Announcement(words.table, house)]
            if not number or table[number - 1].row.position != cell.row.position:
                earlier = [one for one in heads if one.row.position < cell.row.position]
                before += _said(units, [one for one in earlier if one.kind is Kind.ROW_HEADER])
            if cell.kind is Kind.CELL:
                before += _said(units, [one for one in heads if one.kind is Kind.COLUMN_HEADER])
            found[cell.units[0]] = Around(tuple(before))
        last = table[-1].units[-1]
        end = (Announcement(words.table_end, house),) if words.table_end else ()
        found[last] = Around(found[last].before if last in found else (), end)
    return found


def _said(units: Sequence[Unit], cells: Iterable[Cell]) -> Iterable[Announcement]:
    for one in cells:
        said = [units[index] for index in one.units if units[index].text.strip()]
        if said:
            language = said[0].runs[0].language
            text = " ".join(unit.text.strip() for unit in said)
            yield Announcement(announcements(language).header.format(text), language, again=True)
