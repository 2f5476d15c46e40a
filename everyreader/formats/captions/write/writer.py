"""Write the sentences of the narration with their times, for the MP3 beside them: WebVTT (W3C) and SubRip.

WebVTT marks phrases in another language (``<lang>``, WebVTT 4.2.2); SubRip has no mark-up that every player
knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape, unescape
from io import StringIO
from itertools import groupby
from pathlib import Path

from webvtt import Caption, WebVTT

from everyreader.model.text import folded
from everyreader.narration.clips import heard_at
from everyreader.narration.narrate import Narration
from everyreader.narration.script import Utterance


def write(narration: Narration, language: str, *, vtt: Path, srt: Path) -> None:
    """Write both files. ``language`` (BCP 47) is the statement's; the same narration gives the same bytes."""
    heard = list(_heard(narration))
    _save(vtt, _text([_cue(*one, _marked(one[0], language)) for one in heard], "vtt"))
    # the library writes SubRip's words as WebVTT's, in which three signs are escaped; SubRip has no such
    # escapes
    _save(srt, unescape(_text([_cue(*one, _words(one[0])) for one in heard], "srt")))


def _text(captions: list[Caption], form: str) -> str:
    out = StringIO()
    WebVTT(captions=captions).write(out, format=form)
    return out.getvalue().rstrip("\n") + "\n"


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _heard(narration: Narration) -> Iterator[tuple[Utterance, int, int]]:
    """Each sentence that is heard, with its begin and end in milliseconds of the decoded MP3."""
    places = {cue.sentence_id: cue for cue in narration.assembly.cues}
    for utterance in narration.script:
        cue = places[utterance.id]
        if cue.end > cue.start:
            rate = narration.assembly.rate
            yield utterance, heard_at(cue.start, rate), heard_at(cue.end, rate)


def _cue(utterance: Utterance, begin: int, end: int, text: str) -> Caption:
    return Caption(_time(begin), _time(end), text, identifier=utterance.id)


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _words(utterance: Utterance) -> str:
    """The words shown, line breaks folded."""
    return escape(utterance.captioned, quote=False)


def _marked(utterance: Utterance, language: str) -> str:
    """The words with what is in another language marked, line breaks folded."""
    own = [part for part in utterance.parts if part.captioned]
    pieces = []
    for tongue, group in groupby(own, key=lambda part: part.language):
        words = escape("".join(part.captioned for part in group), quote=False)
        pieces.append(words if tongue == language else f"<lang {tongue}>{words}</lang>")
    return folded("".join(pieces))
