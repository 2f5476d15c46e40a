from __future__ import annotations

import re
import time

import psutil
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


def test_one_process_and_its_browser_look_at_many_books(epub, raw):
    with ace.Ace() as process:
        process.start()
        [started] = _children()
        for name, text in (("one", "<p>Text.</p>"), ("two", "<table><tr><th></th><td>1</td></tr></table>")):
            book = epub(text)
            book = book.rename(book.with_name(f"{name}.epub"))
            result = ace.validate({book: Rendition.EPUB}, raw, process=process)
            assert [one.rule for one in result.findings] == ["ACE/empty-table-header"] * (name == "two")
            assert _children() == [started]
    assert _children() == []


def test_after_a_crash_the_next_book_has_a_new_process(epub, raw):
    with ace.Ace() as process:
        process.start()
        [started] = _children()
        started.kill()
        started.wait()
        assert ace.validate({epub(): Rendition.EPUB}, raw, process=process).outcome is Outcome.PASSED


def _children():
    """The Ace processes that run for this one."""
    there = psutil.Process().children()
    while not all(one.cmdline() or one.status() == psutil.STATUS_ZOMBIE for one in there):
        time.sleep(0.01)  # one that the system is just starting
    return [one for one in there if "ace_child.cjs" in " ".join(one.cmdline())]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Ace failed: Ace ended (status 0)"),
        ("import sys; sys.exit('no browser')", "Ace failed: Ace ended (status 1): no browser"),
        ('input(); print(\'{"id": 1, "error": "no book"}\')', "Ace failed: no book"),
        ("input(); print('{\"id\": 1}', flush=True); input()", "Ace left no report"),
    ],
)
def test_an_end_without_a_report_is_untested(epub, raw, program, text, reason):
    with ace.Ace(command=program(text)) as process:
        result = ace.validate({epub(): Rendition.EPUB}, raw, process=process)
    assert (result.outcome, result.reason) == (Outcome.UNTESTED, reason)


def test_a_report_that_cannot_be_read_is_untested(epub, raw, program):
    write = (
        "import json, pathlib\nout = pathlib.Path(json.loads(input())['out'])\nout.mkdir()\n"
        "(out / 'report.json').write_text('{')\nprint('{\"id\": 1}', flush=True)\ninput()"
    )
    with ace.Ace(command=program(write)) as process:
        result = ace.validate({epub(): Rendition.EPUB}, raw, process=process)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("Ace left a report that is no JSON")


def test_a_deadline_that_passes_is_untested(epub, raw, program):
    with ace.Ace(command=program("import time; time.sleep(60)")) as process:
        result = ace.validate({epub(): Rendition.EPUB}, raw, process=process, seconds=0.5)
    assert result.outcome is Outcome.UNTESTED
    assert "did not finish within 0.5 s" in result.reason


def test_a_missing_tool_is_untested_and_the_remedy_is_named(epub, raw, no_tools):
    result = ace.validate({epub(): Rendition.EPUB}, raw)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("@daisy/ace-cli is missing; get it with:")
