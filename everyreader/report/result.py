"""What a build or a check says at its end, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from everyreader.model.findings import Finding, Mender, Outcome, ValidatorResult
from everyreader.model.text import counted

if TYPE_CHECKING:
    from everyreader.report.judgement import Judgement

_FOR = {Mender.PROGRAM: "Everyreader", Mender.MAKER: "whoever made it", Mender.READER: "a person"}
_MOST = 5  # places of one rule on the terminal


class Status(StrEnum):
    """What became of one statement."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"  # its edition stands as it was published
    HELD = "held"  # without a fault, and not to be published yet: a draft, an embargo
    REFUSED = "refused"  # judged, and not published; what was published before stays
    FAILED = "failed"  # it could not be judged: a source that cannot be read, a tool that is missing
    CHECKED = "checked"  # by ``check``, which publishes nothing


@dataclass(frozen=True, kw_only=True)
class Result:
    """One statement's end. It can be sent from one process to another.

    ``exit_code`` is the status that the command ends with (docs/tasks.md). ``place`` is the folder of the
    edition, or of the refused one; an address where it lies in a store. ``lines`` say why where nothing was
    judged, ``held`` why an edition without a fault is not published yet; ``kept`` is what was said of an
    edition that stands as it is. ``passed`` counts the checks that passed, ``untested`` are those that were
    not made. ``trace`` is the traceback of a fault in the program.
    """

    name: str
    status: Status
    exit_code: int = 0
    findings: tuple[Finding, ...] = ()
    untested: tuple[ValidatorResult, ...] = ()
    passed: int = 0
    place: Path | str | None = None
    held: str = ""
    lines: tuple[str, ...] = ()
    kept: str = ""
    trace: str = ""

    @classmethod
    def of(cls, found: Judgement, /, **about: Any) -> Self:
        """The end of what was judged."""
        return cls(findings=found.findings, untested=found.untested, passed=found.passed, **about)

    def summary(self) -> str:
        """Lines for a terminal: the verdict, each finding that needs somebody, and where the report lies."""
        return self.kept or "\n".join(self._summary())

    def _summary(self) -> Iterator[str]:
        yield from (f"everyreader: {line}" for line in self.lines)
        if self.status is Status.FAILED:
            return
        failed = [one for one in self.findings if one.outcome is Outcome.FAILED]
        yield from _shown(one for one in failed if one.accepted is None)
        yield from _shown(one for one in self.findings if one.accepted is not None)
        for one in self.untested:
            yield f"untested: {one.name}: {one.reason}"
        yield f"{self.name}: {self._verdict()}"
        if self.place:
            refused = self.status is Status.REFUSED
            page = f"{self.place}/report/index.html" if refused else f"{self.place}/index.html"
            yield f"  {'report' if refused else 'edition'}: {page}"

    def _verdict(self) -> str:
        accepted = sum(one.accepted is not None for one in self.findings)
        errors = sum(one.blocks for one in self.findings)
        failed = sum(one.outcome is Outcome.FAILED and one.accepted is None for one in self.findings)
        unsure = sum(one.outcome is Outcome.CANT_TELL for one in self.findings)
        warned = counted(failed - errors, "warning")
        counts = f"{counted(errors, 'error')}, {warned}, {unsure} for a person to judge"
        if accepted:
            counts += f", {accepted} accepted"
        if self.untested:
            counts += f", {counted(len(self.untested), 'check')} untested"
        if self.status is Status.REFUSED:
            return f"NOT published ({counts}); what was published before stays as it was"
        if self.status is Status.HELD:
            return f"NOT published: {self.held} ({counts}; {self.passed} checks passed)"
        return f"{self.status} ({counts}; {self.passed} checks passed)"


@dataclass(frozen=True, kw_only=True)
class Checked(Result):
    """The end of a check, with all that its report needs; it stays in the process that looked."""

    judgement: Judgement | None = None


def _shown(findings: Iterable[Finding]) -> Iterator[str]:
    """The first places of each rule, so that one rule's many places do not hide another's."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.rule, finding.rendition), []).append(finding)
    for several in by_rule.values():
        yield from (line_of(finding) for finding in several[:_MOST])
        if len(several) > _MOST:
            yield f"  … and {len(several) - _MOST} more places of {several[0].rule} in the report"


def line_of(finding: Finding) -> str:
    """``statement.md:42: error: message; fix [rule, rendition, who can mend it]``; an accepted one says who
    accepted it, and why."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file or finding.rendition
    if finding.where:
        place = f"{place} ({finding.where})"
    fix = f"; {finding.fix}" if finding.fix else ""
    about = f"[{finding.rule}, {finding.rendition}, for {_FOR.get(finding.mender, f'the {finding.mender}')}]"
    if finding.accepted:
        one = finding.accepted
        return f"{place}: accepted: {finding.message}; {one.by}, {one.date}: {one.reason} {about}"
    raised = f" (raised by '{finding.raised.word}' in strict)" if finding.raised else ""
    return f"{place}: {finding.severity}{raised}: {finding.message}{fix} {about}"
