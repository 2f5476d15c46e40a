"""The schemas of DAISY 2.02, asked for real."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.checks.validators import Jvm, daisy
from everyreader.findings import Outcome, Rendition

HEAD = '<meta name="dc:format" content="Daisy 2.02"/>'
NCC = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A Title</title>{HEAD}</head>
<body><h1 class="title" id="a"><a href="a.smil#p1">A Title</a></h1></body></html>
"""
TEXT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A Title</title></head>
<body><h1 id="a">A Title</h1></body></html>
"""
SMIL = f"""<smil><head>{HEAD}<layout><region id="r"/></layout></head><body><seq>
<par endsync="last" id="p1"><text src="text.html#a" id="t1"/>
<audio src="a.mp3" clip-begin="npt=0.0s" clip-end="npt=1.0s" id="a1"/></par>
</seq></body></smil>
"""
FILES = {"ncc.html": NCC, "text.html": TEXT, "a.smil": SMIL}
Book = Callable[..., dict[Path, Rendition]]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A DAISY book in which one text in one file was replaced."""

    def make(name: str = "", before: str = "", after: str = "") -> dict[Path, Rendition]:
        path = tmp_path / "small.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for one, text in FILES.items():
                archive.writestr(one, text.replace(before, after) if one == name else text)
        return {path: Rendition.TALKING_BOOK}

    return make


def test_a_clean_book_passes(book: Book, raw: Path, jvm: Jvm) -> None:
    result = daisy.validate(book(), raw, jvm=jvm)
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
    book: Book, raw: Path, jvm: Jvm, name: str, before: str, after: str, rule: str, line: int
) -> None:
    findings = daisy.validate(book(name, before, after), raw, jvm=jvm).findings
    assert {(one.rule, one.file, one.line) for one in findings} == {(rule, f"small.zip/{name}", line)}


def test_what_is_not_well_formed_is_an_error(book: Book, raw: Path, jvm: Jvm) -> None:
    [finding] = daisy.validate(book("a.smil", "</seq>", ""), raw, jvm=jvm).findings
    assert (finding.rule, finding.file) == ("DAISY/smil", "small.zip/a.smil")


def test_a_file_that_is_no_zip_is_an_error(tmp_path: Path, raw: Path, jvm: Jvm) -> None:
    (tmp_path / "no.zip").write_text("no zip")
    [finding] = daisy.validate({tmp_path / "no.zip": Rendition.TALKING_BOOK}, raw, jvm=jvm).findings
    assert finding.rule == "DAISY/zip"


def test_a_canary_that_lives_makes_it_untested(book: Book, raw: Path, jvm: Jvm) -> None:
    result = daisy.validate(book(), raw, jvm=jvm, canary=SMIL.encode())
    assert result.outcome is Outcome.UNTESTED
    assert "a faulty file passed" in result.reason


def test_missing_schemas_are_untested_and_the_remedy_is_named(
    book: Book, raw: Path, jvm: Jvm, no_tools: None
) -> None:
    result = daisy.validate(book(), raw, jvm=jvm)
    assert result.outcome is Outcome.UNTESTED
    assert result.reason.startswith("DAISY 2.02 schemas is missing; get it with:")
