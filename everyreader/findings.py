"""Findings: what a check says about one place, in the terms of EARL 1.0 (W3C)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


class Rendition(StrEnum):
    """What a finding is about: the source, one file of the edition, or the edition as a whole."""

    SOURCE = "source"
    EPUB = "epub"
    HTML = "html"
    LARGE_PRINT = "large-print"
    AUDIO = "audio"
    EDITION = "edition"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One statement about one place. ``line`` counts from 1 in ``file`` (the source's line where it is known)."""

    rule: str
    outcome: Outcome
    severity: Severity
    rendition: Rendition
    message: str
    fix: str = ""
    criterion: str = ""
    file: str = ""
    line: int | None = None
    excerpt: str = ""

    @property
    def blocks(self) -> bool:
        """Whether this finding alone keeps the edition from being published."""
        return self.outcome is Outcome.FAILED and self.severity is Severity.ERROR


@dataclass(frozen=True, kw_only=True)
class ValidatorResult:
    """What one outside validator said of the edition's files.

    ``outcome`` is ``UNTESTED`` when the validator is missing, crashed, timed out or failed its canary; ``reason`` then
    says why in one line. ``raw`` are the names, below ``report/raw/``, of its own reports, kept untouched.
    """

    name: str
    version: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    raw: tuple[str, ...] = ()
    reason: str = ""
    seconds: float = 0.0
