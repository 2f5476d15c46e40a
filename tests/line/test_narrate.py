"""``narrate``: speak without building, and listen for what a voice may say wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import FRONT_MATTER, Run


def _source(folder: Path, text: str) -> Path:
    (folder / "source" / "small").mkdir(parents=True)
    (folder / "source" / "small" / "statement.md").write_text(FRONT_MATTER + text, "utf-8")
    return folder / "source"


def test_what_was_narrated_is_not_spoken_again(everyreader: Callable[..., Run], tmp_path: Path) -> None:
    _source(tmp_path, "# a title\n\nAda Brook met the UN.\n")
    first, second = everyreader("narrate"), everyreader("narrate")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.out.startswith("small: 2 sentences, 0 min ")
    assert "2 of 2 pieces to be spoken" in first.err
    assert "to be spoken" not in second.err


def test_a_review_lists_what_no_lexicon_has_confirmed_and_where_to_listen(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    _source(tmp_path, "# a title\n\nAda Brook met the UN.\n")
    done = everyreader("narrate", "--review")
    assert done.exit_code == 0
    assert done.out.splitlines()[0] == "small: 2 words to listen to"
    assert "    001.mp3  UN  line 11" in done.out.splitlines()
    assert (tmp_path / "build" / ".pronunciation" / "small" / "index.html").is_file()


def test_a_lexicon_that_cannot_be_used_is_refused_with_its_line(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    source = _source(tmp_path, "# a title\n\nAda Brook met the UN.\n")
    (source / "small" / "lexicon.pls").write_text("<lexicon>\n", "utf-8")
    done = everyreader("narrate")
    assert done.exit_code == 2
    assert "source/small/lexicon.pls:" in done.err + done.out
