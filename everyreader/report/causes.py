"""Findings → causes: a rule that fails in a hundred places is one thing to mend, said once with its
places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.families import FAMILIES, Family
from everyreader.formats.table import titles
from everyreader.model.findings import Acceptance, Finding, Ground, Mender, Raised, Rendition, Severity
from everyreader.report.references import Reference, references
from everyreader.report.why import place_of, validator_of, why
from everyreader.theme.page_words import long_date

NAMES = titles()
GROUNDS = {
    Ground.WORDS: "words lost, changed, out of order or hidden",
    Ground.STANDARD: "a requirement that binds",
    Ground.AAA: "WCAG, level AAA: more than the law asks",
    Ground.ADVICE: "advice, or a likely defect: no requirement",
    Ground.HOUSE: "a promise of Everyreader: no requirement",
    Ground.HINT: "nothing that is required: good to know",
    Ground.PERSON: "what only a person can tell",
}
MENDERS = {
    Mender.AUTHOR: "the author, in the statement",
    Mender.DESIGNER: "a designer, in the style",
    Mender.PUBLISHER: "whoever publishes the edition",
    Mender.PROGRAM: "nobody but Everyreader’s makers",
    Mender.MAKER: "whoever made the file",
    Mender.READER: "a person, who looks or listens first",
}
_MESSAGES = {rule.full_name: rule.message for rule in CATALOGUE}


@dataclass(frozen=True)
class Place:
    """One place of a cause: ``at`` says where, ``detail`` what the finding says beyond its cause, ``excerpt``
    what stands there.

    ``code``: what stands there is markup rather than words.
    """

    at: str
    detail: str
    excerpt: str
    code: bool = False


@dataclass(frozen=True)
class Cause:
    """One thing to mend, or to decide. ``ground`` and ``menders`` are in words; ``formats`` are the
    formats that it shows in, as a reader calls them."""

    title: str
    rule: str
    severity: Severity
    ground: str
    menders: tuple[str, ...]
    family: Family
    why: str
    fixes: tuple[str, ...]
    references: tuple[Reference, ...]
    formats: tuple[str, ...]
    places: tuple[Place, ...]
    accepted: Acceptance | None = None
    raised: Raised | None = None

    @property
    def accepted_on(self) -> str:
        """The day of the decision as people write it."""
        return day(self.accepted.date) if self.accepted else ""


def causes(findings: Iterable[Finding]) -> tuple[Cause, ...]:
    """The causes of ``findings``: by family in the order of what matters to readers, then by severity."""
    together: dict[tuple[str, str, Ground, Raised | None, Acceptance | None], list[Finding]] = {}
    for finding in findings:
        key = (finding.rule, _theirs(finding), finding.ground, finding.raised, finding.accepted)
        together.setdefault(key, []).append(finding)
    return tuple(sorted(map(_cause, together.values()), key=_order))


def by_family(several: Iterable[Cause]) -> tuple[tuple[Family, tuple[Cause, ...]], ...]:
    """The same causes under their families."""
    several = tuple(several)
    grouped = ((family, tuple(one for one in several if one.family == family)) for family in FAMILIES)
    return tuple((family, ours) for family, ours in grouped if ours)


def sentence(text: str) -> str:
    """``text`` with a capital at its beginning, as a heading or a sentence of its own."""
    return text[:1].upper() + text[1:]


def day(iso: str) -> str:
    """An ISO 8601 date as people write it, 3 May 2024; what is no date stays as it is."""
    try:
        return long_date(date.fromisoformat(iso), "en-GB")
    except ValueError:
        return iso


def _order(cause: Cause) -> tuple[int, int, str]:
    return FAMILIES.index(cause.family), list(Severity).index(cause.severity), cause.rule


def _cause(findings: list[Finding]) -> Cause:
    first = findings[0]
    title = _title(findings)
    return Cause(
        title=sentence(title),
        rule=first.rule,
        severity=first.severity,
        ground=sentence(GROUNDS[first.ground]),
        menders=tuple(dict.fromkeys(sentence(MENDERS[one.mender]) for one in findings)),
        family=place_of(first),
        why=why(first),
        fixes=tuple(dict.fromkeys(sentence(one.fix) for one in findings if one.fix)),
        references=references(first.criterion, first.act),
        formats=tuple(dict.fromkeys(NAMES[one.rendition] for one in sorted(findings, key=_rendition))),
        places=tuple(_places(findings, title)),
        accepted=first.accepted,
        raised=first.raised,
    )


def _rendition(finding: Finding) -> int:
    return list(NAMES).index(finding.rendition)


def _title(findings: list[Finding]) -> str:
    """The rule's own message without what it says of one place; a validator's."""
    return _theirs(findings[0]) or _MESSAGES.get(findings[0].rule, findings[0].message)


def _theirs(finding: Finding) -> str:
    """A validator's message: one of its rules can speak of very different things. ``""`` for an own rule.

    axe says behind its message in which views a place fails: a matter of the place, not of the cause.
    """
    if not validator_of(finding):
        return ""
    message, separator, views = finding.message.rpartition(" (")
    return message if separator and views.endswith("px)") else finding.message


def _places(findings: list[Finding], title: str) -> Iterator[Place]:
    for one in findings:
        detail = one.message.removeprefix(title).removeprefix(":").strip()
        yield Place(
            at=_at(one),
            detail=detail.strip("()") if validator_of(one) == "AXE" else detail,
            excerpt="" if one.excerpt and one.excerpt in detail else one.excerpt,
            code=bool(validator_of(one)),
        )


def _at(finding: Finding) -> str:
    """``E-book, EPUB/text.xhtml, line 12``; for what the statement says and the format does not, the
    statement's line beside it."""
    format, line = NAMES[finding.rendition], f"line {finding.line}" if finding.line else ""
    inside = [finding.where] if finding.where else []
    if finding.rendition != Rendition.SOURCE and finding.file.endswith("statement.md"):
        beside = f" ({line} of {finding.file})" if line else ""
        return ", ".join([format, *inside]) + beside
    return ", ".join(one for one in (format, finding.file, line, *inside) if one)
