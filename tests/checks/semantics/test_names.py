"""Accessible names (Accessible Name and Description Computation 1.2), languages, tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everyreader.checks.semantics import Page
from everyreader.checks.semantics.languages import known, primary
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.tables import assigned, grid_of

Shown = Callable[[str], Page]

NAMES = {
    "<button id=x>  a <b>b</b> </button>": "a b",
    '<button id=x aria-label=" ">a</button>': "a",
    '<button id=x aria-labelledby="x y">a</button><i id=y hidden>b</i>': "a b",
    '<button id=x aria-labelledby=none title="b"></button>': "b",
    "<button id=x><span aria-hidden=true>a</span></button>": "",
    '<button id=x value="a"></button>': "",
    "<input id=x type=submit>": "Submit",
    "<input id=x type=image>": "",
    "<input id=x type=image alt=Submit>": "Submit",
    "<input id=x type=file>": "",
    "<input id=x type=file title=a>": "a",
    "<label>a <input id=x type=file></label>": "a",
    "<label>a <input id=x></label>": "a",
    "<label for=x>a</label><label for=x>b</label><input id=x>": "a b",
    "<label>a <input><input id=x></label>": "",
    "<label>a <div role=textbox id=x>b</div></label>": "",
    "<input id=x placeholder=a>": "a",
    "<label>at <input value=5 aria-label=hidden> metres <input id=z></label><div role=checkbox "
    "aria-labelledby=x></div>"
    "<span id=x role=button>at <input value=5></span>": "at 5",
    "<p id=x>a</p>": "",
    '<p id=x title="b">a</p>': "",
    '<img id=x alt="a" title="b">': "a",
    '<img id=x title="b">': "b",
    '<a id=x href="#"><img alt="a"></a>': "a",
    '<a id=x href="#"><img alt="a" role=none></a>': "",
    "<svg id=x role=img><title>a</title></svg>": "a",
    "<svg id=x role=img><text>a</text></svg>": "",
    "<fieldset id=x><legend>a</legend><p>b</p></fieldset>": "a",
    "<table id=x><caption>a</caption><tr><td>b</td></tr></table>": "a",
    "<style>#x::before { content: 'a' }</style><button id=x></button>": "a",
    "<div id=x role=heading><p>a</p><p>b</p></div>": "a b",
    "<h1 id=x aria-labelledby=y>a</h1><b id=y><i hidden>b</i>c</b>": "c",
}


@pytest.mark.parametrize(("body", "name"), NAMES.items())
def test_name(shown: Shown, body: str, name: str) -> None:
    page = shown(body)
    assert name_of(page, page.ids["x"][0]) == name


def test_an_element_may_name_itself_by_something_that_names_it(shown: Shown) -> None:
    page = shown("<button id=x aria-labelledby=y></button><button id=y aria-labelledby=x></button>")
    assert name_of(page, page.ids["x"][0]) == ""


@pytest.mark.parametrize(
    ("tag", "language"),
    [("EN-us", True), ("de-hello", True), ("eng", False), ("i-lux", False), (" ", False), ("tlh", True)],
)
def test_a_known_language_is_one_of_the_registry(tag: str, language: bool) -> None:
    assert known(tag) is language


def test_the_primary_subtag_is_what_stands_first() -> None:
    assert (primary("PT-br"), primary("_x"), primary("")) == ("pt", "", "")


def test_header_cells_speak_along_their_row_or_column(shown: Shown) -> None:
    page = shown(
        "<table id=t><tr><td></td><th>a</th><th id=b>b</th></tr>"
        "<tr><th rowspan=2>c</th><td>1</td><td>2</td></tr><tr><td headers=b>3</td><td>4</td></tr></table>"
    )
    grid = grid_of(page, page.ids["t"][0])
    said = {
        page.words(one.element): [page.words(each.element) for each in assigned(page, grid, one)]
        for one in grid.cells
        if one.element.name == "TH"
    }
    assert said == {"a": ["1"], "b": ["2", "3", "4"], "c": ["1", "2", "4"]}
