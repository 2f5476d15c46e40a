"""Typst's string literals, and words that stay whole."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from everyreader.formats.large_print.write.literal import literal, stays_whole
from everyreader.formats.large_print.write.parting import pieces


@settings(max_examples=10, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=300))
def test_typst_reads_exactly_the_text(text: str) -> None:
    source = f"#let x = {literal(text)}\n#metadata(x.codepoints().map(c => str.to-unicode(c)))<x>"
    found = typst.query(source.encode(), "<x>", field="value", one=True, ignore_system_fonts=True)
    assert [int(one) for one in found.strip("[] \n").replace("\n", "").split(",")] == [ord(c) for c in text]


@pytest.mark.parametrize(
    "word", ["well-known", "(so-called)", "US-supplied", "-funded", "state-of-the-art,", "word –"]
)
def test_short_hyphenated_words_stay_whole(word: str) -> None:
    assert stays_whole(word)


@pytest.mark.parametrize(
    "word", ["known", "a–b", "intergovernmental-organisation", "one-two-three-four-five-six-seven", ""]
)
def test_others_may_be_parted(word: str) -> None:
    assert not stays_whole(word)


@pytest.mark.parametrize("room", [10, 40])
def test_an_address_is_not_parted_behind_its_scheme(room: int) -> None:
    parts = pieces("https://example.org/a/wells", room)
    assert parts[0].startswith("https://example")
    assert len(parts) > 1
