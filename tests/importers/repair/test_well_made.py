"""A statement that is well made already comes out of all repairs as it went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.steps import repair
from everyreader.source import STATEMENT, dialect, front_matter, notation, read_file

ROOT = Path(__file__).parents[3]
STATEMENTS = sorted(
    path for top in ("source", "tests", "docs") for path in (ROOT / top).rglob(STATEMENT) if path.is_file()
)


def drafted(path: Path, text: str) -> Draft:
    _, body = front_matter.split(path, text)
    metadata = read_file(path, name=path.parent.name, images=False).metadata
    blocks = notation.resolve(path, dialect.parse(path, body)["blocks"])
    return Draft(
        tuple(blocks),
        metadata.language,
        title=metadata.title,
        date=metadata.date,
        lines=tuple(text.split("\n")),
    )


@pytest.mark.parametrize("path", STATEMENTS, ids=lambda path: path.parent.name)
def test_no_repair_touches_a_statement_that_stands(path):
    draft = drafted(path, path.read_text(encoding="utf-8"))
    done = repair(draft)
    assert [(one.line, one.name, one.message) for one in done.repairs] == []
    assert done.blocks == draft.blocks
