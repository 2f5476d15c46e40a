"""A label without a space behind it is one where its series shows it."""

from __future__ import annotations

import pytest

from ...conftest import body, docx, paragraph

TEXT = "The council meets in the hall."


def points(adding, *lines: str) -> str:
    made = body(adding(docx("".join(map(paragraph, (TEXT, *lines)))), "a.docx", title="Rules"))
    return made.split(f"{TEXT}\n\n")[1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. One", "2.Two", "3. Three"), "1.  One\n2.  Two\n3.  Three\n"),
        (("1.One", "2. Two"), "1.  One\n2.  Two\n"),
        (("1) One", "2)Two"), "1)  One\n2)  Two\n"),
        (("- one", "-two", "- three"), "- one\n- two\n- three\n"),
        (("1. One", "- a pier", "-a well", "2.Two"), "1.  One\n    - a pier\n    - a well\n2.  Two\n"),
    ],
)
def test_a_label_without_its_space_is_one_among_those_of_its_series(adding, lines, expected):
    assert points(adding, *lines) == expected


@pytest.mark.parametrize(
    "line", ["1.5 million came.", "2.30 pm is late.", "2.a boat", "-5 degrees", "4.Four", "2)Two"]
)
def test_what_does_not_go_on_with_the_series_stays_as_it_is(adding, line):
    assert line in points(adding, "1. One", line).splitlines()


def test_words_that_begin_with_a_hyphen_stay_as_they_are_where_no_point_is_beside_them(adding):
    assert points(adding, "-ness", "-ity") == "-ness\n\n-ity\n"
