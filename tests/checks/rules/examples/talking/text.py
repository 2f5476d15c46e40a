"""TLK-028 to 035: units of the text that are lost, strange or elsewhere, and what stays one cue."""

from __future__ import annotations

from tests.checks.rules.examples.talking.daisy import PART, par
from tests.checks.rules.kit import FAILED, PASSED, Example
from tests.checks.rules.talking_book import audiobook, daisy

BOOK = "text.xhtml"
FIRST = '<h2 id="drink">Drink</h2>\n<p>It never ran dry: <span lang="fr" xml:lang="fr">l’eau</span>.</p>'
LAST = "<p>Come again, all of you, please do.</p>\n"
MARK = '<a href="#fn1" id="fnref1" role="doc-noteref" aria-label="Note 1"><sup>1</sup></a>'
HELD = (
    "# A Title\n\nSee [the well. It is deep](https://a.example/) now. It is old.\n\n"
    "The word `well. Deep` stands there. It is short.\n"
)
APART = "# A Title\n\nThe [well](https://a.example/). It is [deep](https://b.example/).\n"
TOGETHER = ("2.637s", "4.182s")
JOINED = (
    ("text.html", '.</span> <span id="s-u2s2">It', ". It"),
    (PART, par(2, "s-u2s1", ("2.637s", "3.682s")), par(2, "s-u2s1", TOGETHER)),
    (PART, par(3, "s-u2s2", ("3.682s", "4.182s")), ""),
)
COUNTED = "# A Title\n\n1. Wells.\n2. Roads.\n"
DECORATION = '<img src="a-d31a6846.png" alt="" width="60" height="90"/>'
DECORATED = "# A Title\n\nThe well is deep.\n\n![](a.png){.decorative}\n"

EXAMPLES = [
    Example("TLK-028", FAILED, "a paragraph is missing", audiobook((BOOK, LAST, "")), at=("line 17",)),
    Example("TLK-028", FAILED, "a paragraph too many", audiobook((BOOK, LAST, f"{LAST}<p>Or do not.</p>\n"))),
    Example(
        "TLK-028",
        FAILED,
        "a paragraph stands elsewhere",
        audiobook(
            (BOOK, LAST, ""),
            (BOOK, '<h1 id="a-title">A Title</h1>\n', f'<h1 id="a-title">A Title</h1>\n{LAST}'),
        ),
        at=("line 17",),
    ),
    Example(
        "TLK-029",
        FAILED,
        "another number",
        audiobook((BOOK, "<ol>", '<ol start="3">'), text=COUNTED),
        at=("line 11", "line 12"),
    ),
    Example("TLK-029", PASSED, "numbers as they are", audiobook(text=COUNTED)),
    Example(
        "TLK-032",
        FAILED,
        "a mark of a note is gone",
        audiobook((BOOK, MARK, '<span id="fnref1"></span>')),
        at=("line 11",),
    ),
    Example("TLK-034", PASSED, "an image for the eye alone", audiobook(text=DECORATED)),
    Example(
        "TLK-034",
        FAILED,
        "an image for the eye too many",
        audiobook((BOOK, DECORATION, DECORATION * 2), text=DECORATED),
    ),
    Example("TLK-035", FAILED, "two sentences with a link each in one cue", daisy(*JOINED, text=APART)),
    Example("TLK-035", PASSED, "sentences that end within a link or code", daisy(text=HELD)),
]
