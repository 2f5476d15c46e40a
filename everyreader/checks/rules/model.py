"""A rule is data beside logic: what it is called, what it rests on, how bad a failure is, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from everyreader.checks.alignment import Alignment
from everyreader.checks.rules.families import family_of
from everyreader.findings import Finding, Outcome, Rendition, Severity
from everyreader.publication import Publication, Reading, Unit

_AGAIN = "build the edition again"
REBUILD = f"{_AGAIN}; if it happens again, the format's writer or a later edit of the file is at fault"
MEND = "mend it in the program or the file that this one was made from"
PAGES = (Rendition.EPUB, Rendition.HTML)
READINGS = (Rendition.EPUB, Rendition.HTML, Rendition.LARGE_PRINT)


@dataclass(frozen=True)
class Case:
    """What one rule looks at: the statement, and one finished file read back (none for the source itself).

    ``alignment`` compares the units, ``notes`` the notes. Without a ``publication`` beside the file only rules that
    look at it ``alone`` are asked. ``foreign``: no build of ours made the file, so the house's own promises are not its. ``judged``: everything found, for the few
    rules that look at that.
    """

    publication: Publication | None
    rendition: Rendition
    reading: Reading | None = None
    alignment: Alignment | None = None
    notes: Alignment | None = None
    foreign: bool = False
    judged: tuple[Finding, ...] | None = None

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        return tuple(one for one in (self.alignment, self.notes) if one is not None)


@dataclass(frozen=True)
class Hit:
    """One place where a rule fails. ``detail`` completes the rule's message; ``line`` is the source's.

    ``where`` is the place in the finished file: ``page 3``, ``12.4 s``, a path of elements; ``file`` a file inside it. ``unsure``: the rule
    cannot tell, and a person has to look.
    """

    detail: str = ""
    line: int | None = None
    excerpt: str = ""
    where: str = ""
    file: str = ""
    unsure: bool = False


@dataclass(frozen=True)
class Rule:
    """One rule. ``id`` is never used again for another; ``name`` names the defect; ``criterion`` is what it rests on.

    ``applicability`` says in words what ``applies`` decides. ``alone``: it needs no canonical statement beside the file.
    ``act``: the ACT rules that it claims to implement. ``house``: a promise of this project beyond the standards, in a
    foreign file no more than a notice. ``needs``: the part of a reading without which it is untested, such as ``rendered``;
    ``optional``: that this part may be missing without keeping an edition back. ``why``: what it means to a reader, where the
    family's own sentence does not say it.
    """

    id: str
    name: str
    severity: Severity
    criterion: str
    message: str
    fix: str
    renditions: tuple[Rendition, ...]
    look: Callable[[Case], Iterable[Hit]] = field(repr=False)
    applies: Callable[[Case], bool] = field(default=lambda case: True, repr=False)
    alone: bool = False
    applicability: str = "every file"
    act: tuple[str, ...] = ()
    house: bool = False
    needs: str = ""
    optional: bool = False
    why: str = ""

    @property
    def full_name(self) -> str:
        """``TXT-001 words-missing``: what findings call it."""
        return f"{self.id} {self.name}"

    def findings(self, case: Case) -> Iterator[Finding]:
        """One finding for each place where the rule fails in ``case``, or where it cannot tell."""
        for hit in self.look(case):
            yield Finding(
                rule=self.full_name,
                outcome=Outcome.CANT_TELL if hit.unsure else Outcome.FAILED,
                severity=Severity.NOTICE if hit.unsure or case.foreign and self.house else self.severity,
                rendition=case.rendition,
                message=f"{self.message}{': ' if hit.detail else ''}{hit.detail}",
                fix=MEND if case.foreign and self.fix.startswith(_AGAIN) else self.fix,
                criterion=self.criterion,
                file=hit.file or self._file(case),
                line=hit.line,
                where=hit.where,
                excerpt=hit.excerpt,
                why=self.why or family_of(self.id).why,
                act=self.act,
            )

    def _file(self, case: Case) -> str:
        """Where to look: the statement, or the finished file for what it alone is at fault in."""
        alone = case.reading is not None and (self.alone or case.publication is None)
        return case.reading.path.name if alone else case.publication.source_file


def short(text: str, length: int = 80) -> str:
    """``text`` cut at a word for an excerpt."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def place(unit: Unit) -> str:
    """Where a unit stands, in words: ``ol 2, ul 1``."""
    return ", ".join(f"{step.name} {step.position}" for step in unit.place) or "at top level"


def _always(case: Case) -> bool:
    return True


def source_rule(
    number: int,
    name: str,
    severity: Severity,
    criterion: str,
    message: str,
    fix: str,
    look: Callable[[Case], Iterator[Hit]],
    applies: Callable[[Case], bool] = _always,
    applicability: str = "every statement",
) -> Rule:
    """A rule of the family SRC: about the statement itself."""
    return Rule(
        f"SRC-{number:03d}",
        name,
        severity,
        criterion,
        message,
        fix,
        (Rendition.SOURCE,),
        look,
        applies,
        applicability=applicability,
    )
