"""Lines that begin unevenly because a column was typed with colons: its author is told, by the table's
line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everyreader.browser.rendered import Element
from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.look.columns import AlignedColumns
from everyreader.checks.rules.look.shared import Spot
from everyreader.checks.rules.model import Rule
from everyreader.checks.rules.subjects import Case
from everyreader.model.findings import Finding, Mender, Rendition

TABLE = (
    "+------+------+\n| Item | {year} |\n+======+{rule}+\n| Tax  | 17\\  |\n|      | 32   "
    "|\n+------+------+\n"
)
RULE = next(rule for rule in CATALOGUE if rule.id == "SEE-018")


def cell(name: str) -> Element:
    return Element(1, "TD", "", {"class": name} if name else {}, None)


def found(case: Case, *cells: tuple[str, str]) -> list[Finding]:
    """What SEE-018 says where these cells, by class and first words, were met in the page."""
    columns = AlignedColumns(case)
    spots = [Spot(None, cell(name), "", said) for name, said in cells]
    typed = [(one, columns.of(one.element, one.excerpt)) for one in spots]
    rule: Rule = replace(RULE, look=lambda _: columns.hits((one, column) for one, column in typed if column))
    return list(rule.findings(case))


@pytest.mark.parametrize(("rule", "name"), [(":====:", "align-center"), ("=====:", "align-right")])
def test_each_aligned_column_is_named_by_its_own_table(statement, rule, name) -> None:
    tables = "\nText.\n\n".join(TABLE.format(rule=rule, year=year) for year in (2006, 2007))
    case = Case(statement(f"# A Title\n\n{tables}"), Rendition.HTML, None)
    both = found(case, (name, "17"), (name, "17"))
    lines = case.publication.statement.decode().splitlines()
    assert [lines[one.line - 1] for one in both] == ["| Item | 2006 |", "| Item | 2007 |"]
    assert {(one.mender, one.file) for one in both} == {(Mender.AUTHOR, case.publication.source_file)}
    assert all("column 2 without the colon" in one.fix for one in both)


@pytest.mark.parametrize(
    ("table", "rule", "sign"),
    [
        (TABLE.format(rule=":====:", year=2006), "+======+:====:+", "==="),
        (
            "> " + TABLE.format(rule=":====:", year=2006).rstrip().replace("\n", "\n> ") + "\n",
            "> +======+:====:+",
            "===",
        ),
        ("| Item | 2006 |\n|---|--:|\n| Tax | 17 32 |\n", "|---|--:|", "---"),
        ("Item | 2006\n---|--:\nTax | 17 32\n", "---|--:", "---"),
        ("+-----+-----:+\n| Tax | 17\\  |\n|     | 32   |\n+-----+------+\n", "+-----+-----:+", "---"),
    ],
    ids=["drawn", "drawn in a quotation", "pipes", "pipes between", "drawn without headers"],
)
def test_the_line_that_aligns_the_column_is_named(statement, table, rule, sign) -> None:
    case = Case(statement(f"# A Title\n\n{table}"), Rendition.HTML, None)
    [one] = found(case, ("align-right align-center", "17"))
    line = 1 + case.publication.statement.decode().splitlines().index(rule)
    assert one.fix.startswith(f"in line {line}, ") and f"({sign}, not :{sign}: or {sign}:)" in one.fix


def test_what_a_style_sheet_aligns_is_for_the_designer(statement) -> None:
    case = Case(statement("# A Title\n\n" + TABLE.format(rule="======", year=2006)), Rendition.HTML, None)
    assert found(case, ("", "17"), ("align-center", "17")) == []
    assert RULE.mender is Mender.DESIGNER
