"""Questions to one structure element of a tagged PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from everyreader.formats.large_print.read.geometry import Box

Owner = tuple[int, int]  # object number and generation of a page or form
_PARENTS = 50  # of a page, in a tree of pages that makes sense


@dataclass(frozen=True)
class Node:
    """One element of the tree: its standard type, the types round it from outside in, the page that it is
    on."""

    element: Object
    role: str
    around: tuple[str, ...]
    page: Owner

    @property
    def parent(self) -> str:
        return self.around[-1] if self.around else ""


def role_map(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The file's own types and what they stand for."""
    root = pdf.Root.get("/StructTreeRoot", Dictionary())
    return {spelled(key): spelled(value) for key, value in root.get("/RoleMap", Dictionary()).items()}


def every_node(pdf: pikepdf.Pdf) -> Iterator[Node]:
    """Every element of the tree in reading order; one that is met again is left out, so circles end."""
    root = pdf.Root.get("/StructTreeRoot")
    roles = role_map(pdf)
    met: set[Owner] = set()
    waiting: list[tuple[Object, tuple[str, ...], Owner]] = []
    if isinstance(root, Dictionary):
        waiting = [(kid, (), (0, 0)) for kid in reversed(list(elements(root)))]
    while waiting:
        element, around, page = waiting.pop()
        if element.objgen in met:
            continue
        if element.objgen != (0, 0):
            met.add(element.objgen)
        here = page_of(element, page)
        node = Node(element, role(element, roles), around, here)
        yield node
        inside = (*around, node.role)
        waiting += [(kid, inside, here) for kid in reversed(list(elements(element)))]


def kids(element: Object) -> list[Any]:
    """The kids of an element, whichever way ``/K`` is written: objects, and the numbers of marked content."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def is_element(kid: Object | int) -> bool:
    """Whether a kid is an element, not marked content or an annotation."""
    return isinstance(kid, Dictionary) and "/S" in kid


def elements(element: Object) -> Iterator[Object]:
    """The kids that are elements."""
    return (kid for kid in kids(element) if is_element(kid))


def inherited(page: Object, key: str, default: Any) -> Any:
    """An attribute of a page that it may have from the nodes above it (ISO 32000-1, 7.7.3.4)."""
    node = page
    for _ in range(_PARENTS):
        if key in node:
            return node[key]
        node = node.get("/Parent")
        if not isinstance(node, Dictionary):
            break
    return default


def leaves(element: Object, page: Owner) -> Iterator[tuple[Owner, int]]:
    """The marked content that stands in an element, by owner and identifier, in order."""
    here = page_of(element, page)
    for kid in kids(element):
        if not isinstance(kid, Dictionary):
            yield here, int(kid)
        elif is_element(kid):
            yield from leaves(kid, here)
        elif "/MCID" in kid:
            yield (kid.Stm.objgen if "/Stm" in kid else page_of(kid, here)), int(kid.MCID)


def role(element: Object, roles: Mapping[str, str]) -> str:
    """The standard structure type behind ``/S``."""
    found, seen = spelled(element.get("/S", "")), set()
    while found in roles and found not in seen:
        seen.add(found)
        found = roles[found]
    return found


def spelled(name: Object | str) -> str:
    """A name, or a key of a dictionary, as text. Programs write fonts and styles in the encoding of their
    country, too: what is no UTF-8 is read byte by byte, so that it can be told and compared."""
    if not isinstance(name, (Name, str)):
        return str(name)
    written = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else bytes(name)
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written.decode("latin-1")


def attribute(element: Object, owner: str, key: str) -> str:
    """An attribute as text, ``""`` where the element does not have it."""
    found = element.get("/A", Array())
    for one in found if isinstance(found, Array) else [found]:
        if isinstance(one, Dictionary) and one.get("/O") == owner and key in one:
            return str(one[key])
    return ""


def span(cell: Object, key: str) -> int:
    """Over how many rows or columns a cell goes; 1 where a file says none, or one that no table has."""
    found = attribute(cell, "/Table", key)
    return int(found) if found.isdecimal() and 0 < int(found) < 1000 else 1


def header_names(cell: Object) -> Iterator[bytes]:
    """The identifiers of the header cells that a cell refers to (ISO 32000-1, 14.8.5.7)."""
    attributes = cell.get("/A", Array())
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(one, Dictionary) and one.get("/O") == "/Table":
            yield from (bytes(name) for name in one.get("/Headers", Array()))


def box_attribute(element: Object) -> Box | None:
    """``BBox`` of an element in points, ``None`` where it does not have one."""
    found = element.get("/A", Array())
    for one in found if isinstance(found, Array) else [found]:
        if isinstance(one, Dictionary) and isinstance(one.get("/BBox"), Array) and len(one.BBox) == 4:
            left, bottom, right, top = (float(edge) for edge in one.BBox)
            return left, bottom, right, top
    return None


def page_of(element: Object, inherited: Owner) -> Owner:
    """The page that an element's marked content stands on unless it says otherwise."""
    return element.Pg.objgen if "/Pg" in element else inherited


def owners_of_annotations(pdf: pikepdf.Pdf) -> frozenset[Owner]:
    """The annotations that stand on pages: one that only a tag names is not there for a reader."""
    pages = (page.obj.get("/Annots") for page in pdf.pages)
    return frozenset(one.objgen for several in pages if isinstance(several, Array) for one in several)


def address(element: Object, there: frozenset[Owner]) -> str:
    """Where the annotations of a link lead: as written, ``#`` for a place in the file, ``""`` for nowhere.

    Only those that are ``there`` count.
    """
    for kid in kids(element):
        if is_element(kid):
            found = address(kid, there)
            if found:
                return found
        elif (
            isinstance(kid, Dictionary)
            and isinstance(kid.get("/Obj"), Dictionary)
            and kid.Obj.objgen in there
        ):
            action = kid.Obj.get("/A")
            kind = action.get("/S") if isinstance(action, Dictionary) else None
            if action is not None and kind == "/URI":
                return bytes(action.URI).decode("utf-8", "replace")  # ASCII by the standard, UTF-8 in fact
            if "/Dest" in kid.Obj or kind == "/GoTo":
                return "#"
    return ""
