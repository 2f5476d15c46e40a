"""Markdown between tags of words that stand on lines by themselves."""

from __future__ import annotations

import pytest

from ..conftest import markdown, named

KNOWN = "\n\n[A lamp]: lamp.png 'By night'\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('<a href="https://x.org">\n![A lamp]\n</a>', "[A lamp](https://x.org)"),
        ('<a href="#">\n![A lamp][]\n</a>', "A lamp"),
        ('<a href="https://x.org">\n![The pier](pier.png)\n</a>', "[The pier](https://x.org)"),
        ('<span class="x">\nSee [the law](https://x.org).\n</span>', "See [the law](https://x.org)."),
        (
            '- point\n\n  <a href="https://x.org">\n  ![A lamp]\n  </a>',
            "- point\n\n  [A lamp](https://x.org)",
        ),
    ],
)
def test_images_and_links_between_such_tags_are_what_they_are_elsewhere(importing, typed, written):
    assert markdown(importing(f"# The pier\n\n{typed}{KNOWN}", "a.md")) == f"# The pier\n\n{written}\n"


def test_an_image_between_such_tags_that_is_not_there_is_named(importing):
    draft = importing(f"# The pier\n\n<a href='#'>\n![A lamp]\n</a>{KNOWN}", "a.md")
    assert named(draft) == [(3, "image title taken out"), (3, "image left out")]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('<a href="https://x.org">\nPlain [words] here\n</a>', r"[Plain \[words\] here](https://x.org)"),
        ('```\n<a href="#">\n![A lamp]\n</a>\n```', '```\n<a href="#">\n![A lamp]\n</a>\n```'),
    ],
)
def test_brackets_that_name_nothing_and_code_stay_as_they_are(importing, typed, written):
    assert markdown(importing(f"# The pier\n\n{typed}{KNOWN}", "a.md")) == f"# The pier\n\n{written}\n"
