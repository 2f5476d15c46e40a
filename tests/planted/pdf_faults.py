"""All faults of large-print PDFs."""

from __future__ import annotations

from tests.planted import pdf_document, pdf_tags, pdf_words
from tests.planted.fault import Fault

FAULTS: tuple[Fault, ...] = pdf_words.FAULTS + pdf_tags.FAULTS + pdf_document.FAULTS
