"""TAB: tables of pages and e-books by themselves (WCAG 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking, where_there
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import explicit, included, role_of
from everyreader.checks.semantics.tables import (
    CELLS,
    Grid,
    assigned,
    grid_of,
    grid_of_roles,
    is_native,
    shows_headers,
    table_around,
)
from everyreader.model.findings import Ground

Found = Iterator[tuple[Element, str]]
_HEADERS = ("columnheader", "rowheader")
_TABLES = ("table", "grid", "treegrid")
_LONG = 80  # characters; the middle cell of a table of data has fewer


def _is_table(page: Page, one: Element) -> bool:
    seen = included(page, one) and page.seen_inside(one)
    return seen and one.name == "TABLE" and role_of(page, one) in _TABLES


def _own_table(one: Element) -> Element | None:
    return next((up for up in one.ancestors() if up.name == "TABLE"), None)


def _names_headers(page: Page, one: Element) -> bool:
    if one.name not in ("TD", "TH") or "headers" not in one.attributes:
        return False
    table = _own_table(one)
    return table is not None and _is_table(page, table)


@rule(
    "TAB-004",
    "headers-lead-nowhere",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F90)",
    message="a cell names a header cell that is not in its table",
    fix="name the identifier of a cell of the same table, or use scope instead",
    applies=where("tables whose cells name their header cells")(where_there(_names_headers)),
    act=("a25f45",),
)
@looking
def headers_lead_nowhere(page: Page) -> Found:
    for one in page.elements:
        if not _names_headers(page, one):
            continue
        for name in one.attributes["headers"].split():
            target = page.by_id(name, one)
            if (
                target is None
                or target is one
                or target.name not in ("TD", "TH")
                or _own_table(target) is not _own_table(one)
            ):
                yield one, f"headers “{name}”"
                break


def _headed(page: Page, one: Element) -> Element | None:
    """The table of which it is a header cell."""
    if role_of(page, one) in _HEADERS and page.is_html(one) and included(page, one) and page.seen_inside(one):
        return table_around(page, one)
    return None


def _grid(page: Page, table: Element) -> Grid:
    return grid_of(page, table) if is_native(table) else grid_of_roles(page, table)


@rule(
    "TAB-005",
    "header-cell-without-cells",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a header cell speaks for no cell",
    fix="put cells into its row or column, or make it a cell like the others",
    applies=where("tables with header cells")(where_there(lambda page, one: _headed(page, one) is not None)),
    act=("d0f69e",),
)
def header_cell_without_cells(case: Case[ShownReading]) -> Iterator[Hit]:
    """Where the cells that it would speak for are all empty, a person has to look."""
    for page in pages(case):
        grids: dict[int, Grid] = {}
        for one in page.elements:
            table = _headed(page, one)
            if table is None:
                continue
            grid = grids.setdefault(table.number, _grid(page, table))
            header = next((cell for cell in grid.cells if cell.element is one), None)
            cells = assigned(page, grid, header) if header is not None else []
            said = [cell for cell in cells if role_of(page, cell.element) in CELLS]
            if not any(_full(page, cell.element) for cell in said):
                yield hit(case, page, one, f"“{short(page.words(one), 40)}”", unsure=bool(said))


def _full(page: Page, cell: Element) -> bool:
    return bool(page.words(cell)) or any(one.name in ("IMG", "SVG", "INPUT") for one in page.inside(cell))


def _data_tables(page: Page) -> Iterator[tuple[Element, Grid]]:
    """The tables of at least two rows and columns that their author does not call a matter of layout."""
    for one in page.elements:
        if _is_table(page, one):
            grid = grid_of(page, one)
            if min(len({cell.row for cell in grid.cells}), len({cell.column for cell in grid.cells})) > 1:
                yield one, grid


@where("foreign files with tables")
def _has_data_tables(case: Case[ShownReading]) -> bool:
    return case.publication is None and any(True for page in pages(case) for _ in _data_tables(page))


def _looks_like_layout(page: Page, grid: Grid) -> bool:
    texts = sorted(len(page.words(cell.element)) for cell in grid.cells)
    nested = any(
        one.name in ("TABLE", "H1", "H2", "H3", "UL", "OL", "FORM") for one in page.inside(grid.table)
    )
    return nested or texts[len(texts) // 2] > _LONG


@rule(
    "TAB-006",
    "table-headerless",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F91)",
    message="a table has no header cells",
    fix='make the cells that name a row or column th, or say role="presentation" where it is no table',
    applies=_has_data_tables,
)
def table_headerless(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in pages(case):
        for table, grid in _data_tables(page):
            if not any(role_of(page, cell.element) in _HEADERS for cell in grid.cells):
                detail = f"it begins “{short(page.words(table), 40)}”"
                found = hit(case, page, table, detail, unsure=_looks_like_layout(page, grid))
                likely = case.foreign and not shows_headers(page, grid)
                yield replace(found, rests_on=Ground.ADVICE) if likely else found


def _is_layout(page: Page, one: Element) -> bool:
    return one.name == "TABLE" and explicit(one) in ("none", "presentation") and not page.hidden(one)


@rule(
    "TAB-007",
    "layout-table-with-headers",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F46)",
    message="a table is said to be a matter of layout and has the parts of a table of data",
    fix='take role="presentation" away, or else its header cells and caption',
    applies=where("documents with tables that are a matter of layout")(where_there(_is_layout)),
)
@looking
def layout_table_with_headers(page: Page) -> Found:
    for one in page.elements:
        if _is_layout(page, one):
            inside = next((each for each in page.inside(one) if each.name in ("TH", "CAPTION")), None)
            if inside is not None:
                yield one, f"it has a {'header cell' if inside.name == 'TH' else 'caption'}"


def _heads_row(cell: Element) -> bool:
    return cell.name == "TH" and cell.attributes.get("scope", "").strip().lower() in ("row", "rowgroup")


def _scoped(page: Page, one: Element) -> bool:
    return one.name == "TH" and "scope" in one.attributes and not page.hidden(one)


@rule(
    "TAB-008",
    "scope-wrong",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a header cell says that it speaks for the cells of the other direction",
    fix='write scope="col" for the head of a column and scope="row" for that of a row',
    applies=where("tables whose header cells say for which cells they speak")(where_there(_scoped)),
)
@looking
def scope_wrong(page: Page) -> Found:
    """A header cell that is said to speak along its row where only header cells stand, and the other way
    round."""
    for _, grid in _data_tables(page):
        for cell in grid.cells:
            scope = cell.element.attributes.get("scope", "").strip().lower()
            beside = [
                each for each in grid.cells if each.element.name == "TD" and set(each.rows) & set(cell.rows)
            ]
            below = [
                each
                for each in grid.cells
                if each.element.name == "TD" and set(each.columns) & set(cell.columns)
            ]
            heads_rows = any(
                _heads_row(each.element) and set(each.columns) & set(cell.columns) for each in grid.cells
            )
            heads_none = not below and not heads_rows
            if (scope == "row" and not beside and below) or (scope == "col" and heads_none and beside):
                yield cell.element, f"“{short(page.words(cell.element), 40)}” says scope={scope}"


@where("foreign files with several tables")
def _several(case: Case[ShownReading]) -> bool:
    return case.publication is None and any(len(list(_data_tables(page))) > 1 for page in pages(case))


@rule(
    "TAB-009",
    "table-without-caption",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (H39)",
    message="one of several tables has no name to be found by",
    fix="give it a caption",
    applies=_several,
    rests_on=Ground.HINT,
)
@looking
def table_without_caption(page: Page) -> Found:
    tables = [table for table, _ in _data_tables(page)]
    for one in tables if len(tables) > 1 else ():
        if not name_of(page, one) and not any(up.name == "FIGURE" for up in one.ancestors()):
            yield one, f"it begins “{short(page.words(one), 40)}”"
