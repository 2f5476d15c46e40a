"""Sentences: every character of a unit in exactly one, in order, each in its own language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everyreader.model.publication import Kind, Role, Run, Unit
from everyreader.source.sentences import parted, sentences


def unit(*runs: Run | str, kind: Kind = Kind.PARAGRAPH) -> Unit:
    return Unit(kind, tuple(Run(run, "en") if isinstance(run, str) else run for run in runs))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Ada Brook met the U.S. envoy. He left.", ["Dr. Ada Brook met the U.S. envoy.", "He left."]),
        ("It fell to 3.5 degrees. Then rain.", ["It fell to 3.5 degrees.", "Then rain."]),
        ("“Enough.” They said so.", ["“Enough.”", "They said so."]),
        ("No full stop", ["No full stop"]),
        ("They went. – ! They came.", ["They went. – !", "They came."]),
        ("…", ["…"]),
        ("One.  Two.", ["One.", "Two."]),
    ],
)
def test_cuts(text, expected):
    assert [one.text for one in sentences((unit(text),))] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("II. Bases of the call", Kind.HEADING, ["II. Bases of the call"]),
        ("Chapter II. The rest", Kind.HEADING, ["Chapter II. The rest"]),
        ("§ 5. Fees. They are due.", Kind.PARAGRAPH, ["§ 5. Fees.", "They are due."]),
        (
            "3.2. Wells are dug. Then they are filled.",
            Kind.PARAGRAPH,
            ["3.2. Wells are dug.", "Then they are filled."],
        ),
        ("They dug II. Then they left.", Kind.PARAGRAPH, ["They dug II.", "Then they left."]),
    ],
)
def test_the_number_of_a_heading_or_paragraph_stays_with_its_words(text, kind, expected):
    assert [one.text for one in sentences((unit(text, kind=kind),))] == expected


def paragraphs() -> Iterator[tuple[str, str]]:
    language = ""
    for line in (Path(__file__).parent / "sentence_ends.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[]")
        elif line and not line.startswith("#"):
            yield language, line


@pytest.mark.parametrize(("language", "marked"), list(paragraphs()))
def test_sentences_end_where_a_reader_of_the_language_sees_their_end(language: str, marked: str) -> None:
    expected = marked.split(" | ")
    found = sentences((Unit(Kind.PARAGRAPH, (Run(" ".join(expected), language),)),))
    assert [one.text for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a secret.A firm knows.", ["It is a secret.", "A firm knows."]),
        ("They met in D.C. on Monday.", ["They met in D.C. on Monday."]),
        ("We grow figs, etc. They sell.", ["We grow figs, etc.", "They sell."]),
    ],
)
def test_a_missing_space_does_not_hide_an_end(text: str, expected: list[str]) -> None:
    assert [one.text for one in sentences((unit(text),))] == expected


def test_scripts_without_spaces_are_parted_too() -> None:
    assert [one.text for one in sentences((Unit(Kind.PARAGRAPH, (Run("水が。山が。", "ja"),)),))] == [
        "水が。",
        "山が。",
    ]


def test_a_long_paragraph_without_an_end_is_parted_at_once() -> None:
    text = "(Word " + "word " * 20_000 + "."
    assert "".join(parted(text, "en")) == text


def test_abbreviations_are_those_of_the_units_language():
    german = Unit(Kind.PARAGRAPH, (Run("Wir danken u. a. Frau Dr. Brook. Sie ging.", "de-CH"),))
    assert [one.text for one in sentences((german,))] == ["Wir danken u. a. Frau Dr. Brook.", "Sie ging."]


def test_ids_and_units_count_through_the_statement():
    found = sentences((unit("One two. Three four."), unit(), unit("Five six.")))
    assert [(one.id, one.unit, one.start, one.end) for one in found] == [
        ("u1s1", 0, 0, 8),
        ("u1s2", 0, 9, 20),
        ("u3s1", 2, 0, 9),
    ]


def test_code_is_one_sentence():
    assert [one.text for one in sentences((unit("a. B\nc. D", kind=Kind.CODE),))] == ["a. B\nc. D"]


def test_an_image_without_words_has_no_sentence():
    assert sentences((Unit(Kind.IMAGE, (Run("", "en", role=Role.ALT),)),)) == ()


def test_a_sentence_has_the_language_of_its_first_word():
    found = sentences(
        (
            unit(
                "The mayor spoke. “",
                Run("L’eau, c’est la vie.", "fr"),
                "” He sat. ",
                Run("Ναι", "el"),
                " it was.",
            ),
        )
    )
    assert [(one.text, one.language) for one in found] == [
        ("The mayor spoke.", "en"),
        ("“L’eau, c’est la vie.”", "fr"),
        ("He sat.", "en"),
        ("Ναι it was.", "el"),
    ]


def test_a_notes_number_is_no_part_of_a_sentence():
    found = sentences(
        (unit("One.", Run("1", "en", role=Role.NOTE), " Two.", Run("2", "fr", role=Role.NOTE)),)
    )
    assert [(one.text, one.language) for one in found] == [("One.", "en"), ("Two.", "en")]


@settings(derandomize=True, max_examples=200, deadline=None, database=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("Ab .!?…“”'’)\u00a0é水。،؟ \n1-"), max_size=12),
            st.sampled_from(["en", "fr", "ja", "tlh"]),
        ),
        max_size=4,
    )
)
def test_sentences_cover_their_unit_exactly(parts):
    whole = Unit(Kind.PARAGRAPH, tuple(Run(text, language) for text, language in parts))
    end = 0
    for one in sentences((whole,)):
        assert whole.text[end : one.start].strip() == ""
        assert one.text == whole.text[one.start : one.end] == one.text.strip() != ""
        assert one.language in [run.language for run in whole.runs]
        end = one.end
    assert whole.text[end:].strip() == ""
