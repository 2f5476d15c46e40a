"""What rules are about: the statement, or finished files of some renditions, read back as what they are.

A subject says which cases a rule's function takes, to the type checker and when it is applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.alignment import NOTHING, Alignment
from everyreader.checks.edition_reading import EditionReading
from everyreader.formats.acx.read.reader import AcxReading
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.captions.read.reader import CaptionsReading
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.formats.table import FORMATS
from everyreader.formats.talking import TalkingReading
from everyreader.model.findings import Finding, Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading

Read_co = TypeVar("Read_co", covariant=True)
R = TypeVar("R")
C = TypeVar("C", bound="Case[object]")


@dataclass(frozen=True)
class Case(Generic[Read_co]):
    """What one rule looks at: one finished file read back, and its statement where it is known.

    ``alignment`` compares the units, ``notes`` the notes, of files whose text is laid beside the statement.
    ``foreign``: no build of ours made the file, so the house's own promises are not its. ``given``: nobody
    knows who made it, though it is held to all of them: who is to mend it is not ours to say. ``judged``:
    everything found, for the few rules that look at that. ``made``: the formats that are made of the source,
    where not all are.
    """

    publication: Publication | None
    rendition: Rendition
    reading: Read_co
    alignment: Alignment = NOTHING
    notes: Alignment = NOTHING
    foreign: bool = False
    given: bool = False
    judged: tuple[Finding, ...] | None = None
    made: frozenset[Rendition] | None = None

    @property
    def alignments(self) -> tuple[Alignment, Alignment]:
        return self.alignment, self.notes


@dataclass(frozen=True)
class WithStatement(Case[Read_co]):
    """A finished file beside its statement, or the statement alone."""

    publication: Publication


@dataclass(frozen=True)
class Subject(Generic[C]):
    """Which cases a rule takes: files of ``renditions``, each read back as a ``reading``. ``every`` says in
    words that a rule applies to all of them; ``needs`` is the part of the reading without which its rules are
    untested. ``alone``: without their statement, too.
    """

    reading: type[Any]
    renditions: tuple[Rendition, ...]
    every: str = "every file"
    needs: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Files(Subject[Case[R]]):
    """Files that a rule judges whether or not their statement is known."""

    reading: type[R]
    alone: bool = True

    @property
    def with_statement(self) -> Subject[WithStatement[R]]:
        """The same files, by rules that need their statement."""
        return Subject(self.reading, self.renditions, self.every, self.needs)


STATEMENT: Subject[WithStatement[None]] = Subject(type(None), (Rendition.SOURCE,), "every statement")
BOOK = Files(EpubReading, (Rendition.EPUB,), "every e-book")
BOOK_METADATA = Files(Reading, BOOK.renditions, BOOK.every)  # what any reading tells of itself
PAGE = Files(HtmlReading, (Rendition.HTML,))
PRINT = Files(PdfReading, (Rendition.LARGE_PRINT,))
RECORDING = Files(AudioReading, (Rendition.AUDIO,))
CAPTIONED = Files(CaptionsReading, (Rendition.CAPTIONS,))
TALKING = Files(TalkingReading, (Rendition.TALKING_BOOK,), "every talking book")
DAISY = Files(DaisyReading, TALKING.renditions, "DAISY books")
AUDIOBOOK = Files(LpfReading, TALKING.renditions, "W3C Audiobooks")
SHOP_RECORDINGS = Files(AcxReading, (Rendition.ACX,))
PUBLISHED = Files(EditionReading, (Rendition.EDITION,)).with_statement

# Several renditions, of each of which the rules ask what all readings have.
TEXTS = Files(Reading, tuple(one.rendition for one in FORMATS if one.shown))
TAGGED = Files(Reading, tuple(one.rendition for one in FORMATS if one.shown and one.tagged))
BOOK_AND_PAGE = Files(Reading, (Rendition.EPUB, Rendition.HTML))


def _rendered(*renditions: Rendition) -> Files[ShownReading]:
    """What a browser shows of such files."""
    return Files(ShownReading, renditions, needs="rendered")


DOCUMENTS = _rendered(*BOOK_AND_PAGE.renditions)
DOCUMENTS_AND_TALKING = _rendered(*DOCUMENTS.renditions, Rendition.TALKING_BOOK)
PAGES_AND_TALKING = _rendered(Rendition.HTML, Rendition.TALKING_BOOK)
BOOKS_AND_PAGES = _rendered(Rendition.EPUB, Rendition.TALKING_BOOK, Rendition.EDITION)
SHOWN = _rendered(*DOCUMENTS_AND_TALKING.renditions, Rendition.EDITION)  # whatever a browser shows
