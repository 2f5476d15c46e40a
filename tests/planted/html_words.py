"""Pages whose words, numbers or signs are not the statement's."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import drop, rewrite, swap, twice
from tests.planted.page import body

ADVANCES = (
    " Advances in any such talks would not only be an achievement in and of themselves, but could"
    " reinforce the prospects for further progress on a range of issues, especially if the pause is extended"
    " to facilitate such diplomacy."
)

FAULTS = (
    Fault("html-name-changed", "another president", "own", body(swap("President Biden", "President Obama"))),
    Fault("html-sentence-twice", "a sentence was pasted twice", "own", body(twice(ADVANCES))),
    Fault(
        "html-ligature-character",
        "a ligature's own character, as copied out of a PDF",
        "own",
        body(swap("this pause in fighting creates", "this pause in \ufb01ghting creates")),
    ),
    Fault(
        "html-zero-width-space",
        "an invisible space inside a word",
        "own",
        body(swap("“indiscriminate”", "“indis\u200bcriminate”")),
    ),
    Fault(
        "html-advertisement-added",
        "a paragraph that nobody wrote",
        "own",
        body(
            swap(
                "</section>\n</main>", "<p>Subscribe to our newsletter for updates.</p>\n</section>\n</main>"
            )
        ),
    ),
    Fault(
        "html-paragraph-commented-out",
        "an editor's comment swallows a paragraph",
        "own",
        body(rewrite(r"(<p>Now that it is here[^<]*</p>)", r"<!-- shorten? \1 -->")),
    ),
    Fault(
        "html-dashes-improved",
        "smart punctuation",
        "rich",
        body(swap("meant it -- every", "meant it – every")),
    ),
    Fault("html-subscript-lost", "CO2 became CO", "rich", body(drop("<sub>2</sub>"))),
    Fault(
        "html-publisher-changed",
        "the foot names another publisher",
        "own",
        body(swap("<dd>Center for International Policy<", "<dd>Centre for Independent Policy<")),
    ),
)
