"""A page's elements with their meaning, from its ``body``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import rendered_page
from everyreader.checks.semantics import Page


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Callable[[str], Page]:
    def page(body: str) -> Page:
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><html lang=en><title>A</title><body>{body}", encoding="utf-8")
        return Page(rendered_page(browser, path, path.name))

    return page
