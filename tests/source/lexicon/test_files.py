"""PLS files: what is read, what is refused and where, whose entry counts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.model.errors import SourceError
from everyreader.model.lexicon import Entry, Lexicon
from everyreader.model.publication import Publication
from everyreader.source.lexicon.files import lexicon_files, read_lexicon
from everyreader.source.lexicon.write import pls
from tests.conftest import FRONT_MATTER

HEAD = '<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" xml:lang="en">\n'
CIP = "<lexeme><grapheme>CIP</grapheme><alias>C I P</alias></lexeme>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A statement's folder, with the folder of all statements above it."""
    there = tmp_path / "source" / "small"
    there.mkdir(parents=True)
    (there / "statement.md").write_text(FRONT_MATTER + "# A Title\n\nThe CIP met.\n", "utf-8")
    return there


def lexicon(folder: Path) -> Lexicon:
    return read_lexicon(folder, lexicon_files(folder))


def test_an_entry_gives_words_their_spoken_form(folder: Path) -> None:
    (folder / "lexicon.pls").write_text(f"{HEAD}{CIP}</lexicon>", "utf-8")
    assert lexicon(folder).entries == (Entry("CIP", "C I P", "en"),)


def test_the_preferred_alias_is_taken_and_several_spellings_share_it(folder: Path) -> None:
    (folder / "lexicon.pls").write_text(
        f"{HEAD}<lexeme><grapheme>CIP</grapheme><grapheme>C.I.P.</grapheme><alias>sip</alias>"
        '<alias prefer="true">C I P</alias></lexeme></lexicon>',
        "utf-8",
    )
    assert lexicon(folder).entries == (Entry("CIP", "C I P", "en"), Entry("C.I.P.", "C I P", "en"))


def test_the_statement_s_entry_counts_before_the_house_s(folder: Path) -> None:
    (folder / "lexicon.pls").write_text(f"{HEAD}{CIP}</lexicon>", "utf-8")
    house = CIP.replace("C I P", "sip") + "<lexeme><grapheme>UN</grapheme><alias>U N</alias></lexeme>"
    (folder.parent / "lexicon.pls").write_text(f"{HEAD}{house}</lexicon>", "utf-8")
    found = lexicon(folder)
    assert [found.entry(words, "en").alias for words in ("CIP", "UN")] == ["C I P", "U N"]


def test_a_lexicon_of_another_language_holds_for_that_language(folder: Path) -> None:
    (folder / "lexicon.fr.pls").write_text(
        f"{HEAD}{CIP}</lexicon>".replace('xml:lang="en"', 'xml:lang="fr"'), "utf-8"
    )
    found = lexicon(folder)
    assert found.entry("CIP", "en") is None
    assert found.entry("CIP", "fr-CA") == Entry("CIP", "C I P", "fr")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"{HEAD}<lexeme><grapheme>CIP</lexeme></lexicon>", 2, "well-formed"),
        ("<lexicon/>", 1, "no W3C PLS lexicon"),
        (HEAD.replace(' xml:lang="en"', "") + "</lexicon>", 1, "xml:lang"),
        (
            f'<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n{HEAD}</lexicon>',
            1,
            "document type",
        ),
        (f"{HEAD}<lexeme><alias>C I P</alias></lexeme></lexicon>", 2, "<grapheme>"),
        (f"{HEAD}\n<lexeme><grapheme>CIP</grapheme></lexeme></lexicon>", 3, "<alias>"),
        (f"{HEAD}<lexeme><grapheme>CIP</grapheme><phoneme>siːaɪ</phoneme></lexeme></lexicon>", 2, "phonemes"),
        (f"{HEAD}<lexeme role='x'><grapheme>CIP</grapheme><alias>a</alias></lexeme></lexicon>", 2, "role"),
        (f"{HEAD}{CIP}{CIP}</lexicon>", 3, "line 2 already"),
        (f"{HEAD}<entry/></lexicon>", 2, "<entry>"),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_and_line(
    folder: Path, text: str, line: int, said: str
) -> None:
    path = folder / "lexicon.pls"
    path.write_text(text, "utf-8")
    with pytest.raises(SourceError, match=re.escape(said)) as refused:
        lexicon(folder)
    assert (refused.value.path, refused.value.line) == (path, line)


def test_words_are_found_whole_with_their_case_the_longest_first() -> None:
    found = Lexicon((Entry("US", "U S", "en"), Entry("US Senate", "the Senate", "en")))
    text = "US-made, the US  Senate, us, USA"
    assert [(words, entry.alias) for words, entry in found.split(text, "en") if entry] == [
        ("US", "U S"),
        ("US  Senate", "the Senate"),
    ]
    assert "".join(words for words, _ in found.split(text, "en")) == text


def test_what_is_written_is_read_again(folder: Path) -> None:
    entries = (Entry("CIP & Co.", "C I P and company", "en"), Entry("UN", "UN", "en"))
    (folder / "lexicon.pls").write_bytes(pls(entries, "en", "a comment"))
    assert lexicon(folder).entries == entries


def test_a_publication_brings_its_lexicon(statement: Callable[[str], Publication], tmp_path: Path) -> None:
    statement("# A Title\n\nThe CIP met.\n")
    (tmp_path / "small" / "lexicon.pls").write_text(f"{HEAD}{CIP}</lexicon>", "utf-8")
    assert statement("# A Title\n\nThe CIP met.\n").lexicon.entry("CIP", "en-GB").alias == "C I P"


@pytest.mark.parametrize(
    "first", ["everyreader.source.lexicon.files", "everyreader.line.recheck", "everyreader.source"]
)
def test_whichever_module_is_asked_for_first_is_there(first: str) -> None:
    """A task imports what it needs in its own order: ``check`` comes here by another way than ``build``."""
    assert subprocess.run([sys.executable, "-c", f"import {first}"], check=False).returncode == 0
