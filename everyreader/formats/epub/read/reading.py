"""What is read back from an EPUB."""

from __future__ import annotations

from dataclasses import dataclass, field

from everyreader.browser.rendered.reading import ShownReading
from everyreader.formats.epub.read.content import Document, Link
from everyreader.formats.epub.read.contents import Landmark, Navigation
from everyreader.formats.epub.read.files import Files
from everyreader.model.reading import Entry
from everyreader.zipbook.notes import Note, Reference
from everyreader.zipbook.opf import Package, Refinement
from everyreader.zipbook.overlay import Cue, Overlays
from everyreader.zipbook.resources import Use


@dataclass(frozen=True, kw_only=True)
class EpubReading(ShownReading):
    """A ``Reading`` and what only an EPUB has. File names are paths inside the zip.

    ``metadata`` names Dublin Core elements ``dcterms:…`` and every other property as written; what refines
    something else stands in ``refinements``. ``package_language`` is ``dc:language``; ``language`` is that of
    the text. The cover's page is in ``spine`` and its image's text in ``cover_alt``; it has no units, unless
    it holds more than the cover image. ``dead_links`` are addresses inside the book that lead nowhere, ``#``
    among them; links of notes are in ``dead_notes``. ``documents`` are all XHTML documents, those of the
    spine first and in its order; ``broken``: those beside the reading order that cannot be read, and why.
    ``uses`` is what all files take in from others. ``links_inside``: document, link, and the words of the
    heading where it leads. ``overlay`` are the cues in the order in which they are played.
    """

    package: Package
    files: Files
    spine: tuple[str, ...]
    documents: tuple[Document, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    navigation: Navigation = field(default_factory=Navigation)
    landmarks: tuple[Landmark, ...] = ()
    page_list: tuple[Entry, ...] = ()
    refinements: tuple[Refinement, ...] = ()
    package_language: str = ""
    identifier: str = ""
    cover_page: str = ""
    cover_alt: str | None = None
    cover_is_decoration: bool = False  # its page says that the image means nothing
    document_titles: tuple[str, ...] = ()
    dead: tuple[tuple[str, Link], ...] = ()  # the same with the document in which each stands
    dead_notes: tuple[tuple[str, Link], ...] = ()
    note_marks: tuple[Reference, ...] = ()
    note_places: tuple[Note, ...] = ()
    uses: tuple[Use, ...] = ()
    animated: tuple[str, ...] = ()  # names of images
    links_inside: tuple[tuple[str, Link, str], ...] = ()
    overlay: tuple[Cue, ...] = ()
    overlays: Overlays = field(default_factory=Overlays)
    active_class_styled: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """In the manifest, not in the zip."""
        return self.files.missing

    @property
    def unlisted(self) -> tuple[str, ...]:
        """In the zip, not in the manifest."""
        return self.files.unlisted

    @property
    def doubled(self) -> tuple[str, ...]:
        """In the zip more than once."""
        return self.files.doubled

    @property
    def dead_links(self) -> tuple[str, ...]:
        return tuple(link.address for _, link in self.dead)

    def document(self, name: str) -> Document | None:
        """The facts about the document ``name``."""
        return next((one for one in self.documents if one.name == name), None)

    @property
    def texts(self) -> tuple[Document, ...]:
        """The documents of the spine, in its order."""
        return tuple(one for one in self.documents if one.name in self.spine)
