"""Pages from templates: escaped, complete, with the style sheet inside and allowed by its hash."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from lxml import html

from everyreader.model.errors import SourceError
from everyreader.report.write import page_data
from everyreader.theme.styles_folder import styles_folder
from everyreader.theme.templates_env import render
from tests.report.kit import clean, mixed

REPORT: dict[str, Any] = {
    **page_data([("Water", mixed())]),
    "title": "Check report: Water",
    "publisher": "Wells & Rivers",
    "statement_language": "fr",
    "back": "../index.html",
}


def report(**changes: object) -> html.HtmlElement:
    return html.document_fromstring(render("report.html", styles=styles_folder(), data={**REPORT, **changes}))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_tables_have_captions_header_cells_and_regions_for_the_keyboard() -> None:
    for table in report().iter("table"):
        around = table.getparent()
        assert (around.get("role"), around.get("tabindex")) == ("region", "0")
        assert around.get("aria-labelledby") == table.find("caption").get("id")
        assert {one.get("scope") for one in table.iter("th")} == {"col", "row"}


def test_the_walk_of_the_screen_reader_is_a_list_of_steps() -> None:
    assert [words(one) for one in report().xpath("//ol/li")] == ["main", "heading level 1: A Title"]


def test_a_clean_report_says_that_there_is_nothing_to_mend() -> None:
    assert "Nothing that needs to be mended." in words(report(**page_data([("Water", clean())])))


def test_every_value_is_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    changes = dict.fromkeys(("title", "publisher", "verdict"), hostile)
    page = report(**{**page_data([(hostile, mixed())]), **changes})
    assert page.find(".//img") is None
    assert words(page.find_class("byline")[0]) == hostile


def test_a_value_that_the_template_needs_and_nobody_gave_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("report.html", styles=styles_folder(), data={"title": "Report"})


def test_a_style_sheet_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=re.escape(str(tmp_path / "page.css"))):
        render("report.html", styles=tmp_path, data=REPORT)


def test_a_style_sheet_with_other_line_ends_gives_the_same_page(tmp_path: Path) -> None:
    css = (styles_folder() / "page.css").read_bytes()
    (tmp_path / "page.css").write_bytes(css.replace(b"\n", b"\r\n"))
    assert render("report.html", styles=tmp_path, data=REPORT) == render(
        "report.html", styles=styles_folder(), data=REPORT
    )
