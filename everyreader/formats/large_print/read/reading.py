"""What is read back from a large-print PDF: a ``Reading`` with what only paper has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Self

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.file_facts import FileFacts
from everyreader.formats.large_print.read.lines import LineEndHyphen
from everyreader.formats.large_print.read.link_tags import Links
from everyreader.formats.large_print.read.marked_content import Marks
from everyreader.formats.large_print.read.outline import Bookmark
from everyreader.formats.large_print.read.pages import Depicted, Key, Picture, Shape, Shown, Told
from everyreader.formats.large_print.read.sheets import Sheet
from everyreader.formats.large_print.read.tags import Tag
from everyreader.model.publication import Kind
from everyreader.model.reading import Reading

_LARGE = 18.0  # points, from which print is large


@dataclass(frozen=True)
class SmallText:
    """Text drawn smaller than 18 points: ``size`` in points by its outlines, ``page`` from 1."""

    text: str
    size: float
    page: int


@dataclass(frozen=True)
class Misdrawn:
    """A letter that is read as ``read`` and drawn as ``drawn``, in one font."""

    font: str
    read: str
    drawn: str


@dataclass(frozen=True, kw_only=True)
class PdfReading(Reading):
    """A ``Reading`` with what only paper has.

    ``smallest`` is the smallest size drawn in points, artifacts included (``inf`` where there is no text).
    ``beyond_the_page`` is text drawn over an edge of its page (a word or a table too wide). ``untagged_text``
    is drawn text that no element of the tag tree holds and no artifact mark excuses. ``artifact_text`` is
    page furniture. ``fonts_not_embedded`` and ``fonts_registered`` are names. ``pdfua`` is the part of ISO
    14289 that the file claims ("1"), ``pdfa`` the part and level of ISO 19005 ("2A"), ``""`` for none.

    ``blocks`` are the units and then the notes as they are drawn, ``strings`` everything that is drawn,
    ``marked`` what stands in marks by the mark, ``tags`` the tag tree in reading order,
    ``layered`` what can be switched off, ``underlined`` and ``struck`` what has a line below or through it,
    ``formulas`` the keys of what formulas draw, ``damage`` what had to be repaired to read the file.
    ``imprint`` are the paragraphs of the part that calls itself so. ``told`` words that are read in place of
    others, ``misdrawn`` letters whose outlines are another letter's.
    """

    pages: int = 0
    smallest: float = float("inf")
    too_small: tuple[SmallText, ...] = ()
    beyond_the_page: tuple[str, ...] = ()
    untagged_text: tuple[str, ...] = ()
    artifact_text: tuple[str, ...] = ()
    line_end_hyphens: tuple[LineEndHyphen, ...] = ()
    fonts_not_embedded: tuple[str, ...] = ()
    fonts_registered: tuple[str, ...] = ()
    tagged: bool = False
    pdfua: str = ""
    pdfa: str = ""
    blocks: tuple[Block, ...] = ()
    strings: tuple[Shown, ...] = ()
    marked: Mapping[Key, tuple[Shown, ...]] = field(default_factory=dict)
    layered: tuple[Shown, ...] = ()
    underlined: tuple[Shown, ...] = ()
    struck: tuple[Shown, ...] = ()
    images: tuple[Picture, ...] = ()
    shapes: tuple[Shape, ...] = ()
    depicted: tuple[Depicted, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    links: Links = field(default_factory=Links)
    bookmarks: tuple[Bookmark, ...] = ()
    told: tuple[Told, ...] = ()
    misdrawn: tuple[Misdrawn, ...] = ()
    tags: tuple[Tag, ...] = ()
    marks: Marks = field(default_factory=Marks)
    formulas: frozenset[Key] = frozenset()
    damage: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    facts: FileFacts = field(default_factory=lambda: FileFacts(says_title=True))

    def with_blocks(self, blocks: Iterable[Block]) -> PdfReading:
        """It with other ``blocks``, and their units and notes."""
        several = tuple(blocks)
        units, notes = (
            tuple(one.unit for one in several if one.in_note is within) for within in (False, True)
        )
        return replace(self, blocks=several, units=units, notes=notes)

    def judged(self) -> Self:
        return replace(self, blocks=(), strings=(), marked={}, tags=(), marks=Marks(), links=Links())

    def access(self) -> Mapping[str, tuple[str, ...]]:
        images = any(unit.kind is Kind.IMAGE for unit in self.units)
        described = images and not self.images_without_alt
        tagged = self.tagged and not self.untagged_text
        whole = tagged and (described or not images)
        features = {
            "largePrint": self.smallest >= _LARGE,
            "tableOfContents": bool(self.contents),
            "structuralNavigation": tagged and any(unit.kind is Kind.HEADING for unit in self.units),
            "alternativeText": tagged and described,
            "describedMath": tagged and any(unit.kind is Kind.MATH for unit in self.units),
        }
        return {
            "rendition:layout": ("pre-paginated",),
            "schema:accessMode": ("textual",) if whole and not images else ("textual", "visual"),
            "schema:accessModeSufficient": ("textual",) if whole else ("textual,visual",),
            "schema:accessibilityFeature": tuple(name for name, there in features.items() if there),
            "dcterms:conformsTo": (f"PDF/UA-{self.pdfua} (ISO 14289-{self.pdfua})",) if self.pdfua else (),
        }

    def measured(self) -> tuple[str, ...]:
        pages = (f"{self.pages} page{'' if self.pages == 1 else 's'}",) if self.pages else ()
        smallest = f"no letter is set smaller than {self.smallest:g} point"
        return (*pages, smallest) if self.pages and isfinite(self.smallest) else pages
