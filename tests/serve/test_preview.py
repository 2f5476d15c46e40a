"""What is shown at once is the statement as it stands, and each finding knows its words."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from everyreader.line.options import Options
from everyreader.model.errors import SourceError
from everyreader.serve.jobs import Desk
from everyreader.serve.preview import Preview, failures, preview_of
from everyreader.serve.show import Show, State
from everyreader.tools.places import font_folders
from tests.conftest import FRONT_MATTER

TEXT = "First words.\n\nSecond words. For the report click [here](https://example.org/report).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "source" / "small"
    place.mkdir(parents=True)
    (place / "statement.md").write_text(f"{FRONT_MATTER}# A Title\n\n{TEXT}", encoding="utf-8")
    return place


@pytest.fixture
def preview(folder: Path) -> Preview:
    return preview_of(folder, None, font_folders())


def test_a_finding_belongs_to_the_sentence_that_it_quotes(preview: Preview) -> None:
    (found,) = failures(preview.found)
    element = preview.element_of(found)
    assert found.line == 13
    assert f'id="{element}"' in preview.page
    words = preview.page.partition(f'id="{element}"')[2].partition("</p>")[0]
    assert "For the report click" in words
    assert "Second words" not in words


def test_every_look_is_made_of_the_same_words(preview: Preview) -> None:
    (chapter,) = preview.chapters
    assert "Second words." in preview.book[chapter].decode("utf-8")
    assert preview.large_print.pdf.startswith(b"%PDF")
    assert [one[:4] for one in preview.large_print.pages] == [b"\x89PNG"]
    assert [one.shown for one in preview.script][:3] == ["A Title", "First words.", "Second words."]


def test_a_source_that_cannot_be_read_says_where(folder: Path) -> None:
    (folder / "statement.md").write_text("---\ntitle: A Title\nnonsense: 1\n---\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"statement\.md:3: "):
        preview_of(folder, None, font_folders())


def test_what_is_saved_is_shown_and_then_built(folder: Path, tmp_path: Path) -> None:
    options = Options(source=folder.parent, out=tmp_path / "out", formats=("plain-text",), recognition=False)

    async def seen() -> list[State]:
        with Desk() as desk:
            show, states = Show(folder, options, desk), []
            show.refresh()
            async for state in show.follow():
                states.append(state)
                if state.built:
                    return states
        raise AssertionError

    states = asyncio.run(seen())
    shown = next(one for one in states if one.preview)
    assert shown.built is None
    assert "being made" in shown.status
    assert "published" in states[-1].status
    assert (tmp_path / "out" / "small" / "small.txt").is_file()
