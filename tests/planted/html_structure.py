"""Pages whose words are right and whose structure, notes or links are not."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import before, drop, rewrite, swap, together
from tests.planted.page import body

TABLE = r'<div class="scroll".*?</table></div>'
TABBED = (
    "<p>Wells and people served, by district</p>\n<p>District\u2003Wells\u2003People</p>\n"
    "<p>Kissi\u200312\u20034,800</p>\n<p>Bo\u20037\u20032,950</p>"
)
BOLD_TERMS = (
    "<p><strong>Aquifer</strong></p>\n<p>Rock that holds water and lets it through.</p>\n"
    "<p><strong>Borehole</strong></p>\n<p>A narrow, deep well.</p>\n"
    "<p>It is drilled, not dug.</p>\n</section>"
)
PUMP = 'alt="A woman fills a blue can at a hand pump while two children wait."'
MAP = 'alt="Map of the three districts along the river."'
REPORT = '<a href="https://example.org/report">'

BLOCKS = (
    Fault(
        "html-heading-made-bold",
        "a paragraph in bold in place of a heading",
        "rich",
        body(swap('<h2 id="numbers">The numbers</h2>', '<p id="numbers"><strong>The numbers</strong></p>')),
    ),
    Fault(
        "html-second-title",
        "the publisher's name became a second level-1 heading",
        "own",
        body(rewrite(r'<p class="house">([^<]*)</p>', r'<h1 class="house">\1</h1>')),
    ),
    Fault(
        "html-list-broken",
        "one list became two, and the second counts anew from 1",
        "own",
        body(before('<li><h2 id="diplomacy', '</ol>\n<ol class="decimal-paren">\n')),
    ),
    Fault(
        "html-item-renumbered",
        "the third point is number 4",
        "own",
        body(swap('<li><h2 id="make-clear', '<li value="4"><h2 id="make-clear')),
    ),
    Fault(
        "html-table-made-paragraphs",
        "a table became lines with wide spaces",
        "rich",
        body(rewrite(TABLE, TABBED)),
    ),
    Fault(
        "html-terms-made-bold",
        "a list of terms became bold paragraphs",
        "rich",
        body(
            rewrite(
                r"<dl>\n<dt>Aquifer.*?</dl>(.*?)</section>",
                BOLD_TERMS.replace("\n</section>", r"\1</section>"),
            )
        ),
    ),
    Fault(
        "html-code-made-paragraph",
        "a block of code became a paragraph with line ends",
        "rich",
        body(rewrite(r'<pre tabindex="0"><code>([^\n]*)\n    ([^<]*)</code></pre>', r"<p>\1<br>\2</p>")),
    ),
    Fault(
        "html-paragraph-broken",
        "a paragraph was broken at a printed line's end",
        "own",
        body(swap("as leverage against it. While Hamas", "as leverage against it.</p>\n<p>While Hamas")),
    ),
)

ALTERNATIVES = (
    Fault(
        "html-alternative-is-file-name", "alt is a file's name", "rich", body(swap(PUMP, 'alt="pump.png"'))
    ),
    Fault("html-alternative-is-placeholder", "alt is “image”", "rich", body(swap(MAP, 'alt="image"'))),
    Fault(
        "html-alternative-is-caption",
        "alt says the caption again",
        "rich",
        body(swap(PUMP, 'alt="The new pump at Kissi, opened in March."')),
    ),
    Fault(
        "html-alternative-emptied",
        "a picture with meaning marked as decoration",
        "rich",
        body(swap(PUMP, 'alt=""')),
    ),
    Fault(
        "html-decoration-announced",
        "a drawn line has a role and a name",
        "rich",
        body(swap('alt="" width="600"', 'alt="" role="img" aria-label="Blue rule" width="600"')),
    ),
    Fault(
        "html-formula-text-changed",
        "a formula is spoken wrong",
        "rich",
        body(swap('aria-label="p over n" alttext="p over n"', 'aria-label="n over p" alttext="n over p"')),
    ),
)

LINKS = (
    Fault(
        "html-way-back-unnamed",
        "an arrow that no screen reader can name",
        "rich",
        body(drop(' aria-label="Back to reference 1"')),
    ),
    Fault(
        "html-link-runs-script",
        "a javascript: link",
        "rich",
        body(swap(REPORT, '<a href="javascript:void(0)">')),
    ),
    Fault(
        "html-link-empty",
        "a link with nothing in it",
        "rich",
        body(before(REPORT, '<a href="https://example.org/report"></a>')),
    ),
    Fault(
        "html-id-doubled",
        "two elements have one id",
        "rich",
        body(swap("<p>Funds must", '<p id="proof">Funds must')),
    ),
    Fault(
        "html-skip-link-dead",
        "“Skip to the statement” leads nowhere",
        "own",
        body(swap('href="#page:statement"', 'href="#content"')),
    ),
    Fault(
        "html-main-lost",
        "no main landmark",
        "own",
        body(together(swap("<main ", "<div "), swap("</main>", "</div>"))),
    ),
    Fault(
        "html-contents-entry-dead",
        "an entry leads to no place",
        "own",
        body(swap('href="#diplomacy-toward', 'href="#diplomacy-towards')),
    ),
)

FAULTS = BLOCKS + ALTERNATIVES + LINKS
