"""A row of the table is all that the rest of the house knows a format by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_reading
from everyreader.checks.rules.subjects import TAGGED, TEXTS
from everyreader.formats.table import FORMATS, chosen
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.model.errors import UsageError
from everyreader.model.findings import Outcome
from everyreader.model.publication import Publication, Unit
from everyreader.model.reading import Reading
from everyreader.publishing.manifest import EDITION, write_json


def test_what_all_texts_share_is_asked_of_what_is_read_and_not_heard() -> None:
    assert TEXTS.renditions == tuple(one.rendition for one in FORMATS if one.text and not one.spoken)
    assert set(TAGGED.renditions) <= set(TEXTS.renditions)


def test_what_a_file_cannot_say_is_not_looked_for(statement: Callable[[str], Publication]) -> None:
    @dataclass(frozen=True, kw_only=True)
    class Loud(Reading):
        def expects(self, publication: Publication) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
            return tuple(map(loud, publication.units)), ()

    def loud(unit: Unit) -> Unit:
        return replace(unit, runs=tuple(replace(one, text=one.text.upper()) for one in unit.runs))

    publication = statement("# A Title\n\nThe well is deep.\n")
    said = tuple(map(loud, publication.units))
    changed = [one for one in CATALOGUE if one.id == "TXT-003"]
    for kind, fails in ((Reading, True), (Loud, False)):
        reading = kind(path=Path("loud.html"), title="A Title", language="en", units=said)
        [verdict] = judge_reading(publication, TEXTS.renditions[0], reading, changed)
        assert (verdict.outcome is Outcome.FAILED) is fails


@pytest.mark.parametrize(
    "formats", [("epub", "html", "large-print", "audio"), tuple(one.name for one in chosen(()))]
)
def test_an_edition_that_serves_every_need_is_full_and_no_part_replaces_it(
    tmp_path: Path, formats: tuple[str, ...]
) -> None:
    (tmp_path / "source" / "small").mkdir(parents=True)
    edition = tmp_path / "out" / "small"
    edition.mkdir(parents=True)
    about = dict.fromkeys(("id", "name", "title", "publisher", "language", "engine"), "small")
    write_json(edition / EDITION, {**about, "date": "2024-05-02", "files": [], "formats": list(formats)})
    asked = Options(source=tmp_path / "source", out=tmp_path / "out", formats=("html",))
    with pytest.raises(UsageError, match="full edition"):
        build_all(asked, lambda line: None)
