"""What a build or a check says at its end, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from everyreader.model.findings import Finding, Mender, Outcome
from everyreader.model.text import counted
from everyreader.report.judgement import Judgement

_FOR = {Mender.PROGRAM: "Everyreader", Mender.MAKER: "whoever made it", Mender.READER: "a person"}
_MOST = 5  # places of one rule on the terminal


@dataclass(frozen=True, kw_only=True)
class Result:
    """One statement's end. ``lines`` say why where there is no judgement; ``place`` is the edition or the
    refused one. ``held`` says why an edition without a fault is not published yet; ``kept`` is what was said
    of an edition that stands as it is.
    """

    name: str
    exit_code: int
    judgement: Judgement | None = None
    place: Path | None = None
    refused: bool = False
    published: bool = True
    held: str = ""
    lines: tuple[str, ...] = ()
    kept: str = ""

    def summary(self) -> str:
        """Lines for a terminal: the verdict, each finding that needs somebody, and where the report lies."""
        return self.kept or "\n".join(self._summary())

    def _summary(self) -> Iterator[str]:
        yield from (f"everyreader: {line}" for line in self.lines)
        if not self.judgement:
            return
        failed = [one for one in self.judgement.findings if one.outcome is Outcome.FAILED]
        yield from _shown(one for one in failed if one.accepted is None)
        yield from _shown(self.judgement.exceptions)
        for one in self.judgement.untested:
            yield f"untested: {one.name}: {one.reason}"
        yield f"{self.name}: {self._verdict(self.judgement)}"
        if self.place:
            report = self.place / "report" if self.refused else self.place
            yield f"  {'report' if self.refused else 'edition'}: {report}/index.html"

    def _verdict(self, judgement: Judgement) -> str:
        counts = (
            f"{counted(len(judgement.errors), 'error')}, {counted(len(judgement.warnings), 'warning')}, "
            f"{len(judgement.unsure)} for a person to judge"
        )
        if judgement.exceptions:
            counts += f", {len(judgement.exceptions)} accepted"
        if judgement.untested:
            counts += f", {counted(len(judgement.untested), 'check')} untested"
        if self.refused:
            return f"NOT published ({counts}); what was published before stays as it was"
        if self.held:
            return f"NOT published: {self.held} ({counts}; {judgement.passed} checks passed)"
        return f"{'published' if self.published else 'checked'} ({counts}; {judgement.passed} checks passed)"


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
