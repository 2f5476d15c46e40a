"""How the marks on the pages and the tags lead to one another (ISO 32000-1, 14.7.4.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object

from everyreader.formats.large_print.read.elements import Owner, every_node, is_element, kids
from everyreader.formats.large_print.read.pages import Key, Pages

_MOST_NODES = 100_000


@dataclass(frozen=True)
class Annotated:
    """An annotation on ``page`` (from 1) that the tag ``holder`` names, and the tag that it names itself."""

    page: int
    holder: Owner
    leads: Owner | None


@dataclass(frozen=True, kw_only=True)
class Marks:
    """``drawn`` are the marks with their pages in the order of what is drawn; ``doubled`` those of which a
    page has several, ``nested`` those that hold decoration or stand in it. ``leads`` is the tag that the
    parent tree names for a mark. ``pages`` are the numbers of the pages, from 1.
    """

    drawn: tuple[tuple[int, Key], ...] = ()
    doubled: tuple[tuple[int, Key], ...] = ()
    nested: tuple[tuple[int, Key], ...] = ()
    leads: Mapping[Key, Owner] = field(default_factory=dict)
    annotations: tuple[Annotated, ...] = ()
    pages: Mapping[Owner, int] = field(default_factory=dict)


def marks_of(pdf: pikepdf.Pdf, pages: Pages) -> Marks:
    """The marks of all pages and what leads to them."""
    parents = _parents(pdf)
    named = ((key, _named(pdf, key, parents)) for _, key in pages.keys)
    return Marks(
        drawn=pages.keys,
        doubled=pages.doubled,
        nested=pages.nested_artifacts,
        leads={key: tag.objgen for key, tag in named if tag is not None},
        annotations=tuple(_annotated(pdf, parents)),
        pages={page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)},
    )


def _annotated(pdf: pikepdf.Pdf, parents: Mapping[int, Object]) -> Iterator[Annotated]:
    """Each annotation that stands on a page and in a tag."""
    pages = {
        one.objgen: number
        for number, page in enumerate(pdf.pages, 1)
        for one in page.obj.get("/Annots", Array())
    }
    for node in every_node(pdf):
        for kid in kids(node.element):
            held = kid.get("/Obj") if isinstance(kid, Dictionary) and not is_element(kid) else None
            if isinstance(held, Dictionary) and held.objgen in pages:
                number = held.get("/StructParent")
                named = parents.get(int(number)) if number is not None else None
                leads = named.objgen if isinstance(named, Dictionary) else None
                yield Annotated(pages[held.objgen], node.element.objgen, leads)


def _parents(pdf: pikepdf.Pdf) -> dict[int, Object]:
    """The parent tree by the number that a page or form has in it (ISO 32000-1, 7.9.7)."""
    found: dict[int, Object] = {}
    waiting = [pdf.Root.StructTreeRoot.get("/ParentTree")] if "/StructTreeRoot" in pdf.Root else []
    seen = 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(), seen + 1
        if not isinstance(node, Dictionary):
            continue
        flat = list(node.get("/Nums", Array()))
        found |= {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}
        waiting += list(node.get("/Kids", Array()))
    return found


def _named(pdf: pikepdf.Pdf, key: Key, parents: Mapping[int, Object]) -> Object | None:
    """The element to which the parent tree leads from a mark."""
    owner: Owner = key[0]
    number = pdf.get_object(owner).get("/StructParents")
    several = parents.get(int(number)) if number is not None else None
    if not isinstance(several, Array) or not 0 <= key[1] < len(several):
        return None
    found = several[key[1]]
    return found if isinstance(found, Dictionary) else None
