"""The accessibility statement of an edition: what each format offers, how far it was checked, and what is
known to be missing.

Its parts are those of the W3C's model for such statements (https://www.w3.org/WAI/planning/statements/) and
of the European Union's (Implementing Decision 2018/1523). Nothing is claimed that was not checked, and
conformance only where a person's review says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.model.decisions import Review
from everyreader.model.findings import Outcome
from everyreader.model.publication import Publication
from everyreader.model.text import counted
from everyreader.report.causes import NAMES, causes, day
from everyreader.report.features import Offered, offered
from everyreader.report.judgement import Judgement
from everyreader.report.verdicts import is_own
from everyreader.theme.page_words import language_name, long_date

_GATES = "It was built without some of the checks that a claim rests on."
_FORMATS = ("One recording (MP3)", "Audiobook with chapters (M4B)", "Large print", "E-book", "Web page")


@dataclass(frozen=True)
class Status:
    """How far the edition conforms: the model's word, and what stands behind it. ``good``: a person vouches
    for it."""

    word: str
    sentences: tuple[str, ...]
    good: bool = False


def accessibility_data(publication: Publication, judgement: Judgement) -> dict[str, Any]:
    """What ``accessibility.html`` takes."""
    metadata = publication.metadata
    return {
        "language": "en",
        "day": day,
        "direction": "ltr",
        "title": f"Accessibility of “{metadata.title}”",
        "name": metadata.title,
        "publisher": metadata.publisher,
        "statement_language": metadata.language,
        "language_name": language_name(metadata.language, in_language="en"),
        "date": long_date(
            metadata.date, metadata.language if metadata.language.startswith("en") else "en-GB"
        ),
        "iso_date": metadata.date.isoformat(),
        "status": status_of(publication, judgement),
        "formats": tuple(_formats(judgement)),
        "exceptions": causes(judgement.exceptions),
        "standing": causes(_standing(judgement)),
        "denied": [one for one in judgement.questions if one.state == "no"],
        "unanswered": [one for one in judgement.questions if one.state in ("open", "stale")],
        "unsure": causes(_unsure(judgement)),
        "untested": [(one.name, one.reason) for one in judgement.untested],
        "speaks": any(NAMES[one.rendition] == "Audio" for one in judgement.files),
        "compared": [(NAMES[rendition], said) for rendition, said in judgement.compared.items()],
        "passed": sum(one.outcome is Outcome.PASSED for one in judgement.verdicts),
        "validators": [
            (one.name, one.version)
            for one in judgement.validators
            if one.outcome is not Outcome.UNTESTED and not is_own(one)
        ],
        "review": publication.decisions.review if _counts(judgement) else None,
        "contact": publication.contact,
        "feedback": publication.house.feedback,
    }


def status_of(publication: Publication, judgement: Judgement) -> Status:
    """The edition's status in the model's words: conformant, partially conformant, or not assessed."""
    decisions = publication.decisions
    if judgement.errors:
        return Status(
            "Not published", ("Errors were found that must be mended first. The report lists them.",)
        )
    review = decisions.review
    if review is not None and decisions.conformance:
        claim = f"The claim is: {decisions.conformance.standard}."
        return Status("Conformant, by a person’s review", (_seen(review), claim), good=True)
    if review is None or not _counts(judgement):
        return Status("Not assessed", tuple(_unassessed(review, judgement)))
    seen, missing = _seen(review), tuple(_missing(judgement)) or (_GATES,)
    if any(one.state == "yes" for one in judgement.questions):
        return Status("Partially conformant", (seen, *missing, "No full conformance is claimed."))
    return Status("Not assessed", (seen, *missing, "No conformance is claimed."))


def _counts(judgement: Judgement) -> bool:
    """Whether any answer of a review still stands."""
    return any(one.state in ("yes", "no", "not-applicable") for one in judgement.questions)


def _seen(review: Review) -> str:
    return (
        f"{_reviewer(review)} reviewed this edition on {day(review.date)}, against WCAG 2.2, level "
        f"{review.level}."
    )


def _unassessed(review: Review | None, judgement: Judgement) -> Iterator[str]:
    accepted = len(judgement.exceptions)
    if accepted:
        yield (
            f"Programs checked every file and found {counted(accepted, 'failure')} that somebody "
            f"accepted, with a reason."
        )
    elif judgement.untested:
        yield "Programs found no failure, but not everything could be tested."
    else:
        yield "Programs checked every file and found no failure."
    if review is not None and review.reviewer:
        yield (
            f"{_reviewer(review)} reviewed an earlier edition on {day(review.date)}; that does not count "
            f"for this one."
        )
    else:
        yield "No person’s review is on record."
    yield "So no conformance to WCAG is claimed."


def _missing(judgement: Judgement) -> Iterator[str]:
    """Why a review is not enough for a full claim."""
    denied = sum(one.state == "no" for one in judgement.questions)
    unanswered = sum(one.state in ("open", "stale") for one in judgement.questions)
    if judgement.exceptions:
        yield (
            f"{counted(len(judgement.exceptions), 'failure')} {_was(len(judgement.exceptions))} "
            f"accepted, with a reason."
        )
    if denied:
        yield f"{counted(denied, 'question')} {_was(denied)} answered with no."
    if unanswered:
        yield f"{counted(unanswered, 'question')} of the review {_was(unanswered)} not answered."
    if judgement.untested:
        yield "Not everything could be tested."


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _reviewer(review: Review) -> str:
    return f"{review.reviewer} ({review.organisation})" if review.organisation else review.reviewer


def _formats(judgement: Judgement) -> Iterable[Offered]:
    found = [one for one in map(offered, judgement.files) if one is not None]
    return sorted(found, key=lambda one: _FORMATS.index(one.name) if one.name in _FORMATS else len(_FORMATS))


def _standing(judgement: Judgement) -> Iterator[Any]:
    """What fails, keeps nothing back and nobody accepted: notices aside, a limit that readers should know
    of."""
    return (one for one in judgement.warnings if one.severity != "notice")


def _unsure(judgement: Judgement) -> Iterator[Any]:
    asked = {one.rule for one in judgement.questions}
    return (one for one in judgement.unsure if one.rule not in asked)
