"""A rule is data beside logic: what it is called, what it rests on, how bad a failure is, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from everyreader.checks.alignment import Alignment
from everyreader.findings import Finding, Outcome, Rendition, Severity
from everyreader.publication import Publication, Reading, Unit

READINGS = (Rendition.EPUB, Rendition.HTML, Rendition.LARGE_PRINT)


@dataclass(frozen=True)
class Case:
    """What one rule looks at: the statement, and one finished file read back (none for the source itself).

    ``alignment`` compares the units, ``notes`` the notes. A foreign file has no ``publication`` beside it: only rules that
    look at the file ``alone`` are asked then.
    """

    publication: Publication | None
    rendition: Rendition
    reading: Reading | None = None
    alignment: Alignment | None = None
    notes: Alignment | None = None

    @property
    def alignments(self) -> tuple[Alignment, ...]:
        return tuple(one for one in (self.alignment, self.notes) if one is not None)


@dataclass(frozen=True)
class Hit:
    """One place where a rule fails. ``detail`` completes the rule's message; ``line`` is the source's."""

    detail: str = ""
    line: int | None = None
    excerpt: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule. ``id`` is never used again for another; ``name`` names the defect; ``criterion`` is what it rests on.

    ``alone``: it needs no canonical statement beside the file.
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

    def findings(self, case: Case) -> Iterator[Finding]:
        """One finding for each place where the rule fails in ``case``."""
        for hit in self.look(case):
            yield Finding(
                rule=f"{self.id} {self.name}",
                outcome=Outcome.FAILED,
                severity=self.severity,
                rendition=case.rendition,
                message=f"{self.message}{': ' if hit.detail else ''}{hit.detail}",
                fix=self.fix,
                criterion=self.criterion,
                file=self._file(case),
                line=hit.line,
                excerpt=hit.excerpt,
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
