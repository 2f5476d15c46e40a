"""The schemas of DAISY 2.02, asked for real."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.checks.validators import Jvm, daisy
from everyreader.model.findings import Outcome, Rendition
from tests.checks.validators.conftest import DAISY_SMIL

Book = Callable[..., dict[Path, Rendition]]


def test_a_clean_book_passes(daisy_book: Book, raw: Path, jvm: Jvm) -> None:
    result = daisy.validate(daisy_book(), raw, jvm=jvm)
    assert (result.outcome, result.findings, result.reason) == (Outcome.PASSED, (), "")
    assert (result.version, result.raw) == ("1.6.5", ("daisy-small.json",))
    assert (raw / "daisy-small.json").exists()


@pytest.mark.parametrize(
    ("name", "before", "after", "rule", "line"),
    [
        ("ncc.html", ' class="title"', "", "DAISY/ncc", 4),
        ("a.smil", ' clip-end="npt=1.0s"', "", "DAISY/smil", 3),
        ("text.html", "<h1 ", "<h1 aria-level='1' ", "DAISY/xhtml", 4),
        ("text.html", "<body>", "<body><section/>", "DAISY/xhtml", 4),
    ],
)
def test_a_fault_is_an_error_with_file_and_line(
    daisy_book: Book, raw: Path, jvm: Jvm, name: str, before: str, after: str, rule: str, line: int
) -> None:
    findings = daisy.validate(daisy_book(name, before, after), raw, jvm=jvm).findings
    assert {(one.rule, one.file, one.line) for one in findings} == {(rule, f"small.zip/{name}", line)}


def test_what_is_not_well_formed_is_an_error(daisy_book: Book, raw: Path, jvm: Jvm) -> None:
    [finding] = daisy.validate(daisy_book("a.smil", "</seq>", ""), raw, jvm=jvm).findings
    assert (finding.rule, finding.file) == ("DAISY/smil", "small.zip/a.smil")


def test_a_file_that_is_no_zip_is_an_error(tmp_path: Path, raw: Path, jvm: Jvm) -> None:
    (tmp_path / "no.zip").write_text("no zip")
    [finding] = daisy.validate({tmp_path / "no.zip": Rendition.TALKING_BOOK}, raw, jvm=jvm).findings
    assert finding.rule == "DAISY/zip"


def test_a_canary_that_lives_makes_it_untested(daisy_book: Book, raw: Path, jvm: Jvm) -> None:
    result = daisy.validate(daisy_book(), raw, jvm=jvm, canary=DAISY_SMIL.encode())
    assert result.outcome is Outcome.UNTESTED
    assert "a faulty file passed" in result.reason


def test_missing_schemas_are_untested_and_the_remedy_is_named(
    daisy_book: Book, raw: Path, jvm: Jvm, no_tools: None
) -> None:
    result = daisy.validate(daisy_book(), raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("DAISY 2.02 schemas is missing; get it with:")


def test_a_book_of_another_standard_is_untested_and_not_wrong(tmp_path: Path, raw: Path, jvm: Jvm) -> None:
    with zipfile.ZipFile(tmp_path / "daisy3.zip", "w") as book:
        book.writestr("part.smil", '<smil xmlns="http://www.w3.org/2001/SMIL20/"><head/><body/></smil>')
    result = daisy.validate({tmp_path / "daisy3.zip": Rendition.TALKING_BOOK}, raw, jvm=jvm)
    assert (result.outcome, result.findings) == (Outcome.UNTESTED, ())
    assert "no ncc.html" in result.reason
