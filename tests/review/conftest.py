"""A small statement whose folder can hold people's decisions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from everyreader.publication import Publication
from everyreader.report.questions import questions_of
from everyreader.source import read_statement
from tests.conftest import FRONT_MATTER

TEXT = "# A Title\n\nA house speaks. It speaks [twice](https://example.org/twice).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "source" / "small"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER + TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def reviewed(folder: Path) -> Callable[..., Publication]:
    """The statement after a review: every question answered ``yes`` but those in ``other``."""

    def review(content: str = "", **other: str) -> Publication:
        before = read_statement(folder)
        asked = [one.rule.split()[0] for one in questions_of(before)]
        answers = {
            **dict.fromkeys(asked, "yes"),
            **{key.replace("_", "-"): value for key, value in other.items()},
        }
        data = {
            "content": content or before.decisions.content,
            "reviewer": "Ada Brook",
            "organisation": "Wells Trust",
            "date": "2024-05-10",
            "answers": [{"question": question, "answer": answer} for question, answer in answers.items()],
        }
        (folder / "review.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        return read_statement(folder)

    return review
