"""What is written as text reads back as the statement, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.checks.rules import judge_reading
from everyreader.formats.plain_text.read.reader import read_back
from everyreader.formats.plain_text.write.writer import write
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from tests.formats.large_print.constructs import CONSTRUCTS

# What text without marks might be taken for something else in.
HARD = {
    "typed labels": "1\\. January was cold.\n\n(a) is no point.\n\n\\- Where?\n\n\\- There.\n\nB. Brook\\\nC. Lind",
    "typed signs": "\\> 5\\\n\\> 6\n\n\\# x\n\n\\`\\`\\`\n\nx\\\n\\-\\-\\-\\-\n\n\\[Notes\\]\n\n\\[1\\] x\n\n\\: y",
    "brackets of its own": "\\[Image: x\\] \\[1\\] \\{y\\} ![a [b] c](map.png) z[^1]\n\n[^1]: \\[Table\\]",
    "a bracket alone": "a \\] b ![c \\[ d](map.png)",
    "lists side by side": "- a\n\n[//]: # (x)\n\n- b\n\n1. c\n\n[//]: # (x)\n\n1. d\n\n(i) e\n\n[//]: # (x)\n\na. f",
    "lists below definitions": "A\n\n:   b\n\n- c\n\nD\n\n:   - e\n\n    f\n\n:   g\n\n1. h",
    "lists first in points": "- 1. a\n  2. b\n- > c\n- ```\n  d\n  ```\n- ## e\n\n  f",
    "empty cells and points": "|   | B |\n|---|---|\n| a |   |\n|   | b |\n\n- c\n-\n- d",
    "two tables": "| A |\n|---|\n| 1 |\n| 2 |\n\n| A |\n|---|\n| 1 |\n| 2 |",
    "links of all kinds": "[a *b*](https://a.example/) [![c](map.png)](https://b.example/)[d](mailto:a@b.org)[e](tel:+1)[^1]\n\n[^1]: <https://c.example>",
    "looks at the edges": "~~a~~ ~~b[^1]~~\\\n~~c~~[2]{.sup}\\\n[~~d~~](https://a.example/)\n\n[^1]: ~~e~~",
    "notes of all kinds": "a[^1]\n\n[^1]: - b\n\n    | C |\n    |---|\n    | d |\n\n    > e\n\n    ```\n    f\n\n    g\n    ```",
}  # fmt: skip


@pytest.mark.parametrize(
    "source", [pytest.param(text, id=name) for name, text in (CONSTRUCTS | HARD).items()]
)
def test_nothing_is_lost_or_taken_for_something_else(
    small: Callable[[str], Publication], tmp_path: Path, source: str
) -> None:
    publication = small(source)
    write(publication, tmp_path / "small.txt")
    verdicts = judge_reading(publication, Rendition("plain-text"), read_back(tmp_path / "small.txt"))
    found = [finding.message for one in verdicts for finding in one.findings]
    assert found == [], (tmp_path / "small.txt").read_text("utf-8")
    assert {one.outcome for one in verdicts} <= {Outcome.PASSED, Outcome.INAPPLICABLE}
