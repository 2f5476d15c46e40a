"""LST: labels of lists that the markup has and no eye meets (EN 301 549, 5.4)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Rendered
from everyreader.checks.rules.look.shared import Spot, documents, gathered, inside, quoted
from everyreader.checks.rules.model import STYLE, Hit, rule, where
from everyreader.checks.rules.subjects import BOOK, WithStatement
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground, Mender

_LISTS = ("OL", "UL")


@where("e-books with lists")
def _has_items(case: WithStatement[EpubReading]) -> bool:
    return any(
        one.name == "LI" and not inside(one, "NAV")
        for document in documents(case)
        for one in document.wide.nodes.values()
    )


@rule(
    "LST-008",
    "label-undrawn",
    on=BOOK.with_statement,
    criterion="EN 301 549 5.4",
    message="a style takes the number or the bullet of an item away",
    fix=STYLE,
    applies=_has_items,
    house=True,
    rests_on=Ground.WORDS,
    mended_by=Mender.DESIGNER,
    needs="rendered",
    why="Who is told “see point 2” cannot find it.",
)
def label_undrawn(case: WithStatement[EpubReading]) -> Iterator[Hit]:
    """In a book of ours each item has a label: what a style takes away is what the statement says."""

    def spots(document: Rendered) -> Iterator[Spot[str]]:
        for node in document.root.walk():
            item = node.element
            if item is None or item.name != "LI" or item.parent is None or inside(item, "NAV"):
                continue
            drawn = any(child.role == "ListMarker" and child.name.strip() for child in node.children)
            if item.parent.name in _LISTS and not drawn:
                yield Spot(document, item, item.parent.name, node.words)

    for document in documents(case):
        yield from gathered(case, spots(document), lambda one: f"{quoted(one.excerpt)} has none")
