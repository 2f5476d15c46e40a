"""``check --format``: every form speaks of every result, and of what could not be judged."""

from __future__ import annotations

import json

import pytest
from junitparser import JUnitXml
from lxml import html

from everyreader.report.formats import REPORT_FORMATS, rendered_report
from everyreader.report.result import Checked, Status
from tests.report.kit import clean, mixed

RESULTS = (
    Checked.of(clean(), name="good", status=Status.CHECKED, judgement=clean()),
    Checked.of(mixed(), name="bad", status=Status.CHECKED, exit_code=1, judgement=mixed()),
    Checked(name="three.pdf", status=Status.FAILED, exit_code=2, lines=("three.pdf: not a PDF",)),
)


@pytest.mark.parametrize("name", REPORT_FORMATS)
@pytest.mark.parametrize("results", [(), RESULTS[:1], RESULTS[2:], RESULTS])
def test_every_form_names_every_result(name: str, results: tuple[Checked, ...]) -> None:
    text = rendered_report(name, results)
    assert text.endswith("\n") or not results
    assert all(one.name in text for one in results)


def test_json_is_a_list_of_results() -> None:
    assert [one["exit"] for one in json.loads(rendered_report("json", RESULTS))] == [0, 1, 2]


def test_sarif_has_the_runs_of_all() -> None:
    runs = json.loads(rendered_report("sarif", RESULTS))["runs"]
    assert len(runs) == 2 + 5 + 1
    assert {one["automationDetails"]["id"].partition("/")[0] for one in runs} == {"good", "bad", "three.pdf"}


def test_earl_has_one_graph_for_all() -> None:
    graph = json.loads(rendered_report("earl", RESULTS))["@graph"]
    editions = [
        one["title"] for one in graph if str(one.get("@id", "")).startswith("_:edition") and "hasPart" in one
    ]
    assert editions == ["good", "bad", "three.pdf"]


def test_junit_has_the_suites_of_all() -> None:
    suites = JUnitXml.fromstring(rendered_report("junit", RESULTS).encode())
    assert {one.name.partition(":")[0] for one in suites} == {"good", "bad", "three.pdf"}


def test_html_is_one_page_that_needs_nothing_else() -> None:
    page = html.document_fromstring(rendered_report("html", RESULTS))
    assert [one.text_content() for one in page.iter("h1")] == ["Check report"]
    assert [one.text_content() for one in page.iter("h2")] == ["1. good", "2. bad", "three.pdf"]
    assert "It could not be checked. Nothing passed." in page.text_content()
    assert all(one[0] == "#" or one.startswith("https://") for one in page.xpath("//a/@href"))
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))


def test_of_one_result_the_page_is_its_report() -> None:
    page = html.document_fromstring(rendered_report("html", RESULTS[1:2]))
    assert "What must be mended" in [one.text_content() for one in page.iter("h2")]
    assert "errors found." in page.find_class("notice")[0].text_content()
