"""The second lock: the sanitiser finds what the closed lists would have let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.formats.xhtml.gate import check
from everyreader.model.errors import SourceError

SOURCE = Path("statement.md")


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        "<iframe></iframe>",
        '<p style="display:none">x</p>',
        "<svg><a>x</a></svg>",
        "<math><maction>x</maction></math>",
    ],
)
def test_markup_outside_the_lists_is_refused(markup: str) -> None:
    with pytest.raises(SourceError, match="nh3"):
        check(markup, SOURCE)


@pytest.mark.parametrize(
    "markup",
    [
        '<time datetime="2024-05-02">2 May</time>',
        '<ol class="decimal-paren" start="2"><li id="x">x</li></ol>',
        '<math display="block" alttext="x"><mi>x</mi></math>',
        '<table><tbody><tr><th scope="row">x</th></tr></tbody></table>',
        '<p lang="fr" dir="ltr">x</p>',
    ],
)
def test_markup_of_the_writer_passes(markup: str) -> None:
    assert check(markup, SOURCE) is None
