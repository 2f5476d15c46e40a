"""What the rules about e-books share: the reading as an e-book's, and how a row of theirs is made."""

from __future__ import annotations

from everyreader.checks.rules.model import Hit, where
from everyreader.checks.rules.subjects import Case
from everyreader.formats.epub.read.content import Document, Spot
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Rendition
from everyreader.model.reading import Reading

EPUB = (Rendition.EPUB,)
_NOT_MAIN = frozenset(
    (
        "acknowledgments",
        "answers",
        "afterword",
        "bibliography",
        "colophon",
        "conclusion",
        "copyright-page",
        "cover",
        "dedication",
        "endnotes",
        "epigraph",
        "errata",
        "footnotes",
        "frontmatter",
        "glossary",
        "halftitlepage",
        "imprint",
        "index",
        "landmarks",
        "loi",
        "lot",
        "other-credits",
        "page-list",
        "preamble",
        "rearnotes",
        "revision-history",
        "titlepage",
        "toc",
    )
)


@where("e-books without a statement beside them")
def alone(case: Case[Reading]) -> bool:
    """An e-book without a statement beside it: with one, a comparing rule says the same and more."""
    return isinstance(case.reading, EpubReading) and case.publication is None


def main_texts(reading: EpubReading) -> tuple[Document, ...]:
    """The documents that hold text and are no cover, contents, notes or the like."""
    apart = {reading.navigation.name, reading.cover_page}
    return tuple(
        one for one in reading.documents if one.words and one.name not in apart and not one.kinds & _NOT_MAIN
    )


def there(document: Document, spot: Spot, detail: str = "") -> Hit:
    """A place in a document of the book."""
    return Hit(detail or spot.what, file=document.name, where=spot.where)
