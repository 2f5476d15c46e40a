"""A folder is a test: ``source/ID-name/`` holds a statement that passes and one that fails, its name saying
at which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_source
from everyreader.model.findings import Finding, Outcome, Rendition, Severity
from everyreader.source import read_file

FOLDERS = sorted((Path(__file__).parent / "source").iterdir())
BY_PERSON = ("HUM", "CLM")  # about people's decisions: tests/review
SOURCE_RULES = [
    rule for rule in CATALOGUE if Rendition.SOURCE in rule.renditions and not rule.id.startswith(BY_PERSON)
]


def failures(path: Path) -> list[Finding]:
    found = (one for verdict in judge_source(read_file(path, name="small")) for one in verdict.findings)
    return [one for one in found if one.outcome is Outcome.FAILED]


def outcome(path: Path, rule: str) -> Outcome:
    return next(one.outcome for one in judge_source(read_file(path, name="small")) if one.rule.id == rule)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_the_defect_is_found_by_its_rule_alone_and_at_its_line(folder: Path) -> None:
    fails = next(folder.glob("fails-at-line-*.md"))
    lines = [int(number) for number in fails.stem.removeprefix("fails-at-line-").split("-")]
    found = failures(fails)
    assert [(one.rule.replace(" ", "-"), one.line) for one in found] == [
        (folder.name, line) for line in lines
    ]
    assert all(one.message and one.fix and one.criterion and one.why for one in found)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_without_the_defect_nothing_is_found(folder: Path) -> None:
    assert failures(folder / "passes.md") == []
    assert outcome(folder / "passes.md", folder.name[:7]) is Outcome.PASSED


@pytest.mark.parametrize(
    "path", sorted(FOLDERS[0].parent.glob("*/inapplicable.md")), ids=lambda one: one.parent.name
)
def test_where_there_is_nothing_of_the_kind_the_rule_does_not_apply(path: Path) -> None:
    assert failures(path) == []
    assert outcome(path, path.parent.name[:7]) is Outcome.INAPPLICABLE


def test_every_rule_about_the_source_has_a_folder() -> None:
    assert {folder.name for folder in FOLDERS} == {f"{rule.id}-{rule.name}" for rule in SOURCE_RULES}


def test_every_rule_that_may_not_apply_shows_when() -> None:
    expected = {
        f"{rule.id}-{rule.name}" for rule in SOURCE_RULES if not rule.applicability.startswith("every ")
    }
    assert expected == {folder.name for folder in FOLDERS if (folder / "inapplicable.md").is_file()}


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("• water", "• bread", Severity.ERROR),
        (r"1\. water", r"2\. bread", Severity.ERROR),
        (r"\(b) water", r"\(c) bread", Severity.ERROR),
        ("– Where are you?", "– Here.", Severity.WARNING),
        (r"A\. Water for all", r"B\. Bread for all", Severity.ERROR),
        (r"A\. Water", r"B\. Bread", Severity.WARNING),
        (r"18\. The meeting decides.", r"19\. The head calls it.", Severity.WARNING),
        (r"- \(b) water", r"- \(c) bread", Severity.WARNING),
        ("- • water", "- • bread", Severity.WARNING),
        (r"3\. Mai: der Brunnen.", r"9\. Mai: das Wasser.", Severity.WARNING),
    ],
)
def test_a_typed_list_is_an_error_only_where_it_is_certainly_one(
    tmp_path: Path, first: str, second: str, severity: Severity
) -> None:
    path = tmp_path / "statement.md"
    head = (FOLDERS[0] / "passes.md").read_text(encoding="utf-8").split("\n# ")[0]
    path.write_text(f"{head}\n# A Title\n\n{first}\n\n{second}\n", encoding="utf-8")
    found = failures(path)
    assert [(one.rule, one.severity) for one in found] == [("LST-003 list-typed", severity)] * 2


@pytest.mark.parametrize(
    "lines",
    [
        "M\\. Luc Dubois, maire\n\nM\\. Jean Roy, greffier\n\n1\\. Ouverture de la séance",
        "A\\. Brook spoke.\n\nM\\. Wells answered.",
        "C\\. Brook, clerk\n\nD\\. Wells",
        "I\\. Brook\n\nJ\\. Wells",
        "They came:\\\nC. Brook, clerk\\\nD. Wells",
        "- J. Brook\n- K. Wells",
    ],
)
def test_initials_before_names_are_no_labels(statement, lines: str) -> None:
    found = judge_source(statement(f"# A Title\n\n{lines}\n"))
    assert [one for verdict in found for one in verdict.findings if one.outcome is Outcome.FAILED] == []


@pytest.mark.parametrize("words", ["Πειραιάς", "Владимир Петрович Орлов", "τὸ τί ἦν εἶναι"])
def test_a_few_words_in_another_script_may_be_a_name_or_a_term_which_a_person_can_tell(
    statement, words: str
) -> None:
    publication = statement(f"# A Title\n\nThe sign said {words} in the harbour.\n")
    [verdict] = [one for one in judge_source(publication) if one.rule.id == "SRC-001"]
    assert verdict.outcome is Outcome.CANT_TELL
    assert [one.severity for one in verdict.findings] == [Severity.NOTICE]
