"""``clean`` deletes what builds made, and nothing else."""

from __future__ import annotations

from pathlib import Path

from everyreader.publishing import manifest
from everyreader.publishing.clean import clean, clean_cache
from everyreader.publishing.publish import publish, staged


def test_editions_their_links_and_the_cache_go(tmp_path: Path) -> None:
    with staged(tmp_path, "statement") as stage:
        (stage.folder / "edition.json").write_text("{}")
        manifest.write_sums(stage.folder)
        publish(stage, "0123456789abcdef")
    (tmp_path / ".cache").mkdir()  # somebody else's
    (tmp_path / "index.html").write_text("catalogue")
    assert sorted(clean(tmp_path)) == [".editions", "index.html", "statement"]
    assert [path.name for path in tmp_path.iterdir()] == [".cache"]


def test_the_editions_stay_where_only_what_is_kept_is_deleted(tmp_path: Path) -> None:
    with staged(tmp_path, "statement") as stage:
        (stage.folder / "edition.json").write_text("{}")
        manifest.write_sums(stage.folder)
        publish(stage, "0123456789abcdef")
    kept = tmp_path / ".editions" / ".cache"
    kept.mkdir()
    (kept / "results.sqlite").touch()
    assert list(clean_cache(tmp_path)) == [".editions/.cache"]
    assert not kept.exists()
    assert (tmp_path / "statement" / "edition.json").read_text() == "{}"


def test_what_no_build_made_stays(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / ".gitkeep").write_text("")
    (tmp_path / "index.html").write_text("by hand")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "notes")
    assert list(clean(tmp_path)) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitkeep",
        "elsewhere",
        "index.html",
        "notes",
    ]


def test_a_folder_that_is_not_there_is_clean(tmp_path: Path) -> None:
    assert list(clean(tmp_path / "build")) == []
