"""Roles: the author's, the language's, and what comes of both (HTML-AAM, WAI-ARIA 7.1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everyreader.checks.semantics import Page, aria
from everyreader.checks.semantics.owning import owned, owner
from everyreader.checks.semantics.roles import included, role_of

Shown = Callable[[str], Page]

ROLES = {
    "<header id=x>a</header>": "banner",
    "<article><header id=x>a</header></article>": "generic",
    "<section id=x>a</section>": "generic",
    '<section id=x aria-label="b">a</section>': "region",
    "<a id=x>a</a>": "generic",
    '<a id=x href="#">a</a>': "link",
    '<a id=x href="#" role="none">a</a>': "link",
    "<button id=x role=none disabled>a</button>": "none",
    '<nav id=x role=presentation aria-label="b">a</nav>': "navigation",
    '<p id=x role="nothing note">a</p>': "note",
    "<ul role=none><li id=x>a</li></ul>": "generic",
    "<ul><li id=x>a</li></ul>": "listitem",
    "<select id=x><option>a</select>": "combobox",
    "<select id=x size=3><option>a</select>": "listbox",
    "<input id=x type=search>": "searchbox",
    "<input id=x type=password>": "",
    "<input id=x list=l><datalist id=l></datalist>": "combobox",
    '<img id=x alt="">': "none",
    '<img id=x alt=" ">': "img",
    '<img id=x alt="" aria-label="b">': "img",
    "<table><tr><th id=x>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>": "columnheader",
    "<table><tr><th id=x>a</th><td>b</td></tr></table>": "rowheader",
    "<table><tr><th id=x scope=col>a</th><td>b</td></tr></table>": "columnheader",
    "<table role=presentation><tr><th id=x>a</th></tr></table>": "none",
    "<table role=grid><tr><td id=x>a</td></tr></table>": "gridcell",
    "<svg id=x></svg>": "graphics-document",
    "<svg role=img id=x></svg>": "img",
}


@pytest.mark.parametrize(("body", "role"), ROLES.items())
def test_role(shown: Shown, body: str, role: str) -> None:
    page = shown(body)
    assert role_of(page, page.ids["x"][0]) == role


HIDDEN = (
    "<p id=x hidden>a</p>",
    "<div style='visibility: hidden'><p id=x>a</p></div>",
    "<div aria-hidden=true><p id=x>a</p></div>",
    "<div inert><p id=x>a</p></div>",
    "<details><summary>a</summary><p id=x>b</p></details>",
    "<p id=x>a</p><dialog>b</dialog><script>document.querySelector('dialog').showModal()</script>",
)


@pytest.mark.parametrize("body", HIDDEN)
def test_what_is_hidden_is_not_included(shown: Shown, body: str) -> None:
    page = shown(body)
    assert not included(page, page.ids["x"][0])


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display: contents' id=x role=note>a</div>",
        "<div style='visibility: hidden'><p id=x style='visibility: visible'>a</p></div>",
        "<p id=x style='position: absolute; left: -999em'>a</p>",
        "<div aria-hidden=yes><p id=x>a</p></div>",
        "<dialog><p id=x>a</p></dialog><script>document.querySelector('dialog').showModal()</script>",
    ],
)
def test_what_is_met_is_included(shown: Shown, body: str) -> None:
    page = shown(body)
    assert included(page, page.ids["x"][0])


def test_what_means_nothing_is_passed_over_in_the_tree(shown: Shown) -> None:
    page = shown(
        "<div role=list id=l><div><span><i id=x role=listitem>a</i></span></div></div><div "
        "id=n><b>b</b></div>"
    )
    assert owner(page, page.ids["x"][0]) is page.ids["l"][0]
    assert [one.attributes["id"] for one in owned(page, page.ids["l"][0])] == ["x"]


def test_a_part_with_a_property_for_all_is_no_such_thing(shown: Shown) -> None:
    page = shown("<div role=list><div id=d aria-live=polite><i id=x role=listitem>a</i></div></div>")
    assert owner(page, page.ids["x"][0]) is page.ids["d"][0]


def test_aria_owns_moves_what_it_names(shown: Shown) -> None:
    page = shown(
        "<div role=list id=l aria-owns=x></div><div role=note id=n><i id=x role=listitem>a</i></div>"
    )
    assert owner(page, page.ids["x"][0]) is page.ids["l"][0]
    assert [one.attributes["id"] for one in owned(page, page.ids["l"][0])] == ["x"]


def test_roles_inherit_what_they_support() -> None:
    roles = aria.roles()
    assert "aria-checked" in roles["menuitemradio"].required
    assert {"aria-posinset", "aria-expanded"} <= roles["treeitem"].supported
    assert "aria-checked" not in roles["button"].supported


@pytest.mark.parametrize(
    ("name", "value", "valid"),
    [
        ("aria-level", "2", True),
        ("aria-level", "2.0", False),
        ("aria-valuenow", "-1.5", True),
        ("aria-valuenow", "nan", False),
        ("aria-checked", "mixed", True),
        ("aria-disabled", "mixed", False),
        ("aria-relevant", "text additions", True),
        ("aria-relevant", "text everything", False),
        ("aria-label", "anything", True),
    ],
)
def test_values(name: str, value: str, valid: bool) -> None:
    assert aria.valid(name, value) is valid
