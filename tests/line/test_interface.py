"""The interface for other programs (docs/python.md)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import everyreader
from everyreader.model.errors import UsageError
from tests.conftest import FRONT_MATTER, ROOT

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", dir(everyreader))
def test_every_name_is_there_and_documented(name: str) -> None:
    assert getattr(everyreader, name).__name__ == name
    assert re.search(rf"`{name}\b", PAGE)


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, everyreader; print([one for one in sys.modules if one.startswith('everyreader.')])"
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT) == b"[]\n"


def test_what_is_not_there_is_no_name_of_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        getattr(everyreader, "bild")  # noqa: B009


def test_a_statement_is_built_and_checked_again(tmp_path: Path) -> None:
    (tmp_path / "source" / "small").mkdir(parents=True)
    (tmp_path / "source" / "small" / "statement.md").write_text(f"{FRONT_MATTER}# A Title\n\nText.\n")
    options = everyreader.Options(
        source=tmp_path / "source", out=tmp_path / "out", formats=("plain-text",), recognition=False
    )
    begun: list[str] = []

    class Heard(everyreader.Progress):
        def begin(self, folders: object) -> None:
            begun.extend(folder.name for folder in folders)

    [built] = everyreader.build(options, progress=Heard())
    assert (built.status, built.exit_code, begun) == (everyreader.Status.PUBLISHED, 0, ["small"])
    assert all(isinstance(one, everyreader.Finding) for one in built.findings)
    [checked] = everyreader.check(everyreader.CheckOptions(paths=(built.place,), recognition=False))
    assert checked.status is everyreader.Status.CHECKED
    assert not any(one.blocks for one in checked.findings)


def test_what_can_be_known_beforehand_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there"):
        everyreader.build(everyreader.Options(source=tmp_path / "nowhere"))
