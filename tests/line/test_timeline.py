"""The time line of a build: each step, what it waited for, and what was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from everyreader.browser.chromium import Browser
from everyreader.checks.validators import axe
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.timeline import Timeline
from everyreader.line.unchanged import told
from everyreader.model.findings import Outcome, Rendition
from everyreader.pages.timeline_page import Step, write_timeline
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import FRONT_MATTER


def test_steps_are_in_the_order_in_which_they_began_and_say_what_they_waited_for() -> None:
    timeline = Timeline()
    asked = timeline.now()
    with timeline.step("write", "html"), timeline.step("draw", "the cover") as inner:
        inner.kept = "kept"
    with timeline.step("read back", "html", asked, "its writing"):
        pass
    assert [(one.kind, one.after, one.kept) for one in timeline.steps] == [
        ("write", "", ""),
        ("draw", "", "kept"),
        ("read back", "its writing", ""),
    ]
    write, draw, back = timeline.steps
    assert write.began <= draw.began <= draw.ended <= write.ended <= back.began
    assert (write.waited, back.asked) == (0.0, asked)


STEPS = (
    Step("write", "html", 0.0, 0.0, 2.0, 1.5),
    Step("axe", "a.html", 1.0, 3.0, 4.0, 0.1, "the file", "kept"),
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "timeline.html"
    write_timeline("small", STEPS, (("Seconds", "4.0"),), path, styles=styles_folder())
    return path


def test_the_table_says_what_the_picture_shows(page: Path) -> None:
    tree = html.fromstring(page.read_bytes())
    rows = [[cell.text_content() for cell in row] for row in tree.iterfind(".//tbody/tr")]
    assert rows == [
        ["write html", "0.00 s", "2.00 s", "1.50 s", "0.00 s", "nothing", "made"],
        ["axe a.html", "3.00 s", "1.00 s", "0.10 s", "2.00 s", "the file", "kept"],
    ]
    bars = [one for one in tree.iter("rect") if one.get("class") != "waited"]
    assert [(one.get("x"), one.get("width")) for one in bars] == [("0.0", "450.0"), ("675.0", "225.0")]
    assert len([one for one in tree.iter("rect") if one.get("class") == "waited"]) == 1


def test_everybody_can_read_it(page: Path, tmp_path: Path, browser: Browser) -> None:
    said = axe.validate({page: Rendition.EDITION}, tmp_path / "raw", browser=browser)
    assert [one for one in said.findings if one.outcome is Outcome.FAILED] == []


def test_a_build_writes_its_own_and_one_that_makes_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], write_small: Callable[[Path], None]
) -> None:
    write_small(tmp_path / "source" / "small")
    options = Options(
        source=tmp_path / "source", out=tmp_path / "build", formats=("plain-text",), timeline=True
    )
    said: list[str] = []
    build_all(options, said.append)
    path = tmp_path / "build" / ".editions" / ".timeline" / "small.html"
    assert f"small: its time line is {path}" in said
    steps = [row.findtext("th") for row in html.fromstring(path.read_bytes()).iterfind(".//tbody/tr")]
    assert steps[:3] == ["read statement.md", "judge statement.md", "draw the cover"]
    assert {"write plain-text", "read back small.txt", "publish small"} <= set(steps)
    capsys.readouterr()
    assert told(options)
    assert "no step was taken" in capsys.readouterr().out
    assert told(replace(options, timeline=False))
    assert "no step was taken" not in capsys.readouterr().out


@pytest.fixture
def write_small() -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "statement.md").write_text(FRONT_MATTER + "# A Title\n\nText.\n", "utf-8")

    return write
