"""What is read back from a DAISY 2.02 book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from everyreader.formats.talking import TalkingReading
from everyreader.zipbook.overlay import Cue, Uncovered

GROUP = 0


@dataclass(frozen=True)
class Line:
    """One line of the navigation control center. ``level`` is a heading's, ``GROUP`` for any other line;
    ``kind`` the element and its class.

    ``smil`` and ``fragment`` are where it leads; ``cue`` is the place of that among the cues, ``None`` where
    it leads nowhere. ``heading`` are the words of the heading that is heard there, ``""`` where none is.
    """

    title: str
    level: int
    kind: str
    address: str
    smil: str
    fragment: str
    cue: int | None = None
    heading: str = ""


@dataclass(frozen=True)
class Smil:
    """One SMIL file: what its head says, and the times in it as seconds (``None``: not said, or no time).

    ``played`` is the time of its clips together; ``dur`` is that of the sequence around them.
    """

    name: str
    metadata: Mapping[str, tuple[str, ...]]
    elapsed: float | None
    in_this: float | None
    dur: float | None
    played: float


@dataclass(frozen=True)
class TextHeading:
    """A heading of the text, in its order."""

    text: str
    level: int


@dataclass(frozen=True, kw_only=True)
class DaisyReading(TalkingReading):
    """A ``TalkingReading`` of a book that a navigation control center leads through.

    ``toc`` is the control center's; ``smils`` its parts in the order of play; ``unreached``: parts into which
    no line leads. ``master`` are the parts that the master lists, ``None`` without one. ``cues`` in the order
    of play; ``uncovered``: words of the text that none of them plays. ``headings`` are those of the text.
    ``bytes_`` is the weight of all files, unpacked.
    """

    toc: tuple[Line, ...] = ()
    smils: tuple[Smil, ...] = ()
    unreached: tuple[str, ...] = ()
    master: tuple[str, ...] | None = None
    cues: tuple[Cue, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    headings: tuple[TextHeading, ...] = ()
    documents: tuple[str, ...] = ()
    bytes_: int = 0
    ncc_language: str = ""
