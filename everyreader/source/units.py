"""pandoc's tree → the statement's units and notes, in reading order, with their source lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from everyreader.model.publication import Kind, Look, Role, Run, Step, Unit
from everyreader.model.text import one_line
from everyreader.source.expansions import expansion_of
from everyreader.source.folding import Piece, fold
from everyreader.source.labels import label as list_label
from everyreader.source.tree import SPACES, Node

_LOOKS = {"Superscript": Look.RAISED, "Subscript": Look.LOWERED, "Strikeout": Look.STRUCK}


@dataclass(frozen=True)
class Extract:
    """What the tree says: units, notes' units, and the number of images marked as decoration."""

    units: tuple[Unit, ...]
    notes: tuple[Unit, ...]
    decorative: int


@dataclass(frozen=True)
class _At:
    """Where the walk stands."""

    language: str
    line: int
    place: tuple[Step, ...] = ()
    kind: Kind = Kind.PARAGRAPH

    def inside(self, name: str, position: int, extent: int = 1) -> _At:
        return replace(self, place=(*self.place, Step(name, position, extent)))


@dataclass
class _Walk:
    notes: list[Unit] = field(default_factory=list)
    note_count: int = 0
    decorative: int = 0


def extract(blocks: list[Node], language: str) -> Extract:
    """The units of ``blocks`` (with ``line`` on every block), text of no other language being in
    ``language``."""
    walk = _Walk()
    units = tuple(_blocks(walk, blocks, _At(language, 1)))
    return Extract(units, tuple(walk.notes), walk.decorative)


def _blocks(walk: _Walk, blocks: list[Node], at: _At) -> Iterator[Unit]:
    for block in blocks:
        yield from _block(walk, block, replace(at, line=block.get("line", at.line)))


def _block(walk: _Walk, block: Node, at: _At) -> Iterator[Unit]:
    match block:
        case {"t": "Para" | "Plain", "c": inlines}:
            yield from _paragraph(walk, inlines, at)
        case {"t": "LineBlock", "c": lines}:
            joined = [inline for line in lines for inline in (*line, {"t": "LineBreak"})]
            yield from _paragraph(walk, joined, at)
        case {"t": "Header", "c": [level, attribute, inlines]}:
            at = replace(at, kind=Kind.HEADING, language=_language(attribute, at.language))
            yield from (replace(unit, level=level) for unit in _paragraph(walk, inlines, at))
        case {"t": "CodeBlock", "c": [attribute, text]}:
            run = Run(text.strip("\n"), _language(attribute, at.language))
            yield Unit(Kind.CODE, (run,), at.place, line=at.line)
        case {"t": "BlockQuote", "c": content}:
            yield from _blocks(walk, content, at.inside("quote", 1))
        case {"t": "Div", "c": [attribute, content]}:
            yield from _blocks(walk, content, replace(at, language=_language(attribute, at.language)))
        case {"t": "BulletList", "c": items}:
            for position, item in enumerate(items, 1):
                yield from _labelled("•", _blocks(walk, item, at.inside("ul", position)))
        case {"t": "OrderedList", "c": [[start, style, delimiter], items]}:
            for position, item in enumerate(items, 1):
                label = list_label(start + position - 1, style["t"], delimiter["t"])
                yield from _labelled(label, _blocks(walk, item, at.inside("ol", position)))
        case {"t": "DefinitionList", "c": entries}:
            for term, definitions in entries:
                yield from _paragraph(
                    walk, term, replace(at, kind=Kind.TERM, line=term[0].get("line", at.line))
                )
                for position, content in enumerate(definitions, 1):
                    yield from _blocks(walk, content, at.inside("definition", position))
        case {"t": "Figure", "c": [attribute, [_, caption], content]}:
            at = replace(at, language=_language(attribute, at.language))
            yield from _blocks(walk, content, at)
            yield from _blocks(walk, caption, replace(at, kind=Kind.CAPTION))
        case {"t": "Table", "c": content}:
            yield from _table(walk, content, at)


def _labelled(label: str, units: Iterator[Unit]) -> Iterator[Unit]:
    """The first unit of a list item carries the item's label, unless a list that begins the item has its own
    there."""
    for index, unit in enumerate(units):
        yield unit if index or unit.label else replace(unit, label=label)


def _paragraph(walk: _Walk, inlines: list[Node], at: _At) -> Iterator[Unit]:
    pictures = [one for one in inlines if one["t"] not in SPACES]
    runs, marks = fold(_runs(walk, inlines, at.language, ""))
    kind = at.kind
    if [one["t"] for one in pictures] == ["Image"] and kind is not Kind.HEADING:
        if "decorative" in pictures[0]["c"][0][1]:
            return
        kind = Kind.IMAGE
        runs = runs or (Run("", at.language, role=Role.ALT),)
    elif kind is Kind.PARAGRAPH and len(runs) == 1 and runs[0].role is Role.MATH and _displayed(pictures):
        kind = Kind.MATH
    if runs or kind is Kind.HEADING:
        yield Unit(kind, runs, at.place, line=at.line, marks=marks)


def _displayed(inlines: list[Node]) -> bool:
    while len(inlines) == 1 and inlines[0]["t"] == "Span":
        inlines = inlines[0]["c"][1]
    match inlines:
        case [{"t": "Math", "c": [{"t": "DisplayMath"}, _]}]:
            return True
    return False


def _runs(
    walk: _Walk,
    inlines: list[Node],
    language: str,
    link: str,
    looks: frozenset[Look] = frozenset(),
) -> Iterator[Piece]:
    def piece(text: str, tongue: str = language, role: Role = Role.TEXT) -> Piece:
        return Piece(Run(text, tongue, link, role), looks)

    for inline in inlines:
        match inline:
            case {"t": "Str", "c": text}:
                yield piece(text)
            case {"t": "Space" | "SoftBreak"}:
                yield piece(" ")
            case {"t": "LineBreak"}:
                yield Piece(Run(" ", language, link), looks | {Look.BREAK})
            case {"t": "Code", "c": [attribute, text]}:
                yield piece(text, _language(attribute, language), Role.CODE)
            case {"t": "Span", "c": [[_, ["noteref"], [["note", number]]], []]}:
                yield Piece(Run(number, language, role=Role.NOTE))
            case {"t": "Span", "c": [attribute, content]}:
                alternative = dict(attribute[2]).get("alt")
                inner = _language(attribute, language)
                if alternative is not None:
                    yield piece(one_line(alternative), inner, Role.MATH)
                else:
                    expansion = expansion_of(attribute)
                    inside = _runs(walk, content, inner, link, looks)
                    yield from (_expanded(one, expansion) for one in inside) if expansion else inside
            case {"t": "Math"}:
                yield piece("", role=Role.MATH)
            case {"t": "Link", "c": [attribute, content, [target, _]]}:
                inside = "#" if target.startswith("#") else target
                yield from _runs(walk, content, _language(attribute, language), inside, looks)
            case {"t": "Image", "c": [attribute, content, _]}:
                if "decorative" in attribute[1]:
                    walk.decorative += 1
                else:
                    words = "".join(run.text for run in fold(_runs(walk, content, language, ""))[0])
                    yield piece(words, role=Role.ALT)
            case {"t": "Note", "c": blocks}:
                yield Piece(_note(walk, blocks, language))
            case {"t": "Quoted" | "Cite", "c": [_, content]}:
                yield from _runs(walk, content, language, link, looks)
            case {"t": name, "c": content}:  # Emph, Strong, Strikeout, Superscript …
                yield from _runs(
                    walk, content, language, link, looks | {_LOOKS[name]} if name in _LOOKS else looks
                )


def _expanded(piece: Piece, expansion: str) -> Piece:
    is_words = piece.run.role in (Role.TEXT, Role.CODE)
    return replace(piece, run=replace(piece.run, expansion=expansion)) if is_words else piece


def _note(walk: _Walk, blocks: list[Node], language: str) -> Run:
    walk.note_count += 1
    number = walk.note_count
    inner = _Walk(note_count=walk.note_count)
    walk.notes += _blocks(
        inner, blocks, _At(language, blocks[0]["line"] if blocks else 1, (Step("note", number),))
    )
    walk.decorative += inner.decorative
    return Run(str(number), language, role=Role.NOTE)


def _table(walk: _Walk, content: list[Any], at: _At) -> Iterator[Unit]:
    attribute, [_, caption], _columns, head, bodies, foot = content
    at = replace(at, language=_language(attribute, at.language))
    yield from _blocks(walk, caption, replace(at, kind=Kind.CAPTION))
    taken: dict[tuple[int, int], bool] = {}
    groups = [(head_rows(head), 0, Kind.COLUMN_HEADER)]
    for _, headers, top, rows in bodies:
        groups += [(top, 0, Kind.COLUMN_HEADER), (rows, headers, Kind.CELL)]
    groups.append((foot[1], 0, Kind.CELL))
    row = 0
    for rows, headers, kind in groups:
        for _, cells in rows:
            row += 1
            yield from _row(walk, cells, row, headers, kind, taken, at)


def head_rows(head: list[Any]) -> list[Any]:
    """The rows of a table's head; where nothing stands in them they are no rows in any format."""
    _, rows = head
    return rows if any(cell[4] for _, cells in rows for cell in cells) else []


def _row(
    walk: _Walk,
    cells: list[Any],
    row: int,
    headers: int,
    kind: Kind,
    taken: dict[tuple[int, int], bool],
    at: _At,
) -> Iterator[Unit]:
    column = 1
    for _, _, down, across, blocks in cells:
        while (row, column) in taken:
            column += 1
        for below in range(down):
            for beside in range(across):
                taken[row + below, column + beside] = True
        cell = Kind.ROW_HEADER if kind is Kind.CELL and column <= headers else kind
        yield from _blocks(
            walk, blocks, replace(at.inside("row", row, down).inside("column", column, across), kind=cell)
        )


def _language(attribute: list[Any], around: str) -> str:
    return dict(attribute[2]).get("lang", around)
