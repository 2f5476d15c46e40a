from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

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


def test_a_job_goes_on_while_another_waits(browser, page):
    begun = []

    def first(visit):
        while not begun:
            visit.page.wait_for_timeout(10)  # for ever, were the other one not let in
        return visit.page.title()

    def second(visit):
        begun.append(visit)
        return visit.page.title()

    path = page("<p>One")
    assert _side_by_side(browser, [(path, first), (path, second)]) == ["A", "A"]


def test_more_jobs_than_go_on_at_once_are_all_done(browser, page):
    path = page("<p>One")
    jobs = [(path, lambda visit, one=one: (visit.page.title(), one)) for one in range(12)]
    assert _side_by_side(browser, jobs) == [("A", one) for one in range(12)]


def test_a_page_that_never_answers_costs_no_other_its_answer(browser, page, tmp_path):
    (folder := tmp_path / "other").mkdir()
    (other := folder / "other.html").write_text("<title>B</title><script>for (;;) {}</script>")
    tries = []

    def patient(visit):
        tries.append(visit)
        while len(tries) < 2:
            visit.page.wait_for_timeout(10)  # until the browser is ended
        return visit.page.title()

    with ThreadPoolExecutor(2) as pool:
        spared = pool.submit(browser.visit, page("<p>One"), patient)
        lost = pool.submit(browser.visit, other, lambda visit: visit.page.title(), seconds=2)
        assert spared.result() == "A"
        assert isinstance(lost.exception(), ValidatorUnavailable)


def test_who_crashes_the_browser_twice_is_told_so(browser, page):
    tries = []

    def crash(visit):
        tries.append(visit)
        visit.page.context.browser.new_browser_cdp_session().send("Browser.crash")

    with pytest.raises(ValidatorUnavailable, match=r"the browser failed on page\.html"):
        browser.visit(page("<p>One"), crash)
    assert len(tries) == 2  # the first time it may have been another's fault
    assert browser.visit(page("<p>One"), lambda visit: visit.page.title()) == "A"


def test_what_is_under_way_when_its_block_ends_is_done(page):
    with ThreadPoolExecutor(1) as pool:
        with Browser() as browser:
            browser.version()
            path, let_in = page("<p>One"), Event()

            def slow(visit):
                let_in.set()
                visit.page.wait_for_timeout(200)
                return visit.page.title()

            title = pool.submit(browser.visit, path, slow)
            let_in.wait(30)
        assert title.result() == "A"


def _side_by_side(browser, jobs):
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(lambda job: browser.visit(*job, seconds=30), jobs))
