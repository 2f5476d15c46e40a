"""What PyMuPDF says of a page, with the types that it has."""

from __future__ import annotations

import unicodedata
from typing import Any

import pymupdf

from everyreader.importers.pdf.letters import letters_of


def number_of(page: pymupdf.Page) -> int:
    """From 1."""
    return (page.number or 0) + 1


def plain_text(page: pymupdf.Page) -> str:
    """The words of its lines; as PyMuPDF says them where its lines do not hold all that it says (letters
    without width)."""
    lines = (line for block in letters_of(page)["blocks"] for line in block["lines"])
    whole = "".join("".join(span["text"] for span in line["spans"]) + "\n" for line in lines)
    said = str(page.get_text())
    return whole if _letters(whole) == _letters(said) else said


def _letters(text: str) -> int:
    """How many letters and accents ``text`` has, whether they are apart or one."""
    return len("".join(unicodedata.normalize("NFD", text).split()))


def words_in(page: pymupdf.Page, box: tuple[float, float, float, float]) -> list[tuple[Any, ...]]:
    """The words in a box: its four sides, the word, and the numbers of block, line and word."""
    found: Any = page.get_text("words", clip=box)
    return found
