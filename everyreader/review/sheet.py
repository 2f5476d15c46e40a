"""The sheet that a reviewer fills in: ``review.yaml`` with every question of one statement, and how each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from everyreader.publication import Publication
from everyreader.report.questions import Question, questions_of
from everyreader.review.files import REVIEW

_HEAD = """\
# A person's review. Answer each question with yes, no or not-applicable; leave open what you did not look at.
# yes: it is as it should be. no: it is not; say in the note what is wrong. Then fill in who you are and the day.
# content is the text and images that you looked at: when they change, the answers no longer count.
"""


@dataclass(frozen=True)
class Sheet:
    """The questions of one statement; ``path`` is its ``review.yaml``, ``said`` how that stands, in one line."""

    path: Path
    questions: tuple[Question, ...]
    said: str


def sheet(publication: Publication) -> Sheet:
    """The statement's questions; writes ``review.yaml`` with all of them open where there is none, and never over one."""
    path, decisions = publication.folder / REVIEW, publication.decisions
    questions = questions_of(publication)
    if not path.exists():
        path.write_text(_HEAD + _blank(decisions.content, questions), encoding="utf-8", newline="\n")
        return Sheet(path, questions, "written; answer the questions there, then build again")
    if decisions.review is None:
        return Sheet(path, questions, f"nothing is answered yet; the present content is {decisions.content}")
    if not decisions.current:
        said = f"of an earlier content; look again at what changed, then write content: {decisions.content}"
        return Sheet(path, questions, said)
    return Sheet(path, questions, "of the present content")


def _blank(content: str, questions: tuple[Question, ...]) -> str:
    data = {
        "content": content,
        "reviewer": "",
        "organisation": "",
        "date": "",
        "level": "AA",
        "answers": [{"question": one.rule, "answer": "open", "note": ""} for one in questions],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)


def lines(one: Sheet) -> Iterator[str]:
    """The sheet for a terminal."""
    for question in one.questions:
        who = f" ({question.by}, {question.date})" if question.by else ""
        yield f"{question.state:<14} {question.rule}{who}"
        yield f"{'':<14} {question.text}"
    yield f"{one.path}: {one.said}"
