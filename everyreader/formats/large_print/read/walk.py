"""One walk through the tree of a file, and a second where the ends of lines are to part words."""

from __future__ import annotations

import pikepdf

from everyreader.formats.large_print.read.lines import never_spaced
from everyreader.formats.large_print.read.pages import Pages
from everyreader.formats.large_print.read.tree import Walk
from everyreader.formats.large_print.read.units import At


def walked(pdf: pikepdf.Pdf, pages: Pages, language: str, *, breaks: bool = False) -> Walk:
    """The finished walk through the tree of ``pdf``, whose own language is ``language``."""
    walk = _walked(pdf, pages, language, end="")
    if never_spaced(shown for _, shown in walk.units):
        return _walked(pdf, pages, language, end=" ")
    return _walked(pdf, pages, language, end="\u2028") if breaks else walk


def _walked(pdf: pikepdf.Pdf, pages: Pages, language: str, *, end: str) -> Walk:
    walk = Walk(pdf, pages, end=end)
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        walk.walk(root, At(language))
        walk.flush()
    return walk
