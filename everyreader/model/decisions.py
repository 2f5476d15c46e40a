"""People's decisions as data. An answer is about certain parts of an edition: when one of these changes, the
answer is stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from everyreader.model.digest import digest
from everyreader.model.findings import Acceptance, Finding, Outcome


class Aspect(StrEnum):
    """What of an edition a person looks at or listens to. A question is about some of these."""

    TEXT = "text"
    IMAGES = "images"
    SOUND = "sound"
    LOOK = "look"


@dataclass(frozen=True, kw_only=True)
class Content:
    """The SHA-256 of what each aspect is made of, ``""`` where it is not known."""

    text: str = ""
    images: str = ""
    sound: str = ""
    look: str = ""


class Said(StrEnum):
    """What a person can answer. ``OPEN`` is no answer yet."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not-applicable"
    OPEN = "open"


@dataclass(frozen=True)
class Answer:
    """One question's answer; ``line`` is that of ``review.yaml``, where it is at hand."""

    question: str
    said: Said
    note: str = ""
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Review:
    """A person's review: who, when (ISO 8601), of which content (``reviewed``), and to which level of WCAG
    2.2."""

    reviewer: str
    date: str
    reviewed: Content
    answers: tuple[Answer, ...]
    organisation: str = ""
    level: str = "AA"
    credential: str = ""

    @property
    def certifier(self) -> str:
        """Who vouches: the organisation where one is named."""
        return self.organisation or self.reviewer

    def answer(self, question: str) -> Answer:
        """The answer to ``question``, ``OPEN`` where there is none."""
        return next((one for one in self.answers if one.question == question), Answer(question, Said.OPEN))


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """A finding that somebody accepts: ``rule`` as findings name it, or its id alone.

    ``rendition`` and ``excerpt`` narrow it down; ``excerpt`` are words of the finding's message, place or
    excerpt.
    """

    rule: str
    reason: str
    by: str
    date: str
    rendition: str = ""
    excerpt: str = ""
    line: int | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether it is this finding that is accepted."""
        return (
            finding.outcome is Outcome.FAILED
            and self.rule in (finding.rule, finding.rule.partition(" ")[0])
            and self.rendition in ("", finding.rendition)
            and self.excerpt in f"{finding.excerpt}\n{finding.message}\n{finding.where}"
        )

    @property
    def acceptance(self) -> Acceptance:
        """What the finding then carries."""
        return Acceptance(reason=self.reason, by=self.by, date=self.date)


@dataclass(frozen=True, kw_only=True)
class Conformance:
    """A claim that a person's review has earned (EPUB Accessibility 1.1, 4.3): the standard, who certifies,
    their credential."""

    standard: str
    certifier: str
    credential: str = ""


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """Everything decided about one statement. ``content`` is what is published now.

    ``conformance`` is set for a build whose gates are all in force, where the review has earned it. It is the
    one claim that metadata, pages and statements repeat.
    """

    content: Content = Content()
    review: Review | None = None
    accepted: tuple[Accepted, ...] = ()
    conformance: Conformance | None = None

    def changed(self, about: Iterable[Aspect]) -> tuple[Aspect, ...]:
        """Which of these aspects the review is not of any more; all of them where there is no review."""
        then, now = self.review.reviewed if self.review else Content(), self.content
        return tuple(
            one for one in about if not getattr(then, one) or getattr(then, one) != getattr(now, one)
        )

    def as_data(self) -> dict[str, Any]:
        """For ``edition.json``: an edition carries the decisions that it was published under."""
        data: dict[str, Any] = {"content": asdict(self.content)}
        if self.review:
            data["review"] = asdict(self.review)
        if self.accepted:
            data["accepted"] = [asdict(one) for one in self.accepted]
        if self.conformance:
            data["conformance"] = asdict(self.conformance)
        return data


def from_data(data: Mapping[str, Any]) -> Decisions:
    """What ``as_data`` wrote. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    told: dict[str, Any] | None = data.get("review")
    if told is not None:
        answers: list[dict[str, Any]] = [{**one, "said": Said(one["said"])} for one in told["answers"]]
        reviewed = Content(**told["reviewed"])
        told = {**told, "reviewed": reviewed, "answers": tuple(Answer(**one) for one in answers)}
    accepted = tuple(Accepted(**one) for one in data.get("accepted", ()))
    claimed = data.get("conformance")
    return Decisions(
        content=Content(**data["content"]),
        review=Review(**told) if told else None,
        accepted=accepted,
        conformance=Conformance(**claimed) if claimed else None,
    )


def content_of(statement: bytes, images: Iterable[tuple[str, str]]) -> Content:
    """The text, and the images by name and hash. A review is no part of it: writing one does not make it
    stale."""
    return Content(text=hashlib.sha256(statement).hexdigest(), images=digest(sorted(images)))
