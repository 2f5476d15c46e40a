"""A page whose body is what the test says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import Rendered, rendered_page

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A Title</title><style>{css}</style>{head}</head><body>{body}</body></html>
"""


@pytest.fixture
def shown(tmp_path: Path, browser: Browser) -> Callable[..., Rendered]:
    """How a page with ``body`` and ``css`` is shown; ``book``: as a part of an e-book."""

    def show(body: str, css: str = "", *, head: str = "", book: bool = False) -> Rendered:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(body=body, css=css, head=head), "utf-8")
        return rendered_page(browser, path, path.name, book=book)

    return show
