"""What the report's page shows of one judgement, in the order of what matters to readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from everyreader.checks.rules import Verdict
from everyreader.checks.rules.families import FAMILIES, Family, family_of
from everyreader.model.findings import Finding, Outcome, Rendition, Severity
from everyreader.model.text import counted
from everyreader.report.causes import NAMES, Cause, by_family, causes, day
from everyreader.report.judgement import Judgement
from everyreader.report.references import Reference, references
from everyreader.report.verdicts import subject_of, verdicts
from everyreader.review.questions import Question
from everyreader.theme.page_words import size

_OUTCOMES = {
    Outcome.FAILED: "Failed",
    Outcome.CANT_TELL: "Needs a person",
    Outcome.UNTESTED: "Not tested",
    Outcome.PASSED: "Passed",
    Outcome.INAPPLICABLE: "Does not apply",
}
_COUNTED = {
    Outcome.FAILED: ("failed", "failed"),
    Outcome.CANT_TELL: ("needs a person", "need a person"),
    Outcome.UNTESTED: ("was not tested", "were not tested"),
    Outcome.PASSED: ("passed", "passed"),
    Outcome.INAPPLICABLE: ("does not apply", "do not apply"),
}
_SECTIONS = (
    (
        "errors",
        Severity.ERROR,
        "What must be mended",
        "Each of these breaks what binds, or loses or hides words.",
    ),
    (
        "warnings",
        Severity.WARNING,
        "What should be mended",
        (
            "None of these certainly breaks what binds, and none keeps the edition back. Each may cost "
            "readers effort."
        ),
    ),
    ("notices", Severity.NOTICE, "Worth knowing", "No fault by the standards, but good to know."),
)
_STATES = {
    "open": "Open",
    "stale": "Answered for an earlier content",
    "yes": "Yes",
    "no": "No",
    "not-applicable": "Does not apply",
}


@dataclass(frozen=True)
class Section:
    """One part of the list of what was found. ``id`` is its anchor's name; ``lead`` a sentence under the
    heading."""

    id: str
    heading: str
    lead: str
    families: tuple[tuple[Family, tuple[Cause, ...]], ...]
    count: int


@dataclass(frozen=True)
class Asked:
    """One question to a person. ``settled``: somebody answered, and it needs nobody now."""

    text: str
    rule: str
    references: tuple[Reference, ...]
    state: str
    by: str
    date: str
    day: str
    note: str
    settled: bool


@dataclass(frozen=True)
class Checked:
    """The own rules of one family: in words how they ended, and the names of those that ended alike, after
    the words for how."""

    family: Family
    summary: str
    rules: tuple[tuple[str, tuple[str, ...]], ...]
    good: bool


def report_data(name: str, judgement: Judgement, *, built: bool) -> dict[str, Any]:
    """Everything the template shows of ``judgement``; ``name`` is the title or the file's name.

    ``built``: it decides whether an edition is published, and is no later check of a file that is there.
    """
    sections = tuple(_sections(judgement))
    asked = tuple(_asked(one) for one in judgement.questions)
    return {
        "name": name,
        "verdict": verdict_of(judgement, built=built),
        "good": not (judgement.errors or judgement.kept_back),
        "untested": [(one.name, one.reason, one.required) for one in judgement.untested],
        "counts": _counts(judgement),
        "house": judgement.house,
        "sections": sections,
        "accepted": by_family(causes(judgement.exceptions)),
        "accepted_count": len(judgement.exceptions),
        "asked": asked,
        "open": sum(one.state in ("open", "stale") for one in judgement.questions),
        "unsure": by_family(causes(_unsure(judgement))),
        "unsure_count": len(_unsure(judgement)),
        "compared": tuple(_compared(judgement)),
        "checked": tuple(_checked(judgement)),
        "validators": tuple(_validators(judgement)),
        "transcript": judgement.transcript,
        "files": [
            (one.name, size(one.bytes, "en"), one.sha256) for one in judgement.files if one.sha256
        ],
    }  # fmt: skip


def verdict_of(judgement: Judgement, *, built: bool) -> str:
    """One sentence that claims no more than was checked."""
    if judgement.errors and not built:
        return f"{counted(len(judgement.errors), 'error')} found."
    if judgement.errors:
        made = "" if judgement.compared else " No file was made of it, so no validator looked at one."
        return f"Not published: {counted(len(judgement.errors), 'error')} must be mended first.{made}"
    if judgement.untested:
        return f"No failures found, but {counted(len(judgement.untested), 'check')} could not be made."
    accepted = len(judgement.exceptions)
    found = (
        f"No failures found but {counted(accepted, 'accepted exception')}."
        if accepted
        else "No failures found."
    )
    if judgement.unsure:
        return f"{found} A person has to answer {counted(len(judgement.unsure), 'question')}."
    reviewed = any(one.state in ("yes", "no", "not-applicable") for one in judgement.questions)
    if reviewed:
        return f"{found} A person answered every question."
    return f"{found} Automated checks cannot prove that everybody can read it: that takes people."


def _counts(judgement: Judgement) -> tuple[tuple[str, int], ...]:
    return (
        ("Errors", len(judgement.errors)),
        ("Warnings and notices", len(judgement.warnings)),
        ("Accepted exceptions", len(judgement.exceptions)),
        ("For a person to judge", len(judgement.unsure)),
        ("Not tested", len(judgement.untested)),
        ("Checks passed", judgement.passed),
    )


def _sections(judgement: Judgement) -> Iterator[Section]:
    standing = [one for one in judgement.findings if one.outcome is Outcome.FAILED and one.accepted is None]
    for name, severity, heading, lead in _SECTIONS:
        found = [one for one in standing if one.severity is severity]
        if found:
            yield Section(name, heading, lead, by_family(causes(found)), len(found))


def _unsure(judgement: Judgement) -> tuple[Finding, ...]:
    """What a program could not decide; the questions of the review are listed by themselves."""
    asked = {one.rule for one in judgement.questions}
    return tuple(one for one in judgement.unsure if one.rule not in asked)


def _asked(question: Question) -> Asked:
    return Asked(
        text=question.text,
        rule=question.rule,
        references=references(question.criterion),
        state=_STATES.get(question.state, question.state),
        by=question.by,
        date=question.date,
        day=day(question.date),
        note=question.note,
        settled=question.state in ("yes", "not-applicable"),
    )


def _compared(judgement: Judgement) -> Iterator[tuple[str, str, str]]:
    """Format, what was read, how it compares and how many checks passed. Only rules that compare count as
    differences."""
    differences: Counter[Rendition] = Counter()
    passed: Counter[Rendition] = Counter()
    made: Counter[Rendition] = Counter()
    for verdict in judgement.verdicts:
        passed[verdict.rendition] += verdict.outcome is Outcome.PASSED
        made[verdict.rendition] += verdict.outcome not in (Outcome.INAPPLICABLE, Outcome.UNTESTED)
        if not verdict.rule.alone:
            differences[verdict.rendition] += len(verdict.findings)
    for rendition, said in judgement.compared.items():
        number = differences[rendition]
        same = "the same as the statement" if _compares(judgement, rendition) else "nothing to compare with"
        result = counted(number, "difference") if number else same
        yield NAMES[rendition], said, f"{result}; {passed[rendition]} of {made[rendition]} checks passed"


def _compares(judgement: Judgement, rendition: Rendition) -> bool:
    return any(not one.rule.alone for one in judgement.verdicts if one.rendition == rendition)


def _checked(judgement: Judgement) -> Iterator[Checked]:
    asked = {one.rule for one in judgement.questions}
    ours = [one for one in verdicts(judgement) if one.rule.full_name not in asked]
    for family in FAMILIES:
        several = [one for one in ours if family_of(one.rule.id) == family]
        if several:
            yield _of_family(family, several, judgement)


def _of_family(family: Family, several: list[Verdict], judgement: Judgement) -> Checked:
    by_rule: dict[str, list[Verdict]] = {}
    for verdict in sorted(several, key=lambda one: one.rule.id):
        by_rule.setdefault(verdict.rule.full_name, []).append(verdict)
    alike: dict[str, list[str]] = {}
    for name, these in by_rule.items():
        how = "; ".join(f"{outcome}: {formats}" for outcome, formats in _outcomes(these, judgement))
        alike.setdefault(how, []).append(name)
    rules = tuple((outcome, tuple(names)) for outcome, names in alike.items())
    ended = Counter(one.outcome for one in several)
    said = [f"{ended[one]} {words[ended[one] > 1]}" for one, words in _COUNTED.items() if ended[one]]
    good = not (ended[Outcome.FAILED] or ended[Outcome.UNTESTED])
    return Checked(family, ", ".join(said), rules, good)


def _outcomes(several: Iterable[Verdict], judgement: Judgement) -> Iterator[tuple[str, str]]:
    """``("Passed", "E-book, Web page")``: the worst outcome first."""
    formats: Mapping[Outcome, dict[str, None]] = {outcome: {} for outcome in _OUTCOMES}
    for one in several:
        formats[one.outcome][_format(one, judgement)] = None
    for outcome, names in formats.items():
        if names:
            yield _OUTCOMES[outcome], ", ".join(names)


def _format(verdict: Verdict, judgement: Judgement) -> str:
    """The two recordings are told apart by what they are called."""
    name = NAMES[verdict.rendition]
    if verdict.rendition != Rendition.AUDIO:
        return name
    return f"{name} ({subject_of(verdict, judgement).name.rpartition('.')[2].upper()})"


def _validators(judgement: Judgement) -> Iterator[tuple[str, str, str]]:
    """Three columns, so that the table fits a narrow screen."""
    for one in judgement.validators:
        said = _OUTCOMES[one.outcome]
        if one.findings:
            said += f", {counted(len(one.findings), 'finding')}"
        if one.outcome is Outcome.UNTESTED and not one.required:
            said += " (optional)"
        if one.reached:
            said += f"; kept from an earlier build, which was told so of the same bytes on {one.reached}"
        yield one.name, one.version or "–", said
