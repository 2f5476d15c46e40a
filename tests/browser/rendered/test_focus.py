"""What the keyboard meets (HTML 6.6)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import Rendered, rendered_page
from everyreader.browser.rendered.focus import stops

Shown = Callable[[str], Rendered]


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Shown:
    def rendered(body: str) -> Rendered:
        path = tmp_path / "page.html"
        path.write_text(f"<!DOCTYPE html><html lang=en><title>A</title><body>{body}", encoding="utf-8")
        return rendered_page(browser, path, path.name)

    return rendered


@pytest.mark.parametrize(
    ("body", "reached"),
    [
        ("<a id=x href='#'>a</a>", True),
        ("<a id=x>a</a>", False),
        ("<a id=x href='#' tabindex=-1>a</a>", False),
        ("<p id=x tabindex=' 0x'>a</p>", True),
        ("<p id=x tabindex=x>a</p>", False),
        ("<button id=x disabled>a</button>", False),
        ("<fieldset disabled><legend><button id=x>a</button></legend></fieldset>", True),
        ("<fieldset disabled><button id=x>a</button></fieldset>", False),
        ("<details><summary id=x>a</summary></details>", True),
        ("<summary id=x>a</summary>", False),
        ("<div inert><button id=x>a</button></div>", False),
        ("<div hidden><button id=x>a</button></div>", False),
        ("<p id=x contenteditable>a</p>", True),
        ("<div style='height: 9px; overflow: scroll' id=x>a<br>b</div>", False),
    ],
)
def test_what_tab_reaches(shown: Shown, body: str, reached: bool) -> None:
    found = stops(shown(body).wide.nodes.values())
    assert any(one.attributes.get("id") == "x" for one in found) is reached


def test_a_hidden_stop_may_hand_the_focus_on(shown: Shown) -> None:
    page = shown(
        "<button id=b>a</button><p aria-hidden=true><a href='#' id=x>b</a><a href='#' id=y>c</a></p>"
        "<script>x.addEventListener('focus', () => setTimeout(() => b.focus(), 100))</script>"
    )
    assert page.handing_on == {page.wide.ids["x"].number}


def test_a_modal_dialogue_is_known_by_what_the_browser_shows(shown: Shown) -> None:
    body = "<dialog id=x open>a</dialog><dialog id=y>b</dialog>"
    assert shown(body).modal is None
    page = shown(f"{body}<script>y.showModal()</script>")
    assert page.modal == page.wide.ids["y"].number


def test_frames_show_their_documents(shown: Shown) -> None:
    page = shown("<iframe id=x srcdoc='<p>a</p>'></iframe>")
    assert [one.name for one in page.wide.frames[page.wide.ids["x"].number]] == [
        "#document",
        "HTML",
        "HEAD",
        "BODY",
        "P",
        "#text",
    ]


def test_empty_attributes_are_empty(shown: Shown) -> None:
    assert shown("<img id=x alt=''>").wide.ids["x"].attributes["alt"] == ""


def test_a_page_that_wants_to_be_left_stays(shown: Shown) -> None:
    page = shown("<meta http-equiv=refresh content='0; url=https://example.org/'><p id=x>a</p>")
    assert "x" in page.wide.ids
