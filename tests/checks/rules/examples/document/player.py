"""OVL-024 to 028, 031: the player of a page of ours, with tones for sentences."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.audio.write import mp3
from everyreader.formats.html.read.reader import read_back
from everyreader.formats.html.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.narration.assembly import assemble
from everyreader.narration.narrate import Narration
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from everyreader.theme.styles_folder import styles_folder
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit

_TABLE = re.compile(r'(<script type="application/json" id="page:cues">)(.*?)(</script>)')
Change = Callable[[dict[str, Any]], None]


def _tone(seconds: float) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)


def playing(
    change: Change = lambda table: None,
    *,
    sound: bytes = b"",
    told: bool = True,
    words: Callable[[str], str] = str,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A page of two sentences and its recording; its table of sentences changed, another recording, or no
    player at all."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement("# A Title\n\nThe well is deep. Its water is cold.\n")
        script = make_script(publication)
        tones = tuple(Segment(one.id, _tone(1.0), RATE, ("A Voice",)) for one in script)
        narration = Narration(script, tones, assemble(script, tones), "tones")
        path = kit.folder / "small.html"
        write(publication, path, styles=styles_folder(), narration=narration if told else None)
        path.with_suffix(".mp3").write_bytes(sound or mp3.encoded(narration.assembly))
        page = path.read_text("utf-8")
        if told:
            table = json.loads(_TABLE.search(page)[2])
            change(table)
            page = _TABLE.sub(lambda found: f"{found[1]}{json.dumps(table)}{found[3]}", page)
        path.write_text(words(page), "utf-8")
        return judge_reading(publication, Rendition.HTML, read_back(path, kit.browser))

    return verdicts


def _of_nothing(table: dict[str, Any]) -> None:
    table["cues"].append(["s-lost", table["cues"][-1][1] + 0.1])


def _dropped(table: dict[str, Any]) -> None:
    del table["cues"][1]


def _late(table: dict[str, Any]) -> None:
    table["cues"][1][1] += 0.6


def _exchanged(table: dict[str, Any]) -> None:
    first, second = table["cues"][1], table["cues"][2]
    first[1], second[1] = second[1], first[1]


def _doubled(table: dict[str, Any]) -> None:
    name, begin = table["cues"][2]
    table["cues"].append([name, begin + 0.1])


def _longer(table: dict[str, Any]) -> None:
    table["length"] += 5


def _names_exchanged(page: str) -> str:
    return (
        page.replace("Previous sentence", "\ue000")
        .replace("Next sentence", "Previous sentence")
        .replace("\ue000", "Next sentence")
    )


def _marks_exchanged(page: str) -> str:
    """On the page, not in the table."""
    return (
        page.replace('id="s-u2s1"', "\ue000")
        .replace('id="s-u2s2"', 'id="s-u2s1"')
        .replace("\ue000", 'id="s-u2s2"')
    )


EXAMPLES = [
    *(Example(f"OVL-0{number}", PASSED, "as it was made", playing()) for number in (24, 25, 26, 27, 28, 31)),
    *(
        Example(f"OVL-0{number}", INAPPLICABLE, "no player", playing(told=False))
        for number in (24, 25, 26, 27, 28, 31)
    ),
    Example("OVL-024", FAILED, "a mark for nothing on the page", playing(_of_nothing)),
    Example("OVL-025", FAILED, "two sentences exchanged", playing(_exchanged)),
    Example("OVL-025", FAILED, "two sentences exchanged on the page", playing(words=_marks_exchanged)),
    Example("OVL-031", FAILED, "two names exchanged", playing(words=_names_exchanged)),
    Example("OVL-025", FAILED, "a sentence marked twice", playing(_doubled)),
    Example("OVL-026", FAILED, "a sentence without a mark", playing(_dropped)),
    Example("OVL-027", FAILED, "a recording that cannot be played", playing(sound=b"no sound")),
    Example("OVL-027", FAILED, "a table for a longer recording", playing(_longer)),
    Example("OVL-028", FAILED, "a mark that comes late", playing(_late)),
]
