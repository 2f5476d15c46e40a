"""Notes of e-books."""

from __future__ import annotations

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, book
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import OUR_TEXT

PLAIN, OURS = book(), ours()
NOTED = '<p>It is deep.<a epub:type="noteref" role="doc-noteref" id="r1" href="#n1">1</a></p>'
NOTES = (
    '<section epub:type="endnotes" role="doc-endnotes" aria-label="Notes"><ol>'
    '<li id="n1"><p>Measured twice. <a epub:type="backlink" role="doc-backlink" '
    'href="#r1">back</a></p></li></ol></section>'
)


EXAMPLES: list[Example] = [
    *(
        Example(f"NTE-{number}", INAPPLICABLE, "no notes", PLAIN)
        for number in ("003", "004", "005", "006", "007")
    ),
    *(
        Example(f"NTE-{number}", PASSED, "a note", book(NOTED + NOTES))
        for number in ("003", "004", "005", "006", "007")
    ),
    *(Example(f"NTE-{number}", PASSED, "our own", OURS) for number in ("001", "002", "004", "005")),
    Example(
        "NTE-001",
        FAILED,
        "a way back of ours leads elsewhere",
        ours((OUR_TEXT, 'href="#fnref1"', 'href="#a-title"')),
    ),
    Example(
        "NTE-002",
        FAILED,
        "a reference of ours leads nowhere",
        ours((OUR_TEXT, 'href="#fn1"', 'href="#a-title"')),
    ),
    Example(
        "NTE-003",
        FAILED,
        "a reference leads to a heading",
        book(NOTED + NOTED.replace("r1", "r2").replace("#n1", "#second") + NOTES),
    ),
    Example("NTE-004", FAILED, "a reference shows another number", book(NOTED.replace(">1<", ">2<") + NOTES)),
    Example(
        "NTE-004",
        FAILED,
        "a reference of ours shows another number",
        ours((OUR_TEXT, "<sup>1</sup>", "<sup>2</sup>")),
    ),
    Example(
        "NTE-005",
        FAILED,
        "a reference is a mere link",
        book(NOTED.replace('epub:type="noteref" role="doc-noteref" ', "") + NOTES),
    ),
    Example(
        "NTE-005",
        FAILED,
        "our notes are a mere list",
        ours(
            (
                OUR_TEXT,
                '<section role="doc-endnotes" aria-label="Notes" epub:type="endnotes"',
                '<section aria-label="Notes"',
            )
        ),
    ),
    Example(
        "NTE-005",
        FAILED,
        "a way back of ours is a mere link",
        ours(
            (
                OUR_TEXT,
                ' role="doc-backlink" aria-label="Back to reference 1" epub:type="backlink"',
                ' aria-label="Back to reference 1"',
            )
        ),
    ),
    Example(
        "NTE-005",
        FAILED,
        "a reference of ours is a mere link",
        ours(
            (OUR_TEXT, ' role="doc-noteref" aria-label="Note 1" epub:type="noteref"', ' aria-label="Note 1"')
        ),
    ),
    Example(
        "NTE-007",
        FAILED,
        "a note leads to the beginning",
        book(NOTED + NOTES.replace('href="#r1"', 'href="#top"')),
    ),
    Example(
        "NTE-006",
        FAILED,
        "no reference leads to a note that pops up",
        book(NOTED + NOTES + '<aside epub:type="footnote" role="doc-footnote" id="n2"><p>Old.</p></aside>'),
    ),
]
