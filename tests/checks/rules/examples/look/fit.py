"""Text that does not fit: SEE-025 to SEE-031."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import FAILED, PAGE, PASSED, Example, book, page

P = "<p>The water is deep.</p>"
LONG = f"<p class='l'>{'The water of the well is deep and cold. ' * 6}</p>"
LINE = "<p class='l'>The water of the well is deep and cold, and nobody has seen the ground.</p>"
WIDE_TABLE = (
    "<table><tr>"
    + "<th scope='col'>Depth in metres</th>" * 8
    + "</tr><tr>"
    + "<td>9</td>" * 8
    + "</tr></table>"
)

FOOT = "<section class='foot'><p>One more line of the well.</p></section>"
STANDS = ".foot { position: sticky; bottom: 0; background: #fff; height: 9em } h1 { margin-bottom: 60em }"
MARKED = (
    "<ul class='m'>"
    + "<li><a href='#w'>the water of the well</a></li> " * 7
    + "</ul><p id='w'>The well is old.</p>"
)

EXAMPLES = [
    Example(
        "SEE-025",
        PASSED,
        "what stands at the window's foot until it is scrolled",
        page(f"{LONG * 8}{FOOT}", head=style(STANDS)),
    ),
    Example(
        "SEE-026",
        PASSED,
        "marked links that go on in the next line",
        page(
            MARKED,
            head=style(
                ".m, .m li { display: inline; padding: 0; line-height: 3em } .m a { padding: 4px "
                "8px; background: #ff9 }"
            ),
        ),
    ),
    Example("WEB-002", PASSED, "a page that fits", page(P)),
    Example(
        "WEB-002",
        PASSED,
        "a table that needs two dimensions",
        page(
            "",
            whole=PAGE.format(body=WIDE_TABLE, head=style("th { white-space: nowrap }"), lang="en").replace(
                "device-width", "device-width, initial-scale=1"
            ),
        ),
    ),
    Example(
        "SEE-025",
        FAILED,
        "a box that is too low",
        page(LONG, head=style(".l { height: 4em; overflow: hidden }")),
    ),
    Example(
        "SEE-025",
        FAILED,
        "an ellipsis",
        page(
            LINE,
            head=style(".l { width: 12em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"),
        ),
    ),
    Example(
        "SEE-025",
        FAILED,
        "a number of lines",
        page(
            LONG,
            head=style(
                ".l { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; "
                "overflow: hidden }"
            ),
        ),
    ),
    Example("SEE-025", FAILED, "the page's edge", page(P, head=style("main p { margin-left: -2em }"))),
    Example(
        "SEE-025",
        FAILED,
        "at 320 pixels only",
        page(LONG, head=style("@media (max-width: 400px) { .l { height: 4em; overflow: hidden } }")),
    ),
    Example(
        "SEE-025",
        FAILED,
        "in a book",
        book(LONG, head=style(".l { height: 2em; overflow: hidden; width: 15em }"), shown=True),
    ),
    Example(
        "SEE-025",
        PASSED,
        "a box that grows",
        page(LONG, head=style(".l { min-height: 4em; overflow: hidden }")),
    ),
    Example(
        "SEE-025",
        PASSED,
        "a box that scrolls",
        page(LONG.replace("<p", "<p tabindex='0'"), head=style(".l { height: 6em; overflow: auto }")),
    ),
    Example(
        "SEE-026",
        FAILED,
        "a height in pixels",
        page(
            LINE,
            head=style(
                "@media (min-width: 600px) { .l { height: 30px; overflow: hidden; font-size: 1rem } }"
            ),
        ),
    ),
    Example(
        "SEE-026",
        FAILED,
        "a height in a book",
        book(
            LONG,
            head=style(".l { height: 100px; overflow: hidden; width: 900px; max-width: 100% } ")
            + style("@media (max-width: 1000px) { .l { height: auto } }"),
            shown=True,
        ),
    ),
    Example(
        "SEE-026",
        PASSED,
        "a height in rem",
        page(LINE, head=style(".l { min-height: 8rem; overflow: hidden }")),
    ),
    Example(
        "SEE-027",
        FAILED,
        "a width that fits exactly",
        page(
            "<p class='l'>The water of the well is here</p>",
            head=style(".l { white-space: nowrap; overflow: hidden }"),
        ),
    ),
    Example("SEE-027", PASSED, "room enough", page(LONG)),
    Example(
        "SEE-028",
        FAILED,
        "left out",
        page(
            P + "<p class='l'>The well is old.</p>",
            head=style("@media (max-width: 400px) { .l { display: none } }"),
        ),
    ),
    Example(
        "SEE-028",
        FAILED,
        "left out in a book",
        book(
            "<p class='l'>The well is old.</p>",
            head=style("@media (max-width: 400px) { .l { display: none } }"),
            shown=True,
        ),
    ),
    Example("SEE-028", PASSED, "shown at every width", page(P)),
    Example("SEE-029", FAILED, "a fixed width", book(P, head=style("p { width: 800px }"), shown=True)),
    Example(
        "SEE-029",
        FAILED,
        "a long word that cannot break",
        book("<p>https://example.org/" + "water" * 20 + "</p>", shown=True),
    ),
    Example("SEE-029", PASSED, "as wide as the screen", book(LONG, shown=True)),
    Example("SEE-029", PASSED, "a table of many columns", book(WIDE_TABLE, shown=True)),
    Example(
        "SEE-030",
        FAILED,
        "lines that do not break",
        page(
            LINE.replace("<p", "<p tabindex='0'"),
            head=style(".l { white-space: nowrap; overflow-x: auto; padding: 1em 0 }"),
        ),
    ),
    Example(
        "SEE-030",
        PASSED,
        "code",
        page(
            "<pre tabindex='0' style='overflow: auto; line-height: 1.6; padding: 1em 0'><code>water "
            "= well.depth + ground.depth + rain.depth</code></pre>"
        ),
    ),
    Example("SEE-030", PASSED, "lines that break", page(LINE)),
    Example(
        "SEE-031",
        FAILED,
        "a letter a line",
        page(
            P + "<p class='l'>The water of the well</p>",
            head=style(".l { width: 1.2em; overflow-wrap: anywhere }"),
        ),
    ),
    Example("SEE-031", PASSED, "words a line", page(LONG)),
]
