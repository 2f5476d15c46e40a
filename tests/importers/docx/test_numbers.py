"""Word's numbers of headings and composed labels of lists: words of the statement, counted as Word counts
them."""

from __future__ import annotations

import pytest

from ..conftest import docx, markdown, named

HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/><w:pPr><w:numPr>'
    f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    for level in (1, 2)
)
CLAUSE = (
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>'
)


def numbered(text: str, level: int | None = None, number: int = 1, style: str = "") -> str:
    """A paragraph that is numbered by itself (``level``), by its style or by both."""
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{looks}{own if level is not None else ''}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbering(*levels: tuple[str, str] | tuple[str, str, str], more: str = "") -> str:
    """Format, text and further properties of each level of list 1."""
    written = "".join(
        (
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt '
            f'w:val="{kind}"/>{"".join(further)}<w:lvlText w:val="{text}"/></w:lvl>'
        )
        for n, (kind, text, *further) in enumerate(levels)
    )
    list_ = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>{list_}{more}'


def test_numbers_that_a_style_draws_begin_the_headings(importing):
    body = "".join(
        numbered(text, style=style) for text, style in (("A", "H1"), ("B", "H2"), ("C", "H2"), ("D", "H1"))
    )
    body += numbered("E", style="H2") + numbered("Unnumbered", 0, 0, style="H1")
    levels = numbering(("upperLetter", "Annex %1:"), ("decimal", "%1.%2"))
    draft = importing(docx(body, styles=HEADINGS, numbering=levels), "a.docx")
    assert markdown(draft) == (
        "# Annex A: A\n\n## A.1 B\n\n## A.2 C\n\n# Annex B: D\n\n## B.1 E\n\n# Unnumbered\n"
    )
    assert named(draft) == [(1, "heading numbers kept")]
    assert "5 headings" in draft.repairs[0].message


ARTICLES = (("decimal", "Article %1"), ("decimal", "%1.%2"), ("bullet", "•"))
AGAIN = (
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="9"/>'
    "</w:lvlOverride></w:num>"
)


@pytest.mark.parametrize(
    ("levels", "items", "written"),
    [
        (
            ARTICLES,
            [("A", 0), ("B", 1), ("C", 1), ("D", 0)],
            "Article 1 A\n\n1.1 B\n\n1.2 C\n\nArticle 2 D\n",
        ),
        (ARTICLES, [("A", 1), ("x", 2), ("B", 1)], "1.1 A\n\n- x\n\n1.2 B\n"),
        (ARTICLES, [("A", 1), ("B", 1, 2), ("C", 1, 2)], "1.1 A\n\n1.9 B\n\n1.10 C\n"),
        (
            [("upperRoman", "Part %1"), ("decimal", "%1.%2", "<w:isLgl/>")],
            [*(("A", 0),) * 4, ("B", 1)],
            "Part I A\n\nPart II A\n\nPart III A\n\nPart IV A\n\n4.1 B\n",
        ),
        ([("decimalZero", "%1")], [("A", 0)], "01 A\n"),
        (
            [("decimal", "%1."), ("lowerLetter", "%2)")],
            [("A", 0), ("B", 1), ("C", 0)],
            "1.  A\n\n    a)  B\n\n2.  C\n",
        ),
    ],
)
def test_labels_that_the_statement_cannot_draw_are_words(importing, levels, items, written):
    body = "".join(numbered(*one) for one in items)
    draft = importing(docx(body, numbering=numbering(*levels, more=AGAIN)), "a.docx")
    assert markdown(draft) == written
    is_drawn = written.startswith("1.  ")
    assert named(draft) == ([] if is_drawn else [(1, "list labels kept")])


@pytest.mark.parametrize(
    ("kind", "start", "written"),
    [
        ("lowerRoman", 5, "v) A\n\nvi) B\n"),
        ("lowerLetter", 9, "i) A\n\nj) B\n"),
        ("lowerLetter", 26, "z) A\n\naa) B\n"),
        ("lowerRoman", 4, "iv) A\n\nv)  B\n"),
        ("lowerLetter", 8, "h)  A\n\ni)  B\n"),
    ],
)
def test_a_list_whose_first_label_would_be_read_as_another_is_words(importing, kind, start, written):
    levels = numbering((kind, "%1)")).replace('start w:val="1"', f'start w:val="{start}"')
    draft = importing(docx(numbered("A", 0) + numbered("B", 0), numbering=levels), "a.docx")
    assert markdown(draft).replace("\\", "") == written
    assert ("list labels kept" in [name for _, name in named(draft)]) == ("  " not in written)


def test_a_style_numbers_its_paragraphs_at_the_level_that_the_list_keeps_for_it(importing):
    body = numbered("A", style="Clause") + numbered("B", style="Clause") + numbered("C", style="Sub")
    levels = numbering(
        ("decimal", "Rule %1", '<w:pStyle w:val="Clause"/>'), ("decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')
    )
    draft = importing(docx(body, styles=CLAUSE, numbering=levels), "a.docx")
    assert markdown(draft) == "Rule 1 A\n\nRule 2 B\n\n2.1 C\n"


def test_a_list_that_a_style_numbers_stays_a_list(importing):
    body = numbered("A", style="Clause") + numbered("B", style="Clause")
    draft = importing(docx(body, styles=CLAUSE, numbering=numbering(("decimal", "%1)"))), "a.docx")
    assert markdown(draft) == "1)  A\n\n2)  B\n"


def test_words_of_labels_are_counted_on_both_sides(adding):
    body = numbered("A stall is open.", 0) + numbered("Nobody sells from a car.", 1)
    added = adding(docx(body, numbering=numbering(*ARTICLES)), "a.docx", title="By-law")
    said = [unit.text for unit in added.publication.units]
    assert said == ["By-law", "Article 1 A stall is open.", "1.1 Nobody sells from a car."]


INSIDE = '<w:p><w:pPr><w:ind w:left="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
POINTS = [
    (
        "decimal",
        "%1.",
    ),
    ("none", ""),
    ("lowerLetter", "%3)"),
]
POINTS = [(*one, f'<w:pPr><w:ind w:left="{720 * n}"/></w:pPr>') for n, one in enumerate(POINTS, 1)]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (numbered("A", 0) + numbered("H", 1) + numbered("B", 0), "1.  A\n\n    H\n\n2.  B\n"),
        (numbered("A", 1) + numbered("B", 1), "A\n\nB\n"),
        (
            numbered("A", 0) + numbered("x", 2) + numbered("H", 1) + numbered("y", 2),
            "1.  A\n\n    a)  x\n\n        H\n\n    [//]: # (another list)\n\n    a)  y\n",
        ),
        (numbered("A", 0) + INSIDE.format(720, "H") + numbered("B", 0), "1.  A\n\n    H\n\n2.  B\n"),
        (numbered("A", 0) + INSIDE.format(0, "H") + numbered("B", 0), "1.  A\n\nH\n\n2.  B\n"),
    ],
    ids=["a level without label", "nothing but such", "below points", "set in as far", "not set in"],
)
def test_a_paragraph_of_a_list_that_shows_no_label_is_no_point(importing, body, written):
    draft = importing(docx(body, numbering=numbering(*POINTS)), "a.docx")
    assert (markdown(draft), named(draft)) == (written, [])


def instance(number: int, *starts: tuple[int, int]) -> str:
    """Instance ``number`` of list 7, which begins these levels anew."""
    override = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
    anew = "".join(override.format(*one) for one in starts)
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{anew}</w:num>'


BETWEEN = "<w:p><w:r><w:t>Between.</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("items", "more", "written"),
    [
        (
            [("A", 0), ("B", 0), BETWEEN, ("C", 0, 2), ("D", 0)],
            instance(2, (0, 1)),
            "1.  A\n2.  B\nBetween.\n1.  C\n2.  D\n",
        ),
        (
            [("A", 0), BETWEEN, ("B", 0, 2), ("C", 0)],
            instance(2),
            "1.  A\nBetween.\n2.  B\n3.  C\n",
        ),
        (
            [("A", 0), ("B", 0, 2), ("C", 0), ("D", 0, 2)],
            instance(2, (0, 2)),
            "1.  A\n2.  B\n3.  C\n4.  D\n",
        ),
        (
            [("A", 0), ("B", 0), ("C", 0, 2), ("D", 0, 2)],
            instance(2, (0, 1)),
            "1.  A\n2.  B\n[//]: # (another list)\n1.  C\n2.  D\n",
        ),
        (
            [("A", 0, 2), ("a", 1, 2), ("B", 0, 2), ("b", 1, 2)],
            instance(2, (1, 4)),
            "1.  A\n    d)  a\n2.  B\n    d)  b\n",
        ),
    ],
    ids=["begun anew, then the first again", "gone on", "mixed", "anew at once", "a level that starts at 4"],
)
def test_instances_of_one_list_are_counted_together_and_begin_anew_once(importing, items, more, written):
    body = "".join(one if isinstance(one, str) else numbered(*one) for one in items)
    levels = numbering(("decimal", "%1."), ("lowerLetter", "%2)"), more=more)
    draft = importing(docx(body, numbering=levels), "a.docx")
    assert (markdown(draft).replace("\n\n", "\n"), named(draft)) == (written, [])


def test_a_sublist_that_says_so_counts_on_behind_the_next_point(importing):
    levels = numbering(("decimal", "%1."), ("lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = "".join(numbered(*one) for one in (("A", 0), ("a", 1), ("B", 0), ("b", 1)))
    draft = importing(docx(body, numbering=levels), "a.docx")
    assert markdown(draft) == "1.  A\n\n    a)  a\n\n2.  B\n\n    b)  b\n"


def test_a_number_without_words_is_counted_and_named(importing):
    levels = numbering(("decimal", "%1."))
    draft = importing(docx(numbered("A", 0) + numbered("", 0) + numbered("B", 0), numbering=levels), "a.docx")
    assert markdown(draft) == "1.  A\n\n[//]: # (another list)\n\n3.  B\n"
    assert named(draft) == [(2, "number without words left out")]


def test_numbers_alone_in_their_cells_are_words(importing):
    cells = (f"<w:tr><w:tc>{numbered('', 0)}</w:tc><w:tc>{numbered(one, 0, 0)}</w:tc></w:tr>" for one in "XY")
    body = f"<w:tbl>{''.join(cells)}</w:tbl>"
    draft = importing(docx(body, numbering=numbering(("decimal", "%1"))), "a.docx")
    assert [line for line in markdown(draft).splitlines() if "X" in line or "Y" in line] == [
        "| 1   | X   |",
        "| 2   | Y   |",
    ]
    assert named(draft) == [(1, "list labels kept")]
