"""The script that takes foreign documents from file to edition, on documents of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpora.honest import documents, main, spent

LETTER = "# A letter\n\n3 March 2024\n\nThe well is open.\n"


def test_a_document_goes_from_file_to_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    written = tmp_path / "honest.md"
    assert main([str(tmp_path), "--write", str(written)]) == 0
    assert "- published: 1 of 1" in capsys.readouterr().out
    assert "| letter.md | published |  | 0 | no |" in written.read_text("utf-8")


def test_what_is_refused_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.md").write_text("\n", encoding="utf-8")
    assert main([str(tmp_path), "--add-only"]) == 0
    assert "empty.md | refused | everyreader: " in capsys.readouterr().out


def test_the_same_seed_draws_the_same_documents(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(LETTER, encoding="utf-8")
    assert documents(tmp_path, 4, 3) == documents(tmp_path, 4, 3)
    assert len(documents(tmp_path, 4, 3)) == 4


def test_seconds_are_counted_from_one_statement_to_the_next() -> None:
    assert spent("[  1.0 s] a: reading\n[  4.5 s] b: reading\n[  5.0 s] b: publishing\n") == {
        "a": 3.5,
        "b": 0.5,
    }
