"""All faults of pages."""

from __future__ import annotations

from tests.planted import html_hidden, html_look, html_page, html_structure, html_words
from tests.planted.fault import Fault

FAULTS: tuple[Fault, ...] = (
    html_words.FAULTS + html_structure.FAULTS + html_hidden.FAULTS + html_look.FAULTS + html_page.FAULTS
)
