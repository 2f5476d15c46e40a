"""Pages that Word wrote: its styles, its typed labels, its marks of spelling, comments and lists of
contents."""

from __future__ import annotations

import pytest

from ..conftest import markdown, named

PAGE = "<html><body lang=EN-GB><p class=MsoTitle>The pier</p>{}<p class=MsoNormal>It opens.</p></body></html>"
POINT = (
    "<p class=MsoListParagraph style='margin-left:{}pt;text-indent:-18pt'><span style='font-family:{}'>{}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>{}</p>"
)


def point(label: str, said: str, indent: int = 36, font: str = "Calibri") -> str:
    return POINT.format(indent, font, label, said)


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        (point("·", "One", font="Symbol") + point("o", "Two", 72, "Courier New") + point("·", "Three"), "- One\n\n  - Two\n\n- Three\n\n"),
        (point("1.", "One") + point("2.", "Two"), "1.  One\n\n2.  Two\n\n"),
        (point("b)", "One") + point("c)", "Two"), "b)  One\n\nc)  Two\n\n"),
        (point("h.", "One") + point("i.", "Two"), "h.  One\n\ni.  Two\n\n"),
        (point("i.", "One") + point("ii.", "Two"), "i.  One\n\nii. Two\n\n"),
        (point("1.", "One") + "<p class=MsoListParagraph>It goes on.</p>" + point("2.", "Two"), "1.  One\n\n    It goes on.\n\n2.  Two\n\n"),
        (point("1.", "One") + point("·", "Two"), "1.  One\n\n- Two\n\n"),
        (point("1.1", "One"), "1.1   One\n\n"),
        ("<h2>1<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>Costs</h2>", "## 1 Costs\n\n"),
        ("<p class=MsoQuote>One.</p><p class=MsoIntenseQuote>Two.</p>", "> One.\n>\n> Two.\n\n"),
        ("<p class=MsoCaption>Prices</p><table><tr><th>A</th></tr><tr><td>1</td></tr></table>", "::: {.table}\nPrices\n\n| A   |\n|-----|\n| 1   |\n:::\n\n"),
        (("<p><span lang=EN-US>The pier</span> <span lang=FR>reste ouverte à tous les "
            "habitants</span>.</p>"), 'The pier [reste ouverte à tous les habitants]{lang="fr"}.\n\n'),
    ],
)  # fmt: skip
def test_what_word_writes_is_what_it_stands_for(importing, markup, written):
    said = markdown(importing(PAGE.format(markup), "a.htm")).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"# The pier\n\n{written}It opens.\n"


def test_comments_and_lists_of_contents_go_by_name(importing):
    comment = "<div class=msocomtxt id=_com_1><p>Is it?</p></div>"
    mark = "<p>One.<a class=msocomanchor href=#_msocom_1>[JB1]</a></p>"
    contents = "<p class=MsoTocHeading>Contents</p><p class=MsoToc1>Costs 2</p>"
    draft = importing(PAGE.format(contents + mark + comment), "a.htm")
    assert markdown(draft) == "# The pier\n\nOne.\n\nIt opens.\n"
    assert {name for _, name in named(draft)} == {"comment left out", "list of contents left out"}
