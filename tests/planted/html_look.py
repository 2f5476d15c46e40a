"""Pages that a theme made hard to read, to reach or to understand."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import swap
from tests.planted.page import sheet, style

FAULTS = (
    Fault(
        "html-words-made-by-style",
        "::after writes “(draft)”",
        "own",
        sheet('main h1::after { content: " (draft)"; }'),
    ),
    Fault(
        "html-headings-in-capitals",
        "text-transform: uppercase",
        "own",
        sheet("main h2 { text-transform: uppercase; }"),
    ),
    Fault(
        "html-columns-turned-round",
        "the table's columns stand in the other order",
        "rich",
        sheet("table { direction: rtl; }"),
    ),
    Fault(
        "html-letters-turned-round",
        "letters run from right to left",
        "own",
        sheet("main h2 { unicode-bidi: bidi-override; direction: rtl; }"),
    ),
    Fault(
        "html-points-lettered",
        "1) is drawn as a)",
        "own",
        sheet("ol.decimal-paren { list-style-type: lower-alpha-paren; }"),
    ),
    Fault(
        "html-labels-changed-by-style",
        "1) is drawn as 1:",
        "own",
        style(
            swap(
                '@counter-style decimal-paren { system: extends decimal; suffix: ") "; }',
                '@counter-style decimal-paren { system: extends decimal; suffix: ": "; }',
            )
        ),
    ),
    Fault(
        "html-ink-too-light", "grey on white", "own", style(swap("  --ink: #1d1e22;", "  --ink: #8c8c8c;"))
    ),
    Fault(
        "html-links-unmarked",
        "links look like the text round them",
        "rich",
        sheet("main a, main a:visited { color: inherit; text-decoration: none; }"),
    ),
    Fault(
        "html-focus-unseen",
        "no outline round what has the focus",
        "own",
        sheet(":focus-visible, :focus { outline: none !important; }"),
    ),
    Fault(
        "html-text-too-small",
        "text of ten pixels",
        "own",
        style(swap("  --size-text: clamp(1.125rem, 1.05rem + 0.3vw, 1.25rem);", "  --size-text: 10px;")),
    ),
    Fault(
        "html-lines-too-near",
        "no space between lines",
        "own",
        style(swap("  --leading: 1.65;", "  --leading: 1;")),
    ),
    Fault(
        "html-text-justified", "ragged spaces between words", "own", sheet("main p { text-align: justify; }")
    ),
    Fault(
        "html-lines-too-long",
        "lines over the whole screen",
        "own",
        style(swap("  --measure: calc(29 * var(--size-text));", "  --measure: 100vw;")),
    ),
    Fault(
        "html-page-too-wide-for-phones",
        "must be pushed sideways",
        "own",
        sheet("main { min-inline-size: 900px; }"),
    ),
    Fault(
        "html-targets-too-small",
        "links of the contents are hard to hit",
        "rich",
        style(swap("  --target: 2.75rem;", "  --target: 0.75rem;")),
    ),
    Fault(
        "html-links-cannot-be-clicked", "pointer-events: none", "own", sheet("a { pointer-events: none; }")
    ),
    Fault(
        "html-heading-blinks",
        "a heading blinks three times a second and more",
        "own",
        sheet(
            "@keyframes blink { 50% { opacity: 0; } }\nmain h1 { animation: blink 0.25s steps(1) infinite; }"
        ),
    ),
)
