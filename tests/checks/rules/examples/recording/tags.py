"""What a recording says of itself, in the MP3's tags and in the M4B's."""

from __future__ import annotations

from mutagen import id3

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.sound import alone, as_made, cover, encoded, judged_alone, recording, spoken
from tests.checks.rules.tagged import UTF8, atom, covr, mp3, old_tag, picture, text

TITLE = "A Title"


def _comment(value: str) -> object:
    def change(tag: id3.ID3) -> None:
        tag.delall("COMM")
        tag.add(id3.COMM(encoding=UTF8, lang="eng", desc="", text=[value]))

    return mp3(change)


def _transcript(change: object) -> object:
    def edit(tag: id3.ID3) -> None:
        for frame in tag.getall("USLT"):
            frame.text = change(frame.text)

    return mp3(edit)


def _bare(kit: Kit, **tags: str) -> tuple:
    path = kit.folder / "foreign.m4b"
    encoded(
        path, spoken(kit).reshape(1, -1), tags={"title": TITLE, "language": "eng", **tags}, picture=cover()
    )
    return judged_alone(path)


def _of(edit: object, suffix: str = ".mp3") -> object:
    return recording(edit=edit, suffix=suffix)


def _broken_picture() -> bytes:
    return cover()[:200]


EXAMPLES = [
    Example("AUD-010", FAILED, "another title", _of(text("TIT2", "Track 1"))),
    Example("AUD-010", FAILED, "another title in the M4B", _of(atom("©nam", "Another Title"), ".m4b")),
    Example("AUD-010", FAILED, "another author", _of(text("TPE1", "Somebody Else"))),
    Example("AUD-010", FAILED, "no author in the M4B", _of(atom("©ART", "Somebody"), ".m4b")),
    Example("AUD-010", FAILED, "another date", _of(text("TDRC", "2020-01-01"))),
    Example("AUD-010", FAILED, "no date in the M4B", _of(atom("©day", ""), ".m4b")),
    Example("AUD-010", FAILED, "another publisher", _of(text("TPUB", "Another House"))),
    Example("AUD-010", FAILED, "another language", _of(text("TLAN", "fra"))),
    Example("AUD-010", PASSED, "as it was made", as_made()),
    Example("AUD-042", FAILED, "no title", _of(text("TIT2", ""))),
    Example("AUD-042", FAILED, "no title in the M4B", _of(atom("©nam", ""), ".m4b")),
    Example("AUD-042", FAILED, "a foreign file called Track 01", alone(edit=text("TIT2", "Track 01"))),
    Example("AUD-042", FAILED, "a foreign file called by its name", alone(edit=text("TIT2", "final_v2.wav"))),
    Example("AUD-042", PASSED, "as it was made", as_made()),
    Example("AUD-043", FAILED, "no language", _of(text("TLAN", ""))),
    Example("AUD-043", FAILED, "a language in words", _of(text("TLAN", "English, mostly"))),
    Example("AUD-043", FAILED, "no language in a foreign M4B", lambda kit: _bare(kit, language="und")),
    Example("AUD-043", PASSED, "as it was made", as_made(".m4b")),
    Example("AUD-044", FAILED, "no cover", _of(picture(None))),
    Example("AUD-044", FAILED, "no cover in the M4B", _of(covr(None), ".m4b")),
    Example("AUD-044", PASSED, "as it was made", as_made()),
    Example("AUD-045", FAILED, "a cover without a description", _of(picture(cover(), ""))),
    Example("AUD-045", PASSED, "as it was made", as_made()),
    Example("AUD-045", INAPPLICABLE, "an M4B, which has no place for it", as_made(".m4b")),
    Example("AUD-046", FAILED, "an upright cover", recording(picture=cover(600, 900))),
    Example("AUD-046", FAILED, "a tiny cover in the M4B", recording(picture=cover(120, 120), suffix=".m4b")),
    Example("AUD-046", FAILED, "a cover that is no picture", _of(picture(b"no picture"))),
    Example("AUD-046", FAILED, "half a picture in the M4B", _of(covr(_broken_picture()), ".m4b")),
    Example("AUD-046", PASSED, "as it was made", as_made()),
    Example("AUD-046", INAPPLICABLE, "no cover", _of(picture(None)), beside="AUD-044"),
    Example(
        "AUD-047",
        FAILED,
        "a transcript with a word changed",
        _of(_transcript(lambda t: t.replace("five", "nine"))),
    ),
    Example("AUD-047", FAILED, "an empty transcript", _of(_transcript(lambda t: ""))),
    Example("AUD-047", FAILED, "no transcript", _of(mp3(lambda tag: tag.delall("USLT")))),
    Example("AUD-047", FAILED, "no transcript in the M4B", _of(atom("©lyr", ""), ".m4b")),
    Example("AUD-047", PASSED, "as it was made", as_made()),
    Example(
        "AUD-047",
        INAPPLICABLE,
        "a foreign recording without one",
        recording(edit=mp3(lambda tag: tag.delall("USLT")), foreign=True),
    ),
    Example("AUD-048", FAILED, "nothing said of the voice", _of(_comment("Read aloud."))),
    Example("AUD-048", FAILED, "nothing said of the voice in the M4B", _of(atom("©cmt", ""), ".m4b")),
    Example("AUD-048", PASSED, "as it was made", as_made(".m4b")),
    Example(
        "AUD-048", INAPPLICABLE, "a foreign recording", recording(edit=_comment("Read aloud."), foreign=True)
    ),
    Example("AUD-049", FAILED, "an old tag with another title", _of(old_tag("Something Else"))),
    Example("AUD-049", PASSED, "an old tag with the same title", _of(old_tag(TITLE))),
    Example("AUD-049", INAPPLICABLE, "no old tag", as_made()),
    Example("AUD-061", FAILED, "an audiobook called music", _of(atom("stik", 1), ".m4b")),
    Example("AUD-061", FAILED, "an audiobook of no kind", _of(atom("stik", ""), ".m4b")),
    Example("AUD-061", PASSED, "as it was made", as_made(".m4b")),
    Example("AUD-061", INAPPLICABLE, "an MP3", as_made()),
    Example("AUD-061", INAPPLICABLE, "a foreign one that names no kind", _bare),
]
