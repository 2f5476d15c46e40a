"""CLM: what is claimed of an edition, accepted in it and reviewed about it fits what is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.download_links import has_page
from everyreader.checks.rules.model import Hit, rule, rules_of, short, where
from everyreader.checks.rules.people import questions
from everyreader.checks.rules.subjects import BOOK_METADATA, PUBLISHED, STATEMENT, WithStatement
from everyreader.model.decisions import Aspect, Conformance, Said
from everyreader.model.findings import Ground, Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading

CONFORMS, CERTIFIED = "dcterms:conformsTo", "a11y:certifiedBy"


def earned(case: WithStatement[object]) -> bool:
    """Whether the review on record allows a claim: every question answered for what is there now, nothing
    accepted or refused."""
    decisions = case.publication.decisions
    statement = WithStatement(case.publication, Rendition.SOURCE, None, made=case.made)
    asked = [rule.id for rule in rules_of(questions) if rule.applies(statement)]
    answers = {questions.state_of(case, question) for question in asked}
    return decisions.review is not None and not decisions.accepted and answers <= {"yes", "not-applicable"}


def conformance_of(publication: Publication) -> Conformance | None:
    """What may be claimed of an edition if every gate passes; ``None`` where the review does not allow it.

    The one place that decides it: metadata, pages and statements repeat what stands in
    ``Decisions.conformance``.
    """
    review = publication.decisions.review
    if review is None or not earned(WithStatement(publication, Rendition.SOURCE, None)):
        return None
    standard = f"EPUB Accessibility 1.1 - WCAG 2.2 Level {review.level}"
    return Conformance(standard=standard, certifier=review.certifier, credential=review.credential)


def _claims(case: WithStatement[Reading]) -> list[str]:
    return [*case.reading.metadata.get(CONFORMS, ()), *case.reading.metadata.get(CERTIFIED, ())]


@where("e-books of ours that claim conformance")
def _claimed(case: WithStatement[Reading]) -> bool:
    return not case.foreign and bool(_claims(case))


@rule(
    "CLM-001",
    "conformance-claimed-without-review",
    on=BOOK_METADATA.with_statement,
    criterion="EPUB Accessibility 1.1, 2.4",
    message="conformance is claimed and no complete, present review by a person is on record",
    fix="have it reviewed, or take the claim out",
    applies=_claimed,
)
def conformance_claimed_without_review(case: WithStatement[Reading]) -> Iterator[Hit]:
    if not earned(case):
        for claim in _claims(case):
            yield Hit(f"“{short(claim)}”", excerpt=short(claim))


@where("statements with a review")
def _reviewed(case: WithStatement[None]) -> bool:
    return case.publication.decisions.review is not None


@rule(
    "CLM-002",
    "review-stale",
    on=STATEMENT,
    criterion="EPUB Accessibility 1.1, 2.4",
    message="something that the review is about has changed since",
    fix="look or listen again, then write the new hash into review.yaml; 'review' shows it",
    applies=_reviewed,
    rests_on=Ground.HOUSE,
)
def review_stale(case: WithStatement[None]) -> Iterator[Hit]:
    decisions, review = case.publication.decisions, case.publication.decisions.review
    if review is None:
        return
    given = (
        one.question
        for one in review.answers
        if one.said is not Said.OPEN and questions.can_be_answered(case, one.question)
    )
    depended = {aspect for question in given for aspect in questions.about(question)}
    for aspect in decisions.changed(one for one in Aspect if one in depended):
        yield Hit(f"the {aspect} is not what {review.reviewer} reviewed on {review.date}")


@rule(
    "CLM-004",
    "answer-to-no-question",
    on=STATEMENT,
    criterion="EPUB Accessibility 1.1, 2.4",
    message="review.yaml answers a question that is not asked",
    fix="use the questions' numbers as 'review' lists them",
    applies=_reviewed,
    rests_on=Ground.HOUSE,
)
def answer_to_no_question(case: WithStatement[None]) -> Iterator[Hit]:
    known = {rule.id for rule in rules_of(questions)}
    review = case.publication.decisions.review
    for answer in review.answers if review else ():
        if answer.question not in known:
            yield Hit(answer.question, answer.line)


@where("statements with accepted findings, once everything else is judged")
def _accepts(case: WithStatement[None]) -> bool:
    return case.judged is not None and bool(case.publication.decisions.accepted)


@rule(
    "CLM-003",
    "exception-unused",
    on=STATEMENT,
    criterion="EN 301 549 5.4",
    message="accepted.yaml accepts something that is not found any more",
    fix="take the entry out of accepted.yaml",
    applies=_accepts,
    rests_on=Ground.HOUSE,
)
def exception_unused(case: WithStatement[None]) -> Iterator[Hit]:
    for one in case.publication.decisions.accepted:
        if not any(one.covers(finding) for finding in case.judged or ()):
            yield Hit(f"{one.rule}, accepted by {one.by} on {one.date}", one.line, short(one.reason))


@rule(
    "CLM-005",
    "page-claims-conformance",
    on=PUBLISHED,
    criterion="EPUB Accessibility 1.1, 2.4",
    message="the download page claims conformance and no complete, present review by a person is on record",
    fix="have it reviewed, or take the claim out",
    applies=has_page,
    needs="page",
)
def page_claims_conformance(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """A sentence of the download page that names a standard and says that it is met."""
    if earned(case) or case.reading.page is None:
        return
    for sentence in re.split(r"(?<=[.!?])\s+", case.reading.page.words):
        if _STANDARD.search(sentence) and _MET.search(sentence) and not _DENIED.search(sentence):
            yield Hit(f"“{short(sentence)}”", excerpt=short(sentence), file="index.html")


_STANDARD = re.compile(r"\bWCAG\b|PDF/UA|EN 301 549|Section 508|EPUB Accessibility", re.IGNORECASE)
_MET = re.compile(r"\b(conform\w*|compl(?:y|ies|iant)\w*|certif\w+|meets?|fulfils?)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(not|no|nobody|without)\b", re.IGNORECASE)
AFTERWARDS = frozenset(("CLM-003",))
