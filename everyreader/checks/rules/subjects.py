"""What rules are about: the statement, or finished files of some renditions, read back as what they are.

A subject says which readings a rule's function takes, to the type checker and when it is applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from everyreader.checks.edition_reading import EditionReading
from everyreader.formats.acx.read.reader import AcxReading
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.captions.read.reader import CaptionsReading
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.table import FORMATS
from everyreader.formats.talking import TalkingReading
from everyreader.model.findings import Rendition
from everyreader.model.reading import Reading

R = TypeVar("R")


@dataclass(frozen=True)
class Subject(Generic[R]):
    """Files of ``renditions``, each read back as a ``reading``. ``every`` says in words that a rule applies
    to all of them; ``needs`` is the part of the reading without which its rules are untested.
    """

    reading: type[R]
    renditions: tuple[Rendition, ...]
    every: str = "every file"
    needs: str = ""


STATEMENT = Subject(type(None), (Rendition.SOURCE,), "every statement")
BOOK = Subject(EpubReading, (Rendition.EPUB,), "every e-book")
BOOK_METADATA = Subject(Reading, BOOK.renditions, BOOK.every)  # what any reading tells of itself
PAGE = Subject(HtmlReading, (Rendition.HTML,))
PRINT = Subject(PdfReading, (Rendition.LARGE_PRINT,))
RECORDING = Subject(AudioReading, (Rendition.AUDIO,))
CAPTIONED = Subject(CaptionsReading, (Rendition.CAPTIONS,))
TALKING = Subject(TalkingReading, (Rendition.TALKING_BOOK,), "every talking book")
SHOP_RECORDINGS = Subject(AcxReading, (Rendition.ACX,))
PUBLISHED = Subject(EditionReading, (Rendition.EDITION,))

# Several renditions, of each of which the rules ask what all readings have.
TEXTS = Subject(Reading, tuple(one.rendition for one in FORMATS if one.shown))
TAGGED = Subject(Reading, tuple(one.rendition for one in FORMATS if one.shown and one.tagged))
BOOK_AND_PAGE = Subject(Reading, (Rendition.EPUB, Rendition.HTML))


def _rendered(*renditions: Rendition) -> Subject[Reading]:
    """What a browser shows of such files."""
    return Subject(Reading, renditions, needs="rendered")


DOCUMENTS = _rendered(*BOOK_AND_PAGE.renditions)
DOCUMENTS_AND_TALKING = _rendered(*DOCUMENTS.renditions, Rendition.TALKING_BOOK)
PAGES_AND_TALKING = _rendered(Rendition.HTML, Rendition.TALKING_BOOK)
BOOKS_AND_PAGES = _rendered(Rendition.EPUB, Rendition.TALKING_BOOK, Rendition.EDITION)
SHOWN = _rendered(*DOCUMENTS_AND_TALKING.renditions, Rendition.EDITION)  # whatever a browser shows
