"""The package document and the navigation document, as a reading system takes them (EPUB 3.3, 5 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from everyreader.errors import MakerFailed
from everyreader.formats.epub.container import Container, Element, resolve
from everyreader.formats.epub.fold import one_line
from everyreader.formats.epub.markup import MATH, types
from everyreader.publication import Entry

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "META-INF/container.xml"
_ROOTFILE = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


@dataclass(frozen=True)
class Item:
    """One line of the manifest. ``name`` is the path inside the zip, ``""`` for a remote resource."""

    id: str
    name: str
    media_type: str
    properties: frozenset[str]
    overlay: str = ""


@dataclass(frozen=True)
class Refinement:
    """``property`` of the element whose identifier is ``subject``."""

    subject: str
    property: str
    value: str


@dataclass(frozen=True)
class Landmark:
    """One landmark: its ``epub:type`` and label."""

    type: str
    title: str
    leads_somewhere: bool


@dataclass(frozen=True)
class Package:
    """The package document. ``name`` is its own path; ``spine`` holds the items in reading order, those that are not linear too."""

    name: str
    identifier: str
    metadata: Mapping[str, tuple[str, ...]]
    refinements: tuple[Refinement, ...]
    items: tuple[Item, ...]
    spine: tuple[Item, ...]

    def value(self, name: str) -> str:
        """The first value of a property, ``""`` where there is none."""
        return next(iter(self.metadata.get(name, ())), "")

    @property
    def navigation(self) -> str:
        """The path of the navigation document, ``""`` without one."""
        return next((one.name for one in self.items if "nav" in one.properties), "")

    @property
    def cover_image(self) -> str:
        """The path of the cover image, ``""`` without one."""
        marked = next((one.name for one in self.items if "cover-image" in one.properties), "")
        older = self.value("cover")
        return marked or next((one.name for one in self.items if older and one.id == older), "")


def package(container: Container) -> Package:
    """The package document of ``container``. Raises ``MakerFailed`` where none can be found."""
    rootfile = container.tree(_CONTAINER).find(_ROOTFILE)
    if rootfile is None:
        raise MakerFailed(f"{container.path}: {_CONTAINER} names no package document")
    name = resolve("", rootfile.get("full-path", ""))[0]
    root = container.tree(name)
    items = tuple(_items(root, name))
    by_id = {one.id: one for one in items}
    spine = tuple(
        by_id[one.get("idref")]
        for one in root.iterfind(f"{_OPF}spine/{_OPF}itemref")
        if one.get("idref") in by_id
    )
    metadata, refinements = _metadata(root)
    unique = root.get("unique-identifier")
    identifier = next(
        (one_line(one.text or "") for one in root.iter(f"{_DC}identifier") if one.get("id") == unique), ""
    )
    return Package(name, identifier, metadata, refinements, items, spine)


def entries(root: Element | None, kind: str, leads: Callable[[str], bool]) -> tuple[Entry, ...]:
    """The lines of the navigation of ``kind`` (``toc``, ``page-list``), ``level`` by depth."""
    return tuple(
        Entry(title, level, leads_somewhere=bool(address) and leads(address))
        for nav in _navs(root, kind)
        for title, level, address, _ in _lines(nav, 1)
    )


def landmarks(root: Element | None, leads: Callable[[str], bool]) -> tuple[Landmark, ...]:
    """The landmarks in order."""
    return tuple(
        Landmark(kind, title, bool(address) and leads(address))
        for nav in _navs(root, "landmarks")
        for title, _, address, kind in _lines(nav, 1)
    )


def _navs(root: Element | None, kind: str) -> Iterator[Element]:
    for nav in root.iter("nav") if root is not None else ():
        if kind in types(nav):
            yield nav


def _lines(element: Element, level: int) -> Iterator[tuple[str, int, str, str]]:
    """Title, depth, address and epub:type of each line below ``element``."""
    for item in element.iterfind("ol/li"):
        for line in item.iterchildren("a", "span"):
            yield one_line("".join(_words(line))), level, line.get("href", ""), " ".join(sorted(types(line)))
        yield from _lines(item, level + 1)


def _words(element: Element) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt", "")
    elif element.tag == MATH:
        yield element.get("aria-label") or element.get("alttext") or ""
    else:
        yield " " if element.tag == "br" else element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def _items(root: Element, name: str) -> Iterator[Item]:
    for one in root.iterfind(f"{_OPF}manifest/{_OPF}item"):
        yield Item(
            one.get("id", ""),
            resolve(name, one.get("href", ""))[0],
            one.get("media-type", ""),
            frozenset(one.get("properties", "").split()),
            one.get("media-overlay", ""),
        )


def _metadata(root: Element) -> tuple[Mapping[str, tuple[str, ...]], tuple[Refinement, ...]]:
    values: dict[str, list[str]] = {}
    refinements: list[Refinement] = []
    for one in root.iterfind(f"{_OPF}metadata/*"):
        text = one_line(one.text or "")
        if str(one.tag).startswith(_DC):
            values.setdefault("dcterms:" + str(one.tag).removeprefix(_DC), []).append(text)
        elif one.get("refines"):
            refinements.append(Refinement(one.get("refines", "").lstrip("#"), one.get("property", ""), text))
        elif one.get("property"):
            values.setdefault(one.get("property", ""), []).append(text)
        elif one.get("name"):
            values.setdefault(one.get("name", ""), []).append(one.get("content", ""))
    return {name: tuple(several) for name, several in values.items()}, tuple(refinements)
