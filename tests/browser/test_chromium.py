from __future__ import annotations

import sys
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View
from everyreader.model.errors import ValidatorUnavailable
from everyreader.tools import browsers


@pytest.fixture(scope="module")
def browser():
    with Browser() as running:
        yield running


@pytest.fixture
def page(tmp_path):
    def make(text):
        path = tmp_path / "page.html"
        path.write_text(f"<!doctype html><html lang=en><title>A</title>{text}", "utf-8")
        return path

    return make


MEDIA = "q => matchMedia(q).matches"


@pytest.mark.parametrize(
    ("view", "query"),
    [
        (View(width=320), "(width: 320px)"),
        (View(dark=True), "(prefers-color-scheme: dark)"),
        (View(forced_colours=True), "(forced-colors: active)"),
        (View(more_contrast=True), "(prefers-contrast: more)"),
        (View(reduced_motion=True), "(prefers-reduced-motion: reduce)"),
        (View(print=True), "print"),
    ],
)
def test_a_view_is_what_the_page_sees(browser, page, view, query):
    path = page("<p>One")
    assert browser.visit(path, lambda visit: visit.page.evaluate(MEDIA, query), view=view)
    assert not browser.visit(path, lambda visit: visit.page.evaluate(MEDIA, query))


def test_a_picture_has_the_width_of_its_view(browser, page):
    picture = browser.screenshot(page("<p>One"), view=View(width=320, height=200))
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 320


def test_nothing_outside_the_pages_folder_is_reached(browser, page, tmp_path):
    path = page(
        f"<img src=http://example.org/a><img src='{Path(sys.executable).as_uri()}'><img src=beside.png>"
    )
    tried = browser.visit(path, lambda visit: visit.requests)
    assert sorted(tried) == [
        Path(sys.executable).as_uri(),
        "http://example.org/a",
    ]  # they are asked for side by side


def test_each_visit_begins_without_the_memory_of_the_last(browser, page):
    path = page("<p>One")
    remember = "() => { const seen = document.cookie + window.name; window.name = 'seen'; return seen }"
    assert [browser.visit(path, lambda visit: visit.page.evaluate(remember)) for _ in range(2)] == ["", ""]


def test_a_page_that_never_answers_is_ended_and_the_next_one_is_served(browser, page):
    with pytest.raises(ValidatorUnavailable, match=r"page\.html: it did not finish within 2 s"):
        browser.visit(page("<script>for (;;) {}</script>"), lambda visit: visit.page.title(), seconds=2)
    assert browser.visit(page("<p>One"), lambda visit: visit.page.title()) == "A"


def test_a_page_that_is_not_there_is_said_in_one_line(browser, tmp_path):
    with pytest.raises(ValidatorUnavailable, match=r"lost\.html: .*ERR_FILE_NOT_FOUND") as caught:
        browser.visit(tmp_path / "lost.html", lambda visit: visit.page.title())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("program", ["false", "lost"])
def test_a_browser_that_does_not_start_is_said_in_one_line(page, tmp_path, program):
    path = tmp_path / program
    if program == "false":
        path.write_text("#!/bin/sh\nexit 1\n")
        path.chmod(0o755)
    broken = browsers.Browser(path, (), {}, "broken", "1", "named")
    with Browser(found=broken) as browser, pytest.raises(ValidatorUnavailable, match="did not start"):
        browser.version()


def test_a_job_that_raises_leaves_the_browser_running(browser, page):
    with pytest.raises(ZeroDivisionError):
        browser.visit(page("<p>One"), lambda visit: 1 / 0)
    assert browser.visit(page("<p>One"), lambda visit: visit.page.title()) == "A"


def test_outside_its_block_it_says_so(page):
    with pytest.raises(ValidatorUnavailable, match="'with' block"):
        Browser().screenshot(page("<p>One"))
