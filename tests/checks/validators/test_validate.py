from __future__ import annotations

from everyreader.checks.validators import DEADLINE, VALIDATORS, Bench, java_tools, validate
from everyreader.model.findings import Outcome, Rendition


def test_every_validator_runs_on_the_files_of_its_kind_and_tells_no_folder(
    epub, pdf, page, daisy_book, raw, jvm, browser, tmp_path
):
    files = {epub(): Rendition.EPUB, pdf(): Rendition.LARGE_PRINT, page(): Rendition.HTML, **daisy_book()}
    bench = Bench(raw, jvm, browser, DEADLINE)
    results = [validate(one, files, bench) for one in VALIDATORS]
    assert {one.outcome for one in results} == {Outcome.PASSED}
    assert sorted(path.name for path in raw.iterdir()) == sorted(name for one in results for name in one.raw)
    assert not [path.name for path in raw.iterdir() if str(tmp_path) in path.read_text("utf-8")]


def test_one_that_is_missing_does_not_stop_the_others(epub, page, raw, jvm, browser, no_tools):
    files, bench = {epub(): Rendition.EPUB, page(): Rendition.HTML}, Bench(raw, jvm, browser, DEADLINE)
    outcomes = {
        one.name: validate(one, files, bench).outcome
        for one in VALIDATORS
        if one.suffix in (".epub", ".html")
    }
    assert outcomes.pop("EPUBCheck") is Outcome.PASSED
    assert set(outcomes.values()) == {Outcome.UNTESTED}


def test_java_warms_up_with_what_looks_at_the_files_that_are_made_and_at_pages() -> None:
    assert java_tools([".pdf", ".mp3"]) == ("verapdf", "vnu")
    assert java_tools([".epub", ".zip"]) == ("epubcheck", "vnu", "jing")
