"""The script that runs the W3C's test cases, on three pages of its kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpora.act import main

PAGES = {"failed": "<a href='#x'></a>", "passed": "<a href='#x'>A link</a>", "inapplicable": "<p>A text</p>"}


def corpus(folder: Path, pages: dict[str, str]) -> Path:
    cases = []
    for expected, body in pages.items():
        (folder / f"{expected}.html").write_text(
            f"<!DOCTYPE html><html lang=en><title>A</title>{body}", encoding="utf-8"
        )
        cases.append(
            {
                "ruleId": "c487ae",
                "ruleName": "Link has a name",
                "expected": expected,
                "relativePath": f"{expected}.html",
            }
        )
    (folder / "testcases.json").write_text(json.dumps({"testcases": cases}), encoding="utf-8")
    return folder


def test_pages_that_are_judged_as_expected_make_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "act.md"
    assert main([str(corpus(tmp_path, PAGES)), "--rule", "c487ae", "--write", str(table)]) == 0
    assert (
        "| c487ae | Link has a name | NAM-001 link-without-name | 1 of 1 | 1 of 1 | 1 of 1 |"
        in table.read_text("utf-8")
    )
    assert "all as expected" in capsys.readouterr().out


def test_a_page_that_is_judged_otherwise_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(corpus(tmp_path, {**PAGES, "failed": PAGES["passed"]})), "--rule", "c487ae"]) == 1
    assert "c487ae failed: failed.html" in capsys.readouterr().out
