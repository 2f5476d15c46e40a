"""The model that every format is written from and read back into. Everything here is frozen.

A *unit* is one stretch of text that a reader meets as a whole: a heading, a paragraph, a cell. The statement
is its units in reading order, and its notes' units as a sequence of their own. A format that says the same
thing reads back as the same units, character by character, in the same places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from everyreader.model.decisions import Decisions
from everyreader.model.house import Contact, House, contact_of
from everyreader.model.lexicon import Lexicon, LexiconFile
from everyreader.model.motion import Motion

STATEMENT = "statement.md"  # the canonical text's file, in its folder and in an edition


class Kind(StrEnum):
    """What a unit is. A list item's or a quotation's text is a PARAGRAPH; its ``place`` says where it
    stands."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TERM = "term"
    COLUMN_HEADER = "column header"
    ROW_HEADER = "row header"
    CELL = "cell"
    CAPTION = "caption"
    CODE = "code"
    IMAGE = "image"
    MATH = "math"


class Role(StrEnum):
    """What a run of text is inside its unit."""

    TEXT = "text"
    ALT = "alt"  # the alternative text of an image inside a line
    MATH = "math"  # the spoken alternative of a formula
    CODE = "code"  # code inside a line: white space counts
    NOTE = "note"  # a note's reference; ``text`` is its number as decimal digits, "1" for the first


class Look(StrEnum):
    """What the look of words says, and a listener has to be told."""

    BREAK = "break"  # a line that was broken by hand: ``start`` is its white space
    RAISED = "raised"
    LOWERED = "lowered"
    STRUCK = "struck"


@dataclass(frozen=True)
class Mark:
    """``Unit.text[start:end]`` looks so."""

    look: Look
    start: int
    end: int


@dataclass(frozen=True)
class Run:
    """Text of one language, link and role.

    ``language`` is a BCP 47 tag. ``link`` is the destination as written (``https://…``, ``mailto:…``),
    ``"#"`` for any place inside the publication (identifiers differ between formats), and ``""`` where there
    is no link. ``expansion`` is what an abbreviation stands for.
    """

    text: str
    language: str
    link: str = ""
    role: Role = Role.TEXT
    expansion: str = ""


@dataclass(frozen=True)
class Step:
    """One container on the way to a unit, outermost first in ``Unit.place``.

    ``name`` and ``position`` (from 1): ``ol``/``ul`` and the item's position among its siblings; ``quote`` 1;
    ``definition`` and its position under its term; ``row`` and ``column`` (grid position, spans counted);
    ``note`` and the note's number. Figures and tables add no step of their own.

    Of a table's cell, ``extent`` is how many rows or columns it fills. Where a file names its cells, the
    column has the cell's ``identifier`` and those of the ``headers`` that it refers to. ``cells.py`` compares
    these.
    """

    name: str
    position: int = 1
    extent: int = field(default=1, compare=False)
    identifier: str = field(default="", compare=False)
    headers: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Unit:
    """One unit. ``level`` is a heading's (1–6), else 0.

    ``label`` is the visible label of the list item that this unit begins (``1)``, ``b.``, ``•`` for every
    kind of bullet), ``""`` for any other unit, and ``None`` from a reader that cannot see labels. ``line`` is
    the source line (from 1) where it is known. ``marks`` are what the source says of the look of its words;
    no reader has them. An IMAGE unit (an image standing alone) has one ALT run with its alternative text; a
    MATH unit has one MATH run; decorative images are no units. CODE keeps its white space and line breaks;
    everywhere else white space is folded to single spaces and trimmed.
    """

    kind: Kind
    runs: tuple[Run, ...]
    place: tuple[Step, ...] = ()
    level: int = 0
    label: str | None = ""
    line: int | None = None
    marks: tuple[Mark, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The words of the unit, note references left out."""
        return "".join(run.text for run in self.runs if run.role is not Role.NOTE)


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``text`` is ``unit.text[start:end]``, and the sentences of a unit cover it but for white
    space.

    ``unit`` indexes ``Publication.units`` followed by ``Publication.notes`` (as one sequence). ``id`` is
    stable for the same text and place.
    """

    id: str
    unit: int
    start: int
    end: int
    text: str
    language: str


@dataclass(frozen=True)
class Metadata:
    """The front matter, checked; publisher, language and rights are the house's where it names none.
    ``language`` is a BCP 47 tag, ``date`` the statement's own date, ``updated`` the day of its last change.

    ``reader`` is the person who reads the recording that lies beside the statement, ``""`` where a synthetic
    voice reads. ``contact`` are its own addresses, as written. A ``draft`` is never published; before
    ``embargo`` (a moment with its zone) nothing is.
    """

    title: str
    date: date
    publisher: str
    language: str
    identifier: str
    author: tuple[str, ...] = ()
    description: str = ""
    subject: tuple[str, ...] = ()
    rights: str = ""
    source: str = ""
    reader: str = ""
    updated: date | None = None
    contact: tuple[str, ...] = ()
    draft: bool = False
    embargo: datetime | None = None


EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


@dataclass(frozen=True)
class Resource:
    """An image of the statement as every format carries it. ``name`` is the path as the body writes it,
    ``line`` where it first does.

    ``data`` are the bytes carried, ``sha256`` is theirs; they are those of the file at ``path`` unless not
    all programs would show that alike. ``origin`` is the hash of that file. ``motion`` is how it moves,
    ``stilled`` that only its first picture is carried.
    """

    name: str
    path: Path
    media_type: str
    sha256: str
    width: int
    height: int
    data: bytes = field(repr=False)
    origin: str
    line: int
    motion: Motion | None = None
    stilled: bool = False

    @property
    def extension(self) -> str:
        """How a file of its kind ends."""
        return EXTENSIONS[self.media_type]


@dataclass(frozen=True)
class Publication:
    """One canonical statement.

    ``body`` is pandoc's AST as JSON text, free of positions and of the project's own notation: figures are
    Figure, table captions and row headers stand in Table, superscript and subscript are elements,
    ``[…]{.dateline}`` is a Span of class ``dateline``, a decorative image is an Image of class ``decorative``
    without text, an abbreviation is a Span of class ``abbr`` whose attribute ``title`` is its expansion, a
    formula with its spoken alternative is a Span with attribute ``alt`` around Math. A Note stands where it
    is first referred to; a further mark of it is an empty Span of class ``noteref`` whose attribute ``note``
    is its number. Block and inline ``lang`` attributes are kept. The level-1 heading with the title is the
    first block. ``decisions`` are the people's: a review, accepted findings. ``lexicon`` says how words are
    spoken, ``lexicon_files`` are the files that it was read from. ``house`` is the publisher.
    """

    name: str
    metadata: Metadata
    body: str
    units: tuple[Unit, ...]
    notes: tuple[Unit, ...]
    sentences: tuple[Sentence, ...]
    resources: tuple[Resource, ...]
    folder: Path
    statement: bytes = field(repr=False)
    decorative: int = 0
    decisions: Decisions = field(default_factory=Decisions)
    lexicon: Lexicon = field(default_factory=Lexicon)
    lexicon_files: tuple[LexiconFile, ...] = field(default=(), repr=False)
    house: House = field(default_factory=House)

    @property
    def source_file(self) -> str:
        """The statement's file as a person would name it: below the present folder where it lies there."""
        path = self.folder.absolute() / "statement.md"
        here = Path.cwd()
        return str(path.relative_to(here)) if path.is_relative_to(here) else f"{self.name}/statement.md"

    @property
    def contact(self) -> Contact:
        """Whom to ask about this statement: its own contact, else the house's."""
        return contact_of(self.metadata.contact) or self.house.contact

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """Units, then notes: the sequence that ``Sentence.unit`` indexes."""
        return self.units + self.notes
