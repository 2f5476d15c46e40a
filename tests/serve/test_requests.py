"""What is asked of the warm process arrives as it was asked, and nobody else can ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.line.check import CheckOptions
from everyreader.line.options import Options
from everyreader.narration.choice import Choice
from everyreader.serve.requests import as_data, is_private, options_from, socket_path


def test_a_builds_options_arrive_as_they_were_sent() -> None:
    sent = Options(
        source=Path("s"),
        statements=("a", "b"),
        formats=("html",),
        voice=Choice("piper", Path("v.onnx"), "pico"),
        jobs=3,
        styles=Path("own"),
        afresh=True,
    )
    arrived = options_from(Options, as_data(sent))
    assert as_data(arrived) == as_data(sent)
    assert (arrived.voice, arrived.styles, arrived.statements) == (sent.voice, sent.styles, sent.statements)


def test_a_checks_options_arrive_as_they_were_sent() -> None:
    sent = CheckOptions(
        paths=(Path("a"), Path("b.pdf")),
        out=Path("build"),
        source=Path("source"),
        against=None,
        format="json",
        allow_untested=True,
        report=Path("r"),
    )
    assert options_from(CheckOptions, as_data(sent)) == sent


def test_a_socket_is_named_by_the_shorter_way_and_not_at_all_where_none_is_short_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deep = tmp_path / ("long" * 20)
    assert socket_path(tmp_path / "out") == socket_path(Path("out")) == Path("out/.editions/.serve/socket")
    assert socket_path(deep) is None


@pytest.mark.parametrize(("mode", "private"), [(0o700, True), (0o750, False), (0o707, False)])
def test_a_folder_that_others_can_open_is_not_private(tmp_path: Path, mode: int, private: bool) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there").chmod(mode)
    assert is_private(tmp_path / "there") is private


def test_a_link_to_a_private_folder_is_not_private(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to("there")
    assert not is_private(tmp_path / "link")
