"""The package document, as a reading system takes it (EPUB 3.3, 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from everyreader.model.errors import MakerFailed
from everyreader.model.text import one_line
from everyreader.zipbook.container import Container, Element, resolve
from everyreader.zipbook.markup import language_of

DOCUMENT = "application/xhtml+xml"
NCX = "application/x-dtbncx+xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "META-INF/container.xml"
_ROOTFILE = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


@dataclass(frozen=True)
class Item:
    """One line of the manifest. ``name`` is the path inside the zip, ``""`` for a remote resource (``href``
    is as written)."""

    id: str
    name: str
    media_type: str
    properties: frozenset[str]
    overlay: str = ""
    href: str = ""
    fallback: str = ""


@dataclass(frozen=True)
class Place:
    """One line of the spine. ``item`` is ``None`` where it names nothing in the manifest."""

    idref: str
    linear: bool
    properties: frozenset[str]
    item: Item | None


@dataclass(frozen=True)
class Refinement:
    """``property`` of the element whose identifier is ``subject``."""

    subject: str
    property: str
    value: str


@dataclass(frozen=True)
class Package:
    """The package document. ``name`` is its own path; ``spine`` holds the items in reading order, those that
    are not linear too.

    ``places`` are the spine's lines as written. ``identifier`` is the unique one, ``unique`` the identifier
    of its element as the package names it. ``language``, ``direction`` and ``progression`` are ``""`` where
    nothing is said. ``ids`` are all identifiers.
    """

    name: str
    identifier: str
    metadata: Mapping[str, tuple[str, ...]]
    refinements: tuple[Refinement, ...]
    items: tuple[Item, ...]
    spine: tuple[Item, ...]
    places: tuple[Place, ...] = ()
    version: str = ""
    unique: str = ""
    language: str = ""
    direction: str = ""
    progression: str = ""
    ids: frozenset[str] = field(default=frozenset(), repr=False)

    def value(self, name: str) -> str:
        """The first value of a property, ``""`` where there is none."""
        return next(iter(self.metadata.get(name, ())), "")

    def item(self, name: str) -> Item | None:
        """The line of the manifest for the file ``name``, its path inside the zip."""
        return next((one for one in self.items if one.name == name), None)

    @property
    def navigation(self) -> str:
        """The path of the navigation document, ``""`` without one."""
        return next((one.name for one in self.items if "nav" in one.properties), "")

    @property
    def older_contents(self) -> str:
        """The path of the NCX, the contents of EPUB 2, ``""`` without one."""
        return next((one.name for one in self.items if one.media_type == NCX), "")

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
    places = tuple(_places(root, items))
    metadata, refinements = _metadata(root)
    unique = root.get("unique-identifier", "")
    spine = root.find(f"{_OPF}spine")
    return Package(
        name=name,
        identifier=next(
            (one_line(one.text or "") for one in root.iter(f"{_DC}identifier") if one.get("id") == unique), ""
        ),
        metadata=metadata,
        refinements=refinements,
        items=items,
        spine=tuple(one.item for one in places if one.item),
        places=places,
        version=root.get("version", ""),
        unique=unique,
        language=language_of(root),
        direction=root.get("dir", ""),
        progression=spine.get("page-progression-direction", "") if spine is not None else "",
        ids=frozenset(str(one) for one in root.xpath("//@id")),
    )


def _items(root: Element, name: str) -> Iterator[Item]:
    for one in root.iterfind(f"{_OPF}manifest/{_OPF}item"):
        yield Item(
            one.get("id", ""),
            resolve(name, one.get("href", ""))[0],
            one.get("media-type", ""),
            frozenset(one.get("properties", "").split()),
            one.get("media-overlay", ""),
            one.get("href", ""),
            one.get("fallback", ""),
        )


def _places(root: Element, items: tuple[Item, ...]) -> Iterator[Place]:
    by_id = {one.id: one for one in items}
    for one in root.iterfind(f"{_OPF}spine/{_OPF}itemref"):
        idref = one.get("idref", "")
        properties = frozenset(one.get("properties", "").split())
        yield Place(idref, one.get("linear", "yes").strip() != "no", properties, by_id.get(idref))


def _metadata(root: Element) -> tuple[Mapping[str, tuple[str, ...]], tuple[Refinement, ...]]:
    """Properties by name. A ``link`` counts as its ``rel`` with the address for a value."""
    values: dict[str, list[str]] = {}
    refinements: list[Refinement] = []
    for one in root.iterfind(f"{_OPF}metadata//*"):  # EPUB 2 may wrap them in dc-metadata and x-metadata
        tag, text = str(one.tag), one_line(one.text or "")
        names = (one.get("property") or one.get("rel", "")).split()
        if tag.startswith(_DC):
            values.setdefault("dcterms:" + tag.removeprefix(_DC), []).append(text)
            continue
        text = one.get("href", "") if one.get("rel") else text
        if one.get("refines"):
            subject = one.get("refines", "").rpartition("#")[2]
            refinements += [Refinement(subject, name, text) for name in names or ("",)]
        elif names:
            for name in names:
                values.setdefault(name, []).append(text)
        elif one.get("name"):
            values.setdefault(one.get("name", ""), []).append(one.get("content", ""))
    return {name: tuple(several) for name, several in values.items()}, tuple(refinements)
