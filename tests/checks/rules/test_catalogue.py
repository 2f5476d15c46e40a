"""The catalogue as a whole: names, words, and an example of every outcome of every rule."""

from __future__ import annotations

from functools import partial

import pytest

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.families import FAMILIES, family_of
from everyreader.checks.rules.model import rule
from everyreader.checks.rules.subjects import STATEMENT
from everyreader.model.findings import Outcome
from tests.checks.rules.test_examples import EXAMPLES
from tests.checks.rules.test_format_rules import FAULTS as FORMAT_FAULTS
from tests.checks.rules.test_reading_rules import FAULTS as READING_FAULTS
from tests.checks.rules.test_source_rules import FOLDERS

OF_PEOPLE = ("HUM", "CLM")  # tests/review
ELSEWHERE = (
    {folder.name[:7] for folder in FOLDERS}
    | {rule for rule, _, _ in READING_FAULTS}
    | {rule for _, rule, _, _ in FORMAT_FAULTS}
    | {"AUD-001"}
)
RULES = [rule for rule in CATALOGUE if not rule.id.startswith(OF_PEOPLE)]


def shown(outcome: Outcome) -> set[str]:
    return {one.rule for one in EXAMPLES if one.outcome is outcome}


def test_there_are_at_least_eighty_rules() -> None:
    assert len(CATALOGUE) >= 80


def test_no_two_rules_have_an_id_or_a_name_in_common() -> None:
    assert len({one.id for one in CATALOGUE}) == len({one.name for one in CATALOGUE}) == len(CATALOGUE)


def test_every_rule_belongs_to_a_family_and_says_what_it_means() -> None:
    assert {family_of(rule.id).prefix for rule in CATALOGUE} <= {one.prefix for one in FAMILIES}
    assert all(rule.message and rule.fix and rule.criterion and rule.applicability for rule in CATALOGUE)


def test_a_rule_says_in_words_when_it_applies() -> None:
    silent = partial(rule, "SRC-999", "x", on=STATEMENT, criterion="WCAG 1.1.1", message="x", fix="x")
    with pytest.raises(TypeError, match="applicability"):
        silent(applicability="statements with images")(lambda case: ())


def test_every_rule_is_shown_to_fail_alone() -> None:
    unsure = shown(Outcome.CANT_TELL)
    assert [rule.id for rule in RULES if rule.id not in shown(Outcome.FAILED) | unsure | ELSEWHERE] == []


def test_every_rule_is_shown_to_pass() -> None:
    assert [rule.id for rule in RULES if rule.id not in shown(Outcome.PASSED) | ELSEWHERE] == []


def test_every_rule_that_may_not_apply_is_shown_where_it_does_not() -> None:
    sometimes = [rule.id for rule in RULES if not rule.applicability.startswith("every ")]
    assert [one for one in sometimes if one not in shown(Outcome.INAPPLICABLE) | ELSEWHERE] == []
