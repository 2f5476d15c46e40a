"""Every example of every rule: its rule says what the example is for, and no other rule fails."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.model.findings import Outcome
from everyreader.model.publication import Publication
from tests.checks.rules.kit import Example, Kit, places

FOLDER = Path(__file__).parent / "examples"
TABLES = [
    import_module(".".join(("tests.checks.rules.examples", *path.relative_to(FOLDER).with_suffix("").parts)))
    for path in sorted(FOLDER.rglob("*.py"))
]
EXAMPLES: list[Example] = [example for table in TABLES for example in table.EXAMPLES]


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{one.rule} {one.outcome} {one.what}" for one in EXAMPLES]
)
def test_the_rule_alone_speaks(
    example: Example,
    tmp_path: Path,
    browser: Browser,
    statement: Callable[[str], Publication],
    rich: Publication,
) -> None:
    verdicts = example.verdicts(Kit(tmp_path, browser, statement, rich))
    said = [one for one in verdicts if one.rule.id == example.rule]
    assert [one.outcome for one in said] == [example.outcome]
    assert not example.at or places(said[0]) == example.at
    failed = {one.rule.id for one in verdicts if one.outcome is Outcome.FAILED}
    own = example.rule if example.outcome is Outcome.FAILED else example.beside
    assert failed == ({own} if own else set())
