"""The package's metadata: Dublin Core from the front matter, accessibility from what is in the book."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from ebooklib import epub

from everyreader.formats.xhtml import Accessibility
from everyreader.model.decisions import Conformance
from everyreader.model.errors import UsageError
from everyreader.model.publication import Metadata

SUMMARY_LANGUAGE = "en"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def modified(metadata: Metadata) -> datetime:
    """``SOURCE_DATE_EPOCH`` (seconds since 1970, UTC) where it is set, else the first moment of the
    statement's date.

    Never the clock: the same statement gives the same book. Raises ``UsageError`` where the variable is no
    number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.combine(metadata.date, time(), UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; expected whole seconds since 1970") from None


def describe_book(book: epub.EpubBook, metadata: Metadata) -> None:
    """Dublin Core: who, when, about what. What the front matter does not say is not said here."""
    book.add_metadata("DC", "publisher", metadata.publisher)
    book.add_metadata("DC", "date", metadata.date.isoformat())
    for number, author in enumerate(metadata.author, start=1):
        book.add_metadata("DC", "creator", author, {"id": f"creator-{number}"})
        book.add_metadata(
            None,
            "meta",
            "aut",
            {"refines": f"#creator-{number}", "property": "role", "scheme": "marc:relators"},
        )
    for subject in metadata.subject:
        book.add_metadata("DC", "subject", subject)
    for name in ("description", "rights", "source"):
        if getattr(metadata, name):
            book.add_metadata("DC", name, getattr(metadata, name))


def describe_access(book: epub.EpubBook, access: Accessibility) -> None:
    """The properties that EPUB Accessibility 1.1 (2.3) requires, as schema.org names them."""
    for name, values in (
        ("accessMode", access.modes),
        ("accessModeSufficient", access.sufficient),
        ("accessibilityFeature", access.features),
        ("accessibilityHazard", access.hazards),
    ):
        for value in values:
            book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})
    summary = {"property": "schema:accessibilitySummary"}
    if book.language.split("-")[0].lower() != SUMMARY_LANGUAGE:
        summary[_XML_LANG] = SUMMARY_LANGUAGE
    book.add_metadata(None, "meta", access.summary, summary)


def describe_conformance(book: epub.EpubBook, conformance: Conformance) -> None:
    """What a person's review has earned (EPUB Accessibility 1.1, 4.3 and 4.4): the claim, and who stands
    behind it."""
    claim, certifier = (
        {"property": "dcterms:conformsTo", "id": "conformance"},
        {"property": "a11y:certifiedBy"},
    )
    book.add_metadata(None, "meta", conformance.standard, claim)
    book.add_metadata(
        None, "meta", conformance.certifier, {**certifier, "refines": "#conformance", "id": "certifier"}
    )
    if conformance.credential:
        credential = {"property": "a11y:certifierCredential", "refines": "#certifier"}
        book.add_metadata(None, "meta", conformance.credential, credential)
