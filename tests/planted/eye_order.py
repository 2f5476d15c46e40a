"""What an eye meets in another order than an ear: moved by style in pages and e-books, drawn elsewhere in a
PDF."""

from __future__ import annotations

from tests.planted import page, zipped
from tests.planted.fault import Fault, NotPlanted
from tests.planted.pdf_text import draw, edited, instructions, piece, with_operands

PART = "main section > section"
POINT = "ol.decimal-paren > li"


def _places_exchanged(first: str, then: str):
    """Draw each of two runs of one page where the other stood."""

    def change(pdf) -> None:
        left, right = piece(pdf, first), piece(pdf, then)
        if left.page != right.page:
            raise NotPlanted("on two pages")
        drawn = instructions(pdf, left.page)
        at = [
            next(place for place in range(one.start, one.end) if str(drawn[place].operator) == "cm")
            for one in (left, right)
        ]
        old = [list(drawn[place].operands) for place in at]
        drawn[at[0]], drawn[at[1]] = (
            with_operands(drawn[at[0]], old[1]),
            with_operands(drawn[at[1]], old[0]),
        )
        draw(pdf, left.page, drawn)

    return edited(change)


def _moved(words: str, down: float):
    """Draw one run further down its page, or up."""

    def change(pdf) -> None:
        one = piece(pdf, words)
        drawn = instructions(pdf, one.page)
        at = next(place for place in range(one.start, one.end) if str(drawn[place].operator) == "cm")
        *rest, height = drawn[at].operands
        drawn[at] = with_operands(drawn[at], [*rest, float(height) - down])
        draw(pdf, one.page, drawn)

    return edited(change)


def _page(name: str, what: str, rule: str, statement: str = "rich") -> Fault:
    return Fault(f"page-{name}", what, statement, page.sheet(rule))


def _book(name: str, what: str, rule: str, statement: str = "rich") -> Fault:
    return Fault(f"book-{name}", what, statement, zipped.sheet(rule))


HTML = (
    _page(
        "letters-in-row-reversed", "row-reverse", "main ul { display: flex; flex-direction: row-reverse; }"
    ),
    _page(
        "placed-in-grid",
        "grid-row",
        f"ol.decimal-paren {{ display: grid; }} {POINT}:last-child {{ grid-row: 1; }}",
    ),
    _page(
        "lifted-by-position",
        "position: absolute above the title",
        (
            "main { position: relative; padding-block-start: 12rem; } main blockquote { position: "
            "absolute; top: 0; }"
        ),
    ),
    _page(
        "floated-round", "floats stand from right to left", "main ul > li { float: right; inline-size: 28%; }"
    ),
    _page(
        "notes-first",
        "the notes stand before the text",
        "main { display: flex; flex-direction: column; } main > [role=doc-endnotes] { order: -1; }",
    ),
    _page(
        "head-of-table-below",
        "the row of headers is drawn under the table",
        "main thead { display: table-footer-group; }",
    ),
)
EPUB = (
    _book(
        "parts-reversed",
        "column-reverse",
        "body > section { display: flex; flex-direction: column-reverse; }",
        "own",
    ),
    _book(
        "notes-first",
        "order: -1",
        "body { display: flex; flex-direction: column; } section[role=doc-endnotes] { order: -1; }",
    ),
    _book(
        "placed-in-grid",
        "grid-row",
        f"ol.decimal-paren {{ display: grid; }} {POINT}:last-child {{ grid-row: 1; }}",
    ),
    _book(
        "lifted-by-position",
        "position: absolute",
        "body { position: relative; padding-top: 12em; } blockquote { position: absolute; top: 0; }",
    ),
    _book("floated-round", "floats stand from right to left", "ul > li { float: right; width: 28%; }"),
)
PDF = (
    Fault(
        "pdf-places-exchanged",
        "two points stand in each other's place",
        "rich",
        _places_exchanged("Pay within thirty days", "Answer every letter"),
    ),
    Fault(
        "pdf-heading-drawn-below",
        "a heading stands under its own paragraph",
        "rich",
        _places_exchanged("Money that arrives:", "Funds must reach"),
    ),
    Fault(
        "pdf-line-drawn-at-foot",
        "one sentence stands at the page's foot",
        "rich",
        _moved("Each row is a district.", 590),
    ),
    Fault(
        "pdf-cells-exchanged",
        "two numbers stand in each other's cell",
        "rich",
        _places_exchanged("4,800", "2,950"),
    ),
)
