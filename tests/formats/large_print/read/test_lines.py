"""Lines that end alike: set so, or so by chance."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from everyreader.formats.large_print.read.lines import Line, justified
from everyreader.formats.large_print.read.reader import read_back

WORDS = "The council spoke about the harbour and what it costs to keep it open all the year. " * 4


@pytest.mark.parametrize("justify", [True, False])
def test_lines_are_justified_where_the_typesetter_made_them_so(tmp_path: Path, justify: bool) -> None:
    source = f"#set page(width: 300pt)\n#set par(justify: {str(justify).lower()})\n{WORDS}"
    path = tmp_path / "page.pdf"
    path.write_bytes(typst.compile(source.encode()))
    (block,) = read_back(path, rendered=False).blocks
    assert justified(block.lines) is justify


@pytest.mark.parametrize(
    ("spaces", "expected"),
    [
        pytest.param((5.04, 5.04, 5.04, None), False, id="spaces alike: by chance"),
        pytest.param((5.04, 5.9, 5.2, None), True, id="spaces stretched"),
        pytest.param((None, None, None, None), True, id="no spaces drawn"),
    ],
)
def test_lines_that_end_alike_by_chance_are_not_justified(
    spaces: tuple[float | None, ...], expected: bool
) -> None:
    texts = (
        "ask for and carefully check the card",
        "as all genuine callers will carry one",
        "if they do not",
        "in",
    )
    ends = (507.5, 507.8, 507.6, 128.3)
    lines = [
        Line(text, 1, 90, end, size=18, space=space)
        for text, end, space in zip(texts, ends, spaces, strict=True)
    ]
    assert justified(lines) is expected
