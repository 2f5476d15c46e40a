"""OpenDocument: what its fields show (dates, names, references, choices) as plain words, before pandoc drops
them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.odt.words import TABLE, TEXT, paragraphs, text_of
from everyreader.importers.web.elements import drop, put_before

_READ = frozenset(  # by pandoc, or by this importer
    f"{TEXT}{name}"
    for name in [
        *(
            "p",
            "h",
            "span",
            "a",
            "s",
            "tab",
            "line-break",
            "soft-page-break",
            "list",
            "list-item",
            "list-header",
        ),
        *("note", "note-citation", "note-body", "note-ref", "sequence", "section", "numbered-paragraph"),
        *("bookmark", "bookmark-start", "bookmark-end", "bookmark-ref"),
        *("reference-mark", "reference-mark-start", "reference-mark-end", "reference-ref"),
        *("change", "change-start", "change-end", "hidden-text", "hidden-paragraph"),
    ]
)
_UNFILLED = (f"{TEXT}placeholder", f"{TEXT}database-display")

Element = etree._Element


def readings(body: Element) -> Iterator[Repair]:
    """In place: a word's reading, which stands above it, follows it in brackets; pandoc drops both."""
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in list(paragraph.iter(f"{TEXT}ruby-text")):
            above = "".join(one.itertext()).strip()
            put_before(one, f" ({above})" if above else "")
            drop(one)
            if above:
                yield Repair("reading kept", number, f"in brackets: “{excerpt(above)}”")


def plain(body: Element) -> Iterator[Repair]:
    """In place: each field as a span of the words that it shows; those are named that show what nobody filled
    in."""
    for one in list(body.iter(f"{TEXT}label", f"{TEXT}script")):  # of choices, and programs
        one.text = None
        drop(one)
    for number, paragraph in enumerate(paragraphs(body), 1):
        for one in list(paragraph.iter(f"{TEXT}*")):
            if one.tag in _READ or one is paragraph:
                continue
            said = text_of(one).strip()
            if one.tag in _UNFILLED and said[:1] == "<":
                message = f"write what is meant for {said}, or take it out"
                yield Repair("field not filled in", number, message)
            one.tag = f"{TEXT}span"
            one.attrib.clear()


def open_tables(body: Element) -> None:
    """In place: the paragraphs of a table in a cell follow each other there; pandoc drops such a table."""
    for table in reversed(list(body.iter(f"{TABLE}table"))):
        if next(table.iterancestors(f"{TABLE}table-cell"), None) is not None:
            for one in list(paragraphs(table)):
                table.addprevious(one)
            drop(table)
