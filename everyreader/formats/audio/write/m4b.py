"""M4B: AAC at 64 kbit/s, chapters and tags by PyAV, the cover by mutagen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import av
import mutagen
import numpy as np
from av.codec.context import Flags
from av.container import OutputContainer
from av.error import FFmpegError
from mutagen.mp4 import MP4, MP4Cover

from everyreader.formats.audio.write.tags import GENRE, Tags
from everyreader.model.errors import MakerFailed
from everyreader.narration.assembly import Assembly
from everyreader.sound.halves import seam

BIT_RATE = 64_000
BLOCK = 1 << 16
# bitexact: no version of the muxer, no clock; faststart: the index first, so that it plays while it loads
OPTIONS = {"fflags": "+bitexact", "movflags": "+faststart", "brand": "M4B "}
AAC = {"aac_coder": "fast"}
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
    except (FFmpegError, mutagen.MutagenError) as error:
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


def _encode(container: OutputContainer, assembly: Assembly, tags: Tags) -> None:
    """Both halves side by side where a pause parts them; the second's first packet is of silence and stands
    in the first's last place."""
    stream = container.add_stream("aac", rate=assembly.rate, layout="mono", options=AAC)
    _set(stream.codec_context)
    stream.metadata["language"] = tags.language
    place = seam(assembly.samples) or len(assembly.samples)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(_packets, stream.codec_context, assembly, 0, place)
        rest = pool.submit(_packets, _another(assembly.rate), assembly, place, len(assembly.samples))
        container.mux(_on(stream, first.result()))
        container.mux(_on(stream, rest.result()[1:]))


def _set(context: av.AudioCodecContext) -> None:
    context.bit_rate = BIT_RATE
    context.flags |= Flags.bitexact


def _another(rate: int) -> av.AudioCodecContext:
    context = av.CodecContext.create("aac", "w")
    context.sample_rate, context.layout, context.format, context.options = rate, "mono", "fltp", AAC
    context.time_base = Fraction(1, rate)
    _set(context)
    return context


def _packets(
    context: av.AudioCodecContext, assembly: Assembly, begin: int, end: int
) -> list[av.Packet[av.AudioStream]]:
    """``assembly.samples[begin:end]`` encoded; none where there are no samples."""
    found: list[av.Packet[av.AudioStream]] = []
    for at in range(begin, end, BLOCK):
        block = np.ascontiguousarray(assembly.samples[at : min(at + BLOCK, end)]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = assembly.rate, at, Fraction(1, assembly.rate)
        found += context.encode(frame)
    return found + context.encode(None) if found else found


def _on(stream: av.AudioStream, packets: list[av.Packet[av.AudioStream]]) -> list[av.Packet[av.AudioStream]]:
    for packet in packets:
        packet.stream, packet.time_base = stream, stream.codec_context.time_base
    return packets


def _add_cover(path: Path, cover_png: bytes) -> None:
    """As an attached picture; PyAV's muxer for this format takes no PNG stream."""
    file = MP4(path)
    file["covr"] = [MP4Cover(cover_png, imageformat=MP4Cover.FORMAT_PNG)]
    file["stik"] = [AUDIOBOOK]
    file.save()
