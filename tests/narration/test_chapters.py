"""Where chapters begin, and what they are called."""

from __future__ import annotations

from everyreader.model.publication import Kind
from everyreader.narration.chapters import chapter_titles
from tests.narration.handmade import heading, paragraph, unit


def test_every_heading_opens_a_chapter() -> None:
    assert chapter_titles([heading("Water"), paragraph("A."), heading("Proof", 2), paragraph("B.")]) == {
        0: "Water",
        2: "Proof",
    }


def test_the_paragraph_after_a_list_with_headings_is_a_chapter_titled_by_its_first_words() -> None:
    units = [
        heading("Water"),
        paragraph("Three points:"),
        heading("Wells:", 2, place=[("ol", 1)], label="1)"),
        paragraph("Dig.", place=[("ol", 1)]),
        heading("Money:", 2, place=[("ol", 2)], label="2)"),
        paragraph("Pay.", place=[("ol", 2)]),
        paragraph("For more detail on steps, the trust has a paper."),
        paragraph("It is long."),
    ]
    assert chapter_titles(units) == {
        0: "Water",
        2: "Wells:",
        4: "Money:",
        6: "For more detail on steps, the…",
    }


def test_a_list_without_headings_opens_nothing() -> None:
    units = [heading("Water"), paragraph("Dig.", place=[("ol", 1)], label="1."), paragraph("That is all.")]
    assert chapter_titles(units) == {0: "Water"}


def test_a_heading_after_the_list_needs_no_chapter_before_it() -> None:
    units = [
        heading("Water"),
        heading("Wells", 2, place=[("ol", 1)]),
        paragraph("Dig.", place=[("ol", 1)]),
        heading("Proof", 2),
    ]
    assert chapter_titles(units) == {0: "Water", 1: "Wells", 3: "Proof"}


def test_a_nested_list_with_headings_goes_back_to_its_item() -> None:
    units = [
        heading("Water"),
        heading("Wells", 2, place=[("ol", 1)]),
        heading("Deep", 3, place=[("ol", 1), ("ul", 1)]),
        paragraph("So deep.", place=[("ol", 1)]),
        paragraph("And clean.", place=[("ol", 1)]),
        paragraph("The end."),
    ]
    assert chapter_titles(units) == {0: "Water", 1: "Wells", 2: "Deep", 3: "So deep.", 5: "The end."}


def test_what_says_nothing_opens_nothing() -> None:
    units = [
        heading("Water"),
        heading("Wells", 2, place=[("ol", 1)]),
        unit(Kind.IMAGE, ""),
        paragraph("The end."),
    ]
    assert chapter_titles(units) == {0: "Water", 1: "Wells", 3: "The end."}
