"""What a build or a check says at its end, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from everyreader.findings import Finding, Outcome
from everyreader.report.judgement import Judgement

_MOST = 20


@dataclass(frozen=True, kw_only=True)
class Result:
    """One statement's end. ``lines`` say why where there is no judgement; ``place`` is the edition or the refused one."""

    name: str
    exit_code: int
    judgement: Judgement | None = None
    place: Path | None = None
    refused: bool = False
    published: bool = True
    lines: tuple[str, ...] = ()

    def summary(self) -> str:
        """Lines for a terminal: the verdict, each finding that needs somebody, and where the report lies."""
        return "\n".join(self._summary())

    def as_data(self) -> dict[str, Any]:
        """The same for a program."""
        data: dict[str, Any] = {"name": self.name, "exit": self.exit_code, "messages": list(self.lines)}
        if self.judgement:
            data["findings"] = [asdict(one) for one in self.judgement.findings]
            data["validators"] = [asdict(one) for one in self.judgement.validators]
        return data

    def _summary(self) -> Iterator[str]:
        yield from (f"everyreader: {line}" for line in self.lines)
        if not self.judgement:
            return
        shown = [one for one in self.judgement.findings if one.outcome is Outcome.FAILED]
        for finding in shown[:_MOST]:
            yield line_of(finding)
        if len(shown) > _MOST:
            yield f"… and {len(shown) - _MOST} more in the report"
        for one in self.judgement.untested:
            yield f"untested: {one.name}: {one.reason}"
        yield f"{self.name}: {self._verdict()}"
        if self.place:
            yield f"  {'report' if self.refused else 'edition'}: {self.place / 'report' if self.refused else self.place}/index.html"

    def _verdict(self) -> str:
        judgement = self.judgement
        counts = f"{len(judgement.errors)} errors, {len(judgement.warnings)} warnings, {len(judgement.unsure)} for a person to judge"
        if judgement.untested:
            counts += f", {len(judgement.untested)} validators untested"
        if self.refused:
            return f"NOT published ({counts}); the edition before stays as it was"
        return f"{'published' if self.published else 'checked'} ({counts}; {judgement.passed} checks passed)"


def line_of(finding: Finding) -> str:
    """``statement.md:42: error: message; fix [rule, rendition]``."""
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file or finding.rendition.value
    fix = f"; {finding.fix}" if finding.fix else ""
    return f"{place}: {finding.severity}: {finding.message}{fix} [{finding.rule}, {finding.rendition}]"
