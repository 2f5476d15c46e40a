from __future__ import annotations

import re

import pytest

from everyreader.checks.validators import ace
from everyreader.model.findings import Outcome, Rendition, Severity

from .conftest import PACKAGE


def test_a_clean_book_passes_and_its_own_report_is_kept(epub, raw):
    result = ace.validate({epub(): Rendition.EPUB}, raw)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert result.version[:2] == "1."
    assert result.raw == ("ace-book.json",)
    assert '"DAISY Ace"' in (raw / "ace-book.json").read_text("utf-8")


def test_a_table_header_without_words_is_named_with_its_place(epub, raw):
    book = epub("<table><tr><th></th><td>1</td></tr></table>")
    [finding] = ace.validate({book: Rendition.EPUB}, raw).findings
    assert (finding.rule, finding.severity) == ("ACE/empty-table-header", Severity.WARNING)
    assert finding.file == "text.xhtml"
    assert "<th" in finding.excerpt


@pytest.mark.parametrize(
    ("claim", "severity"),
    [
        ("", Severity.WARNING),
        (
            '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>',
            Severity.ERROR,
        ),
    ],
)
def test_metadata_is_due_where_a_book_claims_the_standard(epub, raw, claim, severity):
    silent = re.sub(r'<meta property="schema:accessMode">.*?</meta>', claim, PACKAGE)
    found = ace.validate({epub(package=silent): Rendition.EPUB}, raw).findings
    assert [(one.rule, one.severity) for one in found] == [("ACE/metadata-accessmode", severity)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Ace ended without a report (status 0)"),
        ("import sys; sys.exit('no browser')", "Ace ended without a report (status 1): no browser"),
    ],
)
def test_an_end_without_a_report_is_untested(epub, raw, program, text, reason):
    result = ace.validate({epub(): Rendition.EPUB}, raw, command=program(text))
    assert (result.outcome, result.reason) == (Outcome.UNTESTED, reason)


def test_a_report_that_cannot_be_read_is_untested(epub, raw, program):
    write = "import pathlib, sys\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\nout.mkdir()\n"
    result = ace.validate(
        {epub(): Rendition.EPUB}, raw, command=program(write + "(out / 'report.json').write_text('{')")
    )
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("Ace left a report that is no JSON")


def test_a_deadline_that_passes_is_untested(epub, raw, program):
    result = ace.validate(
        {epub(): Rendition.EPUB}, raw, seconds=0.5, command=program("import time; time.sleep(60)")
    )
    assert result.outcome is Outcome.UNTESTED
    assert "did not finish within 0.5 s" in result.reason


def test_a_missing_tool_is_untested_and_the_remedy_is_named(epub, raw, no_tools):
    result = ace.validate({epub(): Rendition.EPUB}, raw)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("@daisy/ace-cli is missing; get it with:")
