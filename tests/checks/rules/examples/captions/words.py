"""CAP: captions of two tones for sentences, as WebVTT and as SubRip, and the recording beside them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.formats.audio.write import mp3
from everyreader.formats.captions.read.reader import read_back
from everyreader.formats.captions.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.narration.assembly import assemble
from everyreader.narration.narrate import Narration
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit

TEXT = "# A Title\n\nThe well is deep. Its water is [très froide]{lang=fr} & clear.\n"
LOOKS = "# A Title\n\nThere are 3 × 10[2]{.sup} wells, ~~four~~ all deep.\n"
PLAIN = "# A Title\n\nThe well is deep. Its water is cold.\n"
Change = Callable[[str], str]


def _tone(seconds: float) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)


def _unchanged(text: str) -> str:
    return text


def shown(
    change: Change = _unchanged,
    *,
    suffix: str = ".vtt",
    text: str = TEXT,
    sound: bool = True,
    alone: bool = False,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """Captions of ``text`` changed; ``sound``: with their recording beside them; ``alone``: as somebody
    else's file."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement(text)
        script = make_script(publication)
        tones = tuple(Segment(one.id, _tone(1.0), RATE, ("A Voice",)) for one in script)
        narration = Narration(script, tones, assemble(script, tones), "tones")
        vtt = kit.folder / "small.vtt"
        write(narration, publication.metadata.language, vtt=vtt, srt=vtt.with_suffix(".srt"))
        path = vtt.with_suffix(suffix)
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        if sound:
            vtt.with_suffix(".mp3").write_bytes(mp3.encoded(narration.assembly))
        if alone:
            return judge_alone(Rendition.CAPTIONS, read_back(path))
        return judge_reading(publication, Rendition.CAPTIONS, read_back(path))

    return verdicts


def replaced(old: str, new: str) -> Change:
    """``old`` has to be there."""

    def change(text: str) -> str:
        if old not in text:
            raise ValueError(f"{old!r} is not in {text!r}")
        return text.replace(old, new)

    return change


def styled(css: str) -> Change:
    return lambda text: text.replace("WEBVTT\n", f"WEBVTT\n\nSTYLE\n::cue {{ {css} }}\n", 1)


def _without(words: str) -> Change:
    """Without the line that shows ``words``."""
    return lambda text: "\n\n".join(one for one in text.split("\n\n") if words not in one)


def _exchanged(text: str) -> str:
    return (
        text.replace("A Title", "@").replace("The well is deep.", "A Title").replace("@", "The well is deep.")
    )


# the tones begin at 0.965, 3.055 and 4.518 s
EXAMPLES = [
    *(Example(f"CAP-{number:03d}", PASSED, "WebVTT as it was made", shown()) for number in range(1, 12)),
    *(
        Example(f"CAP-{number:03d}", PASSED, "SubRip as it was made", shown(suffix=".srt"))
        for number in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)
    ),
    Example(
        "CAP-001",
        FAILED,
        "a line of times that is none",
        shown(replaced("00:00:03.055 -->", "3,055 -->"), sound=False, alone=True),
    ),
    Example(
        "CAP-001",
        FAILED,
        "a setting that is none",
        shown(replaced("00:00:04.055", "00:00:04.055 colour:red")),
    ),
    Example("CAP-001", FAILED, "no WebVTT at all", shown(lambda text: "Clear water.\n")),
    Example("CAP-001", FAILED, "no line", shown(lambda text: "WEBVTT\n")),
    Example("CAP-002", FAILED, "another word", shown(replaced("deep", "shallow")), at=("3.1 s",)),
    Example(
        "CAP-002",
        FAILED,
        "a sentence that is not shown",
        shown(_without("The well is deep."), sound=False),
        at=("line 11",),
    ),
    Example(
        "CAP-002",
        FAILED,
        "one that nobody says",
        shown(lambda text: text + "\n00:00:05.700 --> 00:00:05.800\nSo it is.\n", sound=False),
        at=("5.7 s",),
    ),
    Example("CAP-002", FAILED, "another word in SubRip", shown(replaced("deep", "shallow"), suffix=".srt")),
    Example("CAP-002", FAILED, "words that nobody says", shown(replaced("A Title", "A Title [music]"))),
    Example("CAP-002", PASSED, "a power, and words struck out", shown(text=LOOKS)),
    Example("CAP-002", FAILED, "a power as another number", shown(replaced("10²", "102"), text=LOOKS)),
    Example(
        "CAP-002",
        FAILED,
        "words struck out as if they stood",
        shown(
            replaced("Struck out: four, end of what is struck out, all", "four all"),
            text=LOOKS,
            suffix=".srt",
        ),
    ),
    Example("CAP-003", FAILED, "two sentences exchanged", shown(_exchanged), at=("1.0 s", "3.1 s")),
    Example(
        "CAP-004",
        FAILED,
        "a line without words",
        shown(lambda text: text + "\n00:00:05.700 --> 00:00:05.800\n<i></i>\n"),
    ),
    Example(
        "CAP-005",
        FAILED,
        "French without a mark",
        shown(lambda text: text.replace("<lang fr>", "").replace("</lang>", "")),
    ),
    Example("CAP-005", FAILED, "French marked as German", shown(replaced("<lang fr>", "<lang de>"))),
    Example("CAP-005", INAPPLICABLE, "SubRip, which has no mark for it", shown(suffix=".srt")),
    Example("CAP-005", INAPPLICABLE, "one language", shown(text=PLAIN)),
    *(
        Example("CAP-011", FAILED, what, shown(styled(css)))
        for what, css in (
            ("without colour", "color: transparent"),
            ("in the colour of their ground", "color: #fff; background-color: white"),
            ("without size", "font-size: 0"),
            ("hidden", "visibility: hidden"),
            ("taken out", "display: none"),
            ("all but clear", "opacity: 0.05"),
            ("in a colour that is all but clear", "color: rgba(255, 255, 255, 0.05)"),
        )
    ),
    *(
        Example("CAP-011", PASSED, what, shown(styled(css)))
        for what, css in (
            ("half clear", "opacity: 0.5"),
            ("in a colour that is a fifth clear", "color: rgba(255, 255, 255, 0.2)"),
        )
    ),
    Example(
        "CAP-011",
        PASSED,
        "a style of something else",
        shown(replaced("WEBVTT\n", "WEBVTT\n\nSTYLE\np { color: transparent }\n")),
    ),
    *(
        Example("CAP-011", outcome, what, shown(replaced(end, f"{end} size:{size}%")))
        for outcome, what, end, size in (
            (PASSED, "few short words in a narrow box", "00:00:01.965", 19),
            (FAILED, "a word longer than its box", "00:00:01.965", 8),
            (FAILED, "more words than three lines hold", "00:00:05.518", 18),
            (PASSED, "a box just wide enough", "00:00:05.518", 20),
        )
    ),
    Example("CAP-011", PASSED, "in another colour", shown(styled("color: yellow; background: #000"))),
    Example(
        "CAP-011", FAILED, "in a box of one letter", shown(replaced("00:00:04.055", "00:00:04.055 size:1%"))
    ),
    Example("CAP-011", PASSED, "in half the width", shown(replaced("00:00:04.055", "00:00:04.055 size:50%"))),
    Example(
        "CAP-006",
        FAILED,
        "an end before its begin",
        shown(replaced("--> 00:00:04.055", "--> 00:00:02.980"), sound=False),
    ),
    Example(
        "CAP-007",
        FAILED,
        "one while the other stands",
        shown(replaced("--> 00:00:04.055", "--> 00:00:05.100")),
    ),
    Example(
        "CAP-008", FAILED, "a line that comes late", shown(replaced("00:00:03.055 -->", "00:00:03.555 -->"))
    ),
    Example(
        "CAP-009",
        FAILED,
        "a line that stands too long",
        shown(replaced("--> 00:00:05.518", "--> 00:00:25.518")),
    ),
    Example(
        "CAP-010",
        FAILED,
        "a line that goes too early",
        shown(replaced("--> 00:00:04.055", "--> 00:00:03.555")),
    ),
    *(
        Example(f"CAP-{number:03d}", INAPPLICABLE, "no recording beside them", shown(sound=False))
        for number in (8, 9, 10)
    ),
    *(
        Example(
            f"CAP-{number:03d}", INAPPLICABLE, "no line", shown(lambda text: "WEBVTT\n"), beside="CAP-001"
        )
        for number in (2, 3, 6, 7, 11)
    ),
    Example("CAP-004", INAPPLICABLE, "no captions", shown(lambda text: "Clear water.\n"), beside="CAP-001"),
]
