"""Letters and lines: SEE-016 to SEE-023."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import FAILED, PASSED, Example, book, page

P = "<p>The water is deep.</p>"
LONG = f"<p class='l'>{'The water of the well is deep and cold. ' * 12}</p>"
EXAMPLES = [
    Example("SEE-016", FAILED, "capitals", page(P, head=style("main p { text-transform: uppercase }"))),
    Example(
        "SEE-016",
        FAILED,
        "small letters in a book",
        book(P, head=style("p { text-transform: lowercase }"), shown=True),
    ),
    Example(
        "SEE-016",
        PASSED,
        "capitals as they are written",
        page("<p>THE WATER is deep.</p>", head=style("p { text-transform: none }")),
    ),
    Example("SEE-017", FAILED, "justified", page(LONG, head=style(".l { text-align: justify }"))),
    Example(
        "SEE-017",
        FAILED,
        "justified in a book",
        book(LONG, head=style("body { text-align: justify }"), shown=True),
    ),
    Example("SEE-017", PASSED, "a line that is alone", page(P, head=style("p { text-align: justify }"))),
    Example("SEE-018", FAILED, "in the middle", page(LONG, head=style(".l { text-align: center }"))),
    Example("SEE-018", FAILED, "at the right", page(LONG, head=style(".l { text-align: right }"))),
    Example("SEE-018", PASSED, "at the left", page(LONG)),
    Example("SEE-018", PASSED, "a short line in the middle", page(P, head=style("p { text-align: center }"))),
    Example("SEE-019", FAILED, "close lines", page(LONG, head=style(".l { line-height: 1.2 }"))),
    Example(
        "SEE-019",
        FAILED,
        "what the browser does by itself",
        page(LONG, head=style(".l { line-height: normal }")),
    ),
    Example(
        "SEE-019",
        FAILED,
        "close lines in a book",
        book(LONG, head=style("p { line-height: 1.1 }"), shown=True),
    ),
    Example("SEE-019", PASSED, "a book that leaves it to the reader", book(LONG, shown=True)),
    Example("SEE-019", PASSED, "room", page(LONG)),
    Example(
        "SEE-019",
        PASSED,
        "a heading",
        page(f"<h2>{'The water is deep and cold. ' * 6}</h2>{P}", head=style("h2 { line-height: 1.2 }")),
    ),
    Example("SEE-020", FAILED, "long lines", page(LONG * 2, head=style("body { max-width: 60em }"))),
    Example("SEE-020", PASSED, "lines of a good length", page(LONG)),
    Example(
        "SEE-020",
        PASSED,
        "two lines",
        page(f"<p>{'The water is deep and cold. ' * 6}</p>", head=style("body { max-width: 60em }")),
    ),
    Example("SEE-021", FAILED, "a tiny line", page(P, head=style("main p { font-size: 0.6rem }"))),
    Example(
        "SEE-021", FAILED, "a tiny line in a book", book(P, head=style("p { font-size: 0.6em }"), shown=True)
    ),
    Example(
        "SEE-021",
        PASSED,
        "a raised figure",
        page("<p>The water<sup style='font-size: 0.5em'>2</sup> is deep.</p>"),
    ),
    Example(
        "SEE-021",
        FAILED,
        "three lines of nearly two sizes",
        page(
            "".join(
                f'<p style="font-size: {size}px">The water is deep.</p>' for size in (11.32, 11.34, 11.42)
            )
        ),
        at=("main > p:nth-of-type(1)", "main > p:nth-of-type(3)"),
    ),
    Example("SEE-022", FAILED, "12 pixels", page(P, head=style("main p { font-size: 12px }"))),
    Example("SEE-022", FAILED, "nearly 16 pixels", page(P, head=style("main p { font-size: 15.5px }"))),
    Example("SEE-022", FAILED, "a small line", page(P, head=style("main p { font-size: 0.85rem }"))),
    Example(
        "SEE-022",
        FAILED,
        "small print in a book",
        book("<p><small>All rights are reserved.</small></p>", shown=True),
    ),
    Example("SEE-022", PASSED, "code in a book", book("<p>Write <code>water</code> here.</p>", shown=True)),
    Example("SEE-022", PASSED, "the reader's size", page(P, head=style("main p { font-size: 1rem }"))),
    Example("SEE-023", FAILED, "pixels", page(P, head=style("main p { font-size: 20px }"))),
    Example("SEE-023", FAILED, "16 pixels", page(P, head=style("main p { font-size: 16px }"))),
    Example(
        "SEE-023",
        FAILED,
        "a quarter more where twice is asked for",
        page(P, head=style("main p { font-size: calc(15px + 0.3125rem) }")),
    ),
    Example(
        "SEE-023",
        PASSED,
        "half as much again where twice is asked for",
        page(P, head=style("main p { font-size: calc(10px + 0.625rem) }")),
    ),
    Example(
        "SEE-023", FAILED, "points in a book", book(P, head=style("body { font-size: 14pt }"), shown=True)
    ),
    Example("SEE-023", PASSED, "rem", page(P, head=style("main p { font-size: 1.3rem }"))),
    Example(
        "SEE-023",
        PASSED,
        "a share of the window and more",
        page(P, head=style("main p { font-size: calc(1rem + 0.3vw) }")),
    ),
]
