"""M4B: AAC at 64 kbit/s, chapters and tags by PyAV, the cover by mutagen."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import mutagen
import numpy as np
from mutagen.mp4 import MP4, MP4Cover

from everyreader.errors import MakerFailed
from everyreader.formats.audio.tags import GENRE, Tags
from everyreader.narration.assembly import Assembly

BIT_RATE = 64_000
BLOCK = 1 << 16
# bitexact: no version of the muxer, no clock; faststart: the index first, so that it plays while it loads
OPTIONS = {"fflags": "+bitexact", "movflags": "+faststart", "brand": "M4B "}
AUDIOBOOK = 2  # the media kind ("stik") by which players remember the place


def write_m4b(path: Path, assembly: Assembly, tags: Tags, *, cover_png: bytes) -> None:
    """Encode, with chapters by the sample. The encoder's delay is in the edit list: players take it out."""
    try:
        with av.open(str(path), "w", format="ipod", container_options=OPTIONS) as container:
            container.metadata.update(_metadata(tags))
            container.set_chapters(
                [
                    {
                        "id": number,
                        "start": chapter.start,
                        "end": chapter.end,
                        "time_base": Fraction(1, assembly.rate),
                        "metadata": {"title": chapter.title},
                    }
                    for number, chapter in enumerate(assembly.chapters)
                ]
            )
            _encode(container, assembly, tags)
        _add_cover(path, cover_png)
    except (av.error.FFmpegError, mutagen.MutagenError) as error:
        raise MakerFailed(f"{path.name}: the encoder refused: {error}") from error


def _metadata(tags: Tags) -> dict[str, str]:
    given = {
        "title": tags.title,
        "artist": tags.author,
        "album_artist": tags.publisher,
        "date": tags.date,
        "genre": GENRE,
        "comment": tags.comment,
        "copyright": tags.rights,
        "lyrics": tags.transcript,
        "description": tags.description,
    }
    return {name: value for name, value in given.items() if value}


def _encode(container: av.container.OutputContainer, assembly: Assembly, tags: Tags) -> None:
    stream = container.add_stream("aac", rate=assembly.rate, layout="mono", options={"aac_coder": "fast"})
    stream.bit_rate = BIT_RATE
    stream.codec_context.flags |= av.codec.context.Flags.bitexact
    stream.metadata["language"] = tags.language
    for begin in range(0, len(assembly.samples), BLOCK):
        block = np.ascontiguousarray(assembly.samples[begin : begin + BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = assembly.rate, begin, Fraction(1, assembly.rate)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _add_cover(path: Path, cover_png: bytes) -> None:
    """As an attached picture; PyAV's muxer for this format takes no PNG stream."""
    file = MP4(path)
    file["covr"] = [MP4Cover(cover_png, imageformat=MP4Cover.FORMAT_PNG)]
    file["stik"] = [AUDIOBOOK]
    file.save()
