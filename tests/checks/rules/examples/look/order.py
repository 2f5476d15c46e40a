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
SHORT = '<div class="w"><p>Water.</p><p class="h">Bread.</p></div>'
ROW = ".w { display: flex; gap: 1em } .w > p { margin: 0 }"
TURNED = ".w { display: flex; flex-direction: row-reverse; justify-content: left } .w > p { margin: 0 }"
LONGER = "Then comes the bread, and after it the salt, and after that the long road home over the hill. " * 2
ARABIC = '<div dir="rtl" lang="ar" class="w"><p>الماء</p><p class="h">الخبز</p></div>'
ROWS = "<tr><td>Kissi</td><td>12</td></tr><tr><td>Bo</td><td>9</td></tr>"
TABLE = f'<table><tr><th scope="col">Name</th><th scope="col">Depth</th></tr>{ROWS}</table>'


def bar(style: str, position: str = "fixed") -> str:
    """A line that stays where it is while the text below it is scrolled."""
    below = f'<p style="margin: 0">First comes the water. {LONGER}</p>'
    return f'<div style="position: {position}; {style}">Read.</div>{below}'


def turned(degrees: float, what: str = "transform: rotate({}deg)") -> str:
    return f'<p style="{what.format(degrees)}; width: 5em; margin: 2em">The water is deep.</p>'


def written(direction: str, text: str) -> str:
    return f'<p>The <bdo dir="{direction}">{text}</bdo> here.</p>'


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
    Example(
        "SEE-008",
        FAILED,
        "the second of three",
        page(LIST, head=style("ol { display: grid } li:nth-child(2) { order: -1 }")),
        at=("main > ol > li:nth-of-type(2)",),
    ),
    Example(
        "SEE-008",
        FAILED,
        "after a bar and a caption",
        page(
            '<p style="position: sticky; top: 0">A note.</p>'
            + TABLE.replace("<table>", "<table><caption>Wells</caption>")
            + TWO,
            head=style(REORDERED["order"]),
        ),
        at=("main > div > p:nth-of-type(2)",),
    ),
    *(
        Example("SEE-008", FAILED, f"a row turned round, {what} longer", page(row, head=style(TURNED)))
        for what, row in (
            ("the first", TWO.replace("First comes the water.", LONGER)),
            ("the second", TWO.replace("Then comes the bread.", LONGER)),
        )
    ),
    Example(
        "SEE-008",
        FAILED,
        "a row turned round, a hair over each other",
        page(SHORT, head=style(TURNED + ".h { margin-right: -1.5px !important }")),
    ),
    Example(
        "SEE-008",
        PASSED,
        "a row turned round, one upon the other",
        page(SHORT, head=style(TURNED + ".h { margin-right: -2.5px !important }")),
    ),
    Example(
        "SEE-008",
        PASSED,
        "two in a row of which the second stands half above the first",
        page(SHORT, head=style(TURNED + ".h { position: relative; top: -0.9em }")),
    ),
    Example("SEE-008", FAILED, "right to left, turned round", page(ARABIC, head=style(TURNED))),
    Example(
        "SEE-008",
        FAILED,
        "right to left, turned round, a hair over each other",
        page(ARABIC, head=style(TURNED + ".h { margin-left: -1.5px !important }")),
    ),
    Example(
        "SEE-008",
        PASSED,
        "right to left, turned round, one upon the other",
        page(ARABIC, head=style(TURNED + ".h { margin-left: -2.5px !important }")),
    ),
    Example(
        "SEE-008",
        PASSED,
        "two tables side by side",
        page(
            f'<div class="w">{TABLE.replace(">", " aria-label=One>", 1)}{TABLE.replace(">", " aria-label=Two>", 1)}</div>',
            head=style(ROW),
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
        "a short paragraph upon another",
        page(SHORT.replace("Water", LONGER), head=style(".h { margin-top: -3em }")),
    ),
    Example("SEE-009", FAILED, "a line that stays without a ground", page(bar(""))),
    Example("SEE-009", FAILED, "a ground that shows the text", page(bar("background: #fff1"))),
    Example("SEE-009", PASSED, "a bar that stays", page(bar("background: #fff"))),
    Example(
        "SEE-009",
        FAILED,
        "a ground that stays with the text",
        page(bar("background: #fff; margin-bottom: -2em", "static")),
    ),
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
    Example("SEE-010", FAILED, "mirrored downwards", page(turned(-1, "transform: scaleY({})"))),
    *(
        Example("SEE-010", PASSED, f"aslant by {degrees} degrees", page(turned(degrees)))
        for degrees in (9.5, -9.5)
    ),
    *(
        Example("SEE-010", FAILED, f"aslant by {degrees} degrees", page(turned(degrees)))
        for degrees in (10.5, -10.5)
    ),
    Example(
        "SEE-010",
        PASSED,
        "turned nearly upside down and on",
        page(turned(175.25, "rotate: 175.25deg; transform: rotate({}deg)")),
    ),
    Example("SEE-010", PASSED, "a letter, whose direction nobody sees", page(written("rtl", "A"))),
    Example("SEE-010", FAILED, "two letters", page(written("rtl", "AB"))),
    Example(
        "SEE-010", PASSED, "Chinese, as it is written", page(written("ltr", '<i lang="zh">井水很深</i>'))
    ),
    Example(
        "SEE-010",
        PASSED,
        "mostly Hebrew",
        page(written("rtl", '<i lang="he">המים (cold) עמוקים</i>')),
    ),
    Example(
        "SEE-010",
        FAILED,
        "half Hebrew",
        page(written("rtl", '<i lang="he">מים abc</i>')),
    ),
    Example(
        "SEE-010",
        FAILED,
        "two texts turned by one style, once told",
        page('<div style="transform: scaleX(-1)"><p>The water is deep.</p><p>It is cold.</p></div>'),
        at=("main > div",),
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
    Example("SEE-011", FAILED, "a word's letters", page('<p style="letter-spacing: -0.1em">Water</p>')),
    Example(
        "SEE-011",
        PASSED,
        "a word alone, set tight",
        page('<p style="letter-spacing: -0.06em; word-spacing: -0.3em">Water</p>'),
    ),
    Example(
        "SEE-011",
        PASSED,
        "words a little closer",
        page('<p style="word-spacing: -0.1em">The water is deep.</p>'),
    ),
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
