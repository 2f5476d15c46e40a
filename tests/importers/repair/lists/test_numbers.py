"""Numbered paragraphs that lead in to text are treated alike, and so are those whose first stands in a line."""

from __future__ import annotations

import pytest

HEAD = '<html lang="en"><h1>The bill</h1><p>It is enacted as below.</p>'
BY = "<p><b>{}. Section {}</b> of the Act <b>is replaced by:</b></p>"


@pytest.fixture
def written(adding):
    def result(body: str) -> str:
        added = adding(HEAD + body, "a.html")
        return (added.folder / "statement.md").read_text().split("as below.\n\n")[1]

    return result


def test_amendments_below_some_of_which_text_stands_are_all_paragraphs(written):
    below = "<ul><li>dogs;</li></ul>", "<p>Dogs may enter.</p>", "<ul><li>cats;</li></ul>"
    text = written("".join(f"{BY.format(n, n)}{one}" for n, one in enumerate(below, 1)))
    for number in (1, 2, 3):
        assert f"**{number}. Section {number}** of the Act **is replaced by:**\n\n" in text


def test_points_below_all_of_which_lists_stand_are_a_list(written):
    text = written("".join(f"<p>{n}. Section {n} says:</p><ul><li>dogs;</li></ul>" for n in (1, 2)))
    assert text.startswith("1.  Section 1 says:\n    - dogs;\n2.  Section 2 says:")


def test_bold_numbered_lines_without_a_colon_are_headings(written):
    text = written("".join(f"<p><b>{n}. Part</b></p><p>Text of it.</p>" for n in (1, 2)))
    assert text.startswith("## 1. Part\n\nText of it.\n\n## 2. Part")


def test_subsections_whose_first_stands_in_the_articles_line_are_paragraphs_as_that_is(written):
    text = written("<p><b>4.1.</b> (1) We sell.</p><p>(2) We buy.</p><p>(3) We lend.</p>")
    assert text == "**4.1.** (1) We sell.\n\n\\(2\\) We buy.\n\n\\(3\\) We lend.\n"


def test_a_list_may_begin_with_two(written):
    assert written("<p>So we say:</p><p>(2) We buy.</p><p>(3) We lend.</p>").endswith(
        "(2) We buy.\n(3) We lend.\n"
    )
