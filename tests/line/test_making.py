"""The order of the line: made, judged, described, and one look at what describes."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, Verdict
from everyreader.line import description, making
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.model.findings import Finding, Ground, Outcome, Rendition
from tests.conftest import FRONT_MATTER

ACCEPTED = """\
- rule: EDN-006
  reason: the program that collects editions wants it so
  by: Ada Brook
  date: 2024-05-10
"""


def test_an_edition_is_described_once_and_its_report_says_what_the_second_look_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def watch(name: str) -> None:
        real = getattr(description, name)

        def watched(*given: object, **named: object) -> None:
            steps.append(name)
            real(*given, **named)

        monkeypatch.setattr(description, name, watched)

    watch("write_download_page")
    watch("write_pages")
    watch("write_report")
    rule = next(one for one in CATALOGUE if one.id == "EDN-006")
    finding = Finding(
        rule=rule.full_name,
        outcome=Outcome.FAILED,
        ground=Ground.HOUSE,
        rendition=Rendition.EDITION,
        message="as accepted",
        file="edition.json",
    )

    def whole(*_: object) -> tuple[Verdict, ...]:
        steps.append("judge_edition")
        return (Verdict(rule, Rendition.EDITION, Outcome.FAILED, (finding,)),)

    monkeypatch.setattr(making, "judge_edition", whole)
    folder = tmp_path / "source" / "small"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER + "# A Title\n\nText.\n", "utf-8")
    (folder / "accepted.yaml").write_text(ACCEPTED, "utf-8")
    options = Options(source=tmp_path / "source", out=tmp_path / "build", formats=("large-print",))
    [result] = build_all(options, lambda line: None)
    assert steps == ["write_download_page", "write_pages", "judge_edition", "write_report"]
    assert [one.message for one in result.findings if one.accepted] == ["as accepted"]
    assert [one.rule for one in result.findings if one.rule.startswith("CLM")] == []
    assert "as accepted" in (result.place / "report" / "index.html").read_text("utf-8")
