"""A rule is as bad as what it rests on, and claims no more; who can mend a defect follows from where it was
made."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.grounds import ground_of
from everyreader.checks.rules.model import Hit, Rule
from everyreader.checks.rules.strict import raised, unknown
from everyreader.checks.rules.subjects import Case
from everyreader.checks.validators import ours
from everyreader.checks.validators.results import ground_of as by_tags
from everyreader.model.findings import Finding, Ground, Mender, Outcome, Rendition, Severity, ValidatorResult
from everyreader.report.result import line_of
from tests.report.kit import reading

RULES = {rule.id: rule for rule in CATALOGUE}
BINDING = (Ground.WORDS, Ground.STANDARD)

OURS = re.compile(r"styles/|\.(typ|css|py|yaml|md)\b|build |the statement|[Ee]veryreader")


@pytest.mark.parametrize(
    ("criterion", "ground"),
    [
        ("WCAG 1.1.1 (F30)", Ground.STANDARD),
        ("WCAG 2.4.6", Ground.STANDARD),
        ("WCAG 2.4.9 (F84)", Ground.AAA),
        ("WCAG 2.2.1, 3.2.5", Ground.STANDARD),
        ("EN 301 549 5.4", Ground.WORDS),
        ("EN 301 549 12.1.1", Ground.STANDARD),
        ("ISO 14289-1, 7.4.2; WCAG 1.3.1", Ground.STANDARD),
        ("ACB Large Print 2025", Ground.ADVICE),
        ("ACX", Ground.ADVICE),
        ("ACX audio submission requirements", Ground.STANDARD),
    ],
)
def test_a_criterion_tells_what_it_binds_to(criterion: str, ground: Ground) -> None:
    assert ground_of(criterion) is ground


def test_a_criterion_that_names_nothing_known_is_no_ground() -> None:
    with pytest.raises(ValueError, match="names no standard"):
        ground_of("good taste")


def test_severity_follows_from_the_ground_and_every_ground_has_one() -> None:
    assert {ground: ground.severity for ground in Ground} == {
        Ground.WORDS: Severity.ERROR,
        Ground.STANDARD: Severity.ERROR,
        Ground.AAA: Severity.WARNING,
        Ground.ADVICE: Severity.WARNING,
        Ground.HOUSE: Severity.WARNING,
        Ground.HINT: Severity.NOTICE,
        Ground.PERSON: Severity.NOTICE,
    }


def test_no_rule_claims_more_than_its_criterion_gives() -> None:
    claiming = [rule for rule in CATALOGUE if rule.ground in BINDING]
    assert [rule.full_name for rule in claiming if ground_of(rule.criterion) not in BINDING] == []
    assert [
        rule.full_name for rule in CATALOGUE if rule.ground is Ground.AAA and "WCAG" not in rule.criterion
    ] == []


def test_a_rule_is_an_error_only_where_something_binds_or_words_are_at_stake() -> None:
    for rule in CATALOGUE:
        binds = rule.ground in BINDING or (
            rule.ground is Ground.PERSON and ground_of(rule.criterion) in BINDING
        )
        assert (rule.severity is Severity.ERROR) is binds, rule.full_name


@pytest.mark.parametrize(
    "rule", ["LNK-004", "WEB-006", "PRT-001", "SEE-020", "HDG-004", "AUD-005", "SEE-013", "PRT-002"]
)
def test_what_is_AAA_advice_taste_or_a_promise_is_no_error(rule: str) -> None:
    assert RULES[rule].severity is Severity.WARNING


@pytest.mark.parametrize(
    "rule", ["ALT-001", "TXT-003", "SEE-012", "KEY-003", "PRT-009", "SEE-002", "DOC-051", "AUD-002"]
)
def test_what_binds_or_loses_words_is_an_error(rule: str) -> None:
    assert RULES[rule].severity is Severity.ERROR


def test_no_remedy_for_a_foreign_file_names_what_is_ours() -> None:
    alone = [rule for rule in CATALOGUE if rule.alone]
    assert alone
    assert {
        rule.id: rule.foreign_fix for rule in alone if OURS.search(rule.foreign_fix) or not rule.foreign_fix
    } == {}


def found(rule: Rule, **about: object) -> Finding:
    """What ``rule`` says where its look finds one place, of a file of ``about``."""
    case = Case(None, rule.renditions[0], None, **about)
    asked = replace(rule, look=lambda case: [Hit(file="a")])
    [finding] = asked.findings(case)
    return finding


def test_one_place_may_rest_on_less_than_its_rule() -> None:
    rule = replace(RULES["HDG-007"], look=lambda case: [Hit(file="a"), Hit(file="a", rests_on=Ground.HOUSE)])
    assert [one.severity for one in rule.findings(Case(None, Rendition.SOURCE, None))] == [
        Severity.ERROR,
        Severity.WARNING,
    ]


def test_a_foreign_file_promised_nothing() -> None:
    assert found(RULES["PRT-001"]).severity is Severity.WARNING
    assert found(RULES["PRT-001"], foreign=True).severity is Severity.NOTICE
    assert found(RULES["PRT-009"], foreign=True).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("claim", "severity"),
    [("", Severity.WARNING), ("EPUB Accessibility 1.1 - WCAG 2.1 Level AA", Severity.ERROR)],
)
def test_a_foreign_book_must_say_what_it_offers_only_where_it_claims_the_standard(
    claim: str, severity: Severity
) -> None:
    said = {"dcterms:conformsTo": (claim,)} if claim else {}
    silent = replace(reading("book.epub"), metadata=said)
    found = RULES["MET-002"].findings(Case(None, Rendition.EPUB, silent, foreign=True))
    assert {one.severity for one in found} == {severity}


@pytest.mark.parametrize(
    ("rule", "mender", "words"),
    [
        ("ALT-001", Mender.AUTHOR, "{.decorative}"),
        ("PRT-025", Mender.DESIGNER, "styles/large-print.typ"),
        ("SEE-012", Mender.DESIGNER, "styles/"),
        ("HDG-001", Mender.PROGRAM, "nothing in your statement is wrong"),
        ("TAB-008", Mender.PROGRAM, "(in the file: write scope"),
        ("EDN-001", Mender.PUBLISHER, "copy it again"),
    ],
)
def test_a_finding_says_who_can_mend_it(rule: str, mender: Mender, words: str) -> None:
    finding = found(RULES[rule])
    assert finding.mender is mender
    assert words in finding.fix


@pytest.mark.parametrize("rule", ["PRT-025", "SEE-012", "HDG-009"])
@pytest.mark.parametrize("whose", ["foreign", "given"])
def test_what_others_made_is_for_whoever_made_it(rule: str, whose: str) -> None:
    finding = found(RULES[rule], **{whose: True})
    assert finding.mender is Mender.MAKER
    assert not OURS.search(finding.fix)


def test_no_fault_of_the_program_tells_the_author_to_mend_the_statement() -> None:
    programs = [rule for rule in CATALOGUE if rule.mender is Mender.PROGRAM]
    assert all(
        rule.own_fix(rendition).startswith("nothing in your statement is wrong")
        for rule in programs
        for rendition in rule.renditions
    )


@pytest.mark.parametrize("word", ["SEE-017", "see-017", "SEE", "house", "all"])
def test_a_house_raises_a_rule_a_family_a_ground_or_all(word: str) -> None:
    finding = found(RULES["SEE-017"])
    decision = raised(finding, ("AAA", word), "A House")
    assert decision is not None
    assert (decision.word, decision.by) == (word, "A House")
    assert replace(finding, raised=decision).blocks


def test_what_the_house_did_not_name_stays_a_warning() -> None:
    assert raised(found(RULES["SEE-017"]), ("AAA", "PRT", "SEE-018"), "A House") is None


def test_a_hint_is_raised_by_its_own_name_alone() -> None:
    hint = found(RULES["LNK-008"])
    assert hint.severity is Severity.NOTICE
    assert raised(hint, ("all", "LNK", "hint"), "") is None
    assert raised(hint, ("LNK-008",), "") is not None


def test_what_only_a_person_can_tell_is_never_raised() -> None:
    open_question = replace(found(RULES["SEE-017"]), outcome=Outcome.CANT_TELL)
    assert raised(open_question, ("all",), "") is None


@pytest.mark.parametrize("word", ["SEE-017", "aaa", "AXE", "AXE/region", "EPUBCHECK/OPF-003", "all", "house"])
def test_what_can_be_raised_is_known(word: str) -> None:
    assert unknown(word) == ""


def test_an_unknown_name_is_refused_with_a_hint() -> None:
    assert unknown("SEE-17").startswith("'SEE-17' is no rule, family or ground (did you mean 'SEE-017'?)")
    assert "expected a rule such as SEE-013, a family such as SEE, or AAA, advice, house, all" in unknown(
        "zzz"
    )


def test_every_rendition_that_a_designer_mends_has_a_style() -> None:
    designers = [rule for rule in CATALOGUE if rule.mender is Mender.DESIGNER]
    renditions = {rendition for rule in designers for rendition in rule.renditions}
    assert renditions <= {
        Rendition.EPUB,
        Rendition.HTML,
        Rendition.LARGE_PRINT,
        Rendition.TALKING_BOOK,
        Rendition.EDITION,
    }


def test_a_line_on_the_terminal_says_how_bad_who_mends_it_and_who_raised_it() -> None:
    warning = replace(found(RULES["LNK-002"]), file="a/statement.md", line=7)
    assert line_of(warning) == (
        "a/statement.md:7: warning: a link's words do not say where it leads; link the words that name the "
        "destination "
        "[LNK-002 link-without-meaning, source, for the author]"
    )
    strict = replace(warning, raised=raised(warning, ("AAA",), "A House"))
    assert line_of(strict).startswith("a/statement.md:7: error (raised by 'AAA' in strict): a link's words")
    assert line_of(found(RULES["HDG-001"])).endswith(", for Everyreader]")


@pytest.mark.parametrize(
    ("tags", "ground"),
    [
        (("cat.color", "wcag2aa", "wcag143"), Ground.STANDARD),
        (("cat.keyboard", "wcag22aa", "wcag258"), Ground.STANDARD),
        (("cat.color", "wcag2aaa", "wcag146"), Ground.AAA),
        (("cat.semantics", "best-practice"), Ground.ADVICE),
    ],
)
def test_a_rule_of_axe_rests_on_what_its_tags_say(tags: tuple[str, ...], ground: Ground) -> None:
    assert by_tags(tags) is ground


def test_what_a_validator_says_of_our_files_is_for_the_programs_makers() -> None:
    said = replace(
        found(RULES["SEE-012"]), rule="AXE/color-contrast", fix="Fix the contrast", mender=Mender.MAKER
    )
    result = ours(ValidatorResult(name="axe", version="4", outcome=Outcome.FAILED, findings=(said,)))
    [finding] = result.findings
    assert finding.mender is Mender.PROGRAM
    assert finding.fix.startswith("nothing in your statement is wrong")
    assert finding.fix.endswith("(in the file: Fix the contrast)")
