"""Tables of foreign pages and e-books by themselves: TAB-004 to TAB-009."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    Example,
    Kit,
    book,
    document,
    page,
    trio,
)

TEXT = "<p>The well is deep, and the water is cold.</p>"
ROWS = "<tr><td>Upper</td><td>12 m</td></tr><tr><td>Lower</td><td>9 m</td></tr>"
HEAD = '<tr><th scope="col">Well</th><th scope="col">Depth</th></tr>'
NAMED = '<tr><th id="w">Well</th><th id="d">Depth</th></tr>'
ONE_COLUMN = "<tr><td>Upper</td></tr><tr><td>Lower</td></tr>"
REGIONS = (
    '<tr><td></td><th scope="col">Region</th><th scope="col">Depth</th></tr>'
    '<tr><td>1</td><th scope="row">Upper</th><td>12 m</td></tr><tr><td>2</td><th '
    'scope="row">Lower</th><td>9 m</td></tr>'
)
HEADED_ROWS = (
    '<tr><th scope="row">Upper</th><td>12 m</td></tr><tr><th scope="row">Lower</th><td>9 m</td></tr>'
)
OF_ROLES = (
    '<div role="table"><div role="row"><span role="columnheader">Well</span> '
    '<span role="columnheader">Depth</span></div>'
    '<div role="row"><span role="cell">Upper</span> <span role="cell">12 m</span></div></div>'
)


def table(rows: str, more: str = "") -> str:
    return f"<table{more}>{rows}</table>"


def naming(first: str, second: str, more: str = "") -> str:
    """A table whose cells name their header cells."""
    row = f'<tr><td id="u" headers="{first}">Upper</td><td headers="{second}">12 m</td></tr>'
    return table(NAMED + row + "<tr><td>Lower</td><td>9 m</td></tr>", more)


def long_cells(length: int) -> str:
    """A table in which half of the cells are as long as that."""
    text = ("The water is cold. " * 9)[: length - 1] + "."
    return table("".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name in ("Upper", "Lower")))


def two_texts(first: str, second: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A book of two texts."""
    more = document(f'<body epub:type="bodymatter"><h1 id="more">More</h1>{second}</body>', title="More")
    return book(
        first,
        shown=True,
        files={"EPUB/more.xhtml": more},
        manifest='<item id="more" href="more.xhtml" media-type="application/xhtml+xml"/>',
        spine='<itemref idref="more"/>',
        contents='<li><a href="more.xhtml#more">More</a></li>',
    )


DEPTH, SECOND = (
    f"table > tbody > tr:nth-of-type({row}) > {cell}:nth-of-type(2)" for row, cell in ((1, "th"), (2, "td"))
)
EXAMPLES: list[Example] = [
    *trio("TAB-004", naming("w", "x"), naming("w", "d"), TEXT),
    Example("TAB-004", FAILED, "two names at once, once told", page(naming("w", "x y")), at=(SECOND,)),
    Example("TAB-004", FAILED, "the cell itself", page(naming("u", "d")), at=("#u",)),
    Example("TAB-004", FAILED, "no cell", page(naming("w", "c").replace("Lower", '<b id="c">Lower</b>'))),
    Example(
        "TAB-004",
        FAILED,
        "a cell of another table",
        page(
            naming("w", "d2", ' aria-label="Depths"')
            + table(HEAD.replace('">Depth', '" id="d2">Depth') + ROWS, ' aria-label="More depths"')
        ),
    ),
    Example(
        "TAB-004",
        INAPPLICABLE,
        "a matter of layout",
        page(table('<tr><td headers="x">Upper</td></tr>', ' role="presentation"')),
    ),
    *trio("TAB-005", table(HEAD + ONE_COLUMN), table(HEAD + ROWS), TEXT),
    Example("TAB-005", FAILED, "the second head", page(table(HEAD + ONE_COLUMN)), at=(DEPTH,)),
    Example(
        "TAB-005",
        CANT_TELL,
        "a head over empty cells",
        page(table(HEAD + ROWS.replace("12 m", "").replace("9 m", ""))),
    ),
    Example("TAB-005", PASSED, "a table made of roles", page(OF_ROLES)),
    Example("TAB-005", INAPPLICABLE, "a table that is not shown", page(table(HEAD, " hidden") + TEXT)),
    Example(
        "TAB-005",
        PASSED,
        "a head without words",
        page(table(HEAD.replace("</tr>", '<th scope="col"></th></tr>') + ROWS)),
    ),
    *trio("TAB-006", table(ROWS), table(HEAD + ROWS), TEXT),
    Example("TAB-006", INAPPLICABLE, "one row", page(table("<tr><td>Upper</td><td>12 m</td></tr>"))),
    Example("TAB-006", INAPPLICABLE, "one column", page(table(ONE_COLUMN))),
    Example("TAB-006", INAPPLICABLE, "a table without cells", page(table("<caption>Wells</caption>") + TEXT)),
    Example("TAB-006", INAPPLICABLE, "a table made of roles", page(OF_ROLES)),
    Example("TAB-006", INAPPLICABLE, "a matter of layout", page(table(ROWS, ' role="presentation"'))),
    Example("TAB-006", FAILED, "half of the cells of 80 characters", page(long_cells(80))),
    Example("TAB-006", CANT_TELL, "half of the cells of 81 characters", page(long_cells(81))),
    Example(
        "TAB-006",
        CANT_TELL,
        "a list in a cell",
        page(table(ROWS.replace("12 m", "<ul><li>12 m</li><li>13 m</li></ul>"))),
    ),
    *trio(
        "TAB-007",
        table(HEAD + ROWS, ' role="presentation"'),
        table(ONE_COLUMN, ' role="presentation"'),
        TEXT,
    ),
    Example(
        "TAB-007",
        FAILED,
        "a caption",
        page(table("<caption>Wells</caption>" + ROWS, ' role="presentation"')),
        at=("main > table",),
    ),
    Example("TAB-007", INAPPLICABLE, "a table of data", page(table(HEAD + ROWS))),
    Example(
        "TAB-007",
        INAPPLICABLE,
        "a matter of layout that is not shown",
        page(table(HEAD + ROWS, ' role="presentation" hidden') + TEXT),
    ),
    *trio("TAB-008", table(HEAD.replace("col", "row") + ROWS), table(HEAD + ROWS), TEXT),
    Example(
        "TAB-008",
        FAILED,
        "a row's head that says it heads a column",
        page(table(HEADED_ROWS.replace('"row"', '"col"'))),
        at=tuple(f"table > tbody > tr:nth-of-type({row}) > th" for row in (1, 2)),
    ),
    Example("TAB-008", PASSED, "the head of a column of heads, beside an empty cell", page(table(REGIONS))),
    Example(
        "TAB-008",
        PASSED,
        "the head of the row of heads, in the corner",
        page(table(HEAD.replace("col", "row", 1) + HEADED_ROWS)),
    ),
    Example("TAB-008", INAPPLICABLE, "heads that say nothing", page(table(NAMED + ROWS))),
    *trio(
        "TAB-009",
        table(HEAD + ROWS, ' aria-label="Depths"') + table(HEAD + ROWS),
        table(HEAD + ROWS, ' aria-label="Depths"') + table(HEAD + ROWS, ' aria-label="More depths"'),
        TEXT,
    ),
    Example("TAB-009", INAPPLICABLE, "one table", page(table(HEAD + ROWS))),
    Example(
        "TAB-009",
        PASSED,
        "a table alone in its text",
        two_texts(
            table("<caption>Depths</caption>" + HEAD + ROWS) + table("<caption>More</caption>" + HEAD + ROWS),
            table(HEAD + ROWS),
        ),
    ),
]
