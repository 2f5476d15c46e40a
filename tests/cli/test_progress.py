"""What a person sees while statements are built."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from everyreader.cli import progress
from everyreader.cli.progress import Display, totals
from everyreader.cli.terminal import Clock
from everyreader.report.result import Result, Status


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Four statements, the last of which costs as much as all others together."""
    made = [tmp_path / name for name in ("first", "second", "third", "long")]
    for one in made:
        one.mkdir()
        (one / "statement.md").write_bytes(b"x" * (6000 if one.name == "long" else 1000))
    return made


def _published(name: str) -> Result:
    return Result(name=name, status=Status.PUBLISHED, passed=3)


def test_without_a_terminal_each_step_is_a_line(
    folders: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    with Display(Clock(100.0)) as display:
        display.tell(Result(name="kept", status=Status.UNCHANGED, kept="kept: published"))
        display.begin(folders)
        display.say("first: reading")
        now[0] = 160.0
        display.tell(_published("first"))
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "kept: published"
    assert said.out.splitlines()[1].startswith("first: published")
    assert said.err.splitlines() == [
        "[  0.0 s] first: reading",
        "[ 60.0 s] 1 of 4 done, about 5 min left",  # five times what is done: two like it, and one of three
    ]


def test_one_statement_has_no_count(folders: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    with Display(Clock()) as display:
        display.begin(folders[:1])
        display.tell(_published("first"))
    assert capsys.readouterr().err == ""


def test_quiet_says_results_only(folders: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    with Display(Clock(), quiet=True) as display:
        display.begin(folders)
        display.say("first: reading")
        display.tell(_published("first"))
    said = capsys.readouterr()
    assert said.err == "" and said.out.startswith("first: published")


@pytest.mark.parametrize("plain", [True, False])
def test_a_terminal_has_a_bar_and_no_colour_where_none_is_wanted(
    folders: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(progress, "Console", lambda **named: Console(**named, force_terminal=True, width=100))
    with Display(Clock()) as display:
        display.begin(folders)
        display.say("first: reading")
        display.tell(_published("first"))
    said = capsys.readouterr()
    assert "1 of 4 done" in said.err and "first: reading" in said.err
    assert ("\x1b[38;" in said.err) is not plain
    assert said.out.startswith("first: published")


def test_the_end_says_how_many_and_names_those_that_were_not_published() -> None:
    results = [
        _published("first"),
        Result(name="second", status=Status.REFUSED),
        Result(name="third", status=Status.FAILED),
        Result(name="fourth", status=Status.FAILED),
    ]
    assert totals(results, 125) == (
        "4 statements in 2 min 5 s: 1 published, 1 refused (second), 2 failed (third, fourth)"
    )
