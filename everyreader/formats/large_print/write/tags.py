"""What Typst's tags get wrong, mended in the finished file with pikepdf. Clauses are those of ISO 32000-1
where no other is named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from everyreader.formats.large_print.write.abbreviations import languages_of_marks, parted
from everyreader.formats.large_print.write.table_tags import (
    Shape,
    children,
    elements_of,
    mend_tables,
    put_captions_in_tables,
)
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Metadata


@dataclass(frozen=True)
class Link:
    """A link that leads out of the file: its address as Typst writes it, and its words."""

    address: str
    words: str


@dataclass(frozen=True)
class Mending:
    """What the statement knows and Typst's tags do not, in document order, notes at their references.

    ``numbered``: how each numbered list counts, as PDF says it. ``headings``: their words, notes left
    out. ``codes``: language tag → private code.
    ``imprint``: whether the last quotation is one.
    """

    tables: tuple[Shape, ...]
    links: tuple[Link, ...]
    headings: tuple[str, ...]
    numbered: tuple[str, ...]
    codes: Mapping[str, str]
    metadata: Metadata
    imprint: bool = False


def mend(data: bytes, mending: Mending) -> bytes:
    """The PDF with its tags mended, the same bytes for the same input. Raises ``MakerFailed`` where its
    tags are not as expected.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        elements = [one for one in elements_of(root) if "/S" in one]
        if mending.imprint:
            _call_the_imprint(root, elements)
        _put_lists_in_items(elements)
        put_captions_in_tables(elements)
        _put_captions_after_pictures(elements)
        _number_lists(elements, mending.numbered)
        mend_tables(root, elements, mending.tables)
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


def _call_the_imprint(root: Object, elements: list[Object]) -> None:
    """The last quotation is the imprint: a section under a name of its own, which the role map explains
    (14.8.4.2)."""
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


def _number_lists(elements: list[Object], numbered: tuple[str, ...]) -> None:
    """Typst calls every numbered list decimal, and names open circles where the template draws solid ones
    (14.8.5.5)."""
    kinds = iter(numbered)
    for element in (one for one in elements if one.S == "/L"):
        attributes = element.get("/A", Array())
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if one.get("/ListNumbering") == "/Circle":
                one.ListNumbering = Name.Disc
            elif one.get("/ListNumbering") == "/Decimal":
                one.ListNumbering = Name(f"/{next(kinds, 'Decimal')}")
    if next(kinds, None):
        raise MakerFailed("the PDF has fewer numbered lists than the statement")


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
    marks = dict(languages_of_marks(pdf.Root.StructTreeRoot))
    for holder in (pdf.Root, *elements):
        _name_language(holder, tags)
    for page in pdf.pages:
        instructions = list(pikepdf.parse_content_stream(page))
        for instruction in instructions:
            if str(instruction.operator) == "BDC" and isinstance(instruction.operands[1], Dictionary):
                mark: Any = instruction.operands[1]
                inherited = marks.get((page.obj.objgen, mark.get("/MCID")), "")
                if "/Lang" not in mark and parted(tags.get(inherited, ""))[1]:
                    mark.Lang = String(inherited)
                _name_language(mark, tags)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _name_language(holder: Object, tags: Mapping[str, str]) -> None:
    tag = tags.get(str(holder.get("/Lang", "")))
    if tag:
        language, expansion = parted(tag)
        holder.Lang = String(language)
        if expansion and "/S" not in holder:  # an element has the language of the first words in it
            holder.E = String(expansion)


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
