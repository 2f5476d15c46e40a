"""A folder is a test: ``source/ID-name/`` holds a statement that passes and one that fails, its name saying at which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_source
from everyreader.findings import Finding, Outcome, Rendition
from everyreader.source import read_file

FOLDERS = sorted((Path(__file__).parent / "source").iterdir())
SOURCE_RULES = [rule for rule in CATALOGUE if Rendition.SOURCE in rule.renditions]


def findings(path: Path) -> list[Finding]:
    return [one for verdict in judge_source(read_file(path, name="small")) for one in verdict.findings]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_the_defect_is_found_by_its_rule_alone_and_at_its_line(folder: Path) -> None:
    fails = next(folder.glob("fails-at-line-*.md"))
    lines = [int(number) for number in fails.stem.removeprefix("fails-at-line-").split("-")]
    found = findings(fails)
    assert [(one.rule.replace(" ", "-"), one.line) for one in found] == [
        (folder.name, line) for line in lines
    ]
    assert all(one.outcome is Outcome.FAILED and one.message and one.fix and one.criterion for one in found)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_without_the_defect_nothing_is_found(folder: Path) -> None:
    assert findings(folder / "passes.md") == []


def test_every_rule_about_the_source_has_a_folder() -> None:
    assert {folder.name for folder in FOLDERS} == {f"{rule.id}-{rule.name}" for rule in SOURCE_RULES}


def test_rules_have_ids_of_their_own() -> None:
    assert len({rule.id for rule in CATALOGUE}) == len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)
