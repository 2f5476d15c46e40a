from __future__ import annotations

import json

import pytest

from everyreader.browser.chromium import Browser
from everyreader.checks.validators import axe
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.findings import Outcome, Rendition, Severity


def test_a_clean_page_passes_in_four_views(page, raw, browser):
    result = axe.validate({page(): Rendition.HTML}, raw, browser=browser)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert result.raw == ("axe-page.json",)
    reports = json.loads((raw / "axe-page.json").read_text("utf-8"))
    assert list(reports) == ["light, 1280 px", "light, 320 px", "dark, 1280 px", "dark, 320 px"]
    assert {report["testEngine"]["version"] for report in reports.values()} == {result.version}


def test_a_control_without_a_name_is_one_finding_for_all_views(page, raw, browser):
    [finding] = axe.validate({page("<button></button>"): Rendition.HTML}, raw, browser=browser).findings
    assert (finding.rule, finding.severity, finding.criterion) == (
        "AXE/button-name",
        Severity.ERROR,
        "WCAG 4.1.2",
    )
    assert (finding.file, finding.excerpt) == ("page.html", "<button></button>")
    assert "px" not in finding.message


def test_faint_text_in_the_dark_alone_is_found_there(page, raw, browser):
    style = "@media (prefers-color-scheme: dark) { p { color: #444; background: #222 } }"
    [finding] = axe.validate({page(style=style): Rendition.HTML}, raw, browser=browser).findings
    assert (finding.rule, finding.criterion) == ("AXE/color-contrast", "WCAG 1.4.3")
    assert finding.message.endswith("(dark, 1280 px; dark, 320 px)")


def test_contrast_that_meets_aa_and_not_aaa_is_found(page, raw, browser, said):
    result = axe.validate(
        {page(style="p { color: #666; background: #fff }"): Rendition.HTML}, raw, browser=browser
    )
    assert said(result) == [("AXE/color-contrast-enhanced", "warning", "page.html")]


def test_what_axe_cannot_decide_is_for_a_person(page, raw, browser):
    style = "p { color: #000; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }"
    result = axe.validate({page(style=style): Rendition.HTML}, raw, browser=browser)
    assert result.outcome is Outcome.CANT_TELL
    [finding] = result.findings
    assert (finding.rule, finding.severity) == ("AXE/color-contrast", Severity.NOTICE)


def test_what_axe_cannot_decide_at_several_places_is_told_once(page, raw, browser):
    style = "p { color: #000; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }"
    path = page("<p>The well is deep.</p><p>Its water is cold.</p>", style=style)
    [finding] = axe.validate({path: Rendition.HTML}, raw, browser=browser).findings
    assert " more place" in finding.message


def test_a_page_whose_policy_forbids_scripts_is_checked_all_the_same(page, raw, browser, said):
    rules = "default-src 'none'; style-src 'unsafe-inline'"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    path = page("<button></button>")
    path.write_text(path.read_text("utf-8").replace("<title>", f"{policy}<title>"), "utf-8")
    assert said(axe.validate({path: Rendition.HTML}, raw, browser=browser)) == [
        ("AXE/button-name", "error", "page.html")
    ]


def test_a_canary_that_is_not_caught_makes_the_whole_run_untested(page, raw, browser):
    blind = axe.CANARY.replace("color:#d0d0d0", "color:#000")
    result = axe.validate({page("<button></button>"): Rendition.HTML}, raw, browser=browser, canary=blind)
    assert (result.outcome, result.findings) == (Outcome.UNTESTED, ())
    assert "planted" in result.reason


def test_a_new_browser_process_has_to_prove_itself_anew(page, browser, raw):
    axe.validate({page(): Rendition.HTML}, raw, browser=browser)
    assert axe.CANARY in browser.proofs
    with pytest.raises(ValidatorUnavailable):
        browser.visit(page("<script>for (;;) {}</script>"), lambda visit: None, seconds=2)
    assert browser.proofs == set()


def test_a_page_that_never_answers_is_untested(page, raw, browser):
    endless = "<script>setTimeout(() => { while (true) {} }, 0)</script>"
    result = axe.validate({page(endless): Rendition.HTML}, raw, browser=browser, seconds=5)
    assert result.outcome is Outcome.UNTESTED
    assert "did not finish within 5 s" in result.reason


def test_a_missing_tool_is_untested_and_the_remedy_is_named(page, raw, browser, no_tools):
    result = axe.validate({page(): Rendition.HTML}, raw, browser=browser)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("axe-core is missing; get it with:")


def test_a_missing_browser_is_untested(page, raw, monkeypatch, tmp_path):
    monkeypatch.setenv("EVERYREADER_BROWSER", str(tmp_path / "no-browser"))
    with Browser() as browser:
        result = axe.validate({page(): Rendition.HTML}, raw, browser=browser)
    assert result.outcome is Outcome.UNTESTED
    assert "no-browser" in result.reason
