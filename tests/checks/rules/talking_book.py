"""Small talking books of ours, with tones for sentences, in which something was changed after they were
made."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.formats.audio.write import mp3
from everyreader.formats.daisy202.read import reader as daisy_reader
from everyreader.formats.daisy202.write import writer as daisy_writer
from everyreader.formats.lpf.read import reader as lpf_reader
from everyreader.formats.lpf.write import writer as lpf_writer
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly, assemble
from everyreader.narration.narrate import Narration
from everyreader.narration.script import make_script
from everyreader.narration.segments import RATE, Segment
from everyreader.narration.text_order import in_text_order
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder
from tests.checks.rules.kit import Change, Kit

TEXT = """# A Title

The well is deep. Its water is [cold](https://a.example/).[^a]

- ## Drink

    It never ran dry: [l’eau]{lang=fr}.

Come again, all of you, please do.

![A well.](a.png)

[^a]: Measured twice.
"""
PLAIN = "# A Title\n\nThe well is deep.\n"
COVER = "Cover: A Title. A House, May 2, 2024."
Sounds = Callable[[Assembly], bytes]


def tone(seconds: float) -> np.ndarray:
    """A tone of one pitch, int16."""
    time = np.arange(round(seconds * RATE)) / RATE
    return np.rint(9000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)


def sounded(publication: Publication) -> Narration:
    """A narration of tones, each of half a second."""
    script = make_script(publication)
    tones = tuple(Segment(one.id, tone(0.5), RATE, ("A Voice",)) for one in script)
    return Narration(script, tones, assemble(script, tones), "tones")


def picture(colour: str = "navy") -> bytes:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (60, 90), colour).save(out, "PNG")
    return out.getvalue()


def statement(kit: Kit, text: str) -> Publication:
    """The publication of ``text``, with the image that it may name."""
    (kit.folder / "small").mkdir(exist_ok=True)
    (kit.folder / "small" / "a.png").write_bytes(picture())
    return kit.statement(text)


def rezipped(
    path: Path, changes: Sequence[Change], drop: Sequence[str], add: Mapping[str, bytes], again: str = ""
) -> None:
    """Change the files of a zip; ``again`` is put in twice. Raises ``ValueError`` where what is to be changed
    does not stand in its file exactly once."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, before, after in changes:
        text = files[name].decode()
        if text.count(before) != 1:
            raise ValueError(f"{before!r} stands {text.count(before)} times in {name}")
        files[name] = text.replace(before, after).encode()
    kept = {name: data for name, data in files.items() if name not in drop}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {**kept, **add}.items():
            archive.writestr(name, data)
        if again:
            with warnings.catch_warnings(action="ignore"):
                archive.writestr(again, files[again])


def daisy(
    *changes: Change,
    text: str = TEXT,
    drop: Sequence[str] = (),
    add: Mapping[str, bytes] | None = None,
    sounds: Sounds = mp3.encoded,
    again: str = "",
    alone: bool = False,
    shown: bool = False,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The DAISY book of ``text`` with ``changes``, judged beside its statement; ``alone``: as somebody else's
    book; ``shown`` in the browser, too."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = statement(kit, text)
        narration, path = sounded(publication), kit.folder / "small-daisy202.zip"
        heard = in_text_order(narration.script, narration.segments, narration.assembly)
        daisy_writer.write(
            publication,
            path,
            narration=narration,
            frames=sounds(heard),
            styles=styles_folder(),
        )
        rezipped(path, changes, drop, add or {}, again)
        reading = daisy_reader.read_back(path, kit.browser if shown else None)
        if alone:
            return judge_alone(Rendition.TALKING_BOOK, reading)
        return judge_reading(publication, Rendition.TALKING_BOOK, reading)

    return verdicts


def audiobook(
    *changes: Change,
    text: str = TEXT,
    drop: Sequence[str] = (),
    add: Mapping[str, bytes] | None = None,
    sounds: Sounds = mp3.encoded,
    manifest: Callable[[dict[str, Any]], object] = lambda said: None,
    alone: bool = False,
    shown: bool = False,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The W3C Audiobook of ``text`` with ``changes``, its manifest as ``manifest`` makes it, judged beside
    its statement.

    ``alone``: as somebody else's; ``shown`` in the browser, too.
    """

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = statement(kit, text)
        narration, path = sounded(publication), kit.folder / "small.lpf"
        lpf_writer.write(
            publication,
            path,
            narration=narration,
            frames=sounds(narration.assembly),
            cover=Cover(picture(), picture(), COVER, 60, 90),
            styles=styles_folder(),
        )
        with zipfile.ZipFile(path) as archive:
            said = json.loads(archive.read("publication.json"))
        manifest(said)
        rezipped(path, changes, drop, {"publication.json": json.dumps(said).encode(), **(add or {})})
        reading = lpf_reader.read_back(path, kit.browser if shown else None)
        if alone:
            return judge_alone(Rendition.TALKING_BOOK, reading)
        return judge_reading(publication, Rendition.TALKING_BOOK, reading)

    return verdicts
