"""Bullets before labels that count on are the list of those labels."""

from __future__ import annotations

import pytest

from everyreader.importers.repair.lists.labelled_bullets import count_bullets

from ...conftest import markdown

PAGE = '<html lang="en"><h1>The pier</h1><p>It opens:</p><ul>{}</ul>'


@pytest.fixture
def listed(importing):
    """The list that a page's points become, and what was said of it."""

    def result(*points: str) -> tuple[str, list[str]]:
        items = "".join(f"<li>{one}</li>" for one in points)
        draft = count_bullets(importing(PAGE.format(items), "a.html"))
        said = [one.message for one in draft.repairs if one.name == "typed points made list"]
        return markdown(draft).split("It opens:\n\n")[1].strip(), said

    return result


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["a) on Monday", "b) on Friday"], "a)  on Monday\nb)  on Friday"),
        (["<em>a</em>) on Monday", "<em>b</em>) on Friday"], "a)  on Monday\nb)  on Friday"),
        (["<b>(1)</b> on Monday", "<b>(2)</b> on Friday"], "(1) on Monday\n(2) on Friday"),
        (["d. on Monday", "e. on Friday"], "d.  on Monday\ne.  on Friday"),
        (["h) one", "i) two", "j) three"], "h)  one\ni)  two\nj)  three"),
        (["i) one", "ii) two"], "i)  one\nii) two"),
        (["• on Monday", "• on Friday"], "- on Monday\n- on Friday"),
    ],
)
def test_labels_that_count_on_are_those_of_the_list(listed, points, expected):
    text, [said] = listed(*points)
    assert text == expected
    assert said.startswith(f"{len(points)} points with bullets, the first “")


def test_a_list_within_a_point_is_read_so_too(listed):
    text, said = listed("Always<ul><li>a) on Monday</li><li>b) on Friday</li></ul>", "Never on Sunday")
    assert "  a)  on Monday\n  b)  on Friday" in text
    assert len(said) == 1


@pytest.mark.parametrize(
    "points",
    [
        ["f) on Monday"],
        ["a) on Monday", "c) on Friday"],
        ["a) on Monday", "b.1) on Tuesday", "b) on Friday"],
        ["a) on Monday", "on Friday"],
        ["A. Smith, mayor", "B. Jones, clerk"],
        ["1. May: closed", "3. May: open"],
        ["1990. A good year", "1991. A better one"],
        ["i) one", "j) two"],
        ["A plan", "B plan"],
        ["a)", "b)"],
    ],
)
def test_other_points_keep_their_bullets(listed, points):
    text, said = listed(*points)
    assert text.replace("\\", "").splitlines()[0] == f"- {points[0]}"
    assert said == []


def test_the_list_can_be_built(adding):
    added = adding(PAGE.format("<li><em>a</em>) on Monday</li><li><em>b</em>) on Friday</li>"), "a.html")
    assert "a)  on Monday\nb)  on Friday" in (added.folder / "statement.md").read_text()
