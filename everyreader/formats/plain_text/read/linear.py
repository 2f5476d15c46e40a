"""What a text file can say of a statement: what is to be read in it, independent of what wrote it.

There are no header cells: each cell stands behind the words of the header cells above it. What an
abbreviation stands for is told in brackets where it first stands; raised and lowered letters are Unicode's
own; languages, and links to places in the statement, are not told at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from everyreader.formats.plain_text.read.looks import cut
from everyreader.formats.plain_text.read.words import Signs
from everyreader.model.abbreviations import abbreviations_in
from everyreader.model.cells import CELLS, Cell, tables
from everyreader.model.publication import Kind, Look, Publication, Role, Run, Step, Unit
from everyreader.narration.plain import in_plain_letters
from everyreader.source.folding import Piece, fold

_REST_OF_WORD = re.compile(r"[\w'’-]*")
_SCHEME = re.compile(r"(?:https?:/*|mailto:|tel:)")


def expected(publication: Publication, signs: Signs) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units of ``publication`` and those of its notes, in linear form. Words that look like ``signs`` are
    taken for such, as whoever reads them does."""
    told = _expansions(publication.all_units)
    pieces = [tuple(_pieces(unit, told.get(at, {}), signs)) for at, unit in enumerate(publication.all_units)]
    said = [_Said(*one) for one in zip(publication.all_units, pieces, strict=True)]
    first = len(publication.units)
    return tuple(_linear(said[:first])), tuple(_linear(said[first:]))


@dataclass(frozen=True)
class _Said:
    """A unit, and its words as they are told."""

    unit: Unit
    pieces: tuple[Piece, ...]

    def alone(self) -> Unit:
        return self.behind((), self.unit.place, self.unit.kind)

    def behind(self, label: Sequence[Piece], place: tuple[Step, ...], kind: Kind) -> Unit:
        """The unit behind the words of a label, in its place."""
        if kind is Kind.CODE:
            return replace(self.unit, place=place)
        runs, marks = fold((*label, *self.pieces))
        if kind is Kind.PARAGRAPH and [one.role for one in runs] == [Role.MATH]:
            kind = Kind.MATH
        return replace(self.unit, kind=kind, runs=runs, marks=marks, place=place)


def _linear(said: list[_Said]) -> Iterator[Unit]:
    """The units, with records in the places of tables."""
    at = 0
    for table in tables([one.unit for one in said]):
        yield from (one.alone() for one in said[at : table[0].units[0]])
        yield from _with_label(said[table[0].units[0]].unit, _records(table, said))
        at = table[-1].units[-1] + 1
    yield from (one.alone() for one in said[at:])


def _with_label(first: Unit, records: Iterable[Unit]) -> Iterator[Unit]:
    """``records`` of a table whose first unit begins an item of a list."""
    label = first.label if _stands_free(first) else ""
    for number, one in enumerate(records):
        yield replace(one, label=label) if label and not number else one


def _records(cells: list[Cell], said: list[_Said]) -> Iterator[Unit]:
    heading = {one.row.position for one in cells if one.kind is Kind.COLUMN_HEADER}
    table = [replace(one, kind=Kind.COLUMN_HEADER) if one.row.position in heading else one for one in cells]
    body = {one.row.position for one in table if one.kind is not Kind.COLUMN_HEADER}
    rows = {row: list(_row(table, row)) for row in body}
    used = {head.place for row in rows.values() for _, heads in row for head in heads}
    for one in table:
        if one.kind is Kind.COLUMN_HEADER and one.place not in used:
            own = [cell for cell in table if cell.row.position == one.row.position]
            rows[one.row.position] = [(cell, []) for cell in own]
    around = _around(said[table[0].units[0]].unit)
    for number, row in enumerate(sorted(rows), 1):
        told = [one for one in rows[row] if one[0] or one[1]]
        for column, (cell, heads) in enumerate(told, 1):
            place = (*around, Step("row", number), Step("column", column))
            yield from _cell(cell, _label(heads, said), said, place)


def _row(table: list[Cell], row: int) -> Iterator[tuple[Cell | None, list[Cell]]]:
    """The cells of a row, each with the header cells above it; None for a place in which nothing stands."""
    own = [one for one in table if one.kind is not Kind.COLUMN_HEADER and row in one.rows]
    column, last = 1, max(one.columns.stop for one in table)
    while column < last:
        cell = next((one for one in own if column in one.columns), None)
        here = cell or Cell(Kind.CELL, Step("row", row), Step("column", column), ())
        yield cell, [one for one in table if one.kind is Kind.COLUMN_HEADER and one.heads(here)]
        column = here.columns.stop


def _label(heads: list[Cell], said: list[_Said]) -> tuple[Piece, ...]:
    """The words of header cells, each once; those of one cell and the next parted by a comma."""
    out: list[tuple[Piece, ...]] = []
    for head in heads:
        parts = [(*_word(" ") * bool(number), *said[at].pieces) for number, at in enumerate(head.units)]
        words = tuple(one for part in parts for one in part)
        out += [words] if words not in out else []
    return tuple(one for number, words in enumerate(out) for one in (*_word(", ") * bool(number), *words))


def _word(text: str) -> tuple[Piece, ...]:
    return (Piece(Run(text, "")),)


def _cell(
    cell: Cell | None, label: tuple[Piece, ...], said: list[_Said], place: tuple[Step, ...]
) -> Iterator[Unit]:
    units = [said[at] for at in cell.units] if cell else []
    first = units[0] if units else None
    if first and first.unit.kind in (*CELLS, Kind.IMAGE) and _stands_free(first.unit):
        kind = Kind.IMAGE if first.unit.kind is Kind.IMAGE and not label else Kind.CELL
        yield first.behind((*label, *_word(": ")) if label else (), place, kind)
        units = units[1:]
    else:
        runs, marks = fold((*label, *_word(":")))
        yield Unit(Kind.CELL, runs, place, marks=marks)
    for one in units:
        kind = Kind.CELL if one.unit.kind in CELLS else one.unit.kind
        yield one.behind((), (*place, *one.unit.place[len(place) :]), kind)


def _around(unit: Unit) -> tuple[Step, ...]:
    """What holds the table of a cell."""
    return unit.place[: [one.name for one in unit.place].index("row")]


def _stands_free(unit: Unit) -> bool:
    """Whether nothing but the table's cell holds it."""
    return unit.place[-1].name == "column"


def _pieces(unit: Unit, told: Mapping[int, str], signs: Signs) -> Iterator[Piece]:
    """The words of ``unit`` as a text file has them: one language, one kind of letters, the links of which
    the address is told."""
    lines = unit.kind is Kind.PARAGRAPH
    for run, start, end in _told_links(unit):
        if run.role is Role.NOTE:
            yield Piece(Run(run.text, "", role=Role.NOTE))
            continue
        whole = run.role in (Role.ALT, Role.MATH)
        for part, begin, looks in cut(unit, start, end, () if whole else told):
            if Look.BREAK in looks:
                yield Piece(Run(" ", "", run.link), looks if lines else looks - {Look.BREAK})
                continue
            if whole:
                yield Piece(Run(part, "", run.link, run.role), looks)
            for one in () if whole else signs.pieces(in_plain_letters(part, begin, unit.marks), looks):
                yield replace(one, run=replace(one.run, link=run.link or one.run.link))
            if not whole and begin + len(part) in told:
                yield Piece(Run(f" ({told[begin + len(part)]})", "", run.link), looks)


def _told_links(unit: Unit) -> Iterator[tuple[Run, int, int]]:
    """Each run with where it begins and ends in the unit's text, its link where the address is to be
    told."""
    runs, at = list(unit.runs), 0
    words = _link_words(runs)
    for number, run in enumerate(runs):
        end = at + (0 if run.role is Role.NOTE else len(run.text))
        is_told = run.link not in ("", "#") and not _is_address(words[number], run.link)
        yield replace(run, link=run.link if is_told else ""), at, end
        at = end


def _link_words(runs: list[Run]) -> list[str]:
    """For each run the words of the whole link that it is a part of."""
    out: list[str] = []
    group: list[int] = []
    for number, run in enumerate(runs):
        if group and run.role is not Role.NOTE and run.link != runs[group[0]].link:
            group = []
        out.append("")
        if run.role is not Role.NOTE:
            group.append(number)
            words = "".join(runs[one].text for one in group)
            for one in group:
                out[one] = words
    return out


def _is_address(words: str, link: str) -> bool:
    """Whether the words of a link are where it leads."""
    bare = _SCHEME.sub("", link, count=1)
    if link.startswith("tel:"):
        return re.findall(r"[\d+]", words) == re.findall(r"[\d+]", bare)
    return words.strip(" /") in (link.strip("/"), bare.strip("/"))


def _expansions(units: Sequence[Unit]) -> Mapping[int, Mapping[int, str]]:
    """By unit and the place behind the word, what abbreviations stand for: each where it first stands, unless
    its words stand there or before."""
    found: dict[int, dict[int, str]] = {}
    before, known = "", set()
    for index, unit in enumerate(units):
        before += f" {unit.text.casefold()}"
        for one, end in abbreviations_in(unit):
            if (one.text, one.expansion) not in known and one.expansion.casefold() not in before:
                place = next(_REST_OF_WORD.finditer(unit.text, end)).end()
                found.setdefault(index, {})[place] = one.expansion
            known.add((one.text, one.expansion))
    return found
