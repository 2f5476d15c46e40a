"""A page whose ``main`` is what the test says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.formats.html.read.reader import HtmlReading, read_back

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A Title</title>{head}</head>
<body>{before}<main>{main}</main>{after}</body></html>
"""


@pytest.fixture
def reading(tmp_path: Path, browser: Browser) -> Callable[..., HtmlReading]:
    """What is read back from a page with ``main``; ``head``, ``before``, ``after`` stand in their places."""

    def read(main: str, *, head: str = "", before: str = "", after: str = "") -> HtmlReading:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(main=main, head=head, before=before, after=after), "utf-8")
        return read_back(path, browser)

    return read
