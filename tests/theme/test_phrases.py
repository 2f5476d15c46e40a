"""Words that are ours, in the reader's language."""

from __future__ import annotations

from datetime import date

import pytest

from everyreader.theme.phrases import Phrase, date_in_words, direction, phrase


def test_a_phrase_is_in_the_language_asked_for() -> None:
    assert phrase("note", "de-AT", 2) == Phrase("Anmerkung 2", "de-AT")


def test_a_phrase_that_is_not_at_hand_is_english_and_says_so() -> None:
    assert phrase("notes", "sw") == Phrase("Notes", "en")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("not a tag", "ltr"),
    ],
)
def test_the_script_gives_the_direction(language: str, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-US", "May 2, 2024"),
        ("en-GB", "2 May 2024"),
        ("fr", "2 mai 2024"),
        ("tlh", "2024-05-02"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, expected: str) -> None:
    assert date_in_words(date(2024, 5, 2), language) == expected
