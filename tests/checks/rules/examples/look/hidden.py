"""Words for one of eye and ear: WEB-001 in pages, SEE-001 to SEE-005, SEE-024."""

from __future__ import annotations

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, book, page

# Each hides the second paragraph of a text from the eye, and from nobody else.
HIDDEN = {
    "white on white": "p.h { color: #fff; background: #fff }",
    "almost white on white": "p.h { color: #fefefe; background: #fff }",
    "in a transparent colour": "p.h { color: transparent }",
    "filled with nothing": "p.h { -webkit-text-fill-color: transparent }",
    "transparent": "p.h { opacity: 0.02 }",
    "in a transparent box": "section, main { } .w { opacity: 0 }",
    "far to the left": "p.h { position: absolute; left: -9999px }",
    "indented out of the page": "p.h { text-indent: -9999px; white-space: nowrap; overflow: hidden }",
    "moved out of the page": "p.h { transform: translateX(-5000px) }",
    "without height": "p.h { height: 0; margin: 0; overflow: hidden }",
    "in a box without height": ".w { max-height: 0; overflow: hidden }",
    "clipped": "p.h { position: absolute; clip: rect(0 0 0 0) }",
    "clipped by a path": "p.h { clip-path: inset(50%) }",
    "clipped by a circle": "p.h { clip-path: circle(0px at 0 0) }",
    "clipped by a polygon": "p.h { clip-path: polygon(0 0, 0 0, 0 0) }",
    "without size": "p.h { font-size: 0 }",
    "scaled away": "p.h { transform: scale(0.01) }",
    "under a box": (
        ".w { position: relative } .w::after { content: ''; position: absolute; inset: 0; background: #ccc }"
    ),
    "behind the page": ".w { position: relative; z-index: 0; background: #fff } p.h { position: relative; z-index: -1 } "
    ".w > div { background: #fff }",
    "blurred": "p.h { filter: blur(9px) }",
    "faded by a filter": "p.h { filter: opacity(1%) }",
}
TEXT = '<div class="w"><div><p class="h">The water is deep.</p></div></div><p>The well is old.</p>'
SKIP = """<p><a class="s" href="#w">To the well</a> is the way.</p><p id="w">The well is old.</p>"""
ON_FOCUS = (
    ".s:not(:focus) { position: absolute; width: 3em; height: 3em; overflow: hidden; clip-path: inset(50%) }"
)


def style(css: str) -> str:
    return f"<style>{css}</style>"


def in_pages() -> list[Example]:
    found = [Example("WEB-001", FAILED, what, page(TEXT, head=style(css))) for what, css in HIDDEN.items()]
    return [
        *found,
        Example("WEB-001", PASSED, "a text that is seen", page(TEXT)),
        Example(
            "WEB-001", PASSED, "a link that comes into sight with the focus", page(SKIP, head=style(ON_FOCUS))
        ),
        Example(
            "WEB-001",
            PASSED,
            "text that can be scrolled to",
            page(
                '<div tabindex="0" role="region" aria-label="A table" style="overflow: auto; width: 12em; '
                'height: 6em">'
                '<div style="width: 30em; padding-left: 20em">The water.</div></div>'
            ),
        ),
        Example(
            "WEB-001",
            PASSED,
            "a box behind the text",
            page(
                '<div style="position: relative"><div style="position: absolute; inset: 0; background: '
                '#eee; z-index: -1"></div>'
                "<p>The water is deep.</p></div>"
            ),
        ),
        Example(
            "WEB-001",
            PASSED,
            "a float beside the text",
            page('<p style="float: left; width: 8em; background: #eee">A note.</p><p>The water is deep.</p>'),
        ),
    ]


def in_books() -> list[Example]:
    found = [
        Example("SEE-001", FAILED, what, book(TEXT, head=style(css), shown=True))
        for what, css in HIDDEN.items()
    ]
    return [
        *found,
        Example("SEE-001", PASSED, "a text that is seen", book(TEXT, shown=True)),
        Example(
            "SEE-001",
            PASSED,
            "what keeps the place of a sign in a formula",
            book('<p>So <math alttext="y"><mphantom><mi>x</mi></mphantom><mi>y</mi></math>.</p>', shown=True),
        ),
        Example(
            "SEE-001",
            PASSED,
            "a link that comes into sight with the focus",
            book(
                '<p><a class="s" href="#top">To the well</a> is the way.</p>',
                head=style(ON_FOCUS),
                shown=True,
            ),
        ),
    ]


UNSPOKEN = [
    Example(
        "SEE-002", FAILED, "aria-hidden", book('<p aria-hidden="true">The water is deep.</p>', shown=True)
    ),
    Example("SEE-002", FAILED, "inert", book('<p inert="">The water is deep.</p>', shown=True)),
    Example(
        "SEE-002",
        FAILED,
        "aria-hidden around it",
        book('<div aria-hidden="true"><blockquote><p>The water is deep.</p></blockquote></div>', shown=True),
    ),
    Example(
        "SEE-002",
        PASSED,
        "a sign without words",
        book('<p>The water <span aria-hidden="true">~</span></p>', shown=True),
    ),
    Example(
        "SEE-002", PASSED, "hidden for everybody", book('<p hidden="">The water is deep.</p>', shown=True)
    ),
]
FOOT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<style>body {{ font: 1.2rem/1.6 sans-serif }}</style></head>
<body><header><p>A house</p></header><main><h1>A page</h1><p>The well is old.</p></main><footer>{foot}</footer></body></html>"""
BESIDE = [
    Example(
        "SEE-003",
        FAILED,
        "a foot that is not seen",
        page("", whole=FOOT.format(foot='<p>The end.</p><p style="opacity: 0">All rights are reserved.</p>')),
    ),
    Example(
        "SEE-003",
        FAILED,
        "a foot that is not spoken",
        page("", whole=FOOT.format(foot='<p>The end.</p><p aria-hidden="true">All rights are reserved.</p>')),
    ),
    Example("SEE-003", PASSED, "a foot for everybody", page("", whole=FOOT.format(foot="<p>The end.</p>"))),
]
LIST = "<{0}><li>Water</li><li>Bread</li></{0}>"
STRIPPED = [
    Example(
        "SEE-004", FAILED, "a list", book('<ul role="none"><li>Water</li><li>Bread</li></ul>', shown=True)
    ),
    Example(
        "SEE-004",
        FAILED,
        "a list in a page",
        page('<ul role="presentation"><li>Water</li><li>Bread</li></ul>'),
    ),
    Example("SEE-004", FAILED, "a heading", page('<h2 role="none">The water</h2><p>It is deep.</p>')),
    Example(
        "SEE-004",
        FAILED,
        "an item",
        page('<ul><li>Water</li></ul><blockquote role="generic"><p>Bread.</p></blockquote>'),
    ),
    Example("SEE-004", PASSED, "a list without words", page('<blockquote role="none"></blockquote>')),
    Example("SEE-004", INAPPLICABLE, "a list without a role", page(LIST.format("ul"))),
]
MADE = [
    Example(
        "SEE-005",
        FAILED,
        "a word before a heading",
        page("<h2>The water</h2><p>It is deep.</p>", head=style("h2::before { content: 'Draft: ' }")),
    ),
    Example(
        "SEE-005",
        FAILED,
        "a word after a paragraph, from an attribute",
        book(
            '<p title="Not true">It is deep.</p>',
            head=style("p[title]::after { content: ' ' attr(title) }"),
            shown=True,
        ),
    ),
    Example(
        "SEE-005",
        PASSED,
        "a sign before a heading",
        page("<h2>The water</h2><p>It is deep.</p>", head=style("h2::before { content: '» ' }")),
    ),
    Example("SEE-005", INAPPLICABLE, "nothing made", page("<h2>The water</h2><p>It is deep.</p>")),
]
P = "<p>The water is deep.</p>"
STRUCK = [
    Example(
        "SEE-024", FAILED, "struck through", page(P, head=style("main p { text-decoration: line-through }"))
    ),
    Example(
        "SEE-024",
        FAILED,
        "struck through in a book",
        book(
            '<p>The <span class="x">water</span> is deep.</p>',
            head=style(".x { text-decoration: line-through }"),
            shown=True,
        ),
    ),
    Example("SEE-024", PASSED, "deleted", page("<p>The <del>water</del> is <s>deep</s>.</p>")),
]
EXAMPLES = [*in_pages(), *in_books(), *UNSPOKEN, *BESIDE, *STRIPPED, *MADE, *STRUCK]
