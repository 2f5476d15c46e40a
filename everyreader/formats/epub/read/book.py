"""One open e-book, each of its documents parsed once: package, spine, texts, navigation, notes, overlays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from everyreader.formats.epub.read.content import Document, Heading, Link, document, heading_at
from everyreader.formats.epub.read.contents import Navigation, Target, entries, landmarks, navigation
from everyreader.formats.epub.read.files import Files, files
from everyreader.formats.epub.read.moving import moving
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Kind
from everyreader.zipbook.container import Container, Element, resolve
from everyreader.zipbook.documents import Open, Opened
from everyreader.zipbook.markup import heading_level, language_of, spoken, types
from everyreader.zipbook.notes import Page, find_notes
from everyreader.zipbook.opf import DOCUMENT, Item, Package, package
from everyreader.zipbook.overlay import Text, overlays
from everyreader.zipbook.resources import Use, uses_of_style
from everyreader.zipbook.walk import Walk
from everyreader.zipbook.walk_state import Found

_NAVIGATION = frozenset(("toc", "landmarks", "page-list"))  # read as contents, not as text
_STYLE = "text/css"


class Book:
    """Reads an open container. Raises ``MakerFailed`` for what no reading system could open."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._package: Package = package(container)
        self._files: Files = files(container, self._package)
        self._opened = Opened(container)
        self._cover_is_decoration = False
        self._spine = tuple(dict.fromkeys(one.name for one in self._package.spine if self._is_text(one)))
        self._met = self._spine + tuple(self._beside())
        self._notes = find_notes([self._page(name) for name in self._met])

    def reading(self) -> EpubReading:
        found, covers = Found(), {}
        for name in self._met:
            alt = self._read(name, found)
            if alt is not None:
                covers[name] = alt
        documents, broken = self._facts()
        nav = self._navigation()
        cues, overlaid = overlays(self._container, self._package, self._texts())
        return EpubReading(
            path=self._container.path,
            title=self._package.value("dcterms:title"),
            language=self._language(covers),
            units=tuple(found.units),
            notes=tuple(found.notes),
            contents=entries(nav.toc or nav.older),
            metadata=self._package.metadata,
            decorative=found.decorative,
            images_without_alt=tuple(found.without_alt),
            notes_with_way_back=sum(one.leads_back for one in self._notes.notes),
            unavailable={"sound": overlaid.unheard} if overlaid.unheard else {},
            package=self._package,
            files=self._files,
            spine=tuple(one.name for one in self._package.spine),
            documents=documents,
            broken=broken,
            navigation=nav,
            landmarks=landmarks(nav.landmarks),
            page_list=entries(nav.page_list),
            refinements=self._package.refinements,
            package_language=self._package.value("dcterms:language"),
            identifier=self._package.identifier,
            cover_page=next(iter(covers), ""),
            cover_alt=next(reversed(covers.values()), None),
            cover_is_decoration=self._cover_is_decoration,
            document_titles=tuple(one.title or "" for one in documents if one.name in self._spine),
            dead=tuple(self._dead(documents, of_notes=False)),
            dead_notes=tuple(self._dead(documents, of_notes=True)),
            note_marks=tuple(self._notes.references),
            note_places=tuple(self._notes.notes),
            uses=tuple(self._uses(documents)),
            animated=moving(self._container, self._package),
            links_inside=tuple(self._inside(documents)),
            overlay=cues,
            overlays=overlaid,
            active_class_styled=self._opened.is_styled(self._package.value("media:active-class")),
        )

    # Documents

    def _is_text(self, item: Item) -> bool:
        """A document by what the manifest says, or by its bytes where that is wrong."""
        mistaken = {one.name for one in self._files.mistaken if one.found == DOCUMENT}
        return item.name in self._container and (item.media_type == DOCUMENT or item.name in mistaken)

    def _documents(self) -> tuple[str, ...]:
        """Every document, those met first."""
        others = (one.name for one in self._package.items if self._is_text(one))
        return tuple(dict.fromkeys((*self._met, *others)))

    def _beside(self) -> list[str]:
        """Documents that no line of the spine names and a link leads to: who follows it meets them."""
        nav = self._package.navigation
        beside = [
            one.name
            for one in self._package.items
            if self._is_text(one) and one.name not in (*self._spine, nav)
        ]
        sources = [*self._spine, *([nav] if nav in self._container else [])]
        linked = {
            resolve(name, link.get("href", ""))[0]
            for name in (sources if beside else ())
            for link in self._opened.document(name).root.iter("a")
        }
        return [name for name in beside if name in linked]

    def _page(self, name: str) -> Page:
        one = self._opened.document(name)
        return Page(name, one.root, one.by_id, one.place, one.is_hidden)

    def _facts(self) -> tuple[tuple[Document, ...], tuple[tuple[str, str], ...]]:
        """Every document; what nobody meets need not be well-formed to go on, and is named with the
        reason."""
        documents, broken = [], []
        for name in self._documents():
            try:
                one = self._opened.document(name)
            except MakerFailed as error:
                if name in (*self._met, self._package.navigation):
                    raise
                broken.append((name, str(error).removeprefix(f"{self._container.path}: ")))
                continue
            documents.append(document(one.root, name, one.place, one.is_hidden))
        return tuple(documents), tuple(broken)

    def _read(self, name: str, found: Found) -> str | None:
        """Add what stands in one document to ``found``; the alternative text where it is the cover's page."""
        one, own = self._opened.document(name), Found()
        body = one.root.find("body")
        if body is None:
            return None
        walk = Walk(own, one.sheet, lambda address: resolve(name, address)[0] != "", self._notes)
        is_navigation = name == self._package.navigation
        walk.read(body, language_of(one.root), left_out=_NAVIGATION if is_navigation else frozenset())
        if self._is_cover(one, own):
            self._cover_is_decoration = bool(own.decorative)
            return own.units[0].text if own.units else ""
        found.units += own.units
        found.notes += own.notes
        found.decorative += own.decorative
        found.without_alt += own.without_alt
        return None

    def _is_cover(self, one: Open, own: Found) -> bool:
        """One image and nothing else, which is the cover's or said to be it."""
        if len(own.images) != 1 or own.notes or [unit.kind for unit in own.units] not in ([], [Kind.IMAGE]):
            return False
        marked = any("cover" in types(element) for element in one.root.iter("*"))
        return marked or resolve(one.name, own.images[0])[0] == self._package.cover_image

    def _language(self, covers: Mapping[str, str]) -> str:
        """The language that the first document of the text declares."""
        texts = [name for name in self._met if name not in covers] or list(self._met)
        return language_of(self._opened.document(texts[0]).root) if texts else ""

    # Where things lead

    def _navigation(self) -> Navigation:
        name, older = self._package.navigation, self._older()
        tree = self._opened.document(name) if name and name in self._container else None
        return navigation(
            tree.root if tree else None,
            name,
            self._find,
            is_hidden=tree.is_hidden if tree else lambda element: False,
            ncx=older,
        )

    def _older(self) -> tuple[Element, str] | None:
        """The NCX and its path; one that is broken counts as none where there is something newer."""
        name = self._package.older_contents
        if not name or name not in self._container:
            return None
        try:
            return self._container.tree(name), name
        except MakerFailed:
            if not self._package.navigation:
                raise
            return None

    def _find(self, name: str, fragment: str) -> Target:
        """The place ``fragment`` of the file ``name``: whether it is there, where in reading order, and at
        which heading."""
        item = self._package.item(name)
        if item is None or name not in self._container:
            return Target(name, fragment)
        if not self._is_text(item):
            return Target(name, fragment, exists=not fragment)
        try:
            one = self._opened.document(name)
        except MakerFailed:  # one that nobody meets; it is named among the broken
            return Target(name, fragment, exists=True)
        element = one.by_id.get(fragment) if fragment else one.root.find("body")
        if element is None:
            return Target(name, fragment)
        heading = heading_at(element)
        return Target(
            name,
            fragment,
            exists=True,
            ambiguous=fragment in one.doubled,
            kinds=frozenset(kind for up in (element, *element.iterancestors()) for kind in types(up)),
            order=(self._spine.index(name), one.order[element]) if name in self._spine else None,
            heading=None
            if heading is None
            else Heading(spoken(heading), heading_level(heading), one.order[heading]),
        )

    def _dead(self, documents: tuple[Document, ...], *, of_notes: bool) -> list[tuple[str, Link]]:
        """Links to places of the book that are not there. Files that are missing or unlisted as such are
        another matter."""
        known = set(self._files.missing) | set(self._files.unlisted)
        nav = self._package.navigation
        out = []
        for one in documents:
            for link in one.links:
                is_note = bool(link.kinds & {"noteref", "backlink"})
                if is_note is not of_notes or one.name == nav and link.in_navigation:
                    continue
                empty = link.address.strip() in ("", "#")
                if (
                    empty
                    or link.name
                    and link.name not in known
                    and not self._find(link.name, link.fragment).exists
                ):
                    out.append((one.name, link))
        return out

    def _inside(self, documents: tuple[Document, ...]) -> Iterator[tuple[str, Link, str]]:
        """Links of the texts to places of the book, those of notes and contents left out."""
        for one in documents:
            for link in one.links if one.name in self._spine else ():
                if link.name and not link.in_navigation and not link.kinds & {"noteref", "backlink"}:
                    target = self._find(link.name, link.fragment)
                    if target.exists and not target.ambiguous:
                        yield one.name, link, target.heading.text if target.heading else ""

    # The rest

    def _uses(self, documents: tuple[Document, ...]) -> list[Use]:
        sheets = [one.name for one in self._package.items if one.media_type == _STYLE]
        return [use for one in documents for use in one.uses] + [
            use
            for name in sheets
            if name in self._container
            for use in uses_of_style(self._opened.style(name), name)
        ]

    def _texts(self) -> dict[str, Text]:
        out = {}
        for number, name in enumerate(self._spine):
            one = self._opened.document(name)
            body = one.root.find("body")
            if body is not None:
                order = {key: one.order[element] for key, element in one.by_id.items()}
                out[name] = Text(
                    number, body, one.by_id, order, one.place, lambda e, sheet=one.sheet: sheet.of(e).hidden
                )
        return out
