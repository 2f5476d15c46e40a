"""What the reader makes of books that are not ours, or not books."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.daisy202.read.reader import read_back
from everyreader.model.errors import MakerFailed

Zipped = Callable[[dict[str, str | bytes]], Path]
NCC = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A</title>{head}</head><body>
<h1 class="title" id="a"><a href="a.smil#p1">A Title</a></h1></body></html>
"""
SMIL = """<smil><head/><body><seq><par id="p1"><text src="text.html#a" id="t1"/>{audio}</par></seq></body></smil>"""
AUDIO = '<audio src="a.mp3" clip-begin="npt=0s" clip-end="npt=1.5s" id="a1"/>'
TEXT = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><h1 id="a">A '
    "Title</h1><p>More.</p></body></html>"
)


def files(**more: str) -> dict[str, str | bytes]:
    """A small foreign book, without its recording."""
    return {
        "ncc.html": NCC.format(head=""),
        "a.smil": SMIL.format(audio=AUDIO),
        "text.html": TEXT,
        **{name.replace("_", "."): data for name, data in more.items()},
    }


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("no zip")
    with pytest.raises(MakerFailed, match="no zip file"):
        read_back(tmp_path / "a.zip")


def test_a_zip_without_a_control_center_is_refused(zipped: Zipped) -> None:
    with pytest.raises(MakerFailed, match=r"no ncc\.html"):
        read_back(zipped({"text.html": TEXT}))


def test_a_control_center_that_is_not_well_formed_is_refused(zipped: Zipped) -> None:
    with pytest.raises(MakerFailed, match=r"ncc\.html is not well-formed"):
        read_back(zipped(files(ncc_html="<html>")))


def test_entities_are_refused_and_nothing_is_expanded(zipped: Zipped) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + NCC.format(head="<title>&b;</title>")
    with pytest.raises(MakerFailed, match="declares entities"):
        read_back(zipped(files(ncc_html=bomb)))


def test_files_of_the_machine_are_not_read(zipped: Zipped, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    climbing = SMIL.format(audio="").replace("text.html", "../secret.txt")
    reading = read_back(zipped(files(a_smil=climbing)))
    assert [one.address for one in reading.missing] == ["../secret.txt#a"]


def test_a_book_may_lie_in_a_folder(zipped: Zipped) -> None:
    reading = read_back(zipped({f"Book/{name}": data for name, data in files().items()}))
    assert (reading.main, [one.text for one in reading.cues]) == ("Book/ncc.html", ["A Title"])


def test_a_missing_recording_is_told_and_words_without_a_cue_too(zipped: Zipped) -> None:
    reading = read_back(zipped(files()))
    assert [one.address for one in reading.missing] == ["a.mp3"]
    assert [one.text for one in reading.uncovered] == ["More."]
    assert (reading.cues[0].begin, reading.cues[0].end) == (0.0, 1.5)


def test_a_part_that_cannot_be_read_is_told(zipped: Zipped) -> None:
    reading = read_back(zipped(files(a_smil="<smil>")))
    assert [name for name, _ in reading.broken] == ["a.smil"]
    assert reading.cues == ()


def test_several_stretches_of_sound_in_one_par_are_several_cues(zipped: Zipped) -> None:
    two = AUDIO + '<audio src="a.mp3" clip-begin="npt=1.5s" clip-end="npt=2s" id="a2"/>'
    cues = read_back(zipped(files(a_smil=SMIL.format(audio=f"<seq>{two}</seq>")))).cues
    assert [(one.begin, one.end, one.again) for one in cues] == [(0.0, 1.5, False), (1.5, 2.0, False)]


def test_old_named_characters_are_characters(zipped: Zipped) -> None:
    public = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">'
    text = public + TEXT.replace("A Title", "A&nbsp;Title&hellip;")
    [cue] = read_back(zipped(files(text_html=text))).cues
    assert cue.text == "A\N{NO-BREAK SPACE}Title…"


def test_sizes_beyond_reason_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    with pytest.raises(MakerFailed, match="over 10000 files"):
        read_back(path)
