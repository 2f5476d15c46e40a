"""PRT: the tables of a PDF (ISO 14289-1, 7.5; ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from everyreader.checks.rules.large_print.row import UA, Flaw, flaws, foreign_only, in_tables
from everyreader.checks.rules.large_print.tag_tree import children, words
from everyreader.checks.rules.model import REBUILD, Hit, advice_for_foreign, rule, short
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag
from everyreader.model.publication import Kind

_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_GROUPS = ("THead", "TBody", "TFoot")
_SCOPES = ("Row", "Column", "Both")


@dataclass(frozen=True)
class _Cell:
    tag: Tag
    row: int
    column: int
    words: str
    page: int

    @property
    def is_header(self) -> bool:
        return self.tag.role == "TH"

    @property
    def said(self) -> str:
        return f"“{self.words}” on page {self.page}"

    def beside(self, other: _Cell) -> bool:
        """Whether the two share a row or a column."""
        return self.shares_row(other) or self.shares_column(other)

    def shares_row(self, other: _Cell) -> bool:
        return self.row < other.row + other.tag.down and other.row < self.row + self.tag.down

    def shares_column(self, other: _Cell) -> bool:
        return self.column < other.column + other.tag.across and other.column < self.column + self.tag.across

    def heads(self, cell: _Cell) -> bool:
        """Whether it stands above ``cell`` or left of it, by its scope."""
        above = self.tag.scope == "Column" and self.shares_column(cell) and self.row < cell.row
        left = self.tag.scope == "Row" and self.shares_row(cell) and self.column < cell.column
        return above or left


def _tables(reading: PdfReading) -> Iterator[list[_Cell]]:
    """The cells of each table, in reading order."""
    return (list(_cells(reading, tag)) for tag in reading.tags if tag.role == "Table")


def _cells(reading: PdfReading, table: Tag) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(_rows(reading, table), 1):
        column = 1
        for tag in children(reading, line):
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(tag.down) for right in range(tag.across)}
            yield _Cell(tag, row, column, words(reading, tag), table.page)


def _rows(reading: PdfReading, tag: Tag) -> Iterator[Tag]:
    for kid in children(reading, tag):
        if kid.role in _GROUPS:
            yield from _rows(reading, kid)
        elif kid.role == "TR":
            yield kid


@rule(
    "PRT-051",
    "table-without-header-cell",
    on=PRINT,
    criterion=f"WCAG 1.3.1; {UA}7.5",
    message="a table has no header cells",
    fix="tag the cells that head a row or a column as headers",
    why="A listener hears numbers without the headings that give them their meaning.",
    applies=in_tables,
)
@foreign_only
def table_without_header_cell(case: Case[PdfReading]) -> Iterator[Hit]:
    table: list[str] = []
    headed, last = True, 0
    for unit in case.reading.units:
        row = next((step.position for step in unit.place if step.name == "row"), 0)
        if row < last or not row:
            if table and not headed:
                yield Hit(f"the table that begins “{short(table[0], 40)}”", excerpt=short(table[0]))
            table, headed = [], False
        if row:
            table.append(unit.text)
            headed = headed or unit.kind in _HEADERS
        last = row
    if table and not headed:
        yield Hit(f"the table that begins “{short(table[0], 40)}”", excerpt=short(table[0]))


def _scopes(reading: PdfReading, *, named_too: bool = True) -> Iterator[Flaw]:
    """Headers without a scope; those that cells name by their identifiers too, or not."""
    for cells in _tables(reading):
        named = {name for cell in cells for name in cell.tag.headers}
        for cell in cells:
            open_ = cell.is_header and cell.tag.scope not in _SCOPES
            if open_ and (named_too or cell.tag.identifier not in named):
                yield Flaw(cell.said, cell.page, cell.words)


def _scopes_unnamed(reading: PdfReading) -> Iterator[Flaw]:
    return _scopes(reading, named_too=False)


@rule(
    "PRT-048",
    "header-cell-without-scope",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="a header cell does not say whether it heads a row or a column",
    fix=REBUILD,
    why="A listener hears numbers without the headings that give them their meaning.",
    applies=in_tables,
)
def header_cell_without_scope(case: Case[PdfReading]) -> Iterable[Hit]:
    """In a foreign file a header that its cells name may do without (7.5), and each in one of PDF/UA-2
    (8.2.5.26)."""
    if case.publication is None and case.reading.pdfua == "2":
        return ()
    find = _scopes_unnamed if case.publication is None else _scopes
    return flaws(find, undisputed=True)(case)


def wrong_headers(reading: PdfReading) -> Iterator[Flaw]:
    """For each cell the first header that it names and should not, or should name and does not.

    Where some cells name their headers, all that have one do.
    """
    for cells in _tables(reading):
        by_name = {cell.tag.identifier: cell for cell in cells if cell.tag.identifier}
        heads = [cell for cell in by_name.values() if cell.is_header]
        linked = any(cell.tag.headers for cell in cells if not cell.is_header)
        for cell in cells:
            names = [name for name in cell.tag.headers if name]
            if not by_name.keys() >= set(names):
                if not cell.is_header:
                    yield _names_none(cell)
                continue
            wrong = [
                one for one in map(by_name.__getitem__, names) if not (one.is_header and one.beside(cell))
            ]
            if wrong:
                detail = f"{cell.said} names “{wrong[0].words}”"
                yield Flaw(detail, cell.page, cell.words, wrong[0].words)
            elif linked and not cell.is_header:
                lacking = (one for one in heads if one.heads(cell) and one.tag.identifier not in names)
                if one := next(lacking, None):
                    detail = f"{cell.said} does not name “{one.words}”"
                    yield Flaw(detail, cell.page, cell.words, one.words)


def _headers_of_headers(reading: PdfReading) -> Iterator[Flaw]:
    """Header cells that name what there is not."""
    for cells in _tables(reading):
        there = {b"", *(cell.tag.identifier for cell in cells)}
        for one in cells:
            if one.is_header and not there.issuperset(one.tag.headers):
                yield _names_none(one)


def _names_none(cell: _Cell) -> Flaw:
    return Flaw(f"{cell.said} names none of this table", cell.page, cell.words)


@rule(
    "PRT-049",
    "cell-names-wrong-header",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="a cell names another header than its own",
    fix=REBUILD,
    why="A listener hears numbers without the headings that give them their meaning.",
    applies=in_tables,
)
def cell_names_wrong_header(case: Case[PdfReading]) -> Iterator[Hit]:
    """The headers of a header cell are nobody's duty (7.5 is about the cells with data)."""
    yield from flaws(wrong_headers, undisputed=True)(case)
    yield from advice_for_foreign(flaws(_headers_of_headers, undisputed=True))(case)


def uneven_rows(reading: PdfReading) -> Iterator[Flaw]:
    for cells in _tables(reading):
        widths: Counter[int] = Counter()
        for cell in cells:
            for row in range(cell.row, cell.row + cell.tag.down):
                widths[row] += cell.tag.across
        if len(set(widths.values())) > 1:
            usual = Counter(widths.values()).most_common(1)[0][0]
            row, width = next((row, width) for row, width in sorted(widths.items()) if width != usual)
            page = cells[0].page
            yield Flaw(f"row {row} on page {page} has {width} cells, the others {usual}", page)


table_rows_uneven = rule(
    "PRT-050",
    "table-rows-uneven",
    on=PRINT,
    criterion=f"{UA}7.5",
    message="the rows of a table have different lengths",
    fix=REBUILD,
    why="A listener is told the wrong column.",
    applies=in_tables,
)(flaws(uneven_rows, undisputed=True))
