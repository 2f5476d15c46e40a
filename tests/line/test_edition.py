"""Both statements through the whole line: what the finished editions are and hold."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.validators import VALIDATORS
from everyreader.formats.table import FORMATS
from everyreader.model.findings import Outcome
from everyreader.publishing.manifest import disagreements, read_edition
from tests.conftest import OWN, RICH, Built

FILES = (
    "{}.epub",
    "{}.html",
    "{}-large-print.pdf",
    "{}.txt",
    "{}.mp3",
    "{}.m4b",
    "index.html",
    "statement.md",
    "cover.png",
    "edition.json",
    "SHA256SUMS",
    "report/index.html",
    "report/accessibility.html",
    "report/findings.json",
    "report/findings.earl.json",
    "report/findings.sarif",
    "report/junit.xml",
)


@pytest.fixture(params=["own", "rich"])
def edition(request: pytest.FixtureRequest, built: Built) -> Path:
    return getattr(built, request.param)


def report(edition: Path) -> dict:
    return json.loads((edition / "report" / "findings.json").read_text(encoding="utf-8"))


def test_both_statements_are_published(built: Built) -> None:
    assert [(result.exit_code, result.said) for result in built.results if result.exit_code] == []


def test_an_edition_holds_what_the_contract_names(edition: Path) -> None:
    name = read_edition(edition)["name"]
    assert [one for one in FILES if not (edition / one.format(name)).is_file()] == []


def test_the_statement_goes_out_byte_for_byte(built: Built) -> None:
    assert (built.own / "statement.md").read_bytes() == (OWN / "statement.md").read_bytes()
    assert (built.rich / "statement.md").read_bytes() == (RICH / "statement.md").read_bytes()


def test_no_validator_and_no_rule_finds_anything(edition: Path) -> None:
    found = report(edition)["findings"]
    assert [one for one in found if one["outcome"] != Outcome.CANT_TELL] == []
    asked = {one["rule"].split()[0] for one in found if not one["rule"].startswith("HUM")}
    assert asked <= {
        "AUD-060"
    }  # beside what only a person can judge: words that recognition has no sounds for


def test_every_validator_ran(edition: Path) -> None:
    outcomes = {one["name"]: one["outcome"] for one in report(edition)["validators"]}
    assert outcomes == dict.fromkeys((one.name for one in VALIDATORS), "passed")
    assert len(outcomes) == 6


def test_every_report_of_a_validator_is_kept_under_a_name_of_its_own(edition: Path) -> None:
    raw = [name for one in report(edition)["validators"] for name in one["raw"]]
    assert len(raw) == len(set(raw)) == len(list((edition / "report" / "raw").iterdir()))


def test_every_rule_was_asked_of_every_rendition_it_is_about(edition: Path) -> None:
    asked = {(one["rule"].split()[0], one["rendition"]) for one in report(edition)["rules"]}
    on_request = {one.rendition for one in FORMATS if one.on_request}
    assert asked == {
        (rule.id, rendition)
        for rule in CATALOGUE
        for rendition in rule.renditions
        if rendition not in on_request
    }
    by_program = [one for one in report(edition)["rules"] if not one["rule"].startswith(("HUM", "AUD-060"))]
    assert {one["outcome"] for one in by_program} == {Outcome.PASSED, Outcome.INAPPLICABLE}


def test_the_sums_agree_for_the_usual_tool_too(edition: Path) -> None:
    assert disagreements(edition) == ()
    assert (
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=edition, check=False).returncode
        == 0
    )


def test_the_manifest_describes_each_file(edition: Path) -> None:
    for one in read_edition(edition)["files"]:
        assert (edition / one["path"]).stat().st_size == one["bytes"]
        assert ("seconds" in one) == one["media_type"].startswith("audio/")


def test_the_download_page_asks_how_and_says_how_large_and_how_long(edition: Path) -> None:
    page = (edition / "index.html").read_text(encoding="utf-8")
    headings = [
        re.sub("<[^>]+>", "", one).strip() for one in re.findall(r"<h3[^>]*>(.*?)</h3>", page, re.DOTALL)
    ]
    assert [one for one in ("Listen", "Read", "Print", "E-book") if one not in headings] == []
    text = re.sub("<[^>]+>", " ", page)
    assert len(re.findall(r"\d(?:\.\d)?\s(?:kB|MB)", text)) >= 5
    assert re.search(r"\d+\s(?:minutes?|min)", text)


def test_the_report_carries_the_walk_of_a_screen_reader(built: Built) -> None:
    walk = report(built.own)["transcript"]
    assert any("heading level 1" in line and "CIP Welcomes Gaza Hostage Release" in line for line in walk)
    assert any("list" in line and "3" in line for line in walk)


def test_the_catalogue_lists_both(built: Built) -> None:
    page = (built.own.parent / "index.html").read_text(encoding="utf-8")
    assert "CIP Welcomes Gaza Hostage Release" in page
    assert "Clean Water for Every Village" in page
