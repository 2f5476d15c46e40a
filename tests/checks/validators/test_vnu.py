from __future__ import annotations

from everyreader.checks.validators import Jvm, vnu
from everyreader.model.findings import Outcome, Rendition, Severity


def test_a_clean_page_passes(page, raw, jvm):
    result = vnu.validate({page(): Rendition.HTML}, raw, jvm=jvm)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert result.version[:1].isdecimal()
    assert result.raw == ("vnu-page.json",)
    assert (raw / "vnu-page.json").exists()


def test_an_identifier_given_twice_is_an_error_with_its_line(page, raw, jvm):
    findings = vnu.validate(
        {page('<p id="a">One.</p>\n<p id="a">Two.</p>'): Rendition.HTML}, raw, jvm=jvm
    ).findings
    assert [(one.rule, one.severity, one.line) for one in findings] == [
        ("VNU/error", Severity.ERROR, 12),
        ("VNU/warning", Severity.WARNING, 11),  # "The first occurrence … was here."
    ]
    assert "Duplicate ID" in findings[0].message


def test_a_fault_in_the_style_sheet_is_an_error(page, raw, jvm, said):
    assert said(vnu.validate({page(style="p { colour: red }"): Rendition.HTML}, raw, jvm=jvm)) == [
        ("VNU/error", "error", "page.html")
    ]


def test_information_is_kept_as_a_notice(page, raw, jvm, said):
    result = vnu.validate({page("<p>One.<br/>Two.</p>"): Rendition.HTML}, raw, jvm=jvm)
    assert said(result) == [("VNU/info", "notice", "page.html")]
    assert result.outcome is Outcome.PASSED


def test_pages_of_one_edition_are_told_apart_even_in_runs_of_their_own(page, raw, jvm, said):
    for name in ("index.html", "report/index.html"):
        result = vnu.validate({page("<p><b>One.</p>", name=name): Rendition.EDITION}, raw, jvm=jvm)
        assert {one[2] for one in said(result)} == {name}
    assert sorted(path.name for path in raw.iterdir()) == ["vnu-index.json", "vnu-report-index.json"]


def test_a_page_that_lies_elsewhere_is_named_alone(page, tmp_path, jvm):
    result = vnu.validate({page(): Rendition.HTML}, tmp_path / "elsewhere", jvm=jvm)
    assert result.raw == ("vnu-page.json",)


def test_elements_nested_as_deep_as_a_browser_goes_do_not_overflow_its_stack(page, raw, jvm):
    result = vnu.validate(
        {page("<div>" * 500 + "<p>Deep.</p>" + "</div>" * 500): Rendition.HTML}, raw, jvm=jvm
    )
    assert result.outcome is Outcome.PASSED


def test_a_page_that_is_not_there_is_untested(tmp_path, raw, jvm):
    result = vnu.validate({tmp_path / "lost.html": Rendition.HTML}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert "lost.html" in result.reason


def test_a_missing_tool_is_untested_and_the_remedy_is_named(page, raw, jvm, no_tools):
    result = vnu.validate({page(): Rendition.HTML}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("vnu-jar is missing; get it with:")


def test_a_deadline_that_passes_is_untested(page, raw, program):
    with Jvm(command=program("import time; time.sleep(60)")) as sleeping:
        result = vnu.validate({page(): Rendition.HTML}, raw, jvm=sleeping, seconds=0.5)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason == "vnu did not answer within 0.5 s and was ended"
