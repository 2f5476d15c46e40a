"""E-books whose words are right and whose structure is not."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import before, drop, rewrite, swap, together
from tests.planted.zipped import text

NUMBERED = "<ol>\n<li>the sum,</li>\n<li>the date,</li>\n<li>the village.</li>\n</ol>"
TYPED = "<p>1. the sum,<br/>2. the date,<br/>3. the village.</p>"
CAPTION = '<caption id="caption-1"><p>Wells and people served, by district</p></caption>\n'
BACK = r'<a href="#fnref2"[^>]*>[^<]*</a>'
FRACTION = r'<math [^>]*alttext="p over n">.*?</math>'

HEADINGS_AND_LISTS = (
    Fault(
        "epub-heading-too-deep",
        "a level-3 heading became level 4",
        "rich",
        text(rewrite(r'<h3( id="how-to-read-the-table">[^<]*)</h3>', r"<h4\1</h4>")),
    ),
    Fault(
        "epub-list-typed",
        "numbers typed into a paragraph in place of a list",
        "rich",
        text(swap(NUMBERED, TYPED)),
    ),
    Fault(
        "epub-list-loses-numbers",
        "an ordered list became an unordered one",
        "own",
        text(together(swap('<ol class="decimal-paren">', "<ul>"), swap("</ol>", "</ul>"))),
    ),
    Fault(
        "epub-nested-list-flattened",
        "inner items became outer ones",
        "rich",
        text(swap("\n" + NUMBERED + "</li>", "</li>\n" + NUMBERED[5:-6])),
    ),
)

TABLES_AND_FIGURES = (
    Fault(
        "epub-column-heads-made-cells",
        "th became td in the first row",
        "rich",
        text(
            together(
                rewrite(r'<th (scope="col")>District</th>', r"<td>District</td>"),
                rewrite(r'<th (class="align-right") scope="col">Wells</th>', r"<td \1>Wells</td>"),
                rewrite(r'<th (class="align-right") scope="col">People</th>', r"<td \1>People</td>"),
            )
        ),
    ),
    Fault(
        "epub-table-caption-detached",
        "the caption became a paragraph above the table",
        "rich",
        text(together(drop(CAPTION), before("<table>", "<p>Wells and people served, by district</p>\n"))),
    ),
)

NOTES_AND_LINKS = (
    Fault(
        "epub-note-call-misled", "note 1 leads to note 2", "rich", text(swap('href="#fn1"', 'href="#fn2"'))
    ),
    Fault("epub-way-back-lost", "no way back from note 2", "rich", text(rewrite(BACK, ""))),
    Fault(
        "epub-link-inside-dead",
        "a link to a place that is not there",
        "rich",
        text(swap('<a href="#numbers">', '<a href="#figures">')),
    ),
)

KINDS_OF_TEXT = (
    Fault(
        "epub-quotation-made-div",
        "a quotation is only set in from the margin",
        "rich",
        text(together(swap("<blockquote>", '<div class="indented">'), swap("</blockquote>", "</div>"))),
    ),
    Fault(
        "epub-emphasis-lost",
        "emphasised words are plain",
        "rich",
        text(swap("<em>Wells &amp; Rivers Trust</em>", "Wells &amp; Rivers Trust")),
    ),
    Fault("epub-formula-made-text", "MathML became p/n", "rich", text(rewrite(FRACTION, "p/n"))),
    Fault(
        "epub-formula-text-lost",
        "a formula has no alternative text",
        "rich",
        text(swap(' aria-label="A equals pi r squared" alttext="A equals pi r squared"', "")),
    ),
    Fault(
        "epub-picture-moved",
        "a figure slid behind the next heading",
        "rich",
        text(rewrite(r"(<figure>.*?</figure>\n)(.*?<h2 id=\"what-we-ask-for\">[^<]*</h2>\n)", r"\2\1")),
    ),
)

FAULTS = HEADINGS_AND_LISTS + TABLES_AND_FIGURES + NOTES_AND_LINKS + KINDS_OF_TEXT
