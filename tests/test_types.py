"""The package's types agree, as pyproject.toml has them checked; what is let pass is little and says why."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LET_PASS = 30
LET_PASS = re.compile(r"# (?:pyright|type): ignore")
WITH_REASON = re.compile(r"# pyright: ignore\[\w+(?:, \w+)*\]  # \w.*")
SLIPS = """
from collections.abc import Iterator

from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.large_print.read.reading import PdfReading


@rule("A-1", "a", on=PRINT, criterion="a", message="a", fix="a")
def what_a_pdf_lacks(case: Case[PdfReading]) -> Iterator[Hit]:
    yield Hit(case.reading.sounds)  # slip


@rule("A-2", "a", on=PRINT, criterion="a", message="a", fix="a")
def the_statement_of_a_file_that_may_have_none(case: Case[PdfReading]) -> Iterator[Hit]:
    yield Hit(case.publication.name)  # slip


@rule("A-3", "a", on=PRINT, criterion="a", message="a", fix="a")  # slip
def a_statement_where_files_are_judged_without(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    yield Hit(case.publication.name)


@rule("A-4", "a", on=PRINT, criterion="a", message="a", fix="a")  # slip
def a_file_of_another_kind(case: Case[EpubReading]) -> Iterator[Hit]:
    yield Hit(case.reading.cover_page)


@rule("A-5", "a", on=PRINT.with_statement, criterion="a", message="a", fix="a")
def what_there_is(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    yield Hit(case.reading.title + case.publication.name)
"""


def checked(*files: Path) -> list[str]:
    """What the type checker says of these files, or of the package; a line each."""
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return [
        line.strip() for line in done.stdout.splitlines() if " - error: " in line or " - warning: " in line
    ]


def test_no_type_contradicts_another() -> None:
    assert checked() == []


def test_a_rule_that_asks_for_what_its_reading_lacks_is_an_error(tmp_path: Path) -> None:
    slips = tmp_path / "slips.py"
    slips.write_text(SLIPS, encoding="utf-8")
    found = {int(one[1]) for line in checked(slips) if (one := re.search(r"slips\.py:(\d+):", line))}
    assert found == {n for n, line in enumerate(SLIPS.splitlines(), 1) if line.endswith("# slip")}


def test_little_is_let_pass_and_each_with_its_reason() -> None:
    let_pass = [
        line
        for path in sorted((ROOT / "everyreader").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if LET_PASS.search(line)
    ]
    assert [line for line in let_pass if not WITH_REASON.search(line)] == []
    assert len(let_pass) <= MOST_LET_PASS
