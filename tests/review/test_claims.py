"""What a review and accepted findings do to what is found, claimed and published."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_reading, judge_source
from everyreader.checks.rules.people.claims import conformance_of
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading
from everyreader.narration.choice import Choice
from everyreader.report.judgement import judgement_of_source
from everyreader.review.present import with_edition
from everyreader.review.questions import questions_of
from everyreader.source import read_statement
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import FRONT_MATTER

SKIPPED = "# A Title\n\nA house speaks.\n\n### Too deep\n\nMore words.\n"
EXCEPTION = """\
- rule: HDG-002 heading-skipped
  excerpt: Too deep
  reason: the printed original has it so
  by: Ada Brook
  date: 2024-05-10
"""


def outcomes(publication: Publication, prefix: str) -> dict[str, Outcome]:
    return {one.rule.id: one.outcome for one in judge_source(publication) if one.rule.id.startswith(prefix)}


def test_without_a_review_every_question_is_for_a_person(folder: Path) -> None:
    said = outcomes(read_statement(folder), "HUM")
    assert said["HUM-004"] is Outcome.CANT_TELL
    assert said["HUM-001"] is Outcome.INAPPLICABLE  # there is no image
    assert Outcome.PASSED not in said.values()


def test_a_complete_present_review_answers_them_and_earns_a_claim(
    reviewed: Callable[..., Publication],
) -> None:
    publication = reviewed()
    assert set(outcomes(publication, "HUM").values()) == {Outcome.PASSED, Outcome.INAPPLICABLE}
    claim = conformance_of(publication)
    assert (claim.standard, claim.certifier) == ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "Wells Trust")


def test_a_question_about_a_format_that_is_not_made_is_not_asked(folder: Path) -> None:
    publication = read_statement(folder)

    def asked(*made: Rendition) -> set[str]:
        judgement = judgement_of_source(publication, frozenset(made))
        assert {one.rule for one in judgement.unsure if one.rule.startswith("HUM")} == {
            one.rule for one in judgement.questions
        }
        return {one.rule[:7] for one in judgement.questions} & {
            "HUM-004",
            "HUM-008",
            "HUM-009",
            "HUM-010",
            "HUM-012",
        }

    assert asked(Rendition.HTML) == {"HUM-004", "HUM-009", "HUM-012"}
    assert asked(Rendition.EPUB) == {"HUM-004", "HUM-009"}
    assert asked(Rendition.LARGE_PRINT) == {"HUM-004", "HUM-010"}
    assert asked(Rendition.AUDIO) == {"HUM-004", "HUM-008"}
    assert len(questions_of(publication)) > len(questions_of(publication, frozenset({Rendition.HTML})))


def test_a_question_answered_no_is_an_error_and_earns_nothing(reviewed: Callable[..., Publication]) -> None:
    publication = reviewed(HUM_004="no")
    assert outcomes(publication, "HUM")["HUM-004"] is Outcome.FAILED
    assert judgement_of_source(publication).errors
    assert conformance_of(publication) is None


def test_a_question_left_open_earns_nothing(reviewed: Callable[..., Publication]) -> None:
    assert conformance_of(reviewed(HUM_004="open")) is None


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        (
            "text",
            {
                "HUM-004",
                "HUM-005",
                "HUM-007",
                "HUM-008",
                "HUM-009",
                "HUM-010",
                "HUM-011",
                "HUM-012",
                "HUM-013",
            },
        ),
        ("images", {"HUM-009", "HUM-010", "HUM-011", "HUM-012"}),
        ("sound", {"HUM-008"}),
        ("look", {"HUM-009", "HUM-010", "HUM-012"}),
    ],
)
def test_an_answer_goes_stale_with_what_it_is_about(
    reviewed: Callable[..., Publication], changed: str, stale: set[str]
) -> None:
    publication = reviewed(changed=changed)
    assert outcomes(publication, "CLM")["CLM-002"] is Outcome.FAILED
    assert {one.rule[:7] for one in questions_of(publication) if one.state == "stale"} == stale
    assert all(outcomes(publication, "HUM")[one] is Outcome.CANT_TELL for one in stale)
    assert conformance_of(publication) is None


def test_another_voice_and_another_look_are_another_edition(folder: Path, tmp_path: Path) -> None:
    statement, styles = read_statement(folder), tmp_path / "styles"
    shutil.copytree(styles_folder(), styles)
    before = with_edition(statement, Choice(), styles).decisions.content
    assert with_edition(statement, Choice(engine="espeak"), styles).decisions.content.sound != before.sound
    (styles / "page.css").write_text("body { color: black }", encoding="utf-8")
    after = with_edition(statement, Choice(), styles).decisions.content
    assert replace(after, look=before.look) == before != after


def test_an_answer_to_a_question_that_nobody_asked_is_said(reviewed: Callable[..., Publication]) -> None:
    assert outcomes(reviewed(HUM_999="yes"), "CLM")["CLM-004"] is Outcome.FAILED


def test_an_accepted_finding_stays_visible_and_stops_nothing(folder: Path) -> None:
    (folder / "statement.md").write_text(FRONT_MATTER + SKIPPED, encoding="utf-8")
    assert judgement_of_source(read_statement(folder)).errors
    (folder / "accepted.yaml").write_text(EXCEPTION, encoding="utf-8")
    publication = read_statement(folder)
    judgement = judgement_of_source(publication).closed(publication)
    assert judgement.errors == ()
    [one] = judgement.exceptions
    assert (one.rule, one.accepted.by) == ("HDG-002 heading-skipped", "Ada Brook")
    assert [verdict.outcome for verdict in judgement.verdicts if verdict.rule.id == "HDG-002"] == [
        Outcome.FAILED
    ]
    assert [verdict.outcome for verdict in judgement.verdicts if verdict.rule.id == "CLM-003"] == [
        Outcome.PASSED
    ]


def test_an_exception_for_what_is_not_found_any_more_is_said(folder: Path) -> None:
    (folder / "accepted.yaml").write_text(EXCEPTION, encoding="utf-8")
    publication = read_statement(folder)
    judgement = judgement_of_source(publication).closed(publication)
    assert "CLM-003 exception-unused" in [one.rule for one in judgement.warnings]


def claimed(publication: Publication) -> dict[str, Outcome]:
    """What the rules about claims say of an e-book that claims conformance."""
    said = {"dcterms:conformsTo": ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",)}
    reading = Reading(path=Path("small.epub"), title="", language="en", units=(), metadata=said)
    rules = [one for one in CATALOGUE if one.id == "CLM-001"]
    return {one.rule.id: one.outcome for one in judge_reading(publication, Rendition.EPUB, reading, rules)}


def test_a_claim_without_a_review_is_found(folder: Path, reviewed: Callable[..., Publication]) -> None:
    assert claimed(read_statement(folder)) == {"CLM-001": Outcome.FAILED}
    assert claimed(reviewed()) == {"CLM-001": Outcome.PASSED}
    assert claimed(reviewed(changed="sound")) == {"CLM-001": Outcome.FAILED}


@pytest.fixture
def metadata(tmp_path: Path, folder: Path) -> Callable[..., str]:
    """The package document and the accessibility statement of an edition that a whole build publishes."""

    def build(**options: bool) -> str:
        out = tmp_path / "build"
        [result] = build_all(Options(source=folder.parent, out=out, **options), lambda line: None)
        assert result.exit_code == 0, result.summary()
        with zipfile.ZipFile(out / "small" / "small.epub") as book:
            package = book.read("EPUB/content.opf").decode()
        return package + (out / "small/report/accessibility.html").read_text("utf-8")

    return build


def test_a_reviewed_statement_is_published_with_its_claim(
    reviewed: Callable[..., Publication], metadata: Callable[..., str]
) -> None:
    """Every validator and every rule passes the claim, or it would not be published."""
    reviewed()
    package = metadata()
    assert ">EPUB Accessibility 1.1 - WCAG 2.2 Level AA<" in package
    assert ">Wells Trust<" in package
    assert "The claim is: EPUB Accessibility 1.1 - WCAG 2.2 Level AA." in package


def test_no_claim_is_written_where_a_gate_may_stay_open(
    reviewed: Callable[..., Publication], metadata: Callable[..., str]
) -> None:
    reviewed()
    said = metadata(allow_untested=True)
    assert "conformsTo" not in said
    assert "The claim is" not in said
