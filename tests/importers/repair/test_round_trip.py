"""What is written reads back: the units of any repaired tree are the units of the statement that was written
from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from everyreader.source import dialect, notation
from everyreader.source.read import without_lines
from everyreader.source.units import extract
from everyreader.source.write import write

HARD = [
    *"*_#`~[]()<>&$:{}|\\-+=!.^@\"'/;%?,",
    "1.",
    "12)",
    "(1)",
    "a)",
    "iv.",
    "A.",
    "---",
    "...",
    ":::",
    "***",
    "&amp;",
    "&#65;",
    "&copy",
    "<b>",
    "</b>",
    "<!--",
    "https://example.org",
    "www.example.org",
    "a@b.org",
    "[^1]",
    "[^1]:",
    "[a]:",
    "{.x}",
    "{#a}",
    "$$",
    "```",
    "~~~",
    "|---|",
    "=====",
    "![",
    "](",
    "^^",
    "2^3",
    "a_b",
    "_a_",
    "a",
    "Bc",
    "é",
    "水",
    "5",
]
WORD = st.lists(st.sampled_from(HARD), min_size=1, max_size=3).map("".join)


def element(name: str, content: Any) -> dict[str, Any]:
    return {"t": name, "c": content, "line": 1}


def spaced(words: list[str]) -> list[dict[str, Any]]:
    inlines = [inline for word in words for inline in ({"t": "Str", "c": word}, {"t": "Space"})]
    return inlines[:-1]


TEXT = st.lists(WORD, min_size=1, max_size=4).map(spaced)
PARAGRAPH = TEXT.map(lambda inlines: element("Para", inlines))
HEADING = st.builds(
    lambda level, inlines: element("Header", [level, ["", [], []], inlines]), st.integers(1, 3), TEXT
)
LINK = TEXT.map(
    lambda inlines: element(
        "Para", [{"t": "Link", "c": [["", [], []], inlines, ["https://example.org", ""]]}]
    )
)
CODE = WORD.map(lambda word: element("CodeBlock", [["", [], []], f"a\n  {word}"]))
QUOTATION = PARAGRAPH.map(lambda block: element("BlockQuote", [block]))
BULLETS = st.lists(PARAGRAPH, min_size=2, max_size=3).map(
    lambda blocks: element("BulletList", [[block] for block in blocks])
)
POINTS = st.builds(
    lambda style, items: element(
        "OrderedList", [[1, {"t": "Decimal"}, {"t": style}], [list(item) for item in items]]
    ),
    st.sampled_from(["Period", "OneParen", "TwoParens"]),
    st.lists(st.tuples(HEADING, PARAGRAPH), min_size=2, max_size=3),
)
ROMAN = st.lists(PARAGRAPH, min_size=2, max_size=4).map(
    lambda blocks: element(
        "OrderedList", [[1, {"t": "UpperRoman"}, {"t": "Period"}], [[block] for block in blocks]]
    )
)
# Between lists a paragraph: two alike side by side cannot be written in Markdown, and ``add`` refuses them.
DOCUMENT = st.lists(
    st.tuples(st.one_of(HEADING, LINK, CODE, QUOTATION, BULLETS, POINTS, ROMAN), PARAGRAPH),
    min_size=1,
    max_size=5,
).map(lambda pairs: [block for pair in pairs for block in pair])


@settings(derandomize=True, max_examples=25, deadline=None, database=None)
@given(DOCUMENT)
def test_no_word_changes_between_the_tree_and_the_written_statement(blocks):
    path = Path("statement.md")
    text = write(without_lines(blocks))
    again = notation.resolve(path, dialect.parse(path, text)["blocks"])
    assert [replace(unit, line=None) for unit in extract(again, "en").units] == [
        replace(unit, line=None) for unit in extract(blocks, "en").units
    ], text
