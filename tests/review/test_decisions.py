"""``review.yaml`` and ``accepted.yaml``: what they may say, and which line is at fault where they say it
wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.model.decisions import Said, from_data
from everyreader.model.errors import SourceError
from everyreader.source import read_statement

HASH = "0" * 64
GOOD = f"""\
reviewed:
  text: {HASH}
reviewer: Ada Brook
date: 2024-05-10
answers:
- rule: HUM-004
  answer: yes
- rule: HUM-007
  answer: open
"""
ACCEPTED = """\
- rule: HDG-002
  reason: the printed original has it so
  by: Ada Brook
  date: 2024-05-10
"""


def test_a_review_is_read_as_written(folder: Path) -> None:
    (folder / "review.yaml").write_text(GOOD, encoding="utf-8")
    review = read_statement(folder).decisions.review
    assert (review.reviewer, review.date, review.certifier) == ("Ada Brook", "2024-05-10", "Ada Brook")
    assert [(one.question, one.said, one.line) for one in review.answers] == [
        ("HUM-004", Said.YES, 6),
        ("HUM-007", Said.OPEN, 8),
    ]


def test_a_sheet_on_which_nothing_is_answered_is_no_review(folder: Path) -> None:
    (folder / "review.yaml").write_text(GOOD.replace("answer: yes", "answer: open"), encoding="utf-8")
    assert read_statement(folder).decisions.review is None


def test_a_review_does_not_change_the_content_that_it_is_of(folder: Path) -> None:
    before = read_statement(folder).decisions.content
    (folder / "review.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "accepted.yaml").write_text(ACCEPTED, encoding="utf-8")
    assert read_statement(folder).decisions.content == before
    (folder / "statement.md").write_text(
        (folder / "statement.md").read_text() + "\nMore.\n", encoding="utf-8"
    )
    assert read_statement(folder).decisions.content != before


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("review.yaml", GOOD.replace("answer: yes", "answer: maybe"), 7, "yes, no, not-applicable, open"),
        ("review.yaml", GOOD.replace("2024-05-10", "tomorrow"), 4, "year-month-day"),
        ("review.yaml", GOOD.replace("Ada Brook", "''"), 3, "empty"),
        ("review.yaml", GOOD.replace(HASH, "abc"), 2, "form"),
        ("review.yaml", GOOD + "certified: yes\n", 10, "certified"),
        ("review.yaml", "reviewed: [", 1, "not YAML"),
        ("review.yaml", f"reviewed: &a {HASH}\nreviewer: *a\n", 2, "aliases"),
        ("accepted.yaml", ACCEPTED.replace("  by: Ada Brook\n", ""), 1, "'by' is missing"),
        ("accepted.yaml", ACCEPTED.replace("the printed original has it so", "so"), 2, "too short"),
        ("accepted.yaml", ACCEPTED.replace("HDG-002", "TXT-001"), 1, "cannot be accepted"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    folder: Path, name: str, text: str, line: int | None, said: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_statement(folder)
    assert caught.value.path.name == name
    assert caught.value.line == line
    assert said in caught.value.message


def test_a_format_that_nobody_makes_is_no_rendition(folder: Path) -> None:
    (folder / "accepted.yaml").write_text(ACCEPTED + "  rendition: braille\n", encoding="utf-8")
    [refused] = build_all(Options(source=folder.parent, out=folder.parent.parent / "out"), lambda line: None)
    assert refused.exit_code == SourceError.exit_code
    assert "accepted.yaml:1: 'rendition' is 'braille'; expected one of source, epub" in refused.lines[0]


def test_an_edition_carries_the_decisions_whole(folder: Path) -> None:
    (folder / "review.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "accepted.yaml").write_text(ACCEPTED, encoding="utf-8")
    decisions = read_statement(folder).decisions
    assert from_data(decisions.as_data()) == decisions
