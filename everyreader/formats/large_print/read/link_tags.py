"""The links of a PDF: each tag, the words in it, the places to click, where they lead (ISO 32000-1,
12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Object

from everyreader.formats.large_print.read.destinations import Destinations, Spot
from everyreader.formats.large_print.read.elements import (
    Node,
    Owner,
    every_node,
    is_element,
    kids,
    leaves,
    page_of,
)
from everyreader.formats.large_print.read.geometry import Box
from everyreader.formats.large_print.read.pages import Pages, Shown
from everyreader.model.text import folded

_UNSEEN_FLAGS = 2 | 32  # hidden, no view (ISO 32000-1, table 165)


@dataclass(frozen=True)
class Place:
    """One annotation that can be clicked. ``address`` is empty for a place inside the file, ``spot`` for one
    outside.

    ``inside`` says whether it means to lead inside the file, whether or not it does.
    """

    page: int
    boxes: tuple[Box, ...]
    contents: str
    address: str
    inside: bool
    spot: Spot | None
    usable: bool


@dataclass(frozen=True)
class Link:
    """One Link tag: its strings in reading order and its places.

    ``note`` is the number of the note that it belongs to: of a reference ``refers``, of the note itself
    ``returns``. ``said`` are its words as they are read out, those that stand for images and formulas among
    them.
    """

    strings: tuple[Shown, ...]
    places: tuple[Place, ...]
    pictured: bool = False
    reference: bool = False
    in_note: bool = False
    said: str = ""

    @property
    def words(self) -> str:
        return folded("".join(one.text for one in self.strings))

    @property
    def page(self) -> int:
        return next((one.page for one in (*self.strings, *self.places)), 0)


@dataclass(frozen=True)
class Links:
    """``tagged`` in reading order, ``loose`` places that no Link tag holds."""

    tagged: tuple[Link, ...] = ()
    loose: tuple[Place, ...] = ()


def links_of(pdf: pikepdf.Pdf, pages: Pages) -> Links:
    """All links of ``pdf``."""
    destinations = Destinations(pdf)
    everywhere = dict(_annotations(pdf))
    places = {owner: _place(one, page, destinations) for owner, (one, page) in everywhere.items()}
    tagged: list[Link] = []
    held: set[Owner] = set()
    for node in every_node(pdf):
        if node.role == "/Link":
            own = [kid.Obj.objgen for kid in _deep(node.element) if _is_annotation(kid)]
            held.update(own)
            tagged.append(_link(node, [places[one] for one in own if one in places], pages))
    loose = (place for owner, place in places.items() if owner not in held)
    return Links(tuple(tagged), tuple(loose))


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[Owner, tuple[Object, int]]]:
    """Link annotations by their object; one that is written into its page has a number below 0."""
    direct = 0
    for number, page in enumerate(pdf.pages, 1):
        for one in page.obj.get("/Annots", Array()):
            if isinstance(one, Dictionary) and one.get("/Subtype") == "/Link":
                direct -= one.objgen == (0, 0)
                yield one.objgen if one.objgen != (0, 0) else (direct, 0), (one, number)


def _place(annotation: Object, page: int, destinations: Destinations) -> Place:
    action = annotation.get("/A", Dictionary())
    kind = action.get("/S") if isinstance(action, Dictionary) else None
    address = bytes(action.get("/URI", b"")).decode("utf-8", "replace") if kind == "/URI" else ""
    return Place(
        page,
        tuple(_boxes(annotation)),
        str(annotation.get("/Contents", "")),
        address,
        "/Dest" in annotation or kind == "/GoTo",
        destinations.of(annotation),
        not int(annotation.get("/F", 0)) & _UNSEEN_FLAGS,
    )


def _boxes(annotation: Object) -> Iterator[Box]:
    """The places that can be clicked: the quadrilaterals, or the rectangle where there are none."""
    points = [float(one) for one in annotation.get("/QuadPoints", Array())]
    whole = [float(one) for one in annotation.get("/Rect", Array())]
    several = [points[start : start + 8] for start in range(0, len(points) - 7, 8)]
    for flat in several or ([whole] if len(whole) == 4 else []):
        xs, ys = flat[::2], flat[1::2]
        yield min(xs), min(ys), max(xs), max(ys)


def _deep(element: Object) -> Iterator[Object]:
    for kid in kids(element):
        if is_element(kid):
            yield from _deep(kid)
        else:
            yield kid


def _is_annotation(kid: Object) -> bool:
    return (
        isinstance(kid, Dictionary)
        and kid.get("/Type") == "/OBJR"
        and isinstance(kid.get("/Obj"), Dictionary)
    )


def _link(node: Node, places: Sequence[Place], pages: Pages) -> Link:
    keys = tuple(leaves(node.element, node.page))
    strings = tuple(shown for key in keys for shown in pages.marked.get(key, ()))
    pictured = any(picture.key in keys for picture in pages.pictures)
    in_note = "/Note" in node.around or "/FENote" in node.around
    said = folded("".join(_said(node.element, node.page, pages)))
    return Link(strings, tuple(places), pictured, node.parent == "/Lbl", in_note, said)


def _said(element: Object, page: Owner, pages: Pages) -> Iterator[str]:
    here = page_of(element, page)
    for kid in kids(element):
        if is_element(kid):
            yield from [str(kid.Alt)] if "/Alt" in kid else _said(kid, here, pages)
        elif not _is_annotation(kid):  # marked content
            alone = Dictionary(K=Array([kid]))
            keys = leaves(alone, here)
            yield from (shown.text for key in keys for shown in pages.marked.get(key, ()))


def notes_of(pdf: pikepdf.Pdf, pages: Pages) -> Mapping[int, tuple[Shown, ...]]:
    """What each note shows, counted from 1 in reading order."""
    notes = (node for node in every_node(pdf) if node.role in ("/Note", "/FENote"))
    return {
        number: tuple(shown for key in leaves(node.element, node.page) for shown in pages.marked.get(key, ()))
        for number, node in enumerate(notes, 1)
    }


__all__ = ["Link", "Links", "Place", "links_of", "notes_of"]
