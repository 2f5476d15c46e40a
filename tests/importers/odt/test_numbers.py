"""OpenDocument's numbers of headings: words of the statement, as its outline counts them."""

from __future__ import annotations

import pytest

from ..conftest import changed, markdown, named, office

TEXT = "# One\n\n## Two\n\n## Three\n\n# Four\n\n## Five\n"


def outlined(levels: dict[int, str]) -> bytes:
    """``TEXT`` as an OpenDocument whose outline has these properties by level."""
    data = office(TEXT, "odt")
    for level, properties in levels.items():
        bare = f'style:num-format="" text:level="{level}"'
        data = changed(data, "styles.xml", bare, f'{properties} text:level="{level}"')
    return data


@pytest.mark.parametrize(
    ("levels", "written"),
    [
        (
            {
                1: 'style:num-format="1" style:num-suffix="."',
                2: 'style:num-format="1" text:display-levels="2"',
            },
            ["1. One", "1.1 Two", "1.2 Three", "2. Four", "2.1 Five"],
        ),
        (
            {1: 'style:num-format="A" style:num-prefix="Annex "', 2: 'style:num-format=""'},
            ["Annex A One", "Two", "Three", "Annex B Four", "Five"],
        ),
        (
            {1: 'style:num-format=""', 2: 'style:num-format="i" style:num-suffix=")" text:start-value="3"'},
            ["One", "iii) Two", "iv) Three", "Four", "iii) Five"],
        ),
    ],
)
def test_numbers_that_the_outline_draws_begin_the_headings(importing, levels, written):
    draft = importing(outlined(levels), "a.odt")
    assert [line.lstrip("# ").split(" {")[0] for line in markdown(draft).splitlines() if line] == written
    assert "heading numbers kept" in [name for _, name in named(draft)]


def test_a_heading_out_of_the_outline_has_no_number(importing):
    data = outlined({1: 'style:num-format="1"'})
    data = changed(
        data, "content.xml", 'text:outline-level="1">', 'text:outline-level="1" text:is-list-header="true">'
    )
    assert "heading numbers kept" not in [name for _, name in named(importing(data, "a.odt"))]


def test_the_numbers_are_counted_on_both_sides(adding):
    added = adding(outlined({2: 'style:num-format="1" text:display-levels="1"'}), "a.odt", title="One")
    assert [unit.text for unit in added.publication.units] == ["One", "1 Two", "2 Three", "Four", "1 Five"]
