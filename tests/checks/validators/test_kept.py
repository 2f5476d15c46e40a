"""Verdicts kept from one build to the next: of the same bytes, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.cache.store import Store
from everyreader.checks.validators import VALIDATORS, Bench, Jvm, Validator, validate
from everyreader.checks.validators.results import DEADLINE
from everyreader.model.findings import Outcome, Rendition, ValidatorResult

AXE = next(one for one in VALIDATORS if one.name == "axe")
NU = next(one for one in VALIDATORS if one.name == "Nu Html Checker")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<link rel="stylesheet" href="look.css"></head><body><main><h1>T</h1><p>Words.</p><img src="i.png"></main></body></html>"""


@pytest.fixture
def bench(tmp_path: Path, jvm: Jvm, browser: Browser) -> Bench:
    raw = tmp_path / "edition" / "report" / "raw"
    return Bench(raw, jvm, browser, DEADLINE, kept=Store(tmp_path / "results.sqlite", "this program"))


@pytest.fixture
def page(bench: Bench) -> Path:
    """A page with a fault, beside its style sheet."""
    path = bench.raw_folder.parent.parent / "page.html"
    path.parent.mkdir(parents=True)
    path.write_text(PAGE, "utf-8")
    (path.parent / "look.css").write_text("p { color: black }", "utf-8")
    return path


def _said(validator: Validator, page: Path, bench: Bench) -> ValidatorResult:
    return validate(validator, {page: Rendition.HTML}, bench)


@pytest.mark.parametrize("validator", [NU, AXE], ids=["Java", "browser"])
def test_the_same_bytes_are_told_the_same_with_the_time_when_it_was_said(
    page: Path, bench: Bench, validator: Validator
) -> None:
    first = _said(validator, page, bench)
    reports = {name: (bench.raw_folder / name).read_bytes() for name in first.raw}
    for name in reports:
        (bench.raw_folder / name).unlink()
    again = _said(validator, page, bench)
    assert first.findings and first.reached == ""
    assert again == replace(first, reached=again.reached, seconds=0.0)
    assert again.reached
    assert {name: (bench.raw_folder / name).read_bytes() for name in again.raw} == reports


def test_other_bytes_another_name_and_a_foreign_file_are_looked_at(page: Path, bench: Bench) -> None:
    _said(NU, page, bench)
    renamed = page.rename(page.with_name("other.html"))
    assert _said(NU, renamed, bench).reached == ""
    assert _said(NU, renamed, replace(bench, foreign=True)).reached == ""
    renamed.write_text(PAGE.replace("Words", "Other words"), "utf-8")
    assert _said(NU, renamed, bench).reached == ""


def test_another_style_sheet_beside_the_same_page_is_looked_at(page: Path, bench: Bench) -> None:
    assert "AXE/color-contrast" not in {one.rule for one in _said(AXE, page, bench).findings}
    (page.parent / "look.css").write_text("p { color: #ddd }", "utf-8")
    again = _said(AXE, page, bench)
    assert again.reached == ""
    assert "AXE/color-contrast" in {one.rule for one in again.findings}


def test_what_was_not_tested_is_not_kept(page: Path, bench: Bench) -> None:
    late = _said(NU, page, replace(bench, seconds=0.0001))
    assert late.outcome is Outcome.UNTESTED
    assert _said(NU, page, bench).outcome is Outcome.FAILED


def test_a_kept_verdict_of_another_form_is_none(page: Path, bench: Bench) -> None:
    first = _said(NU, page, bench)
    assert bench.kept is not None
    store = _Otherwise(bench.kept.path, bench.kept.code)
    again = _said(NU, page, replace(bench, kept=store))
    assert (again.reached, again.findings) == ("", first.findings)


class _Otherwise(Store):
    """A store in which the findings are of another time."""

    def get(self, *made_of: object) -> object:
        found = super().get(*made_of)
        found["result"]["findings"][0]["colour"] = "red"
        return found
