"""SRC: parts of the statement that are there and say nothing: headings, header cells, alternatives, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from everyreader.checks.rules.compared.headings import headings
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.places import lists_with_empty_points, located, pictures
from everyreader.checks.rules.subjects import STATEMENT, WithStatement
from everyreader.importers.repair.tables.table_cells import spread_of
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind
from everyreader.source.resources import says_nothing
from everyreader.source.units import head_rows

_LONGEST_ALTERNATIVE = 400  # characters; what needs more is described in the text
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)


@where("statements with tables that have a header row")
def _has_header_rows(case: WithStatement[None]) -> bool:
    return any(unit.kind is Kind.COLUMN_HEADER for unit in case.publication.units)


@rule(
    "SRC-003",
    "header-cell-empty",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a column has no header",
    fix="write what stands in the column",
    applies=_has_header_rows,
    rests_on=Ground.ADVICE,
)
def header_cell_empty(case: WithStatement[None]) -> Iterator[Hit]:
    """One of several header rows is enough. The corner above row headers may be empty: it heads nothing."""
    for block, unit in located(case.publication):
        if block["t"] != "Table":
            continue
        *_, columns, head, bodies, _ = block["c"]
        row_headers = bodies[0][1] if bodies else 0
        rows = spread_of(head_rows(head))
        headed = {column for row in rows for column, cell in row.items() if cell[4]}
        empty = [str(n + 1) for n in range(row_headers, len(columns)) if n not in headed]
        if rows and empty:
            yield Hit(f"column{'s' * (len(empty) > 1)} {' and '.join(empty)}", unit.line)


@where("statements with headings below the title")
def _several_headings(case: WithStatement[None]) -> bool:
    return len(headings(case.publication)) > 1


@rule(
    "SRC-004",
    "section-empty",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="nothing stands under a heading",
    fix="write the part; or take the # before it away, if it is a line of the text",
    applies=_several_headings,
    rests_on=Ground.ADVICE,
)
def section_empty(case: WithStatement[None]) -> Iterator[Hit]:
    units = case.publication.units
    for unit, after in zip(units, (*units[1:], None), strict=True):
        if unit.kind is not Kind.HEADING or unit.level == 1:
            continue
        if after is None or after.kind is Kind.HEADING and after.level <= unit.level:
            yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))


@rule(
    "SRC-019",
    "statement-empty",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="nothing stands below the title",
    fix="write the text there",
)
def statement_empty(case: WithStatement[None]) -> Iterator[Hit]:
    units = case.publication.units
    if all(one.level == 1 for one in units):
        yield Hit(f"“{short(units[0].text)}”", units[0].line, short(units[0].text))


@where("statements with lists")
def _has_lists(case: WithStatement[None]) -> bool:
    return any(step.name in ("ol", "ul") for unit in case.publication.units for step in unit.place)


@rule(
    "SRC-020",
    "point-empty",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a point of a list holds nothing",
    fix="write it, or delete its mark",
    applies=_has_lists,
    rests_on=Ground.ADVICE,
)
def point_empty(case: WithStatement[None]) -> Iterator[Hit]:
    for said, units in lists_with_empty_points(case.publication):
        yield Hit(f"in the list with “{short(said)}”", units[0].line if units else None, short(said))


@rule(
    "SRC-005",
    "heading-repeated",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="two parts have the same heading",
    fix="give each a heading of its own",
    applies=_several_headings,
    rests_on=Ground.ADVICE,
)
def heading_repeated(case: WithStatement[None]) -> Iterator[Hit]:
    """Two parts of one section with the same heading cannot be told apart in the contents."""
    above: dict[int, set[str]] = {}
    for unit in headings(case.publication):
        for deeper in [level for level in above if level > unit.level]:
            del above[deeper]
        said, beside = unit.text.casefold().strip(), above.setdefault(unit.level, set())
        if said and said in beside:
            yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))
        beside.add(said)


@where("statements with images")
def _has_alternatives(case: WithStatement[None]) -> bool:
    return any(text for _, text, _ in pictures(case.publication))


@rule(
    "SRC-009",
    "alternative-placeholder",
    on=STATEMENT,
    criterion="WCAG 1.1.1 (F30)",
    message="an alternative text says nothing",
    fix="say what the image shows",
    applies=_has_alternatives,
)
def alternative_placeholder(case: WithStatement[None]) -> Iterator[Hit]:
    for _, text, line in pictures(case.publication):
        if says_nothing(text):
            yield Hit(f"“{text}”", line, text)


@rule(
    "SRC-010",
    "alternative-overlong",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="an alternative text is longer than anybody can listen to in one go",
    fix="say the gist, and describe the rest in the text",
    applies=_has_alternatives,
    rests_on=Ground.ADVICE,
)
def alternative_overlong(case: WithStatement[None]) -> Iterator[Hit]:
    for _, text, line in pictures(case.publication):
        if len(text) > _LONGEST_ALTERNATIVE:
            yield Hit(f"{len(text)} characters, expected at most {_LONGEST_ALTERNATIVE}", line, short(text))


@where("statements with links")
def has_links(case: WithStatement[None]) -> bool:
    """Whether words of the statement are links."""
    return any(run.link for unit in case.publication.all_units for run in unit.runs)


@rule(
    "SRC-011",
    "address-as-words",
    on=STATEMENT,
    criterion="WCAG 2.4.9",
    message="a link's words are an address, and it leads to another",
    fix="write the address that it leads to, or link the words that name the destination",
    applies=has_links,
    rests_on=Ground.ADVICE,
)
def address_as_words(case: WithStatement[None]) -> Iterator[Hit]:
    """An address as its own words is what papers print; as the words of a link to another place it
    misleads."""
    for unit in case.publication.all_units:
        for run in unit.runs:
            said = run.text.strip()
            if run.link and _ADDRESS.fullmatch(said) and _place(said) != _place(run.link):
                yield Hit(f"“{short(said, 60)}” leads to {short(run.link, 60)}", unit.line, short(unit.text))


def _place(address: str) -> str:
    """What is the same in “www.example.org/a”, “https://example.org/a/” and “http://www.example.org/a”."""
    bare = unquote(address).casefold().removeprefix("https://").removeprefix("http://")
    return bare.removeprefix("www.").rstrip("/")
