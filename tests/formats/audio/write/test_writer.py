"""The finished files: chapters, tags, cover, and the same bytes each time."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import mutagen
import pytest
from mutagen.id3 import ID3

from everyreader.formats.audio.read.outline import outline
from everyreader.formats.audio.read.reader import read_back
from everyreader.formats.audio.write.mp3 import write_mp3
from everyreader.formats.audio.write.tags import iso_639_2, tags_of
from tests.formats.audio.conftest import COVER_ALT, STATEMENT, Spoken

TITLES = [
    "Clean water for every village",
    "Wells before roads:",
    "Money that arrives:",
    "For more detail on the plan…",
]


def test_chapters_begin_where_their_first_sentence_is_heard(clean: Path, spoken: Spoken) -> None:
    reading = read_back(clean, spoken.segments)
    begins = {h.sentence_id: h.start for h in reading.heard}
    assert [chapter.title for chapter in reading.contents] == TITLES
    assert reading.contents[0].start == 0
    for chapter, made in zip(reading.contents[1:], spoken.assembly.chapters[1:], strict=True):
        assert chapter.start == pytest.approx(begins[made.sentence_id], abs=0.003)


def test_both_files_say_what_they_are(clean: Path) -> None:
    reading = read_back(clean, ())
    assert (reading.title, reading.language) == ("A title", "en")
    assert reading.metadata["artist"] == ("A publisher",)
    assert reading.metadata["date"] == ("2023-11-21",)
    assert reading.metadata["genre"] == ("Speech",)
    assert reading.metadata["comment"] == ("Read by a synthetic voice: SVOX Pico 0.1.1 (en-US).",)
    assert reading.has_cover


def test_the_mp3_describes_its_cover_and_carries_the_transcript(spoken: Spoken, tmp_path: Path) -> None:
    mp3, _ = spoken.written(tmp_path)
    tags = ID3(mp3)
    assert [(p.mime, p.desc, p.data == spoken.cover) for p in tags.getall("APIC")] == [
        ("image/png", COVER_ALT, True)
    ]
    assert tags.getall("USLT")[0].text == "\n".join(unit.text for unit in STATEMENT.units)
    assert read_back(mp3, ()).cover_alt == COVER_ALT


def test_more_than_ten_chapters_keep_their_order_in_the_mp3(spoken: Spoken, tmp_path: Path) -> None:
    first = spoken.assembly.chapters[0]
    many = tuple(replace(first, title="x" * (13 - n), start=n * 1000, end=n * 1000 + 1000) for n in range(12))
    assembly = replace(spoken.assembly, chapters=many)
    write_mp3(
        tmp_path / "s.mp3", assembly, tags_of(STATEMENT, assembly), cover_png=spoken.cover, cover_alt=""
    )
    assert [entry.title for entry in read_back(tmp_path / "s.mp3", ()).contents] == [c.title for c in many]


def test_titles_of_any_length_are_read_by_two_readers_in_order(spoken: Spoken, tmp_path: Path) -> None:
    first, path = spoken.assembly.chapters[0], tmp_path / "s.mp3"
    said = ["ü" * 90, "short", "x" * 126, "y" * 300, "z"]
    many = tuple(
        replace(first, title=title, start=n * 1000, end=n * 1000 + 1000) for n, title in enumerate(said)
    )
    assembly = replace(spoken.assembly, chapters=many)
    write_mp3(path, assembly, tags_of(STATEMENT, assembly), cover_png=spoken.cover, cover_alt="")
    assert [mark.title for mark in outline(path).marks] == said
    assert [frame.sub_frames["TIT2"].text[0] for frame in ID3(path).getall("CHAP")] == said
    assert read_back(path, ()).metadata["date"] == ("2023-11-21",)


def test_the_m4b_is_an_audiobook_to_players(spoken: Spoken, tmp_path: Path) -> None:
    _, m4b = spoken.written(tmp_path)
    assert m4b.read_bytes()[4:12] == b"ftypM4B "
    assert mutagen.File(m4b)["stik"] == [2]


def test_the_same_bytes_in_another_time_zone_and_locale(spoken: Spoken, tmp_path: Path) -> None:
    script = (
        "import sys, pickle, pathlib\n"
        "spoken = pickle.load(sys.stdin.buffer)\n"
        "spoken.written(pathlib.Path(sys.argv[1]))\n"
    )
    here = [path.read_bytes() for path in spoken.written(tmp_path / "here")]
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "there")],
        input=pickle.dumps(spoken),
        env=env,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[4],
    )
    there = [(tmp_path / "there" / name).read_bytes() for name in ("s.mp3", "s.m4b")]
    assert here == there


@pytest.mark.parametrize(
    ("language", "code"), [("en-GB", "eng"), ("fr", "fra"), ("el", "ell"), ("und", "und")]
)
def test_the_language_is_an_iso_639_2_code(language: str, code: str) -> None:
    assert iso_639_2(language) == code
