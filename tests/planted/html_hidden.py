"""Pages in which words are there and are not met: hidden, or overridden by attributes and style."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import rewrite, swap
from tests.planted.page import body, sheet

WELCOMES = "<p>The Center for International Policy welcomes"
LAST = r"(<p>For more detail on steps[^<]*</p>)"
LAST_POINT = "ol.decimal-paren > li:last-child > p"

FROM_THE_EAR = (
    Fault(
        "html-paragraph-aria-hidden",
        "a screen reader passes over a paragraph",
        "own",
        body(swap(WELCOMES, WELCOMES.replace("<p>", '<p aria-hidden="true">'))),
    ),
    Fault(
        "html-table-presentational",
        "a table is announced as loose text",
        "rich",
        body(swap("<table>", '<table role="presentation">')),
    ),
    Fault(
        "html-link-relabelled",
        "a screen reader says “Click here”",
        "rich",
        body(
            swap(
                '<a href="https://example.org/report">',
                '<a href="https://example.org/report" aria-label="Click here">',
            )
        ),
    ),
    Fault(
        "html-list-relabelled",
        "a role makes a list a group with a name of its own",
        "rich",
        body(swap("<ul>\n<li><p>", '<ul role="img" aria-label="Three demands">\n<li><p>')),
    ),
)

FROM_EVERYBODY = (
    Fault(
        "html-paragraph-hidden",
        "hidden attribute",
        "own",
        body(rewrite("<p>(For more detail on steps)", r"<p hidden>\1")),
    ),
    Fault(
        "html-paragraph-folded",
        "a paragraph is folded away",
        "own",
        body(rewrite(LAST, r"<details><summary>More</summary>\1</details>")),
    ),
)

FROM_THE_EYE = (
    Fault(
        "html-point-invisible", "visibility: hidden", "own", sheet(LAST_POINT + " { visibility: hidden; }")
    ),
    Fault("html-caption-transparent", "opacity 0", "rich", sheet("figcaption { opacity: 0; }")),
    Fault(
        "html-point-in-colour-of-paper",
        "white on white",
        "own",
        sheet(LAST_POINT + " { color: var(--paper); }"),
    ),
    Fault(
        "html-title-indented-away",
        "text-indent takes the title away",
        "own",
        sheet("main h1 { text-indent: -9999px; overflow: hidden; }"),
    ),
    Fault("html-quotation-shrunk", "scaled to nothing", "rich", sheet("blockquote { transform: scale(0); }")),
    Fault(
        "html-point-cut-to-three-lines",
        "the rest of a point is three dots",
        "own",
        sheet(
            LAST_POINT
            + " { display: -webkit-box; -webkit-box-orient: vertical;"
            + " -webkit-line-clamp: 3; overflow: hidden; }"
        ),
    ),
    Fault(
        "html-text-covered",
        "a box lies over the text",
        "own",
        sheet(".imprint { position: fixed; inset: 0; z-index: 9; background: var(--paper); }"),
    ),
    Fault(
        "html-page-does-not-scroll",
        "nothing below the first screen can be reached",
        "own",
        sheet("html, body { block-size: 100vh; overflow: hidden; }"),
    ),
    Fault(
        "html-figure-hidden-on-phones",
        "a narrow screen shows no figure",
        "rich",
        sheet("@media (max-width: 40rem) { figure { display: none; } }"),
    ),
    Fault(
        "html-notes-hidden-on-paper",
        "a print has no notes",
        "rich",
        sheet('@media print { [role="doc-endnotes"] { display: none; } }'),
    ),
    Fault(
        "html-point-dark-in-the-dark",
        "black on black for whoever asks for a dark page",
        "own",
        sheet("@media (prefers-color-scheme: dark) { " + LAST_POINT + " { color: #16181b; } }"),
    ),
)

FAULTS = FROM_THE_EAR + FROM_EVERYBODY + FROM_THE_EYE
