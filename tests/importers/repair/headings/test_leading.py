"""Headings that end in a full stop are told by several alike."""

from __future__ import annotations

import pytest

from ...conftest import body, docx, paragraph

TEXT = "The council meets in the hall."
SET = '<w:b/><w:u w:val="single"/>'
NAMES = ("Work with boats.", "Work with piers.", "Work with wells.")


def outline(adding, *lines: str) -> list[str]:
    made = body(adding(docx("".join(lines)), "a.docx", title="Rules"))
    return [line for line in made.splitlines() if line[:2] == "##"]


@pytest.mark.parametrize("above", [TEXT, "All that we do:"])
def test_bold_and_underlined_lines_with_a_stop_that_lead_text_are_headings_all_of_them(adding, above):
    parts = (paragraph(above), *(paragraph(one, SET) + paragraph(TEXT) for one in NAMES))
    assert outline(adding, *parts) == [f"## {one}" for one in NAMES]


@pytest.mark.parametrize(
    "parts",
    [
        [paragraph(one, SET) + paragraph(TEXT) for one in NAMES[:2]],  # too few
        [paragraph(one, "<w:b/>") + paragraph(TEXT) for one in NAMES],  # bold alone
        [paragraph(f"We work. {one}", SET) + paragraph(TEXT) for one in NAMES],
        [paragraph(one, SET) for one in NAMES],  # nothing below
    ],
)
def test_sentences_that_are_only_stressed_are_no_headings(adding, parts):
    assert outline(adding, paragraph(TEXT), *parts) == []
