"""What stands in an element of pandoc's tree: its words, whichever way they are marked, links, languages."""

from __future__ import annotations

import pytest

from everyreader.source.tree import Node, changed, holds, in_languages, links, text_of, walk, words


def text(said: str) -> Node:
    return {"t": "Str", "c": said}


def span(content: list[Node], *pairs: list[str]) -> Node:
    return {"t": "Span", "c": [["", [], list(pairs)], content]}


REPORT = text("report")
MATH = {"t": "Math", "c": [{"t": "InlineMath"}, "x^2"]}
NOTE = {"t": "Note", "c": [{"t": "Para", "c": [text("aside")]}]}
LINKED = {
    "code": ([{"t": "Code", "c": [["", [], []], "inv build"]}], "inv build"),
    "an image": ([{"t": "Image", "c": [["", [], []], [text("harbour")], ["a.png", ""]]}], "harbour"),
    "an abbreviation": ([span([text("WHO")], ["title", "World Health Organization"])], "WHO"),
    "a spoken formula": ([span([MATH], ["alt", "x squared"])], "x squared"),
    "a formula": ([MATH], "x^2"),
    "another language": ([span([text("rapport")], ["lang", "fr"])], "rapport"),
    "strong": ([{"t": "Strong", "c": [{"t": "Emph", "c": [REPORT]}]}], "report"),
    "small capitals": ([{"t": "SmallCaps", "c": [REPORT]}], "report"),
    "quoted": ([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [REPORT]]}], "report"),
    "raised and lowered": (
        [text("H"), {"t": "Subscript", "c": [text("2")]}, {"t": "Superscript", "c": [text("+")]}],
        "H2+",
    ),
    "a note": ([REPORT, NOTE, text("s")], "report aside s"),
}


@pytest.mark.parametrize(("content", "said"), LINKED.values(), ids=LINKED)
def test_a_links_words_are_all_that_it_shows(content: list[Node], said: str) -> None:
    link = {"t": "Link", "c": [["", [], []], content, ["https://example.org", ""]]}
    assert list(links([{"t": "Para", "c": [text("See "), link]}])) == [(said, "https://example.org")]


def test_what_is_past_is_left_out_and_not_entered() -> None:
    blocks = [{"t": "Para", "c": [REPORT, NOTE, {"t": "SoftBreak"}, MATH]}]
    assert words(blocks, past=("Note", "Math")) == "report"
    assert text_of(blocks[0]["c"], past=("Note",)) == "report x^2"
    assert [one["t"] for one in walk(blocks, "Para", "Note", past=("Note",))] == ["Para", "Note"]
    assert holds(blocks, "Note") and not holds(blocks, "Image")


def test_words_have_the_language_that_is_said_nearest() -> None:
    inner = {"t": "Para", "c": [REPORT, span([text("Bericht")], ["lang", "de"])]}
    div = {"t": "Div", "c": [["", [], [["lang", "fr"]]], [inner]]}
    found = [(one["c"], tag) for one, tag in in_languages([div, text("end")], "en") if one["t"] == "Str"]
    assert found == [("report", "fr"), ("Bericht", "de"), ("end", "en")]


def test_a_list_takes_the_place_of_an_element_among_those_beside_it() -> None:
    doubled = changed([{"t": "Emph", "c": [REPORT]}], lambda one: [one, one] if one["t"] == "Str" else one)
    assert doubled == [{"t": "Emph", "c": [REPORT, REPORT]}]
