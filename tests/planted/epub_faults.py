"""All faults of e-books."""

from __future__ import annotations

from tests.planted import epub_hidden, epub_package, epub_structure, epub_words
from tests.planted.fault import Fault

FAULTS: tuple[Fault, ...] = (
    epub_words.FAULTS + epub_structure.FAULTS + epub_hidden.FAULTS + epub_package.FAULTS
)
