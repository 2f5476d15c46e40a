"""M4B: AAC at 64 kbit/s, chapters and tags by PyAV, the cover by mutagen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import mutagen
import numpy as np
from av.codec.context import Flags
from av.container import OutputContainer
from av.error import FFmpegError
from mutagen.mp4 import MP4, MP4Cover

from everyreader.cache.store import Store
from everyreader.formats.audio.write.pieces import encoded_pieces
from everyreader.formats.audio.write.tags import GENRE, Tags
from everyreader.model.errors import MakerFailed
from everyreader.narration.assembly import Assembly

BIT_RATE = 64_000
BLOCK, FRAME = 1 << 16, 1024  # samples: given to the encoder at once, and in one of its packets
# bitexact: no version of the muxer, no clock; faststart: the index first, so that it plays while it loads
OPTIONS = {"fflags": "+bitexact", "movflags": "+faststart", "brand": "M4B "}
AAC = {"aac_coder": "fast"}
AUDIOBOOK = 2  # the media kind ("stik") by which players remember the place


def write_m4b(
    path: Path,
    assembly: Assembly,
    tags: Tags,
    *,
    cover_png: bytes,
    packets: Callable[[], Sequence[bytes]] | None = None,
) -> None:
    """Encode (unless ``packets`` gives what was), with chapters by the sample. The encoder's delay is in the
    edit list: players take it out."""
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
            _mux(container, assembly, tags, packets() if packets else encoded(assembly))
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


def encoded(assembly: Assembly, kept: Store | None = None) -> list[bytes]:
    """The packets: of silence the first, for the encoder's delay. Each piece's first is of silence, too, and
    the last of the piece before stands in its place."""
    rate = assembly.rate
    made = encoded_pieces(assembly.samples, partial(_packets, rate), kept, "aac", BIT_RATE, rate)
    first, *rest = (packets for _, packets in made)
    return [*first, *(one for packets in rest for one in packets[1:])]


def _packets(rate: int, samples: np.ndarray) -> list[bytes]:
    """``samples`` encoded; none where there are no samples."""
    context = av.CodecContext.create("aac", "w")
    context.sample_rate, context.layout, context.format, context.options = rate, "mono", "fltp", AAC
    context.time_base = Fraction(1, rate)
    _set(context)
    found: list[av.Packet[av.AudioStream]] = []
    for at in range(0, len(samples), BLOCK):
        block = np.ascontiguousarray(samples[at : at + BLOCK]).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        found += context.encode(frame)
    return [bytes(one) for one in (found + context.encode(None) if found else found)]


def _set(context: av.AudioCodecContext) -> None:
    context.bit_rate = BIT_RATE
    context.flags |= Flags.bitexact


def _mux(container: OutputContainer, assembly: Assembly, tags: Tags, packets: Sequence[bytes]) -> None:
    stream = container.add_stream("aac", rate=assembly.rate, layout="mono", options=AAC)
    _set(stream.codec_context)
    stream.metadata["language"] = tags.language
    container.start_encoding()
    for number, data in enumerate(packets):
        packet = av.Packet(data)
        packet.pts = packet.dts = (number - 1) * FRAME
        packet.duration = min(FRAME, len(assembly.samples) - packet.pts)
        packet.time_base, packet.stream = Fraction(1, assembly.rate), stream
        container.mux_one(packet)


def _add_cover(path: Path, cover_png: bytes) -> None:
    """As an attached picture; PyAV's muxer for this format takes no PNG stream."""
    file = MP4(path)
    file["covr"] = [MP4Cover(cover_png, imageformat=MP4Cover.FORMAT_PNG)]
    file["stik"] = [AUDIOBOOK]
    file.save()
