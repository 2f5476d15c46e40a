"""A small statement whose folder can hold people's decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from everyreader.model.publication import Publication
from everyreader.narration.choice import DEFAULT
from everyreader.review.present import with_edition
from everyreader.review.questions import questions_of
from everyreader.source import read_statement
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import FRONT_MATTER

TEXT = "# A Title\n\nA house speaks. It speaks [twice](https://example.org/twice).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "source" / "small"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER + TEXT, encoding="utf-8")
    return folder


def present(folder: Path) -> Publication:
    """The statement in ``folder`` with the sound and the look that a build would give it now."""
    return with_edition(read_statement(folder), DEFAULT, styles_folder())


@pytest.fixture
def reviewed(folder: Path) -> Callable[..., Publication]:
    """The statement after a review: every question answered ``yes`` but those in ``other``; one aspect
    ``changed`` since."""

    def review(changed: str = "", **other: str) -> Publication:
        before = present(folder)
        asked = [one.rule.split()[0] for one in questions_of(before)]
        answers = {
            **dict.fromkeys(asked, "yes"),
            **{key.replace("_", "-"): value for key, value in other.items()},
        }
        data = {
            "reviewed": {**asdict(before.decisions.content), **({changed: "0" * 64} if changed else {})},
            "reviewer": "Ada Brook",
            "organisation": "Wells Trust",
            "date": "2024-05-10",
            "answers": [{"rule": question, "answer": answer} for question, answer in answers.items()],
        }
        (folder / "review.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        return present(folder)

    return review
