"""The large-print PDF, made with Typst and recovered from its tag tree.

It claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once, and nothing in it is drawn smaller than
18 pt.
"""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.large_print.write.imprint import imprint
    from everyreader.formats.large_print.write.writer import write

    write(
        making.publication,
        making.target("-large-print.pdf"),
        styles=making.styles,
        fonts=making.fonts,
        closing=imprint(making.publication),
    )


def read_back(path: Path, _: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.large_print.read.reader import read_back

    return read_back(path)
