"""AUD-062 to 064: the sentences that an MP3 carries with their times."""

from __future__ import annotations

from collections.abc import Callable

from mutagen import id3

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example
from tests.checks.rules.sound import Edit, as_made, recording
from tests.checks.rules.tagged import mp3

Lines = list[tuple[str, int]]


def _lines(change: Callable[[Lines], Lines]) -> Edit:
    """Other lines, each with its moment in milliseconds."""

    def edit(tag: id3.ID3) -> None:
        for frame in tag.getall("SYLT"):
            frame.text = change(list(frame.text))

    return mp3(edit)


def _of(edit: Edit) -> object:
    return recording(edit=edit)


def _counted_in_frames(tag: id3.ID3) -> None:
    for frame in tag.getall("SYLT"):
        frame.format = 1


EXAMPLES = [
    *(Example(f"AUD-0{number}", PASSED, "as it was made", as_made()) for number in (62, 63, 64)),
    *(
        Example(f"AUD-0{number}", INAPPLICABLE, "an M4B, which has no place for them", as_made(".m4b"))
        for number in (62, 63, 64)
    ),
    Example("AUD-062", FAILED, "no lines", _of(mp3(lambda tag: tag.delall("SYLT")))),
    Example("AUD-063", FAILED, "another word", _of(_lines(lambda lines: [("Another", 775), *lines[1:]]))),
    Example("AUD-063", FAILED, "a line too few", _of(_lines(lambda lines: lines[:-1]))),
    Example("AUD-063", FAILED, "a line too many", _of(_lines(lambda lines: [*lines, ("Again", 99_000)]))),
    Example(
        "AUD-064",
        FAILED,
        "a second late",
        _of(_lines(lambda lines: [(words, at + 1000) for words, at in lines])),
    ),
    Example("AUD-064", FAILED, "times in frames", _of(mp3(_counted_in_frames))),
]
