"""What is asked of recordings, captions and talking books that others made: nothing is an error but what
certainly breaks their standard."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from everyreader.browser.chromium import Browser
from everyreader.checks.rules import Verdict, judge_alone
from everyreader.formats.daisy202.read.reader import read_back as read_daisy
from everyreader.model.errors import MakerFailed
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from tests.checks.rules.examples.captions.words import replaced, shown
from tests.checks.rules.examples.talking.daisy import (
    NCC,
    PART,
    SECOND,
    SHORTER,
    THIRD,
    meta,
    par,
)
from tests.checks.rules.kit import Change, Kit, errors
from tests.checks.rules.talking import right_cues, sound
from tests.checks.rules.talking_book import audiobook, daisy


@pytest.fixture
def kit(tmp_path: Path, statement: Callable[[str], Publication], rich: Publication) -> Kit:
    return Kit(tmp_path, Browser(), statement, rich)


def warned(verdicts: tuple[Verdict, ...]) -> set[str]:
    return {one.rule.id for one in verdicts if one.findings} - errors(verdicts)


FULL = meta("ncc:multimediaType", "audioFullText", "textPartAudio")
MUTE = par(2, "s-u2s1", SECOND).replace(par(2, "s-u2s1", SECOND).splitlines()[2] + "\n", "")
NO_SOUND = (PART, par(2, "s-u2s1", SECOND), MUTE)
NO_CUE = (PART, par(2, "s-u2s1", SECOND), "")
AT_ITS_MARK = (
    (PART, par(2, "s-u2s1", SECOND), par(2, "s-u2s2", THIRD)),
    (PART, par(3, "s-u2s2", THIRD), par(3, "s-u2s1", SECOND)),
)
ASKED_FOR = (
    (
        PART,
        par(2, "s-u2s1", SECOND),
        par(2, "s-u2s2", THIRD).replace("<par ", '<par system-required="footnote-on" '),
    ),
    (PART, par(3, "s-u2s2", THIRD), par(3, "s-u2s1", SECOND)),
)


@pytest.mark.parametrize(
    ("changes", "weighs"),
    [
        ((NO_SOUND,), {"TLK-009"}),
        ((NO_SOUND, FULL), set()),
        ((NO_CUE, *SHORTER), {"TLK-006"}),
        ((NO_CUE, *SHORTER, FULL), set()),
        (AT_ITS_MARK, {"TLK-008"}),
        (ASKED_FOR, set()),
        (((NCC, ">A Title</a>", ">ATitle</a>"),), set()),
        (((NCC, ">A Title</a>", ">A Table</a>"),), {"TLK-016", "TLK-017"}),
        ((meta("ncc:totalTime", "00:00:11", "00:00:14"),), set()),
        ((meta("ncc:totalTime", "00:00:11", "00:00:30"),), {"TLK-023"}),
    ],
    ids=[
        "a cue without sound",
        "a cue without sound where little is heard",
        "words without a cue",
        "words without a cue where little is heard",
        "sentences exchanged",
        "a note read at its mark for those who ask",
        "a heading whose words are run together",
        "another heading",
        "a sum of rounded times",
        "another time",
    ],
)
def test_a_talking_book_is_held_to_what_it_says_it_is(
    kit: Kit, changes: tuple[Change, ...], weighs: set[str]
) -> None:
    assert errors(daisy(*changes, alone=True)(kit)) == weighs


def test_a_cue_that_comes_late_in_the_pause_is_told_and_weighs_little(kit: Kit) -> None:
    late = daisy((PART, 'clip-begin="npt=3.682s"', 'clip-begin="npt=4.082s"'), alone=True)(kit)
    assert "TLK-014" in warned(late)


SPOKEN_NCC = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A Small Book</title>
<meta name="dc:title" content="A Small Book"/><meta name="dc:creator" content="A Person"/>
<meta name="dc:date" content="2024-05-02"/><meta name="dc:format" content="Daisy 2.02"/>
<meta name="dc:identifier" content="small-1"/><meta name="dc:language" content="en"/>
<meta name="dc:publisher" content="A House"/><meta name="ncc:charset" content="utf-8"/>
<meta name="ncc:pageFront" content="0"/><meta name="ncc:pageNormal" content="0"/><meta name="ncc:pageSpecial" content="0"/>
<meta name="ncc:tocItems" content="2"/><meta name="ncc:totalTime" content="0:00:{total:02}"/>
<meta name="ncc:multimediaType" content="audioNcc"/><meta name="ncc:narrator" content="A Person"/></head>
<body><h1 class="title" id="h0"><a href="part.smil#t0">A Small Book</a></h1>
<h1 id="h1"><a href="part.smil#t1">The second part</a></h1></body></html>
"""
SPOKEN_PART = """<?xml version="1.0" encoding="utf-8"?>
<smil><head><meta name="dc:format" content="Daisy 2.02"/><meta name="ncc:totalElapsedTime" content="0:00:00"/>
<meta name="ncc:timeInThisSmil" content="0:00:{total:02}"/></head><body><seq dur="{seconds:.3f}s">{pars}</seq></body></smil>
"""


def recorded(folder: Path) -> Path:
    """A DAISY book of sound alone, as most are: its control center is all that is shown, and a line's sound
    is several clips."""
    cues = right_cues()
    clips = [
        (
            f'<audio src="sound.mp3" clip-begin="npt={one.begin:.3f}s" clip-end="npt={one.end:.3f}s" '
            f'id="a{number}"/>'
        )
        for number, one in enumerate(cues)
    ]
    pars = "".join(
        f'<par endsync="last"><text src="ncc.html#h{number}" id="t{number}"/><seq>{"".join(part)}</seq></par>'
        for number, part in enumerate((clips[:4], clips[4:]))
    )
    total = round(cues[-1].end)
    path = folder / "spoken-daisy202.zip"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("ncc.html", SPOKEN_NCC.format(total=total))
        book.writestr("part.smil", SPOKEN_PART.format(total=total, seconds=cues[-1].end, pars=pars))
        book.writestr("sound.mp3", sound())
    return path


def test_a_book_of_sound_alone_shows_its_control_center(tmp_path: Path) -> None:
    assert errors(judge_alone(Rendition.TALKING_BOOK, read_daisy(recorded(tmp_path)))) == set()


def addresses_alone(said: dict[str, Any]) -> None:
    """The shortest that the standard lets a manifest be."""
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"):
        said.pop(name)
    said.pop("accessibilitySummary", None)
    said["readingOrder"] = said["readingOrder"][0]["url"]


def whole_seconds(said: dict[str, Any]) -> None:
    said["duration"] = said["readingOrder"][0]["duration"] = said["duration"].partition(".")[0] + "S"


def untrue(said: dict[str, Any]) -> None:
    said["accessMode"] = ["textual", "visual"]
    said["duration"] = "PT99S"


def of_text(said: dict[str, Any]) -> None:
    said.update(type="Book", conformsTo="https://www.w3.org/TR/pub-manifest/", readingOrder=["index.html"])


@pytest.mark.parametrize(
    ("manifest", "weighs"),
    [(addresses_alone, set()), (whole_seconds, set()), (untrue, {"TLK-042", "TLK-047"})],
    ids=["addresses alone", "whole seconds", "what is not so"],
)
def test_an_audiobook_may_leave_unsaid_what_is_only_recommended(
    kit: Kit, manifest: Callable[[dict[str, Any]], object], weighs: set[str]
) -> None:
    assert errors(audiobook(manifest=manifest, alone=True)(kit)) == weighs


def test_a_publication_of_text_in_the_same_package_is_refused_by_name(kit: Kit) -> None:
    with pytest.raises(MakerFailed, match="no audiobook"):
        audiobook(manifest=of_text, alone=True)(kit)


@pytest.mark.parametrize(
    ("setting", "weighs"),
    [("align:middle", set()), ("size:60%", set()), ("size:3%", {"CAP-011"})],
    ids=["an old setting", "a narrow box", "a box of a letter"],
)
def test_captions_are_shown_though_a_setting_is_passed_over(kit: Kit, setting: str, weighs: set[str]) -> None:
    verdicts = shown(replaced("00:00:04.055", f"00:00:04.055 {setting}"), alone=True)(kit)
    assert errors(verdicts) == weighs
    assert ("CAP-001" in warned(verdicts)) == (setting == "align:middle")


def test_a_short_word_has_room_in_a_narrow_box(kit: Kit) -> None:
    narrow = replaced("A Title", "Okay.")
    assert (
        errors(
            shown(lambda text: narrow(text).replace("00:00:01.965", "00:00:01.965 size:13%"), alone=True)(kit)
        )
        == set()
    )
