"""Write the narration chapter by chapter: MP3 at a constant 192 kbit/s, silence before and after, in one zip.

After ACX's audio submission requirements, from secondary sources. What a shop wants besides is not in the
statement and is not made: opening and closing credits, a sample. Some shops take no synthetic voices.
"""

from __future__ import annotations

import io
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from mutagen import id3

from everyreader.formats.audio.write.mp3 import UTF8, encoded
from everyreader.formats.audio.write.tags import GENRE, Tags, tags_of
from everyreader.model.publication import Publication
from everyreader.narration.assembly import HEAD, TAIL, Assembly, Chapter
from everyreader.narration.narrate import Narration
from everyreader.zipbook.zip_file import save_zip

KBIT = 192
_WORDS = re.compile(r"[A-Za-z0-9]+")


def write(publication: Publication, narration: Narration, target: Path) -> None:
    """Write the zip to ``target``; the same bytes each time. Raises ``MakerFailed`` where it does not arrive
    whole."""
    heard, tags = narration.assembly, tags_of(publication, narration.assembly)
    with ThreadPoolExecutor() as pool:
        files = pool.map(lambda pair: _section(heard, tags, *pair), enumerate(heard.chapters, 1))
        names = [_name(number, chapter.title) for number, chapter in enumerate(heard.chapters, 1)]
        save_zip(dict(zip(names, files, strict=True)), target)


def _name(number: int, title: str) -> str:
    """``03-Make-clear-that.mp3``: in order, readable, the same on every system."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return "-".join([f"{number:02}", *_WORDS.findall(plain)[:8]]) + ".mp3"


def _section(heard: Assembly, tags: Tags, number: int, chapter: Chapter) -> bytes:
    cues = [cue for cue in heard.cues if chapter.start <= cue.start < chapter.end and cue.end > cue.start]
    sound = heard.samples[cues[0].start : cues[-1].end] if cues else heard.samples[:0]
    silence = [np.zeros(round(seconds * heard.rate), np.int16) for seconds in (HEAD, TAIL)]
    alone = Assembly(np.concatenate([silence[0], sound, silence[1]]), heard.rate, (), (), heard.voices)
    tag = _tag(tags, f"{number}/{len(heard.chapters)}", chapter.title)
    out = io.BytesIO(encoded(alone, kbit=KBIT))
    tag.save(out, v2_version=4)
    return out.getvalue()


def _tag(tags: Tags, track: str, title: str) -> id3.ID3:
    tag = id3.ID3()
    for frame, text in (
        (id3.TIT2, title),
        (id3.TALB, tags.title),
        (id3.TPE1, tags.author),
        (id3.TPUB, tags.publisher),
        (id3.TRCK, track),
        (id3.TDRC, tags.date),
        (id3.TLAN, tags.language),
        (id3.TCON, GENRE),
    ):
        tag.add(frame(encoding=UTF8, text=[text]))
    tag.add(id3.COMM(encoding=UTF8, lang=tags.language, desc="", text=[tags.comment]))
    return tag
