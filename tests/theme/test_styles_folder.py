"""``--styles``: a designer's own files in the place of the project's, the rest as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.model.errors import SourceError, UsageError
from everyreader.theme.styles_folder import check_styles, styles_folder, with_own
from everyreader.theme.templates_env import render


def test_what_the_own_folder_lacks_is_the_projects(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("body { color: black }")
    (tmp_path / "notes.txt").write_text("not a style")
    with with_own(tmp_path) as folder:
        assert (folder / "page.css").read_text() == "body { color: black }"
        assert (folder / "epub.css").read_bytes() == (styles_folder() / "epub.css").read_bytes()
        assert {one.name for one in folder.iterdir()} == {one.name for one in styles_folder().iterdir()}
    assert not folder.exists()


def test_a_fault_names_the_designers_own_file(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text("a {}\n@import 'x.css';")
    with with_own(tmp_path) as folder, pytest.raises(SourceError) as caught:
        render("report.html", styles=folder, data={"title": "T"})
    assert (caught.value.path, caught.value.line) == ((tmp_path / "page.css").resolve(), 2)


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere", "no such folder"), (".", "expected cover.typ, daisy.css")]
)
def test_a_folder_that_replaces_nothing_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check_styles(tmp_path / name)
