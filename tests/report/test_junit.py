"""``junit.xml`` as a build server reads it: nothing that was not tested, or that only a person can judge, is
a pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from junitparser import JUnitXml
from lxml import etree

from everyreader.model.findings import Ground, Outcome, Rendition
from everyreader.report.judgement import Judgement
from everyreader.report.junit import junit
from tests.report.kit import EPUB, FAINT, RULES, clean, finding, mixed, verdict

# What Jenkins' own schema (junit-10.xsd) and most servers allow.
ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors", "disabled"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "skipped"},
    "testcase": {"name", "time", "classname"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message", "type"},
}


def cases(text: str) -> dict[str, list[tuple[str, str, str]]]:
    """The cases by name, each as its endings: kind, type, message."""
    return {
        case.name: [(type(one).__name__, one.type, one.message) for one in case.result]
        for suite in JUnitXml.fromstring(text.encode())
        for case in suite
    }


@pytest.fixture(scope="module")
def text() -> str:
    return junit([("small", mixed())])


def test_it_holds_only_what_servers_know(text: str) -> None:
    root = etree.fromstring(text.encode())
    for one in root.iter():
        assert set(one.attrib) <= ALLOWED[one.tag]
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>")


def test_a_suite_is_one_file_and_the_validators_have_their_own(text: str) -> None:
    suites = [
        (one.name, one.tests, one.failures, one.errors, one.skipped)
        for one in JUnitXml.fromstring(text.encode())
    ]
    assert suites == [
        ("small: epub: small.epub", 3, 1, 0, 1),
        ("small: source: small/statement.md", 5, 1, 0, 3),
        ("small: audio: small.mp3", 1, 0, 1, 0),
        ("small: validators", 5, 1, 2, 1),
    ]


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("TXT-003 words-changed", []),
        (
            "TAB-001 table-without-header-cells",
            [("Skipped", "inapplicable", "does not apply: it looks at statements with tables")],
        ),
        (RULES["AUD-001"].full_name, [("Error", "untested", "not tested: the sound is in no known form")]),
        (
            "WEB-005 link-dead",
            [
                (
                    "Skipped",
                    "accepted",
                    "accepted: The old player needs it until June. (Ada Brook, 2024-05-03)",
                )
            ],
        ),
        ("EPUBCheck 5.3.0", []),
        ("veraPDF", [("Error", "untested", "not tested: it is missing")]),
        ("recogniser", [("Skipped", "untested", "it is not installed")]),
    ],
)
def test_how_each_case_ends(text: str, name: str, ending: list[tuple[str, str, str]]) -> None:
    assert cases(text)[name] == ending


def test_a_failure_says_every_place_and_what_to_do(text: str) -> None:
    [suite] = [one for one in JUnitXml.fromstring(text.encode()) if one.name.endswith("small.epub")]
    [failure] = next(one for one in suite if one.name.startswith("TXT-001")).result
    assert failure.type == "error"
    lines = failure.text.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "small/statement.md:9: words of the statement are missing: “Every word counts.”; nothing"
    )


def test_what_a_person_has_to_judge_is_skipped(text: str) -> None:
    [(kind, type_, message)] = cases(text)["HDG-004 heading-faked"]
    assert (kind, type_) == ("Skipped", "cantTell")
    assert message.startswith("a person has to look: small/statement.md:11: ")


def test_a_validators_notices_alone_are_no_failure() -> None:
    notice = replace(FAINT, ground=Ground.HINT)
    judgement = replace(clean(), validators=(replace(clean().validators[0], findings=(notice,)),))
    assert cases(junit([("small", judgement)]))["EPUBCheck 5.3.0"] == []


def test_control_characters_of_a_hostile_file_do_not_break_it() -> None:
    lost = finding("TXT-001", Rendition.EPUB, "“\x00\x1b[31m\ud800”")
    judgement = Judgement(
        verdicts=(verdict("TXT-001", Rendition.EPUB, Outcome.FAILED, lost, file="small.epub"),), files=(EPUB,)
    )
    [(kind, _, message)] = cases(junit([("small", judgement)]))["TXT-001 words-missing"]
    assert (kind, message) == ("Failure", "words of the statement are missing: “��[31m�”")


def test_what_could_not_be_judged_is_an_error() -> None:
    found = cases(junit([("small", clean())], [("three.pdf", ("three.pdf: not a PDF",))]))
    assert found["three.pdf"] == [("Error", "untested", "not tested: three.pdf: not a PDF")]
