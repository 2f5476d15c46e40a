"""Recordings for examples: a short statement read by a synthetic voice, with one thing changed in the
finished file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
from mutagen.mp4 import MP4, MP4Cover
from PIL import Image

from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.formats.audio.read.reader import read_back
from everyreader.formats.audio.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly
from everyreader.narration.engines import choose_engine
from everyreader.narration.narrate import Narration, narrate
from tests.checks.rules.kit import Kit

TEXT = """# A Title

The trust welcomes the news of an agreed plan. Nobody should walk five miles for water, and nobody will.

## Wells before roads

A well that is built and dug by hand serves a village for forty years. Roads can wait until the spring.

## Money that arrives

Funds must reach the people who dig. Letters must be answered within the month.
"""
NAMES = ("title", "welcomes", "miles", "wells", "dug", "roads", "money", "funds", "letters")
RATE = 44_100
TAGS = {"title": "A Title", "language": "eng"}
Sound = np.ndarray
Change = Callable[[Sound, dict[str, slice]], Sound]
Edit = Callable[[Path], None]
Chapters = Callable[[Assembly], Assembly]


def nothing(sound: Sound, spans: dict[str, slice]) -> Sound:
    """The recording as it was made."""
    return sound


@cache
def _cache() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="spoken-")


@cache
def _narration(text: str, publication: Publication) -> Narration:
    engine = choose_engine(None, publication.metadata.language)
    return narrate(publication, engine, Path(_cache().name), jobs=2, say=lambda line: None)


def narrated(kit: Kit) -> tuple[Publication, Narration]:
    """The statement of ``TEXT``, and how it is spoken."""
    publication = kit.statement(TEXT)
    return publication, _narration(TEXT, publication)


def cover(width: int = 600, height: int = 600) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (20, 60, 90)).save(out, "PNG")
    return out.getvalue()


def recording(
    change: Change = nothing,
    *,
    suffix: str = ".mp3",
    edit: Edit | None = None,
    chapters: Chapters = lambda assembly: assembly,
    picture: bytes | None = None,
    alt: str = "Cover: A Title.",
    foreign: bool = False,
    keep_marks: bool = False,
    listen: bool = True,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A recording of ``TEXT``, its sound changed before it is encoded, its file after; judged beside the
    statement.

    Chapters and length follow the changed sound, unless ``keep_marks``. Not to ``listen``: no sentence is at
    hand.
    """

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement(TEXT)
        narration = _narration(TEXT, publication)
        path = kit.folder / f"small{suffix}"
        made(path, publication, narration, change, chapters, picture or cover(), alt, keep_marks=keep_marks)
        if edit is not None:
            edit(path)
        reading = read_back(path, narration.segments if listen else ())
        return judge_reading(publication, Rendition.AUDIO, reading, foreign=foreign)

    return verdicts


_AS_MADE: dict[tuple[str, bool], tuple[Verdict, ...]] = {}


def as_made(suffix: str = ".mp3", *, foreign: bool = False) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The recording with nothing changed, beside the statement, or alone as a ``foreign`` file. It is made
    once for all examples."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        key = (suffix, foreign)
        if key not in _AS_MADE:
            _AS_MADE[key] = (alone if foreign else recording)(suffix=suffix)(kit)
        return _AS_MADE[key]

    return verdicts


def made(
    path: Path,
    publication: Publication,
    narration: Narration,
    change: Change,
    chapters: Chapters,
    picture: bytes,
    alt: str,
    *,
    keep_marks: bool,
) -> None:
    """Write the recording, and the other of the pair beside it."""
    assembly = narration.assembly
    spans = {name: slice(cue.start, cue.end) for name, cue in zip(NAMES, assembly.cues, strict=True)}
    samples = change(assembly.samples.copy(), spans)
    last = assembly.chapters[-1]
    moved = assembly.chapters if keep_marks else (*assembly.chapters[:-1], replace(last, end=len(samples)))
    files = {one: path if path.suffix == one else path.with_name(f"other{one}") for one in (".mp3", ".m4b")}
    new = chapters(replace(assembly, samples=samples, chapters=moved))
    write(publication, new, cover_png=picture, cover_alt=alt, mp3=files[".mp3"], m4b=files[".m4b"])


def alone(change: Change = nothing, **more: object) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The same file as a foreign one, of which nothing is known."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement(TEXT)
        narration = _narration(TEXT, publication)
        path = kit.folder / f"foreign{more.get('suffix', '.mp3')}"
        chapters = more.get("chapters", lambda assembly: assembly)
        made(path, publication, narration, change, chapters, cover(), "A cover.", keep_marks=False)
        if "edit" in more:
            more["edit"](path)
        return judged_alone(path)

    return verdicts


def judged_alone(path: Path) -> tuple[Verdict, ...]:
    """A foreign file of which nothing is known."""
    return judge_alone(Rendition.AUDIO, read_back(path, ()))


def another_voice(times: float) -> Callable[[Kit], tuple[Verdict, ...]]:
    """``TEXT`` read by another voice, so many times as fast, as a foreign file beside the statement."""

    def change(sound: Sound, spans: dict[str, slice]) -> Sound:
        head, tail = round(0.75 * RATE), round(2.0 * RATE)
        return np.concatenate([sound[:head], _stretched(sound[head:-tail], times), sound[-tail:]])

    def chapters(assembly: Assembly) -> Assembly:
        found = [
            replace(one, start=round(one.start / times), end=round(one.end / times))
            for one in assembly.chapters
        ]
        return replace(assembly, chapters=(*found[:-1], replace(found[-1], end=len(assembly.samples))))

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication = kit.statement(TEXT)
        engine = choose_engine("espeak", "en")
        other = narrate(publication, engine, Path(_cache().name), jobs=2, say=lambda line: None)
        path = kit.folder / "foreign.m4b"
        made(path, publication, other, change, chapters, cover(), "A cover.", keep_marks=False)
        segments = _narration(TEXT, publication).segments
        return judge_reading(publication, Rendition.AUDIO, read_back(path, segments), foreign=True)

    return verdicts


def _stretched(sound: Sound, times: float) -> Sound:
    from tests.checks.rules.sound_faults import tempo

    return sound if times == 1.0 else tempo(times)(sound, {})


def encoded(
    path: Path,
    sound: Sound,
    rate: int = RATE,
    *,
    codec: str = "aac",
    bits: int = 64_000,
    kind: str = "ipod",
    tags: Mapping[str, str] = TAGS,
    picture: bytes = b"",
) -> None:
    """``sound`` (int16, one row a channel) as a file of its own, with no more than ``tags`` and a
    ``picture``."""
    layout = {1: "mono", 2: "stereo"}[len(sound)]
    with av.open(str(path), "w", format=kind) as container:
        container.metadata.update({key: value for key, value in tags.items() if key != "language"})
        stream = container.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = bits
        stream.metadata["language"] = tags.get("language", "")
        for begin in range(0, sound.shape[1], 1 << 15):
            block = np.ascontiguousarray(sound[:, begin : begin + (1 << 15)].T).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate, begin, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    if picture and kind == "ipod":
        file = MP4(path)
        file["covr"] = [MP4Cover(picture, imageformat=MP4Cover.FORMAT_PNG)]
        file.save()


def long(seconds: float) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A long foreign recording: the narration again and again, without chapters."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "foreign.m4b"
        head, tail = round(0.75 * RATE), round(2.0 * RATE)
        once = spoken(kit)
        body = once[head : len(once) - tail + RATE]
        times = int(seconds * RATE // len(body)) + 1
        sound = np.concatenate([once[:head], *([body] * times), once[-tail:]])
        encoded(path, sound.reshape(1, -1), picture=cover())
        return judged_alone(path)

    return verdicts


def spoken(kit: Kit) -> Sound:
    """The whole narration, int16."""
    return _narration(TEXT, kit.statement(TEXT)).assembly.samples.copy()
