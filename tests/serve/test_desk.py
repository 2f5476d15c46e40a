"""The pages at the desk, in a real browser: what is saved is shown in place, without a barrier, to nobody else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Frame, Page, expect, sync_playwright

from everyreader.checks.validators.axe import RUN, TAGS
from everyreader.serve.web import VIEWS
from everyreader.tools import browsers, places
from tests.serve.kit import Project, warm

LONG = "\n\n".join(
    f"Paragraph {number} says a few words of its own, and then some more." for number in range(60)
)
BAD = f"{LONG}\n\nFor the report click [here](https://example.org/report)."
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
OF_WHOLE_PAGES = (
    "landmark-one-main",
    "region",
)  # which documents of a book are not: Ace leaves them out, too
TOP = """(text) => [...document.querySelectorAll("[id^='s-']")]
  .find((one) => one.textContent === text).getBoundingClientRect().top"""
FIRST_SEEN = """() => [...document.querySelectorAll("[id^='s-']")]
  .find((one) => one.getBoundingClientRect().top > 0).textContent"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("desk"))
    project.write(BAD)
    return project


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    with warm(project) as address:
        yield address


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    found = browsers.browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.executable,
            args=list(found.arguments),
            env={**os.environ, **found.environment},
            chromium_sandbox="--no-sandbox" not in found.arguments,
        )
        page = browser.new_page()
        page.set_default_timeout(60_000)
        yield page
        browser.close()


@pytest.fixture
def page(tab: Page, address: str, project: Project) -> Page:
    """The web page of the statement at the desk, and nothing changed."""
    project.write(BAD)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(color_scheme="light")
    tab.goto(f"{address}small/")
    expect(tab.frame_locator("iframe").get_by_role("note")).to_have_count(1)
    expect(tab.frame_locator("iframe").get_by_text("Quite new words")).to_have_count(0)
    return tab


def _frame(page: Page) -> Frame:
    return next(one for one in page.frames if one.url.endswith("page.html"))


def test_new_words_are_shown_in_place_and_the_reader_stays_at_the_words_in_sight(
    page: Page, project: Project
) -> None:
    frame = _frame(page)
    frame.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    seen = frame.evaluate(FIRST_SEEN)
    before = frame.evaluate(TOP, seen)
    page.evaluate("window.unreloaded = true")
    project.write(f"Quite new words stand above all others.\n\n{BAD}")
    new = page.frame_locator("iframe").get_by_text("Quite new words stand above all others.")
    expect(new).to_have_count(1)
    expect(page.locator(f"iframe[data-number='{_number(page)}']")).to_have_count(1)
    assert frame.evaluate(TOP, seen) == pytest.approx(before, abs=2)
    assert page.evaluate("window.unreloaded")
    expect(page.get_by_role("status")).to_contain_text("Shown as saved at")


def _number(page: Page) -> str:
    return page.evaluate("document.querySelector('iframe').dataset.number")


def test_a_finding_stands_below_its_words(page: Page) -> None:
    note = page.frame_locator("iframe").get_by_role("note")
    expect(note).to_contain_text("What to do")
    assert "For the report click here" in note.evaluate("(one) => one.previousElementSibling.textContent")
    page.get_by_role("link", name="Findings", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Findings")
    page.get_by_role("link", name="show its words").click()
    expect(page.frame_locator("iframe").locator("[data-desk-target]")).to_be_in_viewport()


def test_an_error_is_shown_with_its_line_and_the_last_good_page_stays(page: Page, project: Project) -> None:
    good = project.statement.read_text("utf-8")
    project.statement.write_text(good.replace("language: en", "langage: en"), encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text("source/small/statement.md:5: ")
    expect(page.frame_locator("iframe").get_by_text("Paragraph 7 says")).to_have_count(1)
    project.write(BAD)
    expect(page.get_by_role("alert")).to_be_empty()


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_wide_and_narrow_light_and_dark(page: Page, address: str, view: str) -> None:
    axe = (places.npm_module("axe-core") / "axe.min.js").read_text("utf-8")
    page.goto(f"{address}small/?view={view}")
    if view == "page":
        expect(page.frame_locator("iframe").get_by_role("note")).to_have_count(1)
    found = []
    for width, scheme in ((1280, "light"), (320, "dark"), (320, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert not page.evaluate(WIDER), f"{view} at {width} px scrolls sideways"
        for frame in page.frames:
            frame.evaluate(axe)
            said = json.loads(frame.evaluate(RUN, list(TAGS)))
            found += [
                (view, width, scheme, one["id"], [node["html"] for node in one["nodes"]])
                for one in said["violations"]
                if not (view == "book" and one["id"] in OF_WHOLE_PAGES)
            ]
    assert found == []


def test_the_statements_are_listed_without_a_barrier(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate((places.npm_module("axe-core") / "axe.min.js").read_text("utf-8"))
    assert json.loads(page.evaluate(RUN, list(TAGS)))["violations"] == []
    page.get_by_role("link", name="small").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A Title")


def test_every_look_is_reached_with_the_keyboard(page: Page) -> None:
    reached = []
    for _ in range(2 + len(VIEWS)):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached == ["Go to the preview", "All statements", *VIEWS.values()]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("Findings")


def test_print_book_and_script_have_the_words(page: Page, address: str) -> None:
    page.goto(f"{address}small/?view=print")
    pictures = page.get_by_role("img")
    assert pictures.count() > 1
    assert pictures.first.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 400
    page.goto(f"{address}small/?view=book")
    expect(page.frame_locator("iframe").get_by_text("Paragraph 7 says")).to_have_count(1)
    page.goto(f"{address}small/?view=narration")
    expect(page.get_by_role("listitem").filter(has_text="Paragraph 7 says")).to_have_count(1)


def test_who_does_not_know_the_key_or_comes_by_another_name_sees_nothing(address: str) -> None:
    parts = urlsplit(address)
    assert requests.get(address, timeout=60).status_code == 200
    assert requests.get(f"{parts.scheme}://{parts.netloc}/", timeout=60).status_code == 404
    assert requests.get(address, headers={"Host": "evil.example"}, timeout=60).status_code == 400


def test_only_what_lies_in_the_edition_is_served(address: str, project: Project) -> None:
    edition = project.folder / "build" / "small"
    edition.mkdir(exist_ok=True)
    (edition / "small.txt").write_text("A Title\n")
    (edition / "way-out").symlink_to(project.folder)
    (project.folder / "build" / "secret.txt").write_text("secret")
    assert _got(f"{address}small/edition/small.txt") == (200, "A Title\n")
    for path in (
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "way-out/build/secret.txt",
        "//etc/passwd",
    ):
        assert _got(f"{address}small/edition/{path}")[0] == 404
    for path in ("../desk.js", "../main.py", "small/book/../../secret.txt"):
        assert "secret" not in _got(f"{address}small/{path}")[1]


def _got(address: str) -> tuple[int, str]:
    """What is answered to an address that nobody tidied up."""
    prepared = requests.Request("GET", address).prepare()
    prepared.url = address
    answer = requests.Session().send(prepared, timeout=60)
    return answer.status_code, answer.text


def test_the_key_is_this_users_alone(project: Project, address: str) -> None:
    key = project.socket.with_name("key")
    assert key.read_text() in address
    assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_its_files_travel_with_the_package() -> None:
    import everyreader.serve

    there = {path.name for path in (Path(everyreader.serve.__file__).parent / "pages").iterdir()}
    assert there == {"desk.css", "desk.html", "desk.js", "frame.html", "index.html"}
