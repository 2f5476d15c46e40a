"""Lines in the style for titles of a Word file or an OpenDocument: title, second line, headings of parts."""

from __future__ import annotations

import pytest

from ...conftest import docx, odt

TEXT = "The council spoke about the harbour and what it costs to keep it open all year round."
TITLE, SUBTITLE, HEADING = "Title", "Subtitle", "heading 1"
Said = list[tuple[str, str]]  # words and style
SENDER = [("Harbour Association", ""), ("12 Quay Road", "")]


def word(said: Said) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in (TITLE, HEADING)
    )
    styles += (
        f'<w:style w:type="paragraph" w:styleId="{SUBTITLE}"><w:name w:val="{SUBTITLE}"/>'
        f'<w:basedOn w:val="{TITLE}"/></w:style>'
    )
    lines = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for text, style in said
    )
    return docx("".join(lines), styles=styles)


def office(said: Said) -> bytes:
    """The whole in a section, as LibreOffice writes it."""
    own = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    lines = (
        f'<text:h text:outline-level="1">{text}</text:h>'
        if style == HEADING
        else f'<text:p text:style-name="{"P1" if style == TITLE else style}">{text}</text:p>'
        for text, style in said
    )
    return odt(f'<text:section text:name="a">{"".join(lines)}</text:section>', own)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            [*SENDER, ("The pier opens", TITLE), (TEXT, "")],
            ["# The pier opens", "Harbour Association", "12 Quay Road", TEXT],
        ),
        (
            [("The pier opens", TITLE), ("What changes for ships", TITLE), ("Costs", HEADING), (TEXT, "")],
            ["# The pier opens", "What changes for ships", "## Costs", TEXT],
        ),
        (
            [*SENDER, ("The pier opens", TITLE), ("", ""), ("What changes", TITLE), (TEXT, "")],
            ["# The pier opens", "What changes", "Harbour Association", "12 Quay Road", TEXT],
        ),
        (
            [("The pier opens", TITLE), ("Costs", HEADING), (TEXT, ""), ("The bridge", TITLE), (TEXT, "")],
            ["# The pier opens", "## Costs", TEXT, "## The bridge", TEXT],
        ),
        (
            [("PRESS RELEASE", TITLE), ("The pier opens", TITLE), (TEXT, "")],
            ["# The pier opens", "PRESS RELEASE", TEXT],
        ),
        (
            [("Costs", HEADING), (TEXT, ""), ("The pier opens", TITLE), (TEXT, "")],
            ["# Costs", TEXT, "## The pier opens", TEXT],
        ),
        (
            [("The pier opens", TITLE), ("What changes", SUBTITLE), (TEXT, "")],
            ["# The pier opens", "What changes", TEXT],
        ),
    ],
    ids=[
        *("below the sender", "a second line", "both below the sender", "a further part"),
        *("the kind of paper", "behind a part", "a style upon it"),
    ],
)
@pytest.mark.parametrize(("made", "file"), [(word, "a.docx"), (office, "a.odt")])
def test_lines_in_the_style_for_titles(adding, made, file, said, written):
    added = adding(made(said), file)
    statement = (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert statement.split("\n\n") == [f"\n{written[0]}", *written[1:-1], f"{written[-1]}\n"]


def test_the_heading_of_a_further_part_and_a_second_line_are_named(adding):
    added = adding(word([("A", TITLE), ("B", TITLE), (TEXT, ""), ("C", TITLE), (TEXT, "")]), "a.docx")
    assert [(one.line, one.name) for one in added.repairs] == [
        (2, "subtitle kept"),
        (4, "heading level mended"),
    ]
