"""Finished EPUB → what a reader meets in it. Reads the file alone and shares no code with the writer.

The way is a reading system's: container, package, spine, content documents, navigation (EPUB 3.3, 5 to 7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from everyreader.browser import Browser
from everyreader.errors import ValidatorUnavailable
from everyreader.formats.epub.container import Container, Element, opened, resolve
from everyreader.formats.epub.found import Found
from everyreader.formats.epub.look import Sheet
from everyreader.formats.epub.markup import language_of, types
from everyreader.formats.epub.opf import Item, Landmark, Package, Refinement, entries, landmarks, package
from everyreader.formats.epub.rendered import rendered
from everyreader.formats.epub.walk import Walk
from everyreader.formats.rendered import Rendered
from everyreader.publication import Entry, Kind, Reading, Unit

_DOCUMENT = "application/xhtml+xml"


@dataclass(frozen=True, kw_only=True)
class EpubReading(Reading):
    """A ``Reading`` and what only an EPUB has. File names are paths inside the zip.

    ``metadata`` names Dublin Core elements ``dcterms:…`` and every other property as written; what refines
    something else stands in ``refinements``. ``package_language`` is ``dc:language``; ``language`` is that of
    the text. The cover's page is in ``spine`` and its image's text in ``cover_alt``; it has no units, unless
    it holds more than the cover image.
    """

    spine: tuple[str, ...]
    landmarks: tuple[Landmark, ...] = ()
    page_list: tuple[Entry, ...] = ()
    refinements: tuple[Refinement, ...] = ()
    package_language: str = ""
    identifier: str = ""
    cover_alt: str | None = None
    document_titles: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # in the manifest, not in the zip
    unlisted: tuple[str, ...] = ()  # in the zip, not in the manifest
    doubled: tuple[str, ...] = ()  # in the zip more than once
    dead_links: tuple[str, ...] = ()  # addresses inside the book that lead nowhere, ``#`` among them
    rendered: tuple[Rendered, ...] = ()  # the content documents in a browser, in the order of the spine


def read_back(path: Path, browser: Browser | None = None) -> EpubReading:
    """What a reader meets in the EPUB at ``path``; with a ``browser`` also how its documents look.

    Raises ``MakerFailed``, naming file and part, for what no reading system could open: no zip, no package
    document, a content document that is not well-formed or declares entities, sizes beyond reason.
    """
    with opened(path) as container:
        reading = _Book(container).reading()
    if browser is None:
        return replace(reading, unavailable={"rendered": "no browser was given to look at the e-book with"})
    try:
        return replace(reading, rendered=rendered(path, reading.spine, browser))
    except ValidatorUnavailable as error:
        return replace(reading, unavailable={"rendered": str(error)})


class _Book:
    """One open book: its package, and each document parsed once."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._package: Package = package(container)
        self._trees: dict[str, Element] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._references: set[tuple[str, str]] = set()

    def reading(self) -> EpubReading:
        found, cover_alt, dead = Found(), None, []
        documents = [one for one in self._package.spine if self._is_text(one)]
        ways_back: set[int] = set()
        for item in documents:
            self._note_references(item.name)
        for item in documents:
            alt = self._read(item, found, ways_back, dead)
            cover_alt = alt if alt is not None else cover_alt
        navigation = self._package.navigation
        tree = self._tree(navigation) if navigation else None
        return EpubReading(
            path=self._container.path,
            title=self._package.value("dcterms:title"),
            language=self._language(documents, cover_alt is not None),
            units=tuple(found.units),
            notes=tuple(found.notes),
            contents=entries(tree, "toc", self._leads(navigation)),
            metadata=self._package.metadata,
            decorative=found.decorative,
            images_without_alt=tuple(found.without_alt),
            notes_with_way_back=len(ways_back),
            spine=tuple(one.name for one in self._package.spine),
            landmarks=landmarks(tree, self._leads(navigation)),
            page_list=entries(tree, "page-list", self._leads(navigation)),
            refinements=self._package.refinements,
            package_language=self._package.value("dcterms:language"),
            identifier=self._package.identifier,
            cover_alt=cover_alt,
            document_titles=tuple(self._tree(one.name).findtext("head/title") or "" for one in documents),
            dead_links=tuple(dead),
            **self._files(),
        )

    def _is_text(self, item: Item) -> bool:
        return item.media_type == _DOCUMENT and item.name in self._container

    def _tree(self, name: str) -> Element:
        if name not in self._trees:
            self._trees[name] = self._container.tree(name)
            self._ids[name] = frozenset(str(one) for one in self._trees[name].xpath("//@id"))
        return self._trees[name]

    def _read(self, item: Item, found: Found, ways_back: set[int], dead: list[str]) -> str | None:
        """Add what stands in one document to ``found``; the alternative text where it is the cover's page."""
        root = self._tree(item.name)
        body = root.find("body")
        if body is None:
            return None
        sheet = self._sheet(item.name, root)
        leads = self._leads(item.name)
        own = Found(note_count=found.note_count)
        Walk(own, sheet, lambda address: resolve(item.name, address)[0] != "").read(body, language_of(root))
        dead += [
            one for one in own.links if one in ("", "#") or resolve(item.name, one)[0] and not leads(one)
        ]
        ways_back |= {
            number
            for number, address in own.ways_back
            if number and resolve(item.name, address) in self._references
        }
        if self._is_cover(item.name, own.units, own.images):
            return own.units[0].text
        found.units += own.units
        found.notes += own.notes
        found.note_count = own.note_count
        found.decorative += own.decorative
        found.without_alt += own.without_alt
        return None

    def _sheet(self, name: str, root: Element) -> Sheet:
        """The style sheets of one document, in order, matched."""
        sheet = Sheet()
        for one in root.iterfind("head/*"):
            if one.tag == "style":
                sheet.add(one.text or "")
            elif one.tag == "link" and "stylesheet" in one.get("rel", "").lower().split():
                linked = resolve(name, one.get("href", ""))[0]
                if linked in self._container:
                    sheet.add(self._container.data(linked).decode("utf-8", "replace"))
        sheet.attach(root)
        return sheet

    def _note_references(self, name: str) -> None:
        """Remember the places of note references: a way back must lead to one of them."""
        for one in self._tree(name).iter("a"):
            if "noteref" in types(one):
                self._references |= {
                    (name, str(near.get("id"))) for near in (one, *one.iterancestors()) if near.get("id")
                }

    def _is_cover(self, name: str, units: list[Unit], images: list[str]) -> bool:
        return (
            [one.kind for one in units] == [Kind.IMAGE]
            and len(images) == 1
            and resolve(name, images[0])[0] == self._package.cover_image
        )

    def _language(self, documents: list[Item], has_cover: bool) -> str:
        """The language that the first document of the text declares."""
        texts = documents[1:] if has_cover and len(documents) > 1 else documents
        return language_of(self._tree(texts[0].name)) if texts else ""

    def _leads(self, base: str) -> Callable[[str], bool]:
        return lambda address: self._exists(*resolve(base, address))

    def _exists(self, name: str, fragment: str) -> bool:
        """Whether a place is there: a document of the book, and the identifier in it."""
        items = {one.name: one for one in self._package.items}
        if name not in items or name not in self._container:
            return False
        if not fragment:
            return True
        if items[name].media_type != _DOCUMENT:
            return False
        self._tree(name)
        return fragment in self._ids[name]

    def _files(self) -> dict[str, tuple[str, ...]]:
        names = Counter(self._container.names)
        listed = {one.name for one in self._package.items}
        own = {"mimetype", self._package.name}
        return {
            "missing": tuple(sorted(one for one in listed if one and one not in names)),
            "unlisted": tuple(
                sorted(one for one in names if one not in listed | own and not one.startswith("META-INF/"))
            ),
            "doubled": tuple(sorted(one for one, times in names.items() if times > 1)),
        }
