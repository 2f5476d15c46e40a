"""The front matter: a closed set of keys, values as they are written, every error with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from everyreader.source.front_matter import KEYS

REQUIRED = {
    "title": "T",
    "date": "2024-05-02",
    "publisher": "P",
    "language": "en",
    "identifier": "urn:uuid:7c4f3a52-6f6a-5b1c-9a52-0d2a7a1f2b11",
}


def front(more: str = "", **changed: str | None) -> str:
    """Front matter with ``changed`` keys (``None`` leaves one out) and ``more`` lines after them."""
    keys = {**REQUIRED, **changed}
    return (
        "---\n"
        + "".join(f"{key}: {value}\n" for key, value in keys.items() if value is not None)
        + more
        + "---\n"
    )


def test_every_documented_key_is_read(read):
    more = (
        "author: [Ada Brook, Jonas Lind]\ndescription: What it is about.\nsubject: water\nrights: CC BY 4.0\n"
        "source: https://example.org/wells\nupdated: 2024-05-04\ncontact: press@wells.example\ndraft: yes\n"
        "embargo: 2024-05-02T09:00+01:00\n"
    )
    found = read("# T\n", front=front(more)).metadata
    assert (found.title, found.date, found.publisher, found.language) == ("T", date(2024, 5, 2), "P", "en")
    assert found.identifier == REQUIRED["identifier"]
    assert found.author == ("Ada Brook", "Jonas Lind")
    assert (found.description, found.subject, found.rights) == ("What it is about.", ("water",), "CC BY 4.0")
    assert found.source == "https://example.org/wells"
    assert (found.updated, found.contact, found.draft) == (date(2024, 5, 4), ("press@wells.example",), True)
    assert found.embargo == datetime(2024, 5, 2, 8, tzinfo=UTC)
    assert {key.name for key in KEYS} == set(found.__dataclass_fields__)


def test_keys_that_may_be_left_out_are_empty(read):
    found = read("# T\n", front=front("author:\n")).metadata
    assert (found.author, found.description, found.subject, found.rights, found.source) == (
        (),
        "",
        (),
        "",
        "",
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1984", "1984"),
        ("1_000", "1_000"),
        ("yes", "yes"),
        ("2024-05-02", "2024-05-02"),
        ("'null'", "null"),
        ('"A: b"', "A: b"),
        (">-\n  two\n  lines", "two lines"),
        ("a  wide   gap", "a wide gap"),
        ("Zürich — 水", "Zürich — 水"),
    ],
)
def test_a_value_is_the_text_as_written(read, written, value):
    assert read("# T\n", front=front(title=written)).metadata.title == value


def test_norwegian_is_a_language_and_not_a_no(read):
    assert read("# T\n", front=front(language="no")).metadata.language == "no"


def test_a_language_is_spelled_as_usual(read):
    assert read("# T\n", front=front(language="FR-ca")).metadata.language == "fr-CA"


def test_three_dots_close_the_front_matter_too(read):
    assert read("# T\n", front=front()[:-4] + "...\n").units[0].line == 8


@pytest.mark.parametrize(
    ("matter", "line", "says", "remedy"),
    [
        ("# T\n", 1, "the front matter is missing", "title, date, publisher, language, identifier"),
        ("\n---\ntitle: T\n---\n", 1, "the front matter is missing", "two lines of three hyphens"),
        ("---\ntitle: T\n", 1, "the front matter has no end", "three hyphens"),
        ("---\n---\n", 1, "holds no keys", "'title: …'"),
        ("---\n- a\n---\n", 1, "holds no keys", "'title: …'"),
        ("---\njust words\n---\n", 1, "holds no keys", "'title: …'"),
        (front("autor: A\n"), 7, "unknown key 'autor'", "did you mean 'author'?"),
        (front("css: x.css\n"), 7, "unknown key 'css'", "the keys are title, date"),
        (front("1: x\n"), 7, "unknown key '1'", "the keys are"),
        (front("null: x\n"), 7, "unknown key 'null'", "the keys are"),
        (front("true: x\n"), 7, "unknown key 'true'", "the keys are"),
        (front("? [a, b]\n: x\n"), 7, "unknown key '[…]'", "the keys are"),
        (front("<<: {rights: x}\n"), 7, "unknown key '<<'", "the keys are"),
        (front("title: U\n"), 7, "'title' stands twice", "delete one"),
        (front("rights: &x a\nsource: *x\n"), 8, "aliases are not accepted", "write the value out"),
        (front("rights: a: b\n"), 7, "not YAML", "quote values that hold a colon"),
        (front("rights: 'open\n"), 7, "not YAML", "quote"),
        (front("rights:\n\t- y\n"), 8, "not YAML", "quote"),
        (
            front("rights: !!python/object:os.system x\n"),
            7,
            "'rights': expected text, found the YAML tag",
            "in quotes",
        ),
        (
            front("subject: " + "[" * 3000 + "]" * 3000 + "\n"),
            7,
            "nested too deeply",
            "text or a list of texts",
        ),
        (front('rights: "a\\u200bb"\n'), 7, "U+200B ZERO WIDTH SPACE", "delete it"),
        (front(title=None), 1, "the key 'title' is missing", "at the top of the file"),
        (front(title=""), 2, "the key 'title' is empty", "behind the colon"),
        (front(title="~"), 2, "the key 'title' is empty", "behind the colon"),
        (front(title="null"), 2, "the key 'title' is empty", "behind the colon"),
        (front(title="[]"), 2, "the key 'title' is empty", "behind the colon"),
        (front(title="[a]"), 2, "found a list", "in quotes"),
        (front(title="{a: b}"), 2, "found keys and values", "in quotes"),
        (front("author: [[a]]\n"), 7, "found a list inside a list", "in quotes"),
        (front("author: [a, '']\n"), 7, "a text in the list is empty", "take it out"),
        (front(date="02/05/2024"), 3, "'date': expected a date such as 2023-11-21", "found '02/05/2024'"),
        (front(date="2024-05-02T10:00:00Z"), 3, "expected a date", "found '2024-05-02T10:00:00Z'"),
        (front(date="2024-13-45"), 3, "expected a date", "found '2024-13-45'"),
        (front(date="20240502"), 3, "expected a date", "found '20240502'"),
        (front(date="[2024, 5, 2]"), 3, "found a list", "write the text alone"),
        (front(language="english"), 5, "'english' is no language code", "en-US or fr"),
        (front(language="en_GB"), 5, "'en_GB' is no language code", "did you mean 'en-GB'?"),
        (front(language="xx-ZZ"), 5, "'xx-ZZ' is no language code", "en-US or fr"),
        (front(language="und"), 5, "'und' names no language", "en-US or fr"),
        (front(identifier="7c4f"), 6, "'7c4f' is no URI", "urn:uuid:…"),
        (front(identifier="urn:uuid:7c4f"), 6, "holds no UUID", "32 hexadecimal digits"),
        (front(identifier="urn:a b"), 6, "is no URI", "urn:uuid:…"),
        (front("source: example.org\n"), 7, "'example.org' is no web address", "https://…"),
        (front("source: 'https://'\n"), 7, "is no web address", "https://…"),
        (front("updated: soon\n"), 7, "'updated': expected a date", "found 'soon'"),
        (front("draft: maybe\n"), 7, "'draft': expected yes or no", "found 'maybe'"),
        (
            front("embargo: 2024-05-02T09:00\n"),
            7,
            "'embargo': expected a moment with its zone",
            "nobody can tell",
        ),
        (front("embargo: tomorrow 09:00 CET\n"), 7, "'embargo'", "2023-11-21T09:00+01:00"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line_and_a_remedy(refused, matter, line, says, remedy):
    found, message = refused("# T\n" if matter != "# T\n" else "", front=matter)
    assert found == line
    assert says in message
    assert remedy in message


def test_lines_are_counted_in_a_file_with_crlf(refused):
    assert refused("# T\r\n", front=front("autor: A\n").replace("\n", "\r\n"))[0] == 7
