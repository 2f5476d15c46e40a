"""Languages whose printers repeat a hyphen at the next line's beginning: the words that are read have one."""

from __future__ import annotations

import pytest

from tests.formats.large_print.conftest import Print


@pytest.mark.parametrize("language", ["pl", "cs", "pt-BR", "es", "hr", "sk"])
def test_a_hyphen_at_a_lines_end_is_there_once(printed: Print, language: str) -> None:
    words = " ".join(f"biało{'a' * number}-czerwony" for number in range(24))
    one = printed(words, language=language)
    assert one.reading.units[1].text == words
    assert one.reading.language == language
