"""Pages from templates: escaped, complete, with the style sheet inside and allowed by its hash."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from lxml import html

from everyreader.errors import SourceError
from everyreader.pages.templates_env import render
from everyreader.styles_folder import styles_folder

FINDING = {
    "message": "A sentence is missing",
    "place": "statement.md, line 9",
    "fix": "build again",
    "criterion": "WCAG 2.2, 1.3.1",
    "rule": "words-missing",
    "excerpt": "It is <b>drilled</b>.",
}
REPORT: dict[str, Any] = {
    "title": "Check report: Water",
    "name": "Water",
    "publisher": "Wells & Rivers",
    "statement_language": "fr",
    "verdict": "Not published: 1 error must be mended first.",
    "good": False,
    "counts": [("Errors", 1), ("Warnings", 0)],
    "groups": [("E-book", [("Errors", [FINDING])])],
    "questions": [FINDING],
    "untested": [("veraPDF", "it did not finish within 60 s")],
    "validators": [("EPUBCheck", "5.3.0", "passed", 0)],
    "compared": [("E-book", "24 units: the same")],
    "rules": [("words-missing", "E-book", "failed")],
    "transcript": ["main", "heading level 1: Water"],
    "raw": [("epubcheck.json", "raw/epubcheck.json")],
    "back": "../index.html",
}


def report(**changes: object) -> html.HtmlElement:
    return html.document_fromstring(render("report.html", styles=styles_folder(), data={**REPORT, **changes}))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_finding_says_where_what_and_what_to_do() -> None:
    finding = report().find_class("findings")[0]
    assert words(finding.find(".//p")) == "A sentence is missing"
    assert {words(name): words(name.getnext()) for name in finding.iter("dt")} == {
        "Where": "statement.md, line 9",
        "What stands there": "It is <b>drilled</b>.",
        "What to do": "build again",
        "Criterion": "WCAG 2.2, 1.3.1",
        "Rule": "words-missing",
    }


def test_findings_stand_by_format_and_then_by_severity() -> None:
    assert [(one.tag, words(one)) for one in report().iter("h3", "h4")] == [
        ("h3", "E-book"),
        ("h4", "Errors (1)"),
    ]


def test_what_was_not_tested_is_said_before_anything_that_passed() -> None:
    assert (
        "Not tested: veraPDF, because it did not finish within 60 s. It does not count as passed."
        in words(report().find_class("notice")[0])
    )


def test_tables_have_captions_header_cells_and_regions_for_the_keyboard() -> None:
    for table in report().iter("table"):
        around = table.getparent()
        assert (around.get("role"), around.get("tabindex")) == ("region", "0")
        assert around.get("aria-labelledby") == table.find("caption").get("id")
        assert {one.get("scope") for one in table.iter("th")} == {"col", "row"}


def test_outcomes_are_said_in_words_with_the_number_of_findings() -> None:
    page = report(
        validators=[
            ("axe", "4.11", "cantTell", 2),
            ("Ace", "–", "untested", 0),
            ("EPUBCheck", "5.3", "failed", 1),
        ]
    )
    cells = [words(row[2]) for row in page.get_element_by_id("page:validators").getparent().find("tbody")]
    assert cells == ["needs a person, 2 findings", "not tested", "failed, 1 finding"]


def test_the_walk_of_the_screen_reader_is_a_list_of_steps() -> None:
    assert [words(one) for one in report().xpath("//ol/li")] == ["main", "heading level 1: Water"]


def test_a_clean_report_says_that_there_is_nothing_to_mend() -> None:
    assert "Nothing that needs to be mended." in words(report(groups=[], questions=[]))


def test_every_value_is_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    page = report(**{key: hostile for key in ("title", "name", "publisher", "verdict")})
    assert page.find(".//img") is None
    assert words(page.find_class("byline")[0]) == hostile


def test_a_value_that_the_template_needs_and_nobody_gave_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("report.html", styles=styles_folder(), data={"title": "Report"})


def test_a_style_sheet_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=re.escape(str(tmp_path / "page.css"))):
        render("report.html", styles=tmp_path, data=REPORT)


def test_a_style_sheet_with_other_line_ends_gives_the_same_page(tmp_path: Path) -> None:
    css = (styles_folder() / "page.css").read_bytes()
    (tmp_path / "page.css").write_bytes(css.replace(b"\n", b"\r\n"))
    assert render("report.html", styles=tmp_path, data=REPORT) == render(
        "report.html", styles=styles_folder(), data=REPORT
    )
