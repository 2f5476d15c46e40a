"""Word's points below points where lists are lists of their own: by indentation and by the names of Word's
styles."""

from __future__ import annotations

import pytest

from everyreader.importers.repair.lists.lists import make_typed_lists

from ..conftest import docx, markdown, named, paragraph

LISTS = {
    1: ("bullet", 360),
    2: ("bullet", 720),
    3: ("decimal", 360),
    4: ("decimal", 720),
    5: ("bullet", None),
}
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    f'<w:lvlText w:val="{"•" if kind == "bullet" else "%1."}"/>'
    + (f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr>' if left else "")
    + "</w:lvl></w:abstractNum>"
    for n, (kind, left) in LISTS.items()
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in LISTS)
STYLES = "".join(
    (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:numPr><w:numId '
        f'w:val="{num}"/></w:numPr></w:pPr></w:style>'
    )
    for key, name, num in (("B", "List Bullet", 5), ("B2", "List Bullet 2", 5), ("B3", "List Bullet 3", 5))
)


def point(text: str, num: int, left: int | None = None) -> str:
    inside = f'<w:ind w:left="{left}"/>' if left is not None else ""
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}{inside}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("points", "written"),
    [
        ([("A", 1), ("B", 2), ("C", 1)], "- A\n  - B\n- C\n"),
        ([("A", 3), ("B", 4), ("C", 3)], "1.  A\n    1.  B\n2.  C\n"),
        ([("A", 3), ("B", 2), ("C", 3)], "1.  A\n    - B\n2.  C\n"),
        ([("A", 1), ("B", 1, 720), ("C", 1, 1080), ("D", 1)], "- A\n  - B\n    - C\n- D\n"),
        ([("A", 3), ("B", 3, 720)], "1.  A\n2.  B\n"),  # its number goes on
        ([("A", 2), ("B", 2)], "- A\n- B\n"),
        ([("A", 1, 360), ("B", 5, 400)], "- A\n[//]: # (another list)\n- B\n"),
        ([("A", 3), ("B", 4), ("C", 3), ("D", 4)], "1.  A\n    1.  B\n2.  C\n    2.  D\n"),
    ],
)
def test_a_point_further_inside_lies_below_the_one_before(importing, points, written):
    draft = importing(docx("".join(point(*one) for one in points), numbering=NUMBERING), "a.docx")
    assert (markdown(draft).replace("\n\n", "\n"), named(draft)) == (written, [])


def test_words_own_styles_say_how_deep_they_are(importing):
    body = styled("A", "B") + styled("B", "B2") + styled("C", "B3") + styled("D", "B")
    draft = importing(docx(body, styles=STYLES, numbering=NUMBERING), "a.docx")
    assert markdown(draft).replace("\n\n", "\n") == "- A\n  - B\n    - C\n- D\n"


def test_a_paragraph_between_ends_the_list(importing):
    body = point("A", 1) + paragraph("Between.") + point("B", 2)
    assert markdown(importing(docx(body, numbering=NUMBERING), "a.docx")) == "- A\n\nBetween.\n\n- B\n"


def test_a_list_behind_a_typed_point_with_a_colon_lies_below_it_and_the_typed_list_goes_on(importing):
    body = (
        paragraph("- Ann")
        + paragraph("- The board:")
        + point("Chair", 1)
        + point("Clerk", 1)
        + paragraph("- Bob")
    )
    draft = importing(docx(body, numbering=NUMBERING), "a.docx")
    assert (
        markdown(make_typed_lists(draft)).replace("\n\n", "\n")
        == "- Ann\n- The board:\n  - Chair\n  - Clerk\n- Bob\n"
    )


def test_a_typed_list_goes_on_behind_a_paragraph(importing):
    body = paragraph("- Ann") + paragraph("- Bob") + paragraph("Both live here.") + paragraph("- Carl")
    assert (
        markdown(make_typed_lists(importing(docx(body), "a.docx")))
        == "- Ann\n- Bob\n\nBoth live here.\n\n- Carl\n"
    )
