"""Colours: SEE-012 to SEE-015."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, book, page

P = "<p>The water is deep.</p>"
LINK = '<p>The water <a href="https://example.org/wells">of the well</a> is deep.</p>'
BOX = '<div style="{}"><p>The water is deep.</p></div>'
NIGHT = """@media (prefers-color-scheme: dark) { body { color: #444; background: #111 } h1, header, footer { color: #eee } }
:root { color-scheme: light dark }"""
EXAMPLES = [
    Example("SEE-012", FAILED, "grey on white", page(P, head=style("main p { color: #888 }"))),
    Example("SEE-012", FAILED, "faded", page(P, head=style("main p { opacity: 0.4 }"))),
    Example(
        "SEE-012", FAILED, "a translucent colour", page(P, head=style("main p { color: rgb(0 0 0 / 0.4) }"))
    ),
    Example(
        "SEE-012",
        FAILED,
        "a colour of a new kind",
        page(P, head=style("main p { color: oklch(0.75 0.15 150) }")),
    ),
    Example("SEE-012", FAILED, "on a ground further out", page(BOX.format("background: #777"))),
    Example(
        "SEE-012",
        FAILED,
        "on a box that is placed under it",
        page(
            '<div style="position: relative"><div style="position: absolute; inset: 0; background: #777; '
            'z-index: -1"></div>'
            '<p style="color: #333">The water is deep.</p></div>'
        ),
    ),
    Example(
        "SEE-012",
        FAILED,
        "under a veil",
        page(
            P,
            head=style(
                "main { position: relative } main::after { content: ''; position: absolute; inset: "
                "0; background: #fffa }"
            ),
        ),
    ),
    Example("SEE-012", FAILED, "grey on white at the edge", page(P, head=style("main p { color: #777 }"))),
    Example("SEE-012", FAILED, "in the dark only", page(P, head=style(NIGHT))),
    Example("SEE-012", FAILED, "gone in the dark", page(P, head=style(NIGHT.replace("#444", "#111")))),
    Example(
        "SEE-012",
        FAILED,
        "any part of a gradient is too near",
        page(BOX.format("color: #777; background: linear-gradient(#fff, #eee)")),
    ),
    Example(
        "SEE-012", FAILED, "in a book", book(P, head=style("p { color: #999; background: #fff }"), shown=True)
    ),
    Example(
        "SEE-012",
        CANT_TELL,
        "on a gradient",
        page(BOX.format("background: linear-gradient(to right, #fff, #333)")),
    ),
    Example(
        "SEE-012",
        CANT_TELL,
        "on a picture",
        page(BOX.format("background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)")),
    ),
    Example("SEE-012", PASSED, "black on white", page(P)),
    Example(
        "SEE-012", PASSED, "large letters", page(P, head=style("main p { color: #767676; font-size: 2rem }"))
    ),
    Example("SEE-012", PASSED, "a sign", page("<p>***</p>", head=style("main p { color: #ccc }"))),
    Example(
        "SEE-012",
        PASSED,
        "what is switched off",
        page(
            '<p>The <button disabled style="color: #aaa; background: #fff; font-size: 1rem; '
            'min-width: 44px; min-height: 44px">pump</button> rests.</p>'
        ),
    ),
    Example(
        "SEE-012",
        PASSED,
        "on a picture that a ground covers",
        page(
            '<div style="background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)"><p '
            'style="background: #fff">Water.</p></div>'
        ),
    ),
    Example(
        "SEE-012", PASSED, "light on dark in the dark", page(P, head=style(NIGHT.replace("#444", "#eee")))
    ),
    Example("SEE-013", FAILED, "grey", page(P, head=style("main p { color: #666 }"))),
    Example(
        "SEE-013",
        FAILED,
        "large and grey",
        page("<h2>The water</h2><p>It is deep.</p>", head=style("h2 { font-size: 2rem; color: #888 }")),
    ),
    Example(
        "SEE-013", FAILED, "in a book", book(P, head=style("p { color: #666; background: #fff }"), shown=True)
    ),
    Example("SEE-013", PASSED, "dark grey", page(P, head=style("main p { color: #555 }"))),
    Example(
        "SEE-014",
        FAILED,
        "a link of nearly its words' colour",
        page(LINK, head=style("a { text-decoration: none; color: #333 }")),
    ),
    Example(
        "SEE-014",
        FAILED,
        "in a book",
        book(
            LINK,
            head=style("a { text-decoration: none; color: #006 } body { color: #000; background: #fff }"),
            shown=True,
        ),
    ),
    Example("SEE-014", PASSED, "underlined", page(LINK, head=style("a { color: #333 }"))),
    Example(
        "SEE-014",
        PASSED,
        "bold",
        page(LINK, head=style("a { color: #333; text-decoration: none; font-weight: bold }")),
    ),
    Example(
        "SEE-014",
        PASSED,
        "a line below",
        page(LINK, head=style("a { color: #333; text-decoration: none; border-bottom: 1px solid }")),
    ),
    Example(
        "SEE-014",
        PASSED,
        "far from its words' colour",
        page(
            LINK,
            head=style(
                "a { color: #1a6fd0; text-decoration: none } main p { color: #000; font-size: 1.6rem }"
            ),
        ),
    ),
    Example("SEE-014", INAPPLICABLE, "no link", page(P)),
    Example(
        "SEE-015", FAILED, "letters without a ground", book(P, head=style("body { color: #000 }"), shown=True)
    ),
    Example(
        "SEE-015",
        FAILED,
        "a ground without letters",
        book(P, head=style("section { background: #fff }"), shown=True),
    ),
    Example(
        "SEE-015", PASSED, "both", book(P, head=style("body { color: #000; background: #fff }"), shown=True)
    ),
    Example("SEE-015", PASSED, "neither", book(P, shown=True)),
]
