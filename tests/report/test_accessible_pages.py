"""The report that finds barriers has none: axe to AAA and the Nu Html Checker find nothing, at 320 px and in
every look."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View, Visit
from everyreader.checks.validators import Jvm, axe, vnu
from everyreader.line.workshop import Workshop
from everyreader.model.findings import Outcome, Rendition
from everyreader.narration.engines import choose_engine
from everyreader.report.formats import rendered_report
from everyreader.report.write import report_pages, write_report
from everyreader.review.pronunciation import review
from everyreader.source import read_file
from tests.conftest import FRONT_MATTER
from tests.report.kit import clean, mixed
from tests.report.test_formats import RESULTS

VIEWS = (
    View(width=320),
    View(width=320, dark=True),
    View(forced_colours=True),
    View(more_contrast=True),
    View(print=True),
)
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The report and the statement of a clean edition and of a bad one, the page of a check; each with all
    that folds closed and open."""
    found = []
    for name, judgement in (("clean", clean()), ("bad", mixed())):
        folder = tmp_path_factory.mktemp(name)
        (folder / "statement.md").write_text(
            FRONT_MATTER.replace("language: en", "language: fr") + "# A Title\n\nChaque mot compte.\n",
            "utf-8",
        )
        (folder / "index.html").write_text("the download page")
        publication = read_file(folder / "statement.md", name="small")
        with Workshop(folder, say=lambda line: None) as shop:
            write_report(folder, publication, judgement, styles=shop.styles, fonts=shop.fonts)
        found += report_pages(folder)
    found.append(_pronunciation(tmp_path_factory.mktemp("spoken")))
    check = tmp_path_factory.mktemp("check") / "check.html"
    check.write_text(rendered_report("html", RESULTS), "utf-8")
    for page in (*found, check):
        opened = page.with_name(f"open-{page.name}")
        opened.write_text(page.read_text("utf-8").replace("<details", "<details open"), "utf-8")
        found.append(opened)
    return (*found, check)


def _pronunciation(folder: Path) -> Path:
    """The page of words to listen to."""
    (folder / "statement.md").write_text(
        FRONT_MATTER + "# a title\n\nAda Brook met the UN in 1967.\n", "utf-8"
    )
    publication = read_file(folder / "statement.md", name="small")
    with Workshop(folder, say=lambda line: None) as shop:
        review(
            publication,
            choose_engine(None, "en"),
            folder / "listen",
            shop.cache,
            styles=shop.styles,
            fonts=shop.fonts,
            jobs=1,
            say=lambda line: None,
        )
    return folder / "listen" / "index.html"


def test_axe_finds_nothing(pages: tuple[Path, ...], tmp_path: Path, browser: Browser) -> None:
    result = axe.validate(dict.fromkeys(pages, Rendition.EDITION), tmp_path, browser=browser)
    assert [f"{one.rule}: {one.file}: {one.excerpt}: {one.fix}" for one in result.findings] == []
    assert (result.outcome, result.reason) == (Outcome.PASSED, "")


def test_the_nu_html_checker_finds_nothing(pages: tuple[Path, ...], tmp_path: Path) -> None:
    with Jvm() as jvm:
        result = vnu.validate(dict.fromkeys(pages, Rendition.EDITION), tmp_path, jvm=jvm)
    assert [f"{one.message}: {one.file}: {one.excerpt}" for one in result.findings] == []
    assert (result.outcome, result.reason) == (Outcome.PASSED, "")


def test_nothing_scrolls_sideways_complains_or_fetches(pages: tuple[Path, ...], browser: Browser) -> None:
    def look(visit: Visit) -> list[object]:
        wide = []
        for view in VIEWS:
            visit.look(view)
            if visit.page.evaluate(WIDER):
                wide.append(view)
        return [*wide, *visit.requests, *visit.console_errors]

    assert [found for page in pages for found in browser.visit(page, look)] == []


def test_the_keyboard_reaches_everything_in_reading_order(pages: tuple[Path, ...], browser: Browser) -> None:
    """Tab goes once through all that can be followed, opened or scrolled, from top to bottom, and each shows
    its focus."""

    def walk(visit: Visit) -> tuple[list[str], int]:
        focusable = visit.page.locator("a[href], summary, [tabindex='0']").count()
        script = """() => {
          const one = document.activeElement, style = getComputedStyle(one);
          return [one.outerHTML.slice(0, 80), one.getBoundingClientRect().top + scrollY, style.outlineStyle !== 'none'];
        }"""
        wrong, last = [], -1.0
        for _ in range(focusable):
            visit.page.keyboard.press("Tab")
            name, top, outlined = visit.page.evaluate(script)
            if top < last - 2 or not outlined or name.startswith("<body"):
                wrong.append(name)
            last = top
        return wrong, focusable

    page = next(one for one in pages if one.name == "open-index.html" and "bad" in str(one))
    wrong, count = browser.visit(page, walk)
    assert (wrong, count > 30) == ([], True)
