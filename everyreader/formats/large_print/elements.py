"""Questions to one structure element of a tagged PDF (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Object

Owner = tuple[int, int]  # object number and generation of a page or form


def kids(element: Object) -> list[Object | int]:
    """The kids of an element, whichever way ``/K`` is written."""
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


def role(element: Object, roles: Mapping[str, str]) -> str:
    """The standard structure type behind ``/S``."""
    found, seen = str(element.get("/S", "")), set()
    while found in roles and found not in seen:
        seen.add(found)
        found = roles[found]
    return found


def attribute(element: Object, owner: str, key: str) -> str:
    """An attribute as text, ``""`` where the element does not have it."""
    found = element.get("/A", Array())
    for one in found if isinstance(found, Array) else [found]:
        if isinstance(one, Dictionary) and one.get("/O") == owner and key in one:
            return str(one[key])
    return ""


def page_of(element: Object, inherited: Owner) -> Owner:
    """The page that an element's marked content stands on unless it says otherwise."""
    return element.Pg.objgen if "/Pg" in element else inherited


def address(element: Object) -> str:
    """Where the annotations of a link lead: as written, ``#`` for a place in the file, ``""`` for nowhere."""
    for kid in kids(element):
        if is_element(kid):
            found = address(kid)
            if found:
                return found
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
            action = kid.Obj.get("/A", Dictionary())
            if action.get("/S") == "/URI":
                return bytes(action.URI).decode("utf-8", "replace")  # ASCII by the standard, UTF-8 in fact
            if "/Dest" in kid.Obj or action.get("/S") == "/GoTo":
                return "#"
    return ""
