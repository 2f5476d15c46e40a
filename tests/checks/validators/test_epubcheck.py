from __future__ import annotations

from everyreader.checks.validators import Jvm, epubcheck
from everyreader.model.findings import Outcome, Rendition, Severity

SLEEP = "import time; time.sleep(60)"
ANSWER = (
    "import sys, json\nfor line in sys.stdin: print(json.dumps({'id': json.loads(line)['id']}), flush=True)"
)


def test_a_clean_book_passes_and_its_own_report_is_kept(epub, raw, jvm):
    result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert result.version == "5.3.0"
    assert result.raw == ("epubcheck-book.json",)
    assert '"nFatal" : 0' in (raw / "epubcheck-book.json").read_text("utf-8")


def test_a_link_to_a_file_that_is_not_there_is_named_with_its_line(epub, raw, jvm):
    book = epub('\n<p><a href="lost.xhtml">A paragraph.</a></p>')
    [finding] = epubcheck.validate({book: Rendition.EPUB}, raw, jvm=jvm).findings
    assert (finding.rule, finding.severity) == ("EPUBCHECK/RSC-007", Severity.ERROR)
    assert (finding.file, finding.line) == ("text.xhtml", 6)


def test_usage_messages_are_heard_as_notices_and_fail_nothing(epub, raw, jvm, said):
    result = epubcheck.validate({epub(files={"left.txt": "over"}): Rendition.EPUB}, raw, jvm=jvm)
    assert said(result) == [("EPUBCHECK/OPF-003", "notice", "book.epub")]
    assert "left.txt" in result.findings[0].message
    assert result.outcome is Outcome.PASSED


def test_a_file_that_is_no_book_fails(tmp_path, raw, jvm):
    (tmp_path / "book.epub").write_text("not a book", "utf-8")
    result = epubcheck.validate({tmp_path / "book.epub": Rendition.EPUB}, raw, jvm=jvm)
    assert result.outcome is Outcome.FAILED
    assert "EPUBCHECK/PKG-003" in [one.rule for one in result.findings]


def test_without_java_nothing_is_tested(epub, raw, tmp_path):
    with Jvm(command=[tmp_path / "no-java"]) as jvm:
        result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert "no-java" in result.reason


def test_a_crash_is_untested_with_the_last_words(epub, raw, program):
    with Jvm(command=program("import sys; sys.exit('out of memory')")) as jvm:
        result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason == "epubcheck failed: the Java process ended (status 1): out of memory"


def test_silence_is_untested_after_the_deadline(epub, raw, program):
    with Jvm(command=program(SLEEP)) as jvm:
        result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm, seconds=0.5)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason == "epubcheck did not answer within 0.5 s and was ended"


def test_an_answer_without_a_report_is_untested_even_where_an_old_report_lies(epub, raw, program):
    raw.mkdir(parents=True)
    (raw / "epubcheck-book.json").write_text(
        '{"checker": {"checkerVersion": "5.3.0"}, "messages": []}', "utf-8"
    )
    with Jvm(command=program(ANSWER)) as jvm:
        result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason == "EPUBCheck ended without a report"


def test_a_report_of_another_shape_is_untested(epub, raw, program):
    write = "open(request['report'], 'w').write('[]')"
    child = ANSWER.replace("print", f"request = json.loads(line); {write}; print")
    with Jvm(command=program(child)) as jvm:
        result = epubcheck.validate({epub(): Rendition.EPUB}, raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("its report is not as expected")
