"""Where links, bookmarks and actions of a PDF lead inside the file (ISO 32000-1, 12.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

_MOST_NODES = 10_000  # of the tree of names


@dataclass(frozen=True)
class Spot:
    """A place in the file: ``page`` from 1, ``y`` in points from below, ``None`` where the whole page is
    meant."""

    page: int
    y: float | None = None


class Destinations:
    """The places of one file, by name and by page."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        self._by_name: dict[bytes, Object] = {}
        names = pdf.Root.get("/Names", Dictionary())
        if isinstance(names, Dictionary):
            self._by_name |= dict(_names(names.get("/Dests", Dictionary())))
        old = pdf.Root.get("/Dests")
        if isinstance(old, Dictionary):
            self._by_name |= {str(key)[1:].encode(): old[key] for key in old.keys()}  # noqa: SIM118

    def spot(self, destination: Object | None) -> Spot | None:
        """The place behind a destination, named or not; ``None`` where there is none."""
        for _ in range(10):  # a name may stand for a dictionary with a destination, which may be a name
            if isinstance(destination, (String, Name)):
                name = (
                    bytes(destination) if isinstance(destination, String) else str(destination)[1:].encode()
                )
                destination = self._by_name.get(name)
            elif isinstance(destination, Dictionary) and "/D" in destination:
                destination = destination.D
            else:
                break
        if not isinstance(destination, Array) or len(destination) == 0:
            return None
        return self._explicit(list(destination))

    def _explicit(self, parts: list[Object]) -> Spot | None:
        target = parts[0]
        page = self._pages.get(target.objgen) if isinstance(target, Dictionary) else None
        if page is None:
            return None
        kind = str(parts[1]) if len(parts) > 1 else "/Fit"
        index = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(kind)
        try:
            y = float(parts[index]) if index and len(parts) > index else None
        except (TypeError, ValueError):
            y = None
        return Spot(page, y)

    def of(self, holder: Object) -> Spot | None:
        """Where an annotation or bookmark leads inside the file."""
        action = holder.get("/A")
        if "/Dest" in holder:
            return self.spot(holder.Dest)
        if isinstance(action, Dictionary) and action.get("/S") == "/GoTo":
            return self.spot(action.get("/D"))
        return None


def _names(root: Object) -> Iterator[tuple[bytes, Object]]:
    """The entries of a tree of names (ISO 32000-1, 7.9.6)."""
    waiting, seen = [root], 0
    while waiting and seen < _MOST_NODES:
        node, seen = waiting.pop(), seen + 1
        if not isinstance(node, Dictionary):
            continue
        flat = list(node.get("/Names", Array()))
        yield from ((bytes(key), value) for key, value in zip(flat[::2], flat[1::2], strict=False))
        waiting += list(node.get("/Kids", Array()))
