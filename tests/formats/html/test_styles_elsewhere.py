"""A page whose style sheet does not lie beside it."""

from __future__ import annotations

from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.formats.html.read.reader import HtmlReading, read_back

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A Title</title><link rel="stylesheet" href="{href}"></head>
<body><main><h1>A Title</h1><p>Text.</p></main></body></html>
"""


def page(folder: Path, href: str, browser: Browser) -> HtmlReading:
    (folder / "pages").mkdir()
    (folder / "pages/page.html").write_text(PAGE.format(href=href), "utf-8")
    return read_back(folder / "pages/page.html", browser)


def test_one_in_a_folder_beside_the_pages_is_seen(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "style.css").write_text("p { font-size: 9px }", "utf-8")
    reading = page(tmp_path, "../style.css", browser)
    assert reading.smallest_font_px == 9
    assert not reading.unavailable


def test_without_one_from_the_network_nobody_knows_the_look(tmp_path: Path, browser: Browser) -> None:
    reading = page(tmp_path, "https://www.example.org/style.css", browser)
    assert reading.unavailable["rendered"] == "a style sheet could not be loaded: style.css"
    assert reading.console_errors == ()


def test_what_is_no_style_sheet_by_its_name_is_not_opened(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "secret.txt").write_text("p { font-size: 9px }", "utf-8")
    assert page(tmp_path, "../secret.txt", browser).unavailable
