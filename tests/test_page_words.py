"""Sizes, lengths and names as people write them."""

from __future__ import annotations

import pytest

from everyreader.theme.page_words import LANGUAGES, furniture, in_english, language_name, length, size


@pytest.mark.parametrize(
    ("count", "tag", "said"),
    [
        (12, "en", "1 kB"),
        (51_234, "en", "51 kB"),
        (999_400, "en", "999 kB"),
        (999_999, "en", "1.0 MB"),
        (2_123_456, "en-GB", "2.1 MB"),
        (2_123_456, "de", "2,1 MB"),
        (2_000_000_000, "en", "2000.0 MB"),
    ],
)
def test_a_size_is_said_in_kilobytes_or_megabytes(count: int, tag: str, said: str) -> None:
    assert size(count, tag) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "1 s"),
        (45, "45 s"),
        (59.6, "1 min 0 s"),
        (280.4, "4 min 40 s"),
        (3723, "1 h 2 min"),
    ],
)
def test_a_length_is_said_in_the_units_that_matter(seconds: float, said: str) -> None:
    assert length(seconds) == said


def test_every_language_of_the_furniture_has_every_word() -> None:
    assert {frozenset(furniture(tag).words) for tag in LANGUAGES} == {frozenset(furniture("en").words)}


def test_words_that_a_language_lacks_are_named() -> None:
    assert [in_english(tag) for tag in ("en-GB", "pl", "nl-BE", "pt")] == [""] * 4
    said = "the page's own words (Contents, Published by …) are in English: there are none in Finnish yet"
    assert in_english("fi") == said


@pytest.mark.parametrize(
    ("tag", "said"), [("el", "Greek"), ("fr-CA", "French (Canada)"), ("x-none", "x-none")]
)
def test_a_language_is_named_or_left_as_its_tag(tag: str, said: str) -> None:
    assert language_name(tag, in_language="en") == said
