"""A statement that a person reads: built, named as what it is, and checked again beside its recording."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.narration.human import human_script
from everyreader.source import read_statement
from tests.conftest import FRONT_MATTER, Run
from tests.narration.reader import BritishPico, read_aloud, save, spoken

TEXT = (
    "# The Well\n\nThe well is deep, and nobody remembers who dug it. Its water is cold.\n\nIt never ran "
    "dry in all these years.\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A statement in ``source/small``, and somebody's recording of it."""
    folder = tmp_path / "source" / "small"
    folder.mkdir(parents=True)
    (folder / "statement.md").write_text(FRONT_MATTER.replace("A Title", "The Well") + TEXT, "utf-8")
    sounds = spoken(human_script(read_statement(folder)), BritishPico(), tmp_path / "voices")
    save(read_aloud(sounds).samples, folder / "recording.wav")
    return folder


def _named(folder: Path) -> None:
    path = folder / "statement.md"
    path.write_text(
        path.read_text("utf-8").replace("language: en\n", "language: en\nreader: Ada Brook\n"), "utf-8"
    )


def test_the_edition_says_who_reads_and_stands_a_check(
    everyreader: Callable[..., Run], source: Path, tmp_path: Path
) -> None:
    _named(source)
    built = everyreader("build", "--formats", "audio,captions")
    assert built.exit_code == 0, built
    edition = tmp_path / "build" / "small"
    about = json.loads((edition / "edition.json").read_text("utf-8"))
    assert (about["engine"], about["voices"]) == ("human", ["Ada Brook"])
    page = (edition / "index.html").read_text("utf-8")
    assert "A person reads: Ada Brook." in page
    assert "synthetic" not in page
    checked = everyreader("check", "--path", "build/small")
    assert checked.exit_code == 0, checked


def test_a_recording_without_the_reader_s_name_is_refused(
    everyreader: Callable[..., Run], source: Path, tmp_path: Path
) -> None:
    run = everyreader("build", "--formats", "audio")
    assert run.exit_code == 2
    assert "add a line such as 'reader: Jane Doe'" in run.out + run.err
    assert not (tmp_path / "build" / "small").exists()
