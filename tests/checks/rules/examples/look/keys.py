"""The focus: KEY-001 to KEY-003."""

from __future__ import annotations

from tests.checks.rules.examples.look.hidden import style
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, book, page

LINK = '<p>The water <a href="#w">of the well</a> is deep.</p><p id="w">The well is old.</p>'
BUTTON = '<p>The <button style="font-size: 1rem; min-width: 44px; min-height: 44px">pump</button> rests.</p>'
HOLDS = """<script>
addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });
</script>"""
BLACK = "button { background: #000; color: #fff; border: 0 }"
HIDDEN = {
    "clipped": "a { position: absolute; width: 3em; height: 3em; clip-path: inset(50%) }",
    "transparent": "a { opacity: 0 }",
    "outside": "a { position: absolute; left: -9999px }",
}
TARGETS = '<p class="t"><a href="#top">One</a></p><p class="t"><a href="#top">Two</a></p>'
EXAMPLES = [
    Example("KEY-001", FAILED, "no outline", page(LINK, head=style("a:focus { outline: none }"))),
    Example("KEY-001", FAILED, "no outline at all", page(BUTTON, head=style("* { outline: 0 !important }"))),
    Example(
        "KEY-001",
        FAILED,
        "a clear outline",
        page(LINK, head=style("a:focus { outline: 2px solid transparent }")),
    ),
    Example(
        "KEY-001",
        FAILED,
        "an outline of the ground's colour",
        page(LINK, head=style("a:focus { outline: 2px solid #fff }")),
    ),
    Example(
        "KEY-001",
        FAILED,
        "in a book",
        book(
            '<p>The water <a href="#top">of the well</a> is deep.</p>',
            head=style("a { outline: none }"),
            shown=True,
        ),
    ),
    Example("KEY-001", PASSED, "the browser's outline", page(LINK)),
    Example("KEY-001", PASSED, "the browser's ring round a black button", page(BUTTON, head=style(BLACK))),
    Example(
        "KEY-001",
        PASSED,
        "a line of the button's colour on the page beside it",
        page(BUTTON, head=style(f"{BLACK} button:focus {{ outline: 3px solid #000; outline-offset: 2px }}")),
    ),
    Example(
        "KEY-001",
        FAILED,
        "a line of the button's colour within the button",
        page(BUTTON, head=style(f"{BLACK} button:focus {{ outline: 3px solid #000; outline-offset: -4px }}")),
    ),
    Example(
        "KEY-001", PASSED, "a ground", page(LINK, head=style("a:focus { outline: none; background: #ff0 }"))
    ),
    Example(
        "KEY-001",
        PASSED,
        "a shadow that comes slowly",
        page(
            LINK, head=style("a { transition: all 2s } a:focus { outline: none; box-shadow: 0 0 0 3px #000 }")
        ),
    ),
    Example(
        "KEY-001",
        PASSED,
        "a frame around it",
        page(LINK, head=style("a:focus { outline: none } p:focus-within { outline: 2px solid #000 }")),
    ),
    Example("KEY-001", INAPPLICABLE, "no stop", page("<p>The water is deep.</p>")),
    *(
        Example(
            "KEY-002",
            FAILED,
            what,
            page(
                '<p>The water is deep.</p><p><a href="#w" tabindex="0" aria-label="The well"><svg '
                'width="44" height="44" '
                'viewBox="0 0 9 9" role="img" aria-label="The well"><rect width="9" height="9"/></svg></a> '
                "here.</p>"
                '<p id="w">The well is old.</p>',
                head=style(css),
            ),
        )
        for what, css in HIDDEN.items()
    ),
    Example("KEY-002", PASSED, "seen", page(LINK)),
    Example(
        "KEY-002",
        PASSED,
        "seen with the focus",
        page(
            LINK,
            head=style(
                "a:not(:focus) { position: absolute; width: 3em; height: 3em; clip-path: inset(50%) }"
            ),
        ),
    ),
    Example(
        "KEY-002",
        PASSED,
        "a box to tick, drawn anew",
        page(
            '<p><label><input type="checkbox" style="position: absolute; opacity: 0; width: 44px; height: '
            '44px">'
            "<span> Water</span></label> for all.</p>"
        ),
    ),
    Example("KEY-030", FAILED, "a script that takes the Tab key", page(BUTTON + HOLDS)),
    Example(
        "KEY-030",
        CANT_TELL,
        "in a text that is written",
        page('<textarea aria-label="Words" style="min-height: 44px"></textarea>' + HOLDS),
    ),
    Example(
        "KEY-030",
        PASSED,
        "a script that goes by the arrows",
        page(BUTTON + HOLDS.replace("Tab", "ArrowLeft")),
    ),
    Example("KEY-030", PASSED, "a link", page(LINK)),
    Example("KEY-030", INAPPLICABLE, "no stop", page("<p>The water is deep.</p>")),
    Example("KEY-002", INAPPLICABLE, "no stop", page("<p>The water is deep.</p>")),
    Example(
        "KEY-003",
        FAILED,
        "two links close below each other",
        book(TARGETS, head=style(".t { margin: 0; line-height: 1 }"), shown=True),
    ),
    Example(
        "KEY-003",
        CANT_TELL,
        "two links as small as the browser's own style makes them",
        book(TARGETS, head=style(".t { margin: 0 }"), shown=True),
    ),
    Example(
        "KEY-003", PASSED, "two links apart", book(TARGETS, head=style(".t { margin: 1em 0 }"), shown=True)
    ),
    Example(
        "KEY-003",
        PASSED,
        "links among words",
        book('<p>The <a href="#top">water</a> and the <a href="#top">water</a> are deep.</p>', shown=True),
    ),
    Example("KEY-003", INAPPLICABLE, "no link", book("<p>The water is deep.</p>", shown=True)),
]
