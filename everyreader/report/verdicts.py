"""What the machine-readable reports share: verdicts with people's decisions in them, subjects, and the
program's own name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from everyreader.checks.rules import Verdict
from everyreader.model.findings import Finding, Outcome, Rendition, ValidatorResult
from everyreader.report.checked_files import CheckedFile
from everyreader.report.judgement import Judgement
from everyreader.review.questions import Question

PROGRAM = "Everyreader"


@cache
def program_version() -> str:
    """The installed version, ``0`` for a checkout that nothing installed."""
    try:
        return version("everyreader")
    except PackageNotFoundError:
        return "0"


def verdicts(judgement: Judgement) -> Iterator[Verdict]:
    """Every verdict, its findings with what was accepted of them."""
    known = _decided(judgement)
    for verdict in judgement.verdicts:
        yield replace(verdict, findings=tuple(known.get(one, one) for one in verdict.findings))


def results(judgement: Judgement) -> Iterator[ValidatorResult]:
    """Every validator's result, its findings with what was accepted of them."""
    known = _decided(judgement)
    for result in judgement.validators:
        yield replace(result, findings=tuple(known.get(one, one) for one in result.findings))


def _decided(judgement: Judgement) -> dict[Finding, Finding]:
    return {replace(one, accepted=None, raised=None): one for one in judgement.findings}


def answer_to(verdict: Verdict, judgement: Judgement) -> Question | None:
    """The person's answer that ``verdict`` rests on; ``None`` for what a program found, and for a question
    still open."""
    found = next((one for one in judgement.questions if one.rule == verdict.rule.full_name), None)
    return found if found is not None and found.state in ("yes", "no", "not-applicable") else None


def answered(question: Question) -> Outcome:
    """A person's answer as an outcome."""
    return {"yes": Outcome.PASSED, "no": Outcome.FAILED}.get(question.state, Outcome.INAPPLICABLE)


def subject_of(verdict: Verdict, judgement: Judgement) -> CheckedFile:
    """The file that ``verdict`` is about; one that is known by its name alone where nothing more is at
    hand."""
    same = [one for one in judgement.files if one.rendition == verdict.rendition]
    named = [one for one in same if one.name == verdict.file]
    if named or (same and not verdict.file):
        return (named or same)[0]
    file = verdict.file or next((one.file for one in verdict.findings), verdict.rendition)
    return CheckedFile(name=file, rendition=verdict.rendition)


def subject_named(finding: Finding, judgement: Judgement) -> CheckedFile:
    """The file that a validator's finding is about: the file itself, or the one that holds it."""
    same = [one for one in judgement.files if one.rendition == finding.rendition]
    named = [one for one in same if one.name == finding.file]
    if named:
        return named[0]
    if finding.rendition == Rendition.EPUB and len(same) == 1:
        return same[0]
    return CheckedFile(name=finding.file or finding.rendition, rendition=finding.rendition)


def is_own(result: ValidatorResult) -> bool:
    """Whether ``result`` is the program's own reading back rather than an outside validator's."""
    return result.name.startswith("read-back")
