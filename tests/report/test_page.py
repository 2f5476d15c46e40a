"""The report's page: what matters to readers first, each cause once, with its place, its why and its fix."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from everyreader.model.findings import Ground, Outcome, Rendition
from everyreader.model.house import House
from everyreader.model.publication import Publication
from everyreader.report.causes import by_family, causes
from everyreader.report.judgement import Judgement
from everyreader.report.page import verdict_of
from everyreader.report.write import report_pages, write_report
from everyreader.theme.styles_folder import styles_folder
from tests.report.kit import FAINT, LOST, QUESTIONS, clean, finding, mixed, verdict


@pytest.fixture
def publication(statement) -> Publication:
    return statement("# A Title\n\nEvery word counts.\n")


@pytest.fixture
def made(tmp_path: Path, publication: Publication):
    """The page of a judgement, read as HTML."""

    def make(judgement: Judgement, *, edition: bool = True) -> html.HtmlElement:
        folder = tmp_path / "edition"
        folder.mkdir(exist_ok=True)
        if edition:
            (folder / "index.html").write_text("the download page")
        return html.parse(
            str(write_report(folder, publication, judgement, styles=styles_folder(), fonts=()))
        ).getroot()

    return make


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def headings(page: html.HtmlElement, level: int) -> list[str]:
    return [words(one) for one in page.iter(f"h{level}")]


def section(page: html.HtmlElement, heading: str) -> html.HtmlElement:
    [found] = [one.getparent() for one in page.iter("h2") if words(one) == heading]
    return found


def test_the_parts_come_in_the_order_in_which_they_matter(made) -> None:
    assert headings(made(mixed()), 2) == [
        "What must be mended",
        "Accepted, and why",
        "For a person to judge",
        "How it was checked",
        "What a screen reader meets",
        "All the evidence",
    ]


def test_words_come_before_everything_else(made) -> None:
    page = made(mixed())
    assert headings(section(page, "What must be mended"), 3) == [
        "Words",
        "What the eye and the ear are given",
        "Questions for a person",
    ]


def test_a_cause_is_said_once_with_all_its_places(made) -> None:
    [card, *_] = made(mixed()).find_class("cause")
    said = words(card)
    assert card.find("h4").text == "Words of the statement are missing"
    assert "Error E-book · 2 places" in said
    assert "What it means A reader is told something else." in said
    assert "What to do Nothing in your statement is wrong" in said
    assert "Who can mend it Nobody but Everyreader’s makers" in said
    assert "Rests on Words lost, changed, out of order or hidden" in said
    assert [words(one) for one in card.find_class("at")] == [
        "E-book (line 9 of small/statement.md)",
        "E-book (line 13 of small/statement.md)",
    ]
    assert [words(one) for one in card.find_class("detail")] == ["“Every word counts.”", "“Even this.”"]


def test_a_place_in_a_finished_file_is_named_as_far_as_it_is_known(made) -> None:
    card = section(made(mixed()), "Accepted, and why").find_class("cause")[0]
    assert words(card.find_class("at")[0]) == "E-book, EPUB/text.xhtml, main > p:nth-of-type(2)"
    assert words(card.find_class("stands")[0]) == "<p onclick>"


def test_of_a_hundred_places_the_first_stand_open_and_the_rest_are_one_step_away(made) -> None:
    many = [replace(LOST, line=line) for line in range(1, 131)]
    judgement = Judgement(verdicts=(verdict("TXT-001", Rendition.EPUB, Outcome.FAILED, *many),))
    [card] = made(judgement).find_class("cause")
    assert len(card.find_class("places")[0]) == 5
    assert words(card.find(".//summary")) == "125 more places"
    assert words(card.find(".//details").find_class("places")[0][-1]) == "30 more places in findings.json"


def test_a_validators_finding_says_what_it_means_to_a_reader(made) -> None:
    [card] = [one for one in made(mixed()).find_class("cause") if "AXE" in words(one)]
    assert card.find("h4").text == "Elements must meet minimum color contrast ratio thresholds"
    assert "Who needs strong contrast, larger letters or more space cannot make the words out." in words(card)
    assert words(card.find_class("detail")[0]) == "dark, 320 px"
    assert card.xpath(".//a/@href") == ["https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum"]


def test_what_is_accepted_says_why_by_whom_and_when(made) -> None:
    said = words(section(made(mixed()), "Accepted, and why"))
    assert "Why it is accepted The old player needs it until June." in said
    assert "Accepted by Ada Brook, 3 May 2024" in said


def test_each_question_says_how_it_stands(made) -> None:
    asked = [words(one) for one in made(mixed()).find_class("questions")[0]]
    assert [one.partition("? ")[2].partition(" WCAG")[0] for one in asked] == [
        "Yes Ada Brook, 3 May 2024 Read aloud.",
        "Open",
        "Answered for an earlier content Ada Brook, 2 January 2023",
        "No Ada Brook, 3 May 2024 The menu traps.",
    ]


def test_what_a_program_could_not_decide_stands_with_the_questions(made) -> None:
    [card] = section(made(mixed()), "For a person to judge").find_class("cause")
    assert "Needs a person Statement · 1 place" in words(card)


def test_what_was_not_tested_stands_at_the_top(made) -> None:
    notice = words(made(mixed()).find_class("notice")[0])
    assert "Not tested: veraPDF, because it is missing. It does not count as passed." in notice
    assert "Not tested: read-back .m4b, because small.m4b is no audio." in notice
    assert (
        "recogniser, because it is not installed. It is an optional extra and does not count as passed."
        in notice
    )


def test_the_rules_stand_by_family_with_every_outcome(made) -> None:
    rules = {words(one.find("summary")): words(one) for one in made(mixed()).find_class("rules")}
    assert list(rules)[:2] == ["Words: 1 failed, 1 passed", "The recording: 1 was not tested"]
    assert "Passed: E-book. TXT-003 words-changed." in rules["Words: 1 failed, 1 passed"]
    assert "Not tested: Audio (MP3)" in rules["The recording: 1 was not tested"]
    assert "Tables: 1 does not apply" in rules


def test_a_format_says_what_was_read_and_how_it_compares(made) -> None:
    [table, validators, *_] = made(mixed()).iter("table")
    assert [words(one) for one in table.findall(".//tbody/tr")] == [
        "E-book 12 words in 3 units 2 differences; 1 of 3 checks passed"
    ]
    assert [words(one) for one in validators.findall(".//tbody/tr")] == [
        "EPUBCheck 5.3.0 Passed",
        "axe 4.14.1 Failed, 1 finding",
        "veraPDF – Not tested",
        "recogniser – Not tested (optional)",
        "read-back .m4b – Not tested",
    ]


def test_all_evidence_is_linked_and_is_there(made, tmp_path: Path) -> None:
    page = made(mixed())
    own = [
        one for one in page.xpath("//main//a/@href") if ":" not in one and one[0] != "#" and "raw/" not in one
    ]
    assert own == ["accessibility.html", "findings.json", "findings.earl.json", "findings.sarif", "junit.xml"]
    assert all((tmp_path / "edition/report" / name).is_file() for name in own)
    assert "raw/epubcheck-small.json" in page.xpath("//main//a/@href")


def test_every_link_inside_leads_somewhere_and_no_anchor_is_there_twice(made) -> None:
    page = made(mixed())
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {one[1:] for one in page.xpath("//a/@href") if one[0] == "#"} <= set(anchors)
    assert {name for one in page.xpath("//@aria-labelledby") for name in one.split()} <= set(anchors)


def test_of_a_statement_that_was_refused_there_is_a_report_and_no_statement_page(
    made, tmp_path: Path
) -> None:
    missing = finding("ALT-001", Rendition.SOURCE, file="small/statement.md", line=13)
    page = made(
        Judgement(verdicts=(verdict("ALT-001", Rendition.SOURCE, Outcome.FAILED, missing),)), edition=False
    )
    assert "Not published: 1 error must be mended first. No file was made of it" in words(page)
    assert [one.name for one in report_pages(tmp_path / "edition")] == ["index.html"]
    assert not page.xpath("//a[@href='accessibility.html' or @href='../index.html']")


def test_a_hostile_finding_stays_text(made) -> None:
    hostile = replace(LOST, message="words of the statement are missing: <script>alert(1)</script>")
    page = made(Judgement(verdicts=(verdict("TXT-001", Rendition.EPUB, Outcome.FAILED, hostile),)))
    assert not list(page.iter("script"))
    assert "<script>alert(1)</script>" in words(page)


def test_the_same_judgement_gives_the_same_pages(made, tmp_path: Path) -> None:
    def taken() -> dict[str, bytes]:
        made(mixed())
        return {one.name: one.read_bytes() for one in (tmp_path / "edition/report").iterdir()}

    assert taken() == taken()


def test_causes_of_one_family_stand_together_the_gravest_first() -> None:
    warning = replace(LOST, ground=Ground.ADVICE)
    [(words_family, several), (other, _)] = by_family(causes([FAINT, warning, LOST]))
    assert [one.severity for one in several] == ["error", "warning"]
    assert (words_family.prefix, other.prefix) == ("TXT", "SEE")


@pytest.mark.parametrize(
    ("judgement", "built", "said"),
    [
        (mixed(), True, "Not published: 4 errors must be mended first."),
        (mixed(), False, "4 errors found."),
        (clean(), True, "No failures found. A person answered every question."),
        (
            replace(clean(), questions=()),
            True,
            "No failures found. Automated checks cannot prove that everybody can read it: that takes people.",
        ),
        (
            replace(clean(), validators=mixed().validators[2:3]),
            True,
            "No failures found, but 1 check could not be made.",
        ),
        (
            replace(
                clean(),
                questions=QUESTIONS[1:2],
                verdicts=(
                    verdict(
                        "HUM-007",
                        Rendition.SOURCE,
                        Outcome.CANT_TELL,
                        finding("HUM-007", Rendition.SOURCE, outcome=Outcome.CANT_TELL),
                    ),
                ),
            ),
            True,
            "No failures found. A person has to answer 1 question.",
        ),
    ],
)
def test_the_verdict_claims_no_more_than_was_checked(judgement: Judgement, built: bool, said: str) -> None:
    assert verdict_of(judgement, built=built) == said


def test_what_a_house_raises_is_an_error_and_says_who_raised_it(made) -> None:
    long_lines = finding("SEE-020", Rendition.HTML, file="small.html")
    failed = verdict("SEE-020", Rendition.HTML, Outcome.FAILED, long_lines, file="small.html")
    assert Judgement(verdicts=(failed,)).errors == ()
    strict = Judgement(verdicts=(failed,), house=House(name="The Harbour Office", strict=("AAA", "SEE")))
    assert [one.rule for one in strict.errors] == ["SEE-020 lines-too-long"]
    said = words(made(strict))
    assert "The Harbour Office holds itself to more than binds it (strict: AAA, SEE)" in said
    assert "Why it is an error here The Harbour Office holds itself to “SEE”." in said
