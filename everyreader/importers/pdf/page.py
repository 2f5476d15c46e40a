"""What PyMuPDF says of a page, with the types that it has."""

from __future__ import annotations

from typing import Any

import pymupdf


def number_of(page: pymupdf.Page) -> int:
    """From 1."""
    return (page.number or 0) + 1


def plain_text(page: pymupdf.Page) -> str:
    return str(page.get_text())


def structured_text(page: pymupdf.Page, *, letters: bool, flags: int) -> dict[str, Any]:
    """Its blocks, lines and spans, with each of their ``letters`` or without."""
    found: Any = page.get_text("rawdict" if letters else "dict", flags=flags)
    return found


def words_in(page: pymupdf.Page, box: tuple[float, float, float, float]) -> list[tuple[Any, ...]]:
    """The words in a box: its four sides, the word, and the numbers of block, line and word."""
    found: Any = page.get_text("words", clip=box)
    return found
