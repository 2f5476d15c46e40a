from __future__ import annotations

import pikepdf

from everyreader.checks.validators import Jvm, verapdf
from everyreader.model.findings import Outcome, Rendition, Severity


def test_a_clean_file_passes_both_flavours(pdf, raw, jvm):
    result = verapdf.validate({pdf(): Rendition.LARGE_PRINT}, raw, jvm=jvm)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert result.version == "1.28.2"
    assert result.raw == ("verapdf-ua1-book.json", "verapdf-2a-book.json")
    assert "PDF/A-2A" in (raw / "verapdf-2a-book.json").read_text("utf-8")


def test_a_title_that_is_not_shown_fails_ua1_alone(pdf, raw, jvm):
    def hide_title(document):
        document.Root.ViewerPreferences.DisplayDocTitle = False

    [finding] = verapdf.validate({pdf(hide_title): Rendition.LARGE_PRINT}, raw, jvm=jvm).findings
    assert (finding.rule, finding.severity) == ("VERAPDF/ua1/7.1-10", Severity.ERROR)
    assert (finding.rendition, finding.file) == (Rendition.LARGE_PRINT, "book.pdf")


def test_an_action_at_opening_fails_2a_alone(pdf, raw, jvm, said):
    def launch(document):
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="program")

    assert said(verapdf.validate({pdf(launch): Rendition.LARGE_PRINT}, raw, jvm=jvm)) == [
        ("VERAPDF/2a/6.5.1-1", "error", "book.pdf")
    ]


def test_a_file_that_is_no_pdf_fails(tmp_path, raw, jvm, said):
    (tmp_path / "book.pdf").write_text("not a PDF", "utf-8")
    result = verapdf.validate({tmp_path / "book.pdf": Rendition.LARGE_PRINT}, raw, jvm=jvm)
    assert result.outcome is Outcome.FAILED
    assert said(result) == [
        ("VERAPDF/ua1/unreadable", "error", "book.pdf"),
        ("VERAPDF/2a/unreadable", "error", "book.pdf"),
    ]


def test_a_missing_tool_is_untested_and_the_remedy_is_named(pdf, raw, jvm, no_tools):
    result = verapdf.validate({pdf(): Rendition.LARGE_PRINT}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("veraPDF is missing; get it with:")


def test_a_deadline_that_passes_is_untested(pdf, raw, program):
    with Jvm(command=program("import time; time.sleep(60)")) as sleeping:
        result = verapdf.validate({pdf(): Rendition.LARGE_PRINT}, raw, jvm=sleeping, seconds=0.5)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason == "verapdf did not answer within 0.5 s and was ended"
