"""Findings: what a check says about one place, in the terms of EARL 1.0 (W3C)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Outcome(StrEnum):
    """EARL's outcome values. ``UNTESTED`` never counts as passed."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Severity(StrEnum):
    """``ERROR`` stops publication; the others are reported."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Ground(StrEnum):
    """What kind of requirement a rule rests on; how bad a failure is follows from it, and from nothing
    else."""

    WORDS = "words"  # words are lost, changed or out of order, or hidden from one sense
    STANDARD = (
        "standard"  # a requirement that binds: WCAG A or AA, a "shall" or "must" of the format's standard
    )
    AAA = "AAA"  # WCAG AAA
    # a standard's "should", a technique, a guideline, or a defect that is likely but not certain
    ADVICE = "advice"
    HOUSE = "house"  # a promise of this project
    HINT = "hint"  # nothing that is required: good to know
    PERSON = "person"  # no program can tell

    @property
    def severity(self) -> Severity:
        return _SEVERITIES[self]


_SEVERITIES = {
    Ground.WORDS: Severity.ERROR,
    Ground.STANDARD: Severity.ERROR,
    Ground.AAA: Severity.WARNING,
    Ground.ADVICE: Severity.WARNING,
    Ground.HOUSE: Severity.WARNING,
    Ground.HINT: Severity.NOTICE,
    Ground.PERSON: Severity.NOTICE,
}


class Mender(StrEnum):
    """Who can mend what was found."""

    AUTHOR = "author"  # in the statement
    DESIGNER = "designer"  # in a style file
    PUBLISHER = "publisher"  # in what is kept beside the statement, or by building or copying again
    PROGRAM = "program"  # nobody outside this program: nothing in the statement is wrong
    MAKER = "maker"  # whoever made the file, which no build of ours did
    READER = "reader"  # a person has to look or to listen first: nobody knows yet that anything is wrong


class Rendition(str):
    """What a finding is about: the source, one file of the edition, or the edition as a whole.

    The set is open: each row of ``formats/table.py`` names its own.
    """

    SOURCE: ClassVar[Rendition]
    EPUB: ClassVar[Rendition]
    HTML: ClassVar[Rendition]
    LARGE_PRINT: ClassVar[Rendition]
    AUDIO: ClassVar[Rendition]
    CAPTIONS: ClassVar[Rendition]
    TALKING_BOOK: ClassVar[Rendition]
    ACX: ClassVar[Rendition]
    EDITION: ClassVar[Rendition]


for _name in ("source", "epub", "html", "large-print", "audio", "captions", "talking-book", "acx", "edition"):
    setattr(Rendition, _name.upper().replace("-", "_"), Rendition(_name))


# what to do with what only the program's makers can mend
REPORT = (
    "nothing in your statement is wrong: please report this fault in Everyreader, unless the file was "
    "changed after it was built"
)


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """Somebody's decision to publish although a rule fails: why, who, and when (ISO 8601 dates)."""

    reason: str
    by: str
    date: str


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A house's decision that a rule which need not stop publication does: the word that says so, and whose
    house."""

    word: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One statement about one place.

    ``line`` counts from 1 in ``file`` (the source's line where it is known); ``where`` is the place in a
    finished file, as ``page 3``, ``12.4 s`` or a path of elements. ``why`` says what it means to a reader.
    ``act`` are the identifiers of the W3C ACT rules that it is an outcome of. ``accepted`` is set where
    somebody accepted it: it stays visible; ``raised`` where the house holds itself to more than binds it.
    """

    rule: str
    outcome: Outcome
    ground: Ground
    rendition: Rendition
    message: str
    fix: str = ""
    criterion: str = ""
    file: str = ""
    line: int | None = None
    where: str = ""
    excerpt: str = ""
    why: str = ""
    act: tuple[str, ...] = ()
    mender: Mender = Mender.MAKER
    accepted: Acceptance | None = None
    raised: Raised | None = None

    @property
    def severity(self) -> Severity:
        """What follows from the ground; a house can raise a failure."""
        return Severity.ERROR if self.raised else self.ground.severity

    @property
    def blocks(self) -> bool:
        """Whether this finding alone keeps the edition from being published."""
        return self.outcome is Outcome.FAILED and self.severity is Severity.ERROR and self.accepted is None


@dataclass(frozen=True, kw_only=True)
class ValidatorResult:
    """What one outside validator said of the edition's files.

    ``outcome`` is ``UNTESTED`` when the validator is missing, crashed, timed out or failed its canary;
    ``reason`` then says why in one line. ``raw`` are the names, below ``report/raw/``, of its own reports,
    kept untouched. What is not ``required`` (an optional extra that is not installed) is said as untested and
    does not keep an edition back. ``loaded`` are the files that what was looked at brought in from beside it,
    and ``reached`` is when this was said where an earlier build was told it of the same bytes (ISO 8601).
    """

    name: str
    version: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    raw: tuple[str, ...] = ()
    reason: str = ""
    seconds: float = 0.0
    required: bool = True
    loaded: tuple[str, ...] = ()
    reached: str = ""
