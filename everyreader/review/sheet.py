"""The sheet that a reviewer fills in: ``review.yaml`` with every question of one statement, and how each
stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from everyreader.model.decisions import Aspect, Content
from everyreader.model.publication import Publication
from everyreader.review.questions import Question, questions_of
from everyreader.source.decisions import REVIEW

_HEAD = """\
# A person's review of an edition. Answer each question with yes, no or not-applicable; leave open what you
# did not look at. After no, say in the note what is wrong. Then fill in who you are and the date
# (year-month-day, such as 2023-11-21). reviewed names what you looked at and listened to. Where one of these
# changes, the answers that depend on it no longer count.
"""


@dataclass(frozen=True)
class Sheet:
    """The questions of one statement; ``path`` is its ``review.yaml``, ``said`` how that stands, in one
    line."""

    path: Path
    questions: tuple[Question, ...]
    said: str


def sheet(publication: Publication) -> Sheet:
    """The statement's questions; writes ``review.yaml`` with all of them open where there is none, and never
    over one.

    ``publication`` is as ``present.with_edition`` makes it: with its sound and its look.
    """
    path, decisions = publication.folder / REVIEW, publication.decisions
    questions = questions_of(publication)
    if not path.exists():
        path.write_text(_HEAD + _blank(decisions.content, questions), encoding="utf-8", newline="\n")
        return Sheet(path, questions, "written; answer the questions there, then build again")
    if decisions.review is None:
        return Sheet(path, questions, f"nothing is answered yet; {_now(decisions.content)}")
    changed = decisions.changed(Aspect)
    if changed:
        names = ", ".join(changed)
        said = (
            f"changed since: {names}; look again, then write under 'reviewed': "
            f"{_now(decisions.content, changed)}"
        )
        return Sheet(path, questions, said)
    return Sheet(path, questions, "of the present edition")


def _now(content: Content, aspects: Iterable[Aspect] = tuple(Aspect)) -> str:
    return ", ".join(f"{one}: {getattr(content, one)}" for one in aspects)


def _blank(content: Content, questions: tuple[Question, ...]) -> str:
    data = {
        "reviewed": asdict(content),
        "reviewer": "",
        "organisation": "",
        "date": "",
        "level": "AA",
        "answers": [
            {"question": one.text, "rule": one.rule.split()[0], "answer": "open", "note": ""}
            for one in questions
        ],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)


def lines(one: Sheet) -> Iterator[str]:
    """The sheet for a terminal."""
    for question in one.questions:
        who = f" ({question.by}, {question.date})" if question.by else ""
        yield f"{question.state:<14} {question.text}"
        yield f"{'':<14} {question.rule.split()[0]}, {question.criterion}{who}"
    yield f"{one.path}: {one.said}"
