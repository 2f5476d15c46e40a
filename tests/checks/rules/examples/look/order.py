"""Text out of order, upon other text, turned, or pushed together: SEE-008 to SEE-011."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import FAILED, PASSED, Example, book, page

TWO = '<div class="w"><p>First comes the water.</p><p class="h">Then comes the bread.</p></div>'
LIST = "<ol><li>First comes the water.</li><li>Then comes the bread.</li><li>Last comes the salt.</li></ol>"
# Each lets the eye meet the second text before the first.
REORDERED = {
    "a column turned round": ".w { display: flex; flex-direction: column-reverse }",
    "a row turned round": ".w { display: flex; flex-direction: row-reverse; gap: 1em }",
    "order": ".w { display: flex; flex-direction: column } .h { order: -1 }",
    "a grid": ".w { display: grid } .h { grid-row: 1 } .w > :first-child { grid-row: 2 }",
    "absolute": ".w { position: relative; padding-top: 4em } .h { position: absolute; top: 0; margin: 0 }",
    "moved": ".h { transform: translateY(-7em) } .w { padding-top: 8em }",
    "a margin": ".h { margin: -8em 0 6em } .w { padding-top: 6em }",
    "floats that end a line": ".w > p { float: right; width: 9em }",
    "relative": ".h { position: relative; top: -7em } .w { padding-top: 8em }",
}
EXAMPLES = [
    *(Example("SEE-008", FAILED, what, page(TWO, head=style(css))) for what, css in REORDERED.items()),
    Example(
        "SEE-008",
        FAILED,
        "a list turned round in a book",
        book(LIST, head=style("ol { display: flex; flex-direction: column-reverse }"), shown=True),
    ),
    Example(
        "SEE-008",
        FAILED,
        "a table's head drawn below it",
        page(
            '<table><thead style="display: table-footer-group"><tr><th scope="col">Name</th><th '
            'scope="col">Depth</th></tr></thead>'
            "<tbody><tr><td>Kissi</td><td>12</td></tr></tbody></table>"
        ),
    ),
    Example("SEE-008", PASSED, "two columns", page(TWO * 3, head=style("main { columns: 2 }"))),
    Example("SEE-008", PASSED, "side by side", page(TWO, head=style(".w { display: flex; gap: 1em }"))),
    Example(
        "SEE-008",
        PASSED,
        "a table with its caption below",
        page(
            '<table style="caption-side: bottom"><caption>Wells</caption><tr><th scope="col">Name</th><th '
            'scope="col">Depth</th></tr>'
            "<tr><td>Kissi</td><td>12</td></tr></table>"
        ),
    ),
    Example("SEE-008", PASSED, "a float", page('<p style="float: right; width: 6em">A note.</p>' + TWO)),
    Example(
        "SEE-008",
        PASSED,
        "right to left",
        page('<div dir="rtl" lang="ar" style="display: flex; gap: 1em"><p>الماء</p><p>الخبز</p></div>'),
    ),
    Example("SEE-008", PASSED, "a book in order", book(LIST, shown=True)),
    Example("SEE-009", FAILED, "a paragraph upon another", page(TWO, head=style(".h { margin-top: -3em }"))),
    Example(
        "SEE-009",
        FAILED,
        "lines upon each other in a book",
        book(
            f"<p>{'The water of the well is deep and cold. ' * 12}</p>",
            head=style("p { line-height: 0.4 }"),
            shown=True,
        ),
    ),
    Example(
        "SEE-009",
        FAILED,
        "a high letter box",
        page(
            '<div style="height: 1em">The water of the well is deep and cold, and the well is old, as all '
            "wells are here.</div>"
            "<p style='margin: 0'>Then comes the bread, and after it the salt, and after that the long "
            "road home.</p>"
        ),
    ),
    Example(
        "SEE-009",
        PASSED,
        "raised and lowered letters",
        page("<p>CO<sub>2</sub> and m<sup>3</sup> and x<sup>2</sup><sub>1</sub>.</p>"),
    ),
    Example(
        "SEE-009",
        PASSED,
        "lines in a book",
        book(f"<p>{'The water of the well is deep and cold. ' * 12}</p>", shown=True),
    ),
    Example("SEE-010", FAILED, "mirrored", page('<p style="transform: scaleX(-1)">The water is deep.</p>')),
    Example(
        "SEE-010", FAILED, "upside down", page('<p style="transform: rotate(180deg)">The water is deep.</p>')
    ),
    Example("SEE-010", FAILED, "rotate", page('<p style="rotate: 0.5turn">The water is deep.</p>')),
    Example("SEE-010", FAILED, "backwards", page('<p>The <bdo dir="rtl">water is deep</bdo> here.</p>')),
    Example(
        "SEE-010",
        FAILED,
        "backwards by style in a book",
        book(
            "<p>The water is deep.</p>",
            head=style("p { direction: rtl; unicode-bidi: bidi-override; text-align: left }"),
            shown=True,
        ),
    ),
    Example(
        "SEE-010",
        PASSED,
        "a little aslant",
        page('<p style="transform: rotate(2deg)">The water is deep.</p>'),
    ),
    Example("SEE-010", PASSED, "Hebrew, as it is written", page('<p lang="he"><bdo dir="rtl">מים</bdo></p>')),
    Example("SEE-011", FAILED, "letters", page('<p style="letter-spacing: -0.2em">The water is deep.</p>')),
    Example("SEE-011", FAILED, "words", page('<p style="word-spacing: -0.3em">The water is deep.</p>')),
    Example(
        "SEE-011",
        FAILED,
        "words in a book",
        book("<p>The water is deep.</p>", head=style("p { word-spacing: -0.25em }"), shown=True),
    ),
    Example(
        "SEE-011",
        PASSED,
        "a heading set tight",
        page('<h2 style="letter-spacing: -0.02em">The water</h2><p>It is deep.</p>'),
    ),
]
