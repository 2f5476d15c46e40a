"""A long statement for measuring: as long as asked for, always the same, and one that is built."""

from __future__ import annotations

from pathlib import Path

from everyreader.bench.long_text import long_text
from everyreader.model.publication import Kind
from everyreader.report.judgement import judgement_of_source
from everyreader.source import read_statement


def test_a_long_text_is_an_honest_statement(tmp_path: Path) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    (folder / "statement.md").write_text(long_text(3_000), encoding="utf-8")
    publication = read_statement(folder)
    assert judgement_of_source(publication, frozenset()).errors == ()
    assert 2_900 < len(" ".join(unit.text for unit in publication.all_units).split()) < 3_900
    assert {Kind.HEADING, Kind.PARAGRAPH, Kind.CELL} <= {unit.kind for unit in publication.units}
    assert publication.notes


def test_the_same_seed_gives_the_same_text() -> None:
    assert long_text(200, seed=3) == long_text(200, seed=3) != long_text(200, seed=4)
