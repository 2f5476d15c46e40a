"""Where a PDF's line ends within a range of numbers or an address, the next goes on without a space."""

from __future__ import annotations

import pytest

from everyreader.importers.pdf.ends import is_unspaced

from .test_lines import OPENING, pdf


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rule 2018–", "23–51 was"),
        ("Room M–", "30, West"),
        ("from 10 a.m.–", "4 p.m."),
        ("it cost $3,400–", "$5,000"),
        ("EU 2016/", "679"),
        ("at https://", "www.example.org by"),
        ("https:", "//example.org/lamps"),
        ("https://example.org", "/lamps"),
        ("(https://example.org/pier/", "annual_report"),
        ("https://example.org/?day=", "Friday&hour=9"),
        ("https://example.org/lamps?", "day=friday"),
        ("https://example.org/report.", "pdf"),
        ("www.example.", "org/lamps"),
        ("harbour@", "example.org"),
        ("harbour@example.", "org for more"),
        ("harbour", "@example.org"),
    ],
)
def test_a_range_and_an_address_go_on_without_a_space(before, after):
    assert is_unspaced(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the rule –", "which"),
        ("2018 –", "2020"),
        ("la regla –escrita en 2019–", "dice"),
        ("see https://example.org/", "for more"),
        ("see https://example.org/", "and/or"),
        ("see www.example.org.", "The pier"),
        ("ask harbour@example.org.", "www.example.org"),
        ("seen www.example.org?", "then"),
        ("x =", "5"),
        ("either /", "or"),
        ("https://example.org,", "https://example.com"),
    ],
)
def test_between_words_there_is_one(before, after):
    assert not is_unspaced(before, after)


def test_an_address_over_two_lines_is_whole_and_one_that_may_go_on_is_named(adding):
    lines = (
        "It opens in 2024/",
        "25, see https://example.org/annual_",
        "report and https://example.org/",
        "news today.",
    )
    page = [*OPENING, *((72, 150 + 13 * n, line, 11) for n, line in enumerate(lines))]
    added = adding(pdf(page), "a.pdf")
    text = (added.folder / "statement.md").read_text()
    assert (
        "in 2024/25, see <https://example.org/annual_report> and <https://example.org/> news today." in text
    )
    assert [one.message for one in added.repairs if one.name == "address kept"] == [
        "“https://example.org/” ends a line, and “news” follows: write them as one where the address goes on"
    ]
