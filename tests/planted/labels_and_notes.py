"""Labels of lists, marks of notes and ways back: gone, changed, doubled, or leading elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Pdf

from tests.planted import page, zipped
from tests.planted.fault import Fault, NotPlanted, Plant
from tests.planted.markup import Change, swap
from tests.planted.page import body
from tests.planted.pdf_text import edited, reword
from tests.planted.zipped import text

DECIMAL = '<ol class="decimal-paren">'
INNER = "<ol>\n<li>the sum,</li>\n<li>the date,</li>\n<li>the village.</li>\n</ol>"
TYPED = "<p>1. the sum,<br/>2. the date,<br/>3. the village.</p>"
FIRST, SECOND = 'href="#fn1" id="fnref1"', 'href="#fn2" id="fnref2"'
BACK_1 = 'href="#fnref1" role="doc-backlink"'


def _both(name: str, what: str, change: Change) -> tuple[Fault, Fault]:
    """The same in the page and in the e-book."""
    return Fault(f"page-{name}", what, "rich", body(change)), Fault(
        f"book-{name}", what, "rich", text(change)
    )


def _styled(name: str, what: str, rule: str) -> tuple[Fault, Fault]:
    return (
        Fault(f"page-{name}", what, "rich", page.sheet(rule)),
        Fault(f"book-{name}", what, "rich", zipped.sheet(rule)),
    )


CARRIED = (
    _both("numbers-typed", "numbers became letters of the text", swap(INNER, TYPED)),
    _both("numbers-of-another-kind", "the class of the list is gone", swap(DECIMAL, "<ol>")),
    _styled("bullets-lost", "list-style: none", "ul { list-style: none; }"),
    _styled("labels-empty", "no label is drawn", "li::marker { content: ''; }"),
    (
        Fault(
            "page-note-mark-on-the-line",
            "a mark that is not raised reads as a number",
            "rich",
            page.sheet("main [role=doc-noteref] { font-size: 1em; vertical-align: baseline; }"),
        ),
        Fault(
            "book-note-mark-on-the-line",
            "a mark that is not raised reads as a number",
            "rich",
            text(swap("<sup>1</sup></a>", "1</a>")),
        ),
    ),
    _both("note-mark-doubled", "the second mark says 1, too", swap("<sup>2</sup>", "<sup>1</sup>")),
    _both(
        "note-mark-misled", "the first mark leads to the second note", swap(FIRST, 'href="#fn2" id="fnref1"')
    ),
    _both("note-mark-into-nothing", "no such note", swap(FIRST, 'href="#fn7" id="fnref1"')),
    _both(
        "note-mark-misnamed",
        "a screen reader says another number",
        swap('aria-label="Note 1"', 'aria-label="Note 2"'),
    ),
    _both(
        "way-back-to-another",
        "the way back leads to the other mark",
        swap(BACK_1, 'href="#fnref2" role="doc-backlink"'),
    ),
    _both(
        "way-back-misnamed",
        "a screen reader says another number",
        swap('aria-label="Back to reference 1"', 'aria-label="Back to reference 2"'),
    ),
)
HTML = tuple(one for one, _ in CARRIED)
EPUB = tuple(one for _, one in CARRIED)


def _mark(pdf: Pdf, contents: str) -> pikepdf.Object:
    found = [
        one for each in pdf.pages for one in each.get("/Annots", []) if str(one.get("/Contents")) == contents
    ]
    if len(found) != 1:
        raise NotPlanted(f"{len(found)} links called {contents}")
    return found[0]


def _leads(contents: str, to: str) -> Plant:
    """Let a note's link lead where another leads."""

    def change(pdf: Pdf) -> None:
        _mark(pdf, contents).Dest = _mark(pdf, to).Dest

    return edited(change)


def _undo(contents: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for each in pdf.pages:
            for at, one in enumerate(each.get("/Annots", [])):
                if str(one.get("/Contents")) == contents:
                    del each.Annots[at]
                    return
        raise NotPlanted(f"no {contents}")

    return change


PDF = (
    Fault("pdf-label-of-another", "the second point is called 3)", "rich", reword("2)", "3)")),
    Fault(
        "pdf-note-mark-misled", "a mark leads to the other note", "rich", _leads("Footnote 1", "Footnote 2")
    ),
    Fault("pdf-way-back-misled", "a way back leads to the other mark", "rich", _leads("2", "1")),
    Fault("pdf-note-mark-unlinked", "a mark that cannot be followed", "rich", edited(_undo("Footnote 2"))),
)
