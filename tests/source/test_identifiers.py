"""An identifier names one statement."""

from __future__ import annotations

from pathlib import Path

from everyreader.source.identifiers import shared_identifiers
from tests.conftest import FRONT_MATTER


def statement(folder: Path, identifier: str) -> Path:
    folder.mkdir()
    front = FRONT_MATTER.replace('"urn:x-test:statement"', identifier)
    (folder / "statement.md").write_text(front + "# A Title\n", encoding="utf-8")
    return folder


def test_the_second_with_the_same_is_refused_with_its_line(tmp_path: Path) -> None:
    one, two = statement(tmp_path / "one", "urn:x-test:a"), statement(tmp_path / "two", "'urn:x-test:a'")
    errors = shared_identifiers((one, two))
    assert {name: error.line for name, error in errors.items()} == {"one": 6, "two": 6}
    assert "one/statement.md, too" in str(errors["two"])


def test_others_are_let_through(tmp_path: Path) -> None:
    one, two = statement(tmp_path / "one", "urn:x-test:a"), statement(tmp_path / "two", "urn:x-test:ab")
    assert shared_identifiers((one, two, tmp_path / "not-there")) == {}
