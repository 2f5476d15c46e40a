"""The elements of a PDF's tag tree as they say it themselves (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary

from everyreader.formats.large_print.read.elements import (
    Node,
    Owner,
    attribute,
    box_attribute,
    every_node,
    header_names,
    is_element,
    kids,
    leaves,
    page_of,
    role_map,
    span,
    spelled,
)
from everyreader.formats.large_print.read.geometry import Box
from everyreader.formats.large_print.read.pages import Key


@dataclass(frozen=True, kw_only=True)
class Tag:
    """One element. ``name`` is its type as written, ``mapped`` what the file says that this name stands for,
    ``role`` the standard type at the end of that, all without their slash; ``circular`` says that it has no
    end.

    ``holder`` is the number of the tag round it, -1 at the root; ``around`` are the types round it from
    outside in; ``page`` is where its first content stands (from 1, 0 for nowhere). ``keys`` are all marks
    that it holds, ``own`` those that no tag in it holds. ``alternative`` is its ``Alt``, ``None`` where it
    has none; ``speaks`` says whether it gives words for what it shows. ``scope`` to ``across`` are of cells:
    ``headers`` the identifiers of the cells that head it, ``down`` and ``across`` the rows and columns that
    it fills.
    """

    number: int
    holder: int
    around: tuple[str, ...]
    name: str
    mapped: str
    role: str
    circular: bool
    namespaced: bool
    element: Owner
    page: int
    keys: tuple[Key, ...]
    own: tuple[Key, ...]
    language: str
    identifier: bytes
    alternative: str | None
    speaks: bool
    box: Box | None
    numbering: str
    scope: str
    headers: tuple[bytes, ...]
    down: int
    across: int

    @property
    def parent(self) -> str:
        return self.around[-1] if self.around else ""


def tags_of(pdf: pikepdf.Pdf) -> tuple[Tag, ...]:
    """Every element in reading order; one that is met again is left out, so circles end."""
    roles = {key.lstrip("/"): value.lstrip("/") for key, value in role_map(pdf).items()}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    holders: list[int] = []  # of the element that comes next, by how deep it stands
    found = []
    for number, node in enumerate(every_node(pdf)):
        del holders[len(node.around) :]
        found.append(_tag(node, number, holders[-1] if holders else -1, roles, pages))
        holders.append(number)
    return tuple(found)


def _tag(node: Node, number: int, holder: int, roles: Mapping[str, str], pages: Mapping[Owner, int]) -> Tag:
    element, keys = node.element, tuple(leaves(node.element, node.page))
    name = spelled(element.get("/S", "")).lstrip("/")
    return Tag(
        number=number,
        holder=holder,
        around=tuple(one.lstrip("/") for one in node.around),
        name=name,
        mapped=roles.get(name, ""),
        role=(found := node.role.lstrip("/")),
        circular=found in roles,
        namespaced="/NS" in element,
        element=element.objgen,
        page=pages.get(keys[0][0] if keys else node.page, pages.get(node.page, 0)),
        keys=keys,
        own=tuple(_own(node)),
        language=str(element.get("/Lang", "")),
        identifier=bytes(element.ID) if "/ID" in element else b"",
        alternative=str(element.Alt) if "/Alt" in element else None,
        speaks="/Alt" in element or "/ActualText" in element,
        box=box_attribute(element),
        numbering=attribute(element, "/List", "/ListNumbering").lstrip("/"),
        scope=attribute(element, "/Table", "/Scope").lstrip("/"),
        headers=tuple(header_names(element)),
        down=span(element, "/RowSpan"),
        across=span(element, "/ColSpan"),
    )


def _own(node: Node) -> Iterator[Key]:
    """The marks that stand in it and in no tag in it."""
    for kid in kids(node.element):
        if not isinstance(kid, Dictionary):
            yield node.page, int(kid)
        elif "/MCID" in kid and not is_element(kid):
            yield (kid.Stm.objgen if "/Stm" in kid else page_of(kid, node.page)), int(kid.MCID)
