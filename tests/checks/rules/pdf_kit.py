"""Large prints to break, and the ways to break them. Each change takes an open PDF and leaves one defect in
it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from everyreader.formats.large_print.write.imprint import imprint
from everyreader.formats.large_print.write.writer import write
from everyreader.model.publication import Publication
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders

Change = Callable[[pikepdf.Pdf], object]
Statement = Callable[[str], Publication]
PICTURES = Path(__file__).parents[2] / "statements" / "rich"

PLAIN = "# A Title\n\nThe well is deep and clear.\n\nIts water is cold in summer.\n"
PARTS = (
    "# A Title\n\nThe well is deep. See [its depth](#depth) and [the "
    "report](https://example.org/report).[^1]\n\n"
    "## Depth\n\nNine metres, measured twice.\n\n### How\n\nWith a line.\n\n[^1]: Read it first.\n"
)
LISTED = "# A Title\n\nWe ask for two things:\n\n1. Depth\n2. Clarity\n\nNo more.\n"
TABLED = (
    "# A Title\n\n::: {.table row-headers=1}\n| Well | Depth |\n|---|---|\n| Kissi | nine |\n| Bo | "
    "seven |\n:::\n"
)
PICTURED = "# A Title\n\n![A pump](pump.png)\n\nThe well is deep.\n"
LONG = (
    "# A Title\n\n"
    + "\n\n".join(
        f"Paragraph {name} says that the well is deep and that its water is cold, which has been so for as "
        f"long as anybody "
        "in the village remembers, and longer."
        for name in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    )
    + "\n"
)
_made: dict[tuple[str, bool], tuple[Publication, bytes]] = {}


def large_print(
    statement: Statement, folder: Path, text: str, *, own: bool = False
) -> tuple[Publication, bytes]:
    """The publication of ``text`` and its large print, made once; with an imprint where it is our ``own``."""
    if (text, own) not in _made:
        (folder / "small").mkdir(exist_ok=True)
        for picture in PICTURES.glob("*.png"):
            shutil.copy(picture, folder / "small")
        publication, target = statement(text), folder / "made.pdf"
        closing = imprint(publication) if own else None
        write(publication, target, styles=styles_folder(), fonts=font_folders(), closing=closing)
        _made[text, own] = publication, target.read_bytes()
    return _made[text, own]


@cache
def foreign_bytes() -> bytes:
    """An untagged page with one line of text in a font that is not in the file."""
    import io

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(b"BT /F1 18 Tf 90 700 Td (The well is deep.) Tj ET")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """All structure elements of one type, in the order of the tree."""
    return [one for one in _below(pdf.Root.StructTreeRoot) if f"/{kind}" == one.S]


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def with_element(kind: str, change: Callable[[pikepdf.Object], object], index: int = 0) -> Change:
    """``change`` the element of a type that comes as ``index``."""
    return lambda pdf: change(elements(pdf, kind)[index])


def setting(**values: object) -> Callable[[pikepdf.Object], None]:
    """Set keys of an object: ``setting(Alt="x")``."""

    def change(thing: pikepdf.Object) -> None:
        for key, value in values.items():
            thing[f"/{key}"] = value

    return change


def without(*keys: str) -> Callable[[pikepdf.Object], None]:
    """Take keys away from an object."""

    def change(thing: pikepdf.Object) -> None:
        for key in keys:
            del thing[f"/{key}"]

    return change


def content(pattern: bytes, replacement: bytes, page: int = 0, count: int = 1) -> Change:
    """Rewrite a page's instructions, one a line; ``count`` 0 for all places."""

    def change(pdf: pikepdf.Pdf) -> None:
        sheet = pdf.pages[page]
        before = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet))
        after = re.sub(pattern, replacement, before, count=count, flags=re.DOTALL)
        if after == before:
            raise ValueError(f"{pattern!r} is not there:\n{before.decode('latin-1')}")
        sheet.Contents = pdf.make_stream(after)

    return change


def on_top(instructions: bytes, page: int = 0) -> Change:
    """Draw something after all else on a page."""
    return lambda pdf: pdf.pages[page].contents_add(b"\nq\n" + instructions + b"\nQ\n")


def below(instructions: bytes, page: int = 0) -> Change:
    """Draw something before all else on a page."""
    return lambda pdf: pdf.pages[page].contents_add(b"q\n" + instructions + b"\nQ\n", prepend=True)


def every(*changes: Change) -> Change:
    """Several changes that make one defect."""

    def change(pdf: pikepdf.Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


def within(number: int, pattern: bytes, replacement: bytes, page: int = 0) -> Change:
    """Rewrite the instructions of one marked string, from its mark to its end."""

    def rewritten(match: re.Match[bytes]) -> bytes:
        whole = b"".join(match.groups())
        after = re.sub(pattern, replacement, whole, flags=re.DOTALL)
        if after == whole:
            raise ValueError(f"{pattern!r} is not in\n{whole.decode('latin-1')}")
        return after

    return lambda pdf: _rewrite(pdf, page, mark(number), rewritten)


def _rewrite(pdf: pikepdf.Pdf, page: int, pattern: bytes, by: Callable[[re.Match[bytes]], bytes]) -> None:
    sheet = pdf.pages[page]
    before = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet))
    sheet.Contents = pdf.make_stream(re.sub(pattern, by, before, count=1, flags=re.DOTALL))


def mark(number: int) -> bytes:
    """The pattern of one marked string, from its mark to its end."""
    return rb"(/Span\s*<<[^>]*/MCID " + str(number).encode() + rb"\b[^>]*>>\s*BDC\s)(.*?)(\sEMC)"
