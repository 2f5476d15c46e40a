"""What Typst's tags get wrong, mended in the finished file with pikepdf. Clauses are those of ISO 32000-1
where no other is named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from everyreader.errors import MakerFailed
from everyreader.publication import Metadata


@dataclass(frozen=True)
class Link:
    """A link that leads out of the file: its address as Typst writes it, and its words."""

    address: str
    words: str


@dataclass(frozen=True)
class Mending:
    """What the statement knows and Typst's tags do not, in document order, notes at their references.

    ``row_headers``: for each table how many columns head their rows. ``headings``: their words, notes left
    out. ``codes``: language tag → private code.
    ``imprint``: whether the last quotation is one.
    """

    row_headers: tuple[int, ...]
    links: tuple[Link, ...]
    headings: tuple[str, ...]
    codes: Mapping[str, str]
    metadata: Metadata
    imprint: bool = False


def mend(data: bytes, mending: Mending) -> bytes:
    """The PDF with its tags mended, the same bytes for the same input. Raises ``MakerFailed`` where its
    tags are not as expected.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        elements = [one for one in _elements(root) if "/S" in one]
        if mending.imprint:
            _call_the_imprint(root, elements)
        _put_lists_in_items(elements)
        _put_captions_after_pictures(elements)
        _call_bullets_solid(elements)
        _head_rows(root, elements, mending.row_headers)
        _name_links(elements, mending.links)
        _name_bookmarks(pdf, mending.headings)
        _name_languages(pdf, elements, mending.codes)
        _describe(pdf, mending.metadata)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def children(element: Object) -> list[Object | int]:
    """The kids of a structure element as a list, whichever way ``/K`` is written (ISO 32000-1, 14.7.2)."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(element: Object) -> Iterator[Object]:
    for kid in children(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _call_the_imprint(root: Object, elements: list[Object]) -> None:
    """The last quotation is the imprint: a section under a name of its own, which the role map explains (14.8.4.2)."""
    quotations = [one for one in elements if one.S == "/BlockQuote"]
    if not quotations:
        raise MakerFailed("the PDF has no imprint; look at styles/large-print.typ first")
    quotations[-1].S = Name.Imprint
    roles = root.get("/RoleMap", Dictionary())
    roles.Imprint = Name.Sect
    root.RoleMap = roles


def _put_lists_in_items(elements: list[Object]) -> None:
    """A list nested in a tight item stands beside the item: it belongs to the item's body (14.8.4.3.3)."""
    for parent in (one for one in elements if one.S == "/L"):
        kept: list[Object] = []
        for kid in children(parent):
            if kid.S == "/L" and kept and kept[-1].S == "/LI":
                body = children(kept[-1])[-1]
                body.K = Array([*children(body), kid])
                kid.P = body
            else:
                kept.append(kid)
        parent.K = Array(kept)


def _put_captions_after_pictures(elements: list[Object]) -> None:
    """A picture's caption is drawn and read after it; Typst tags it first."""
    for parent in elements:
        kids = children(parent)
        if (
            len(kids) > 1
            and parent.S != "/Table"
            and isinstance(kids[0], Dictionary)
            and kids[0].get("/S") == "/Caption"
        ):
            parent.K = Array([*kids[1:], kids[0]])


def _call_bullets_solid(elements: list[Object]) -> None:
    """Typst names open circles where the template draws solid ones (14.8.5.5)."""
    for element in (one for one in elements if one.S == "/L"):
        attributes = element.get("/A", Array())
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if one.get("/ListNumbering") == "/Circle":
                one.ListNumbering = Name.Disc


def _head_rows(root: Object, elements: list[Object], row_headers: tuple[int, ...]) -> None:
    """Cells in the heading columns become TH with Scope Row, and the cells beside them name them
    (14.8.5.7).
    """
    tables = [one for one in elements if one.S == "/Table"]
    if len(tables) != len(row_headers):
        raise MakerFailed(f"the PDF has {len(tables)} tables, the statement {len(row_headers)}")
    headers: dict[str, Object] = {}
    for number, (table, columns) in enumerate(zip(tables, row_headers, strict=True), 1):
        if columns:
            headers |= _head_table(table, columns, f"T{number}")
    if headers:
        names = dict(_names(root.get("/IDTree", Dictionary())))
        names |= {identifier.encode(): element for identifier, element in headers.items()}
        flat = [part for identifier in sorted(names) for part in (String(identifier), names[identifier])]
        limits = Array([String(min(names)), String(max(names))])
        root.IDTree = Dictionary(Kids=Array([Dictionary(Limits=limits, Names=Array(flat))]))


def _head_table(table: Object, columns: int, prefix: str) -> dict[str, Object]:
    made: dict[str, Object] = {}
    of_row: dict[int, list[str]] = {}
    cells = list(_grid(table))
    for cell, row, column, down in cells:
        if cell.S == "/TD" and column < columns:
            identifier = f"{prefix}r{row}c{column}"
            cell.S, cell.ID = Name.TH, String(identifier)
            _table_attributes(cell).Scope = Name.Row
            made[identifier] = cell
            for below in range(row, row + down):
                of_row.setdefault(below, []).append(identifier)
    for cell, row, _, down in cells:
        if cell.S == "/TD":
            attributes = _table_attributes(cell)
            own = [name for below in range(row, row + down) for name in of_row.get(below, [])]
            attributes.Headers = Array(
                [*attributes.get("/Headers", Array()), *(String(name) for name in dict.fromkeys(own))]
            )
    return made


def _grid(table: Object) -> Iterator[tuple[Object, int, int, int]]:
    """Each cell with its row and column (from 0) and the rows it spans."""
    taken: set[tuple[int, int]] = set()
    rows = [one for one in _elements(table) if one.S == "/TR"]
    for y, row in enumerate(rows):
        x = 0
        for cell in children(row):
            while (x, y) in taken:
                x += 1
            attributes = _table_attributes(cell)
            down, across = int(attributes.get("/RowSpan", 1)), int(attributes.get("/ColSpan", 1))
            taken |= {(x + right, y + below) for right in range(across) for below in range(down)}
            yield cell, y, x, down


def _table_attributes(cell: Object) -> Object:
    found = cell.get("/A", Array())
    attributes = list(found) if isinstance(found, Array) else [found]
    for one in attributes:
        if one.get("/O") == "/Table":
            return one
    cell.A = Array([*attributes, Dictionary(O=Name.Table)])
    return cell.A[len(attributes)]


def _names(node: Object) -> Iterator[tuple[bytes, Object]]:
    flat = list(node.get("/Names", Array()))
    for index in range(0, len(flat), 2):
        yield bytes(flat[index]), flat[index + 1]
    for kid in node.get("/Kids", Array()):
        yield from _names(kid)


def _name_links(elements: list[Object], links: tuple[Link, ...]) -> None:
    """A link's Contents is its words, not its address (ISO 14289-1, 7.18.5): it is what a reader offers as
    its name.
    """
    annotations = [
        one for one in (_annotations(element) for element in elements if element.S == "/Link") if one
    ]
    if [bytes(one[0].A.URI).decode("utf-8", "replace") for one in annotations] != [
        link.address for link in links
    ]:
        raise MakerFailed(
            f"the PDF has {len(annotations)} links, the statement {len(links)}, or in another order"
        )
    for several, link in zip(annotations, links, strict=True):
        for annotation in several:
            if link.words:
                annotation.Contents = String(link.words)


def _name_bookmarks(pdf: pikepdf.Pdf, headings: tuple[str, ...]) -> None:
    """A bookmark says the words of its heading; Typst puts those of the heading's notes behind them."""
    items = list(_bookmarks(pdf.Root.get("/Outlines", Dictionary())))
    if len(items) != len(headings):
        raise MakerFailed(f"the PDF has {len(items)} bookmarks, the statement {len(headings)} headings")
    for item, words in zip(items, headings, strict=True):
        item.Title = String(words)


def _bookmarks(parent: Object) -> Iterator[Object]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from _bookmarks(item)
        item = item.get("/Next")


def _annotations(link: Object) -> list[Object]:
    """The annotations of a Link element that lead out of the file; a link over a page break has several."""
    found = [
        kid.Obj for kid in _kids_deep(link) if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"
    ]
    return [one for one in found if one.get("/A", Dictionary()).get("/S") == "/URI"]


def _kids_deep(element: Object) -> Iterator[Object | int]:
    for kid in children(element):
        yield kid
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _kids_deep(kid)


def _name_languages(pdf: pikepdf.Pdf, elements: list[Object], codes: Mapping[str, str]) -> None:
    """The private codes that stood for tags Typst cannot say (``languages.py``) give way to the tags."""
    tags = {code: tag for tag, code in codes.items()}
    if not tags:
        return
    for holder in (pdf.Root, *elements):
        _name_language(holder, tags)
    for page in pdf.pages:
        instructions = list(pikepdf.parse_content_stream(page))
        for instruction in instructions:
            if str(instruction.operator) == "BDC" and isinstance(instruction.operands[1], Dictionary):
                _name_language(instruction.operands[1], tags)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _name_language(holder: Object, tags: Mapping[str, str]) -> None:
    tag = tags.get(str(holder.get("/Lang", "")))
    if tag:
        holder.Lang = String(tag)


def _describe(pdf: pikepdf.Pdf, metadata: Metadata) -> None:
    """What Typst's ``document`` has no place for, as Dublin Core in XMP (ISO 16684-1)."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:language"] = {metadata.language}
        xmp["dc:publisher"] = {metadata.publisher}
        xmp["dc:identifier"] = metadata.identifier
        if metadata.author:
            xmp["dc:creator"] = list(metadata.author)
        for name, value in (("dc:rights", metadata.rights), ("dc:source", metadata.source)):
            if value:
                xmp[name] = value
