from __future__ import annotations

from everyreader.checks.validators import VALIDATORS, validate_edition
from everyreader.findings import Outcome, Rendition


def test_every_validator_runs_on_the_files_of_its_kind(epub, pdf, page, daisy_book, raw, jvm, browser):
    files = {epub(): Rendition.EPUB, pdf(): Rendition.LARGE_PRINT, page(): Rendition.HTML, **daisy_book()}
    results = validate_edition(files, raw, jvm=jvm, browser=browser)
    assert [one.name for one in results] == [row.name for row in VALIDATORS]
    assert {one.outcome for one in results} == {Outcome.PASSED}
    assert sorted(path.name for path in raw.iterdir()) == sorted(name for one in results for name in one.raw)


def test_a_file_of_no_validator_is_no_result(tmp_path, raw, jvm, browser):
    assert validate_edition({tmp_path / "a.mp3": Rendition.AUDIO}, raw, jvm=jvm, browser=browser) == ()


def test_one_that_is_missing_does_not_stop_the_others(epub, page, raw, jvm, browser, no_tools):
    results = validate_edition(
        {epub(): Rendition.EPUB, page(): Rendition.HTML}, raw, jvm=jvm, browser=browser
    )
    outcomes = {one.name: one.outcome for one in results}
    assert outcomes.pop("EPUBCheck") is Outcome.PASSED
    assert set(outcomes.values()) == {Outcome.UNTESTED}
