"""Small tagged PDFs, as Word and Acrobat tag: each element with the strings that it shows, and the places at
which they are drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Shown = tuple[str, float, float, float]  # words (“B|bold”, “I|italic”), x, y and size in points


@dataclass(frozen=True)
class Tag:
    """An element with what stands in it: other elements, or strings on its ``page`` (from 1)."""

    name: str
    inside: Sequence[Tag | Shown]
    page: int = 1


def line(text: str, y: int, name: str = "P", page: int = 1, size: int = 11) -> Tag:
    """An element of one line."""
    return Tag(name, [(text, 72, y, size)], page)


def tagged(*tags: Tag, pages: int = 1, artifacts: Sequence[Shown] = ()) -> bytes:
    """A PDF of these elements; the ``artifacts`` are on its first page."""
    pdf = pikepdf.new()
    streams: list[list[str]] = [[] for _ in range(pages)]
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842)).Resources = Dictionary(Font=_fonts())
    streams[0] += [_drawn(one, "/Artifact BMC") for one in artifacts]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.RoleMap = Dictionary(Footnote=Name.Note, Endnote=Name.Note)
    root.K = Array([_element(pdf, one, root, streams) for one in tags])
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, pdf.Root.Lang = root, Dictionary(Marked=True), "en-GB"
    for page, stream in zip(pdf.pages, streams, strict=True):
        page.Contents = pdf.make_stream("\n".join(stream).encode("cp1252"))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _fonts() -> Dictionary:
    names = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}
    return Dictionary(
        {
            f"/{key}": Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name(f"/{name}"),
                Encoding=Name.WinAnsiEncoding,
            )
            for key, name in names.items()
        }
    )


def _element(pdf: Pdf, tag: Tag, parent: pikepdf.Object, streams: list[list[str]]) -> pikepdf.Object:
    page = pdf.pages[tag.page - 1].obj
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.name}"), P=parent, Pg=page))
    kids = Array()
    stream = streams[tag.page - 1]
    for one in tag.inside:
        if isinstance(one, Tag):
            kids.append(_element(pdf, one, made, streams))
        else:
            number = sum("MCID" in each for each in stream)
            stream.append(_drawn(one, f"/{tag.name} <</MCID {number}>> BDC"))
            kids.append(number)
    made.K = kids
    if tag.name == "L":
        made.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))  # as Word says of every list
    return made


def _drawn(shown: Shown, mark: str) -> str:
    text, x, y, size = shown
    font, said = text[0] if text[1:2] == "|" else "F", text[2:] if text[1:2] == "|" else text
    escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"{mark} BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET EMC"
