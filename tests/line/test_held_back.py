"""Drafts and embargoes: built and checked like any other, and never published before their time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from everyreader.line.many import build_all
from everyreader.line.options import Options
from tests.conftest import FRONT_MATTER

MOMENT = datetime(2024, 5, 2, 8, tzinfo=UTC)
BODY = "# A Title\n\nText.\n"


def test_a_draft_and_an_embargo_are_held_back_and_what_is_due_is_published(tmp_path: Path) -> None:
    for name, more in {
        "draft": "draft: yes",
        "early": "embargo: 2024-05-02T10:01+02:00",
        "due": "embargo: 2024-05-02T10:00+02:00",
    }.items():
        folder = tmp_path / "source" / name
        folder.mkdir(parents=True)
        matter = FRONT_MATTER.replace("urn:x-test:statement", f"urn:x-test:{name}")
        (folder / "statement.md").write_text(matter.replace("---\n\n", f"{more}\n---\n\n") + BODY)
    options = Options(
        source=tmp_path / "source",
        out=tmp_path / "build",
        formats=("large-print",),
        allow_untested=True,
        jobs=1,
        clock=lambda: MOMENT,  # which no other process could be told
    )
    results = {one.name: one for one in build_all(options, lambda line: None)}
    assert {name: one.exit_code for name, one in results.items()} == {"draft": 0, "early": 0, "due": 0}
    assert "NOT published: it is a draft" in results["draft"].summary()
    assert "NOT published: its embargo holds until 2024-05-02 10:01+02:00" in results["early"].summary()
    build = tmp_path / "build"
    assert [one.name for one in sorted(build.iterdir()) if one.name[0] != "."] == ["due", "index.html"]
    assert sorted(one.name for one in (build / ".held").iterdir()) == ["draft", "early"]
    assert (build / ".held" / "early" / "SHA256SUMS").is_file()
    listed = (build / "index.html").read_text()
    assert 'href="due/' in listed and "early" not in listed and "draft" not in listed
