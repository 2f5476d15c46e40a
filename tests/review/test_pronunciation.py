"""What a person should listen to: found by its shape, left out where a lexicon has confirmed it, with a clip
of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest
from lxml import html

from everyreader.model.lexicon import Entry, Lexicon
from everyreader.model.publication import Publication
from everyreader.narration.engines import choose_engine
from everyreader.review.pronunciation import review
from everyreader.review.spoken_words import Shape, unconfirmed
from everyreader.theme.styles_folder import styles_folder

Read = Callable[[str], Publication]


def words(publication: Publication, shape: Shape) -> list[str]:
    return [one.words for one in unconfirmed(publication) if one.shape is shape]


@pytest.mark.parametrize(
    ("text", "shape", "found"),
    [
        ("He met the UN, the G20 and the U.S. envoy.", Shape.ABBREVIATION, ["UN", "G20", "U.S."]),
        ("A PhD took kWh in Feb. 1967.", Shape.ABBREVIATION, ["PhD", "kWh", "Feb."]),
        ("It cost $3.50, or 5 %, on the 3rd of 1,200.", Shape.NUMBER, ["$3.50", "5 %", "3rd", "1,200"]),
        ("We thank Ada Brook and the Bank of England.", Shape.NAME, ["Ada Brook", "Bank of England"]),
        ("It is Gaza's and Hamas’ own.", Shape.NAME, ["Gaza", "Hamas"]),
        ("Netanyahu spoke. Water ran; the water rose.", Shape.PERHAPS, ["Netanyahu"]),
        ("A plain sentence, with nothing in it.", Shape.NAME, []),
    ],
)
def test_words_are_found_by_their_shape(statement: Read, text: str, shape: Shape, found: list[str]) -> None:
    assert words(statement(f"# a title\n\n{text}\n"), shape) == found


def test_each_word_stands_once_with_its_count_and_its_first_line(statement: Read) -> None:
    (one,) = unconfirmed(statement("# a title\n\nall of the UN here.\n\nthe UN there.\n"))
    assert (one.words, one.count, one.line) == ("UN", 2, 11)


def test_what_a_lexicon_has_is_confirmed(statement: Read) -> None:
    publication = statement("# a title\n\nwhat the UN did in May 1967.\n")
    lexicon = Lexicon((Entry("UN", "UN", "en"), Entry("May 1967", "May 1967", "en")))
    assert unconfirmed(replace(publication, lexicon=lexicon)) == ()


def test_a_clip_of_each_a_page_that_plays_them_and_a_draft_that_confirms_all(
    statement: Read, tmp_path: Path
) -> None:
    publication = statement("# a title\n\nwhat the UN and Ada Brook did in 1967.\n")
    folder = tmp_path / "listen"
    lines = review(
        publication,
        choose_engine(None, "en"),
        folder,
        tmp_path / "cache",
        styles=styles_folder(),
        fonts=(),
        jobs=2,
        say=lambda line: None,
    )
    assert [one.item.words for one in lines] == ["UN", "1967", "Ada Brook"]
    for one in lines:
        with av.open(str(folder / one.clip)) as clip:
            assert clip.duration / av.time_base > 0.5
    page = html.document_fromstring((folder / "index.html").read_bytes())
    assert page.xpath("//audio/source/@src") == [one.clip for one in lines]
    (tmp_path / "small" / "lexicon.pls").write_bytes((folder / "lexicon.draft.pls").read_bytes())
    assert unconfirmed(statement("# a title\n\nwhat the UN and Ada Brook did in 1967.\n")) == ()


def test_nothing_is_written_where_nothing_is_open(statement: Read, tmp_path: Path) -> None:
    publication, folder = statement("# a title\n\nall is plain.\n"), tmp_path / "listen"
    nothing = review(
        publication,
        choose_engine(None, "en"),
        folder,
        tmp_path / "cache",
        styles=styles_folder(),
        fonts=(),
        jobs=1,
        say=lambda line: None,
    )
    assert (nothing, folder.exists()) == ((), False)
