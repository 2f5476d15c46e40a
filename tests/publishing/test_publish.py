"""An edition is swapped in whole: what was published before stays until then, and whenever anything fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from everyreader.model.errors import PublishError
from everyreader.publishing import manifest
from everyreader.publishing.publish import hold, publish, refuse, staged


def put(out: Path, words: str, edition: str = "0123456789abcdef") -> Path:
    with staged(out, "statement") as stage:
        (stage.folder / "statement.html").write_text(words)
        (stage.folder / "edition.json").write_text("{}")
        manifest.write_sums(stage.folder)
        return publish(stage, edition)


def test_the_edition_stands_under_its_name(tmp_path: Path) -> None:
    place = put(tmp_path, "words")
    assert place == tmp_path / "statement"
    assert (place / "statement.html").read_text() == "words"
    assert manifest.disagreements(place) == ()


def test_the_same_edition_can_be_published_again(tmp_path: Path) -> None:
    put(tmp_path, "words")
    assert (put(tmp_path, "words") / "statement.html").read_text() == "words"


def test_a_new_edition_takes_the_place_of_the_one_before_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    put(tmp_path, "old", "aaaaaaaaaaaaaaaa")
    put(tmp_path, "new", "bbbbbbbbbbbbbbbb")
    assert (tmp_path / "statement" / "statement.html").read_text() == "new"
    assert [path.name for path in (tmp_path / ".editions").iterdir() if path.is_dir()] == [
        "statement-bbbbbbbbbbbb"
    ]


def test_a_folder_of_that_name_that_no_link_made_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "statement").mkdir()
    (tmp_path / "statement" / "statement.html").write_text("by hand")
    put(tmp_path, "new")
    assert (tmp_path / "statement" / "statement.html").read_text() == "new"


def test_a_file_changed_after_its_sum_was_taken_is_not_published(tmp_path: Path) -> None:
    put(tmp_path, "old")
    with (
        pytest.raises(PublishError, match=r"statement\.html is not the file"),
        staged(tmp_path, "statement") as stage,
    ):
        (stage.folder / "statement.html").write_text("new")
        manifest.write_sums(stage.folder)
        (stage.folder / "statement.html").write_text("bad")
        publish(stage, "cccccccccccccccc")
    assert (tmp_path / "statement" / "statement.html").read_text() == "old"


def test_a_refused_edition_lies_apart_and_the_one_before_stays(tmp_path: Path) -> None:
    put(tmp_path, "old")
    with staged(tmp_path, "statement") as stage:
        (stage.folder / "statement.html").write_text("faulty")
        place = refuse(stage)
    assert (place / "statement.html").read_text() == "faulty"
    assert place == tmp_path / ".refused" / "statement"
    assert (tmp_path / "statement" / "statement.html").read_text() == "old"


def test_a_refusal_is_withdrawn_once_the_statement_is_published(tmp_path: Path) -> None:
    with staged(tmp_path, "statement") as stage:
        refuse(stage)
    put(tmp_path, "new")
    assert not (tmp_path / ".refused").exists()


def test_what_is_held_back_lies_apart_until_the_statement_is_published(tmp_path: Path) -> None:
    put(tmp_path, "old")
    with staged(tmp_path, "statement") as stage:
        (stage.folder / "statement.html").write_text("not yet")
        place = hold(stage)
    assert (place / "statement.html").read_text() == "not yet"
    assert (tmp_path / "statement" / "statement.html").read_text() == "old"
    put(tmp_path, "new")
    assert not (tmp_path / ".held").exists()


def test_a_stage_is_gone_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged(tmp_path, "statement"):
        raise ZeroDivisionError
    assert list((tmp_path / ".editions").glob("stage-*")) == []


def test_a_stage_whose_maker_is_gone_is_swept_and_one_in_use_is_not(tmp_path: Path) -> None:
    stale, used = tmp_path / ".editions" / "stage-stale", tmp_path / ".editions" / "stage-used"
    stale.mkdir(parents=True)
    used.mkdir()
    with FileLock(used / "lock"), staged(tmp_path, "statement"):
        assert used.exists()
        assert not stale.exists()


def test_a_target_that_cannot_be_written_is_one_line_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(PublishError, match="choose a folder that can be written"),
        staged(tmp_path / "file" / "build", "statement"),
    ):
        pass


def test_an_interrupted_swap_of_folders_is_mended(tmp_path: Path) -> None:
    """Where links do not exist, a stop between two renames leaves the edition before beside its place."""
    before = tmp_path / ".editions" / ".before-statement"
    before.mkdir(parents=True)
    (before / "statement.html").write_text("old")
    with pytest.raises(PublishError), staged(tmp_path, "statement") as stage:
        publish(stage, "dddddddddddddddd")
    put(tmp_path, "new")
    assert (tmp_path / "statement" / "statement.html").read_text() == "new"
    assert not before.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f: (f / "a.txt").unlink(), "a.txt is missing"),
        (lambda f: (f / "b.txt").write_text("more"), "b.txt is not listed"),
        (lambda f: (f / "a.txt").write_text("other"), "a.txt is not the file that was published"),
        (lambda f: (f / "SHA256SUMS").unlink(), "SHA256SUMS is missing or cannot be read"),
    ],
)
def test_the_sums_say_what_is_not_as_it_was_published(tmp_path: Path, change, said: str) -> None:
    (tmp_path / "a.txt").write_text("words")
    manifest.write_sums(tmp_path)
    change(tmp_path)
    assert manifest.disagreements(tmp_path) == (said,)


def test_a_stage_is_safe_from_the_first_moment_while_others_begin(tmp_path: Path) -> None:
    def make(number: int) -> None:
        with staged(tmp_path, f"statement-{number}") as stage:
            (stage.folder / "statement.html").write_text("new")
            manifest.write_sums(stage.folder)
            publish(stage, f"{number:016d}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(make, range(40)))
    assert len(list(tmp_path.glob("statement-*/statement.html"))) == 40


@pytest.mark.parametrize("name", ["2024-03-01-water", "заявление", "déclaration.2", "声明", "बयान"])
def test_a_statement_may_have_a_name_in_any_script(name: str) -> None:
    assert manifest.is_name(name)


@pytest.mark.parametrize("name", ["", ".hidden", "a b", "a/b", "index", "report", "e\u0301te", "字" * 40])
def test_a_name_that_a_file_system_or_an_address_would_change_is_none(name: str) -> None:
    assert not manifest.is_name(name)
