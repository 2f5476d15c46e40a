"""A rule is data beside logic: what it is called, what it rests on, how bad a failure is, and the function
that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import wraps
from types import ModuleType
from typing import Any, Generic, TypedDict, TypeVar, Unpack

from everyreader.checks.rules.families import family_of
from everyreader.checks.rules.grounds import ground_of
from everyreader.checks.rules.subjects import C, Case, Subject
from everyreader.model.findings import REPORT, Finding, Ground, Mender, Outcome, Rendition, Severity
from everyreader.model.publication import Unit
from everyreader.model.reading import Reading

MEND = "mend it in the program or the file that this one was made from"
LISTEN = (
    "listen to the place, and have it read again where the reading is at fault; else " + REPORT
)  # of a person's recording
_STYLES = {
    Rendition.EPUB: "styles/epub.css",
    Rendition.HTML: "styles/page.css",
    Rendition.LARGE_PRINT: "styles/large-print.typ",
    Rendition.TALKING_BOOK: "styles/daisy.css",
    Rendition.EDITION: "styles/page.css",
}


@dataclass(frozen=True)
class Fix:
    """What to do where it is not the same in every file: in one of ours it is for ``mender``, in another for
    whoever made that.

    ``text`` is for ours, ``foreign`` for others; each may be empty where what is said to all such menders is
    enough.
    """

    mender: Mender
    text: str = ""
    foreign: str = MEND


REBUILD = Fix(Mender.PROGRAM)
STYLE = Fix(Mender.DESIGNER, foreign="change it in the styles of the document that this file was made from")
PAGES = (Rendition.EPUB, Rendition.HTML)
Part = TypeVar("Part")
T = TypeVar("T")
C_contra = TypeVar("C_contra", bound=Case[object], contravariant=True)


@dataclass(frozen=True)
class Hit:
    """One place where a rule fails. ``detail`` completes the rule's message; ``line`` is the source's.

    ``where`` is the place in the finished file: ``page 3``, ``12.4 s``, a path of elements; ``file`` a file
    inside it. ``unsure``: the rule cannot tell, and a person has to look. ``rests_on``: this place rests on
    less than the rule. ``fix``: what the author of a statement of ours can do about this place, where the
    rule's own fix is for somebody else.
    """

    detail: str = ""
    line: int | None = None
    excerpt: str = ""
    where: str = ""
    file: str = ""
    unsure: bool = False
    rests_on: Ground | None = None
    fix: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule. ``id`` is never used again for another; ``name`` names the defect; ``criterion`` is what it
    rests on.

    ``applicability`` says in words what ``applies`` decides. ``alone``: it needs no canonical statement
    beside the file. ``act``: the ACT rules that it claims to implement. ``house``: a promise of this project
    beyond the standards, of which a foreign file is only told. ``rests_on``: the ground, where neither
    ``criterion`` nor ``house`` tells it: a rule may rest on less than its criterion, never on more.
    ``mended_by``: who can mend it in a file of ours, where the family does not tell. ``needs``: the part of a
    reading without which it is untested, such as ``rendered``; ``optional``: that this part may be missing
    without keeping an edition back. ``why``: what it means to a reader, where the family's own sentence does
    not say it.
    """

    id: str
    name: str
    criterion: str
    message: str
    fix: str | Fix
    renditions: tuple[Rendition, ...]
    look: Callable[[Any], Iterable[Hit]] = field(repr=False)  # of cases of its subject, and so is the next
    applies: Callable[[Any], bool] = field(default=lambda case: True, repr=False)
    alone: bool = False
    applicability: str = "every file"
    act: tuple[str, ...] = ()
    house: bool = False
    needs: str = ""
    optional: bool = False
    why: str = ""
    rests_on: Ground | None = None
    mended_by: Mender | None = None

    @property
    def ground(self) -> Ground:
        """What kind of requirement it rests on."""
        return self.rests_on or (Ground.HOUSE if self.house else ground_of(self.criterion))

    @property
    def severity(self) -> Severity:
        """How bad a failure is in a file of ours; what a person answered weighs as much as what the question
        is about."""
        return self._proven.severity

    @property
    def mender(self) -> Mender:
        """Who can mend it in a file of ours."""
        if isinstance(self.fix, Fix):
            return self.fix.mender
        if self.mended_by:
            return self.mended_by
        return Mender.AUTHOR if Rendition.SOURCE in self.renditions else family_of(self.id).mender

    @property
    def full_name(self) -> str:
        """``TXT-001 words-missing``: what findings call it."""
        return f"{self.id} {self.name}"

    def findings(self, case: Case[Reading | None]) -> Iterator[Finding]:
        """One finding for each place where the rule fails in ``case``, or where it cannot tell."""
        others = case.foreign or case.given
        read = self.id.startswith("AUD") and case.publication is not None and case.publication.metadata.reader
        for hit in self.look(case):
            mender = Mender.AUTHOR if hit.fix else Mender.READER if self._open(hit) else self.mender
            yield Finding(
                rule=self.full_name,
                outcome=Outcome.CANT_TELL if hit.unsure else Outcome.FAILED,
                ground=Ground.PERSON if hit.unsure else self._ground(case, hit),
                rendition=case.rendition,
                message=f"{self.message}{': ' if hit.detail else ''}{hit.detail}",
                fix=self._fix(case, hit, LISTEN if read else REPORT),
                mender=Mender.MAKER if others else mender,
                criterion=self.criterion,
                file=hit.file or self._file(case),
                line=hit.line,
                where=hit.where,
                excerpt=hit.excerpt,
                why=self.why or family_of(self.id).why,
                act=self.act,
            )

    def _open(self, hit: Hit) -> bool:
        """Whether nobody knows yet that the program is at fault: a person has to look or to listen."""
        return hit.unsure and self.mender is Mender.PROGRAM

    def _fix(self, case: Case[Reading | None], hit: Hit, report: str) -> str:
        if case.foreign or case.given or self._open(hit):
            return self.foreign_fix
        return hit.fix or self.own_fix(case.rendition, report)

    @property
    def foreign_fix(self) -> str:
        """What to do with a file that no build of ours made."""
        return self.fix.foreign if isinstance(self.fix, Fix) else self.fix

    def own_fix(self, rendition: Rendition, report: str = REPORT) -> str:
        """What to do with a file of ours: what the rule says, and where, by who can do it; ``report`` where
        nobody outside can."""
        said = self.fix.text if isinstance(self.fix, Fix) else self.fix
        if self.mender is Mender.PROGRAM:
            return f"{report} (in the file: {said})" if said else report
        if self.mender is Mender.DESIGNER:
            style = _STYLES.get(rendition, "the style")
            return f"{said} (in {style})" if said else f"mend {style}"
        return said

    def _ground(self, case: Case[Reading | None], hit: Hit) -> Ground:
        """What a failure rests on: a foreign file promised nothing of what this project promises."""
        ground = hit.rests_on or self._proven
        return Ground.HINT if case.foreign and (self.house or ground is Ground.HOUSE) else ground

    @property
    def _proven(self) -> Ground:
        """The ground of a failure: of a question that a person answered, what the question is about."""
        return ground_of(self.criterion) if self.ground is Ground.PERSON else self.ground

    def _file(self, case: Case[Reading | None]) -> str:
        """Where to look: the statement, or the finished file for what it alone is at fault in."""
        if case.reading and (self.alone or case.publication is None):
            return case.reading.path.name
        return case.publication.source_file if case.publication else ""


@dataclass(frozen=True)
class Where(Generic[C_contra]):
    """Of which cases of its subject a rule speaks: ``holds`` decides it, ``words`` say it."""

    words: str
    holds: Callable[[C_contra], bool]

    def __call__(self, case: C_contra) -> bool:
        return self.holds(case)


def where(words: str) -> Callable[[Callable[[C], bool]], Where[C]]:
    """Make a condition of the function that decides it, and say it in words."""
    return lambda holds: Where(words, holds)


class More(TypedDict, total=False):
    """What a rule says of itself beside what all say: fields of ``Rule``."""

    act: tuple[str, ...]
    house: bool
    needs: str
    optional: bool
    why: str
    rests_on: Ground | None
    mended_by: Mender


def rule(
    id: str,
    name: str,
    *,
    on: Subject[C],
    criterion: str,
    message: str,
    fix: str | Fix,
    applies: Where[C] | None = None,
    **more: Unpack[More],
) -> Callable[[Callable[[C], Iterable[Hit]]], Rule]:
    """Make a rule of the function that looks.

    It applies to readings of its subject's kind alone, and among them where ``applies`` holds.
    """

    def decorate(look: Callable[[C], Iterable[Hit]]) -> Rule:
        more.setdefault("needs", on.needs)
        return Rule(
            id,
            name,
            criterion,
            message,
            fix,
            on.renditions,
            look,
            lambda case: isinstance(case.reading, on.reading) and (applies is None or applies(case)),
            alone=on.alone,
            applicability=applies.words if applies else on.every,
            **more,
        )

    return decorate


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """The rules of one module, in the order in which they stand there."""
    return tuple(one for one in vars(module).values() if isinstance(one, Rule))


def short(text: str, length: int = 80) -> str:
    """``text`` cut at a word for an excerpt."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + " …"


def place(unit: Unit) -> str:
    """Where a unit stands, in words: ``ol 2, ul 1``."""
    return ", ".join(f"{step.name} {step.position}" for step in unit.place) or "at top level"


def having(
    part: Callable[[C], Part | None],
) -> Callable[[Callable[[C, Part], Iterable[Hit]]], Callable[[C], Iterable[Hit]]]:
    """Let a function look at one part of what a case is about, where there is such a part."""

    def decorate(look: Callable[[C, Part], Iterable[Hit]]) -> Callable[[C], Iterable[Hit]]:
        @wraps(look)
        def hits(case: C) -> Iterable[Hit]:
            found = part(case)
            return () if found is None else look(case, found)

        return hits

    return decorate


def advice_for_foreign(look: Callable[[C], Iterable[Hit]]) -> Callable[[C], Iterator[Hit]]:
    """``look``, whose hits rest on advice alone in a foreign file."""

    def hits(case: C) -> Iterator[Hit]:
        for one in look(case):
            yield replace(one, rests_on=Ground.ADVICE) if case.foreign else one

    return hits
