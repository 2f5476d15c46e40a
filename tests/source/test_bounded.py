"""What is read of a file that somebody sent ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from everyreader.model.errors import SourceError
from everyreader.source import read_statement
from everyreader.source.bounded import bounded


def test_a_file_is_read_whole_up_to_its_bound(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert bounded(tmp_path / "a", 5) == b"12345"
    with pytest.raises(ValueError, match="over 4"):
        bounded(tmp_path / "a", 4)


@pytest.mark.skipif(os.name != "posix", reason="devices and pipes have no names elsewhere")
@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_a_statement_that_never_ends_is_refused(tmp_path: Path, kind: str) -> None:
    if kind == "device":
        (tmp_path / "statement.md").symlink_to("/dev/zero")
    else:
        os.mkfifo(tmp_path / "statement.md")
    with pytest.raises(SourceError, match="no ordinary file"):
        read_statement(tmp_path)
