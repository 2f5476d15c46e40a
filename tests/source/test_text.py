"""Bytes → text: UTF-8, visible, or an error with its line."""

from __future__ import annotations

import pytest

from everyreader.model.errors import SourceError
from everyreader.source import read_statement

FLAG_OF_WALES = "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(refused, data):
    assert refused(data, front="") == (
        None,
        "the file is empty; expected a statement, its front matter first",
    )


@pytest.mark.parametrize("body", ["", "\n\n", "---\n", "[ ]{lang=fr}\n", "[r]: https://example.org\n"])
def test_a_statement_without_words_is_refused(refused, body):
    assert "no words after the front matter" in refused(body)[1]


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(
        SourceError,
        match=r"statement\.md: the file is not there; every folder in source/ holds a statement\.md",
    ):
        read_statement(tmp_path)


def test_a_folder_in_its_place_is_refused(tmp_path):
    (tmp_path / "statement.md").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        read_statement(tmp_path)


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        (b"# T\n\ncaf\xe9\n", 10, "byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"# T\n\na\rb\n", 10, "a carriage return stands alone; save the file with LF or CRLF line ends"),
        ("# T\n\na\x00b\n", 10, "control character U+0000"),
        ("# T\n\na\x1bb\n", 10, "control character U+001B"),
        ("# T\n\nsoft\u00adhyphen\n", 10, "invisible character U+00AD SOFT HYPHEN; delete it"),
        ("# T\n\nzero\u200bwidth\n", 10, "invisible character U+200B ZERO WIDTH SPACE; delete it"),
        ("# T\n\nzero\u200cwidth\n", 10, "invisible character U+200C ZERO WIDTH NON-JOINER; delete it"),
        ("# T\n\n\u202eright\n", 10, "invisible character U+202E RIGHT-TO-LEFT OVERRIDE; delete it"),
        ("# T\n\nline\u2028break\n", 10, "invisible character U+2028 LINE SEPARATOR; delete it"),
        ("# T\n\ntag\U000e0041\n", 10, "invisible character U+E0041 TAG LATIN CAPITAL LETTER A; delete it"),
        (
            "# T\n\nx\n\n🏴\U000e0067\U000e0062 y\n",
            12,
            "invisible character U+E0067 TAG LATIN SMALL LETTER G; delete it",
        ),
        ("# T\n\nx\n\ntag&#xE0041;\n", 12, "invisible character &#xE0041;; delete it"),
        ("# T\n\nx\n\ntag&#917569;\n", 12, "invisible character &#917569;; delete it"),
        ("# T\n\nx\n\nhid&shy;den\n", 12, "invisible character U+00AD SOFT HYPHEN; delete it"),
        ("# T\n\nx\n\nhid&#x202e;den\n", 12, "invisible character U+202E RIGHT-TO-LEFT OVERRIDE; delete it"),
    ],
)
def test_what_no_reader_can_see_is_refused_with_its_line(refused, body, line, says):
    found, message = refused(body)
    assert found == line
    assert says in message


def test_utf_16_is_refused(refused):
    assert refused("# T".encode("utf-16"), front="") == (1, "the file is UTF-16; save it as UTF-8")


@pytest.mark.parametrize(
    "words", ["می\u200cخواهم", "क्\u200dष", "👩\u200d👧", "❤\ufe0f\u200d🔥", FLAG_OF_WALES]
)
def test_joiners_and_tags_stay_where_they_are_spelling(read, words):
    assert read(f"{words}\n").units[0].text == words


def test_a_byte_order_mark_and_crlf_change_neither_words_nor_lines(write):
    folder = write("# T\n\na\nb\n\nc\n")
    plain = read_statement(folder)
    file = folder / "statement.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    again = read_statement(folder)
    assert again.units == plain.units
    assert [unit.line for unit in again.units] == [8, 10, 13]


def test_a_file_that_is_too_large_is_refused(refused):
    assert refused("a" * 50_000_001)[1] == "the file is over 50 MB; make several statements of it"
