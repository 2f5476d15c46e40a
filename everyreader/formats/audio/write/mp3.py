"""MP3: LAME at a constant 64 kbit/s, ID3 v2.4 by mutagen, v2.3 where a chapter's title is long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lameenc
import mutagen
import numpy as np
from mutagen import id3

from everyreader.cache.store import Store
from everyreader.formats.audio.write.pieces import Packets, encoded_pieces
from everyreader.formats.audio.write.tags import GENRE, Tags
from everyreader.model.errors import MakerFailed
from everyreader.narration.assembly import Assembly
from everyreader.sound.delay import DELAY

KBIT = 64
QUALITY = 7  # of speech at this rate LAME makes the same in half the time
FRAME, LEAST_RATE = 1152, 32_000  # samples of a frame, at this rate and above (MPEG-1)
_IN_MILLISECONDS, _LYRICS = 2, 1
_AROUND = 2  # bytes of a text frame beside its text: the encoding and the end
UTF8 = id3.Encoding.UTF8


def write_mp3(
    path: Path,
    assembly: Assembly,
    tags: Tags,
    *,
    cover_png: bytes,
    cover_alt: str,
    frames: Callable[[], bytes] | None = None,
) -> None:
    """Encode (unless ``frames`` gives what was), then tag. The chapters are late by the encoder's delay, as
    the sound is."""
    path.write_bytes(frames() if frames else encoded(assembly))
    try:
        _save(_tag(assembly, tags, cover_png, cover_alt), path)
    except mutagen.MutagenError as error:
        raise MakerFailed(f"{path.name}: the tags could not be written: {error}") from error


def _save(tag: id3.ID3, path: Path) -> None:
    if _is_long(tag["TIT2"].text[0], *(one.sub_frames["TIT2"].text[0] for one in tag.getall("CHAP"))):
        tag.update_to_v23()
        tag.save(path, v2_version=3)
    else:
        tag.save(path, v2_version=4)


def _is_long(*titles: str) -> bool:
    """FFmpeg, and every player built on it, drops a chapter's title of more than 127 bytes in v2.4: it takes
    the frame's size, of seven bits a byte there, for a plain number. In v2.3 sizes are plain.
    """
    return any(len(title.encode("utf-8")) + _AROUND > 127 for title in titles)


def encoded(assembly: Assembly, *, kbit: int = KBIT, kept: Store | None = None) -> bytes:
    """The frames alone, without a tag, at a constant ``kbit`` kbit/s; in pieces where pauses part them."""
    rate = assembly.rate
    if rate < LEAST_RATE:
        return _frames(assembly.samples, rate, kbit)

    def encode(piece: np.ndarray) -> Packets:
        return [_frames(piece, rate, kbit)]

    *before, (_, (last,)) = encoded_pieces(assembly.samples, encode, kept, "mp3", kbit, rate)
    # what an encoder adds at the end to empty itself is silence, and would make the whole longer
    return b"".join(_begin(one, size // FRAME, kbit * 1000, rate) for size, (one,) in before) + last


def _frames(samples: np.ndarray, rate: int, kbit: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(kbit)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def _begin(frames: bytes, count: int, bits: int, rate: int) -> bytes:
    """The first ``count`` frames. All are of one length, but for a byte that one bit of each tells of (ISO
    11172-3, 2.4.3.1)."""
    end = 0
    for _ in range(count):
        end += FRAME // 8 * bits // rate + (frames[end + 2] >> 1 & 1)
    return frames[:end]


def _tag(assembly: Assembly, tags: Tags, cover_png: bytes, cover_alt: str) -> id3.ID3:
    tag = id3.ID3()
    tag.add(id3.TIT2(encoding=UTF8, text=[tags.title]))
    tag.add(id3.TPE1(encoding=UTF8, text=[tags.author]))
    tag.add(id3.TPUB(encoding=UTF8, text=[tags.publisher]))
    tag.add(id3.TDRC(encoding=UTF8, text=[tags.date]))
    tag.add(id3.TLAN(encoding=UTF8, text=[tags.language]))
    tag.add(id3.TCON(encoding=UTF8, text=[GENRE]))
    # the whole length: what a decoded file that was cut short is held against
    tag.add(id3.TLEN(encoding=UTF8, text=[str(_milliseconds(len(assembly.samples), assembly.rate))]))
    if tags.rights:
        tag.add(id3.TCOP(encoding=UTF8, text=[tags.rights]))
    tag.add(id3.TXXX(encoding=UTF8, desc="identifier", text=[tags.identifier]))
    tag.add(id3.COMM(encoding=UTF8, lang=tags.language, desc="", text=[tags.comment]))
    tag.add(id3.USLT(encoding=UTF8, lang=tags.language, desc="", text=tags.transcript))
    tag.add(
        id3.APIC(
            encoding=UTF8, mime="image/png", type=id3.PictureType.COVER_FRONT, desc=cover_alt, data=cover_png
        )
    )
    tag.add(_lyrics(assembly, tags))
    _add_chapters(tag, assembly)
    return tag


def _lyrics(assembly: Assembly, tags: Tags) -> id3.SYLT:
    """Each sentence with the moment at which it begins (ID3v2.4, 4.9): some players show it while it is
    heard."""
    lines = [(words, _milliseconds(start + DELAY, assembly.rate)) for words, start in tags.sentences]
    return id3.SYLT(
        encoding=UTF8, lang=tags.language, format=_IN_MILLISECONDS, type=_LYRICS, desc="", text=lines
    )


def _add_chapters(tag: id3.ID3, assembly: Assembly) -> None:
    """CHAP frames and their CTOC (ID3v2 Chapter Frame Addendum).

    Many players go by the order of the frames, not by the CTOC's; mutagen writes frames by size, then by
    name. So the names (free strings) are filled up until all frames are of one size.
    """
    said = [chapter.title for chapter in assembly.chapters]
    encoding = (
        "utf-16-le" if _is_long(tag["TIT2"].text[0], *said) else "utf-8"
    )  # mutagen's in v2.3, and in v2.4
    titles = [title.encode(encoding) for title in said]
    longest = max(map(len, titles), default=0)
    names = [f"ch{number:04d}" + "-" * (longest - len(title)) for number, title in enumerate(titles, 1)]
    whole = len(assembly.samples)
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    tag.add(
        id3.CTOC(
            element_id="toc",
            flags=flags,
            child_element_ids=names,
            sub_frames=[id3.TIT2(encoding=UTF8, text=[tag["TIT2"].text[0]])],
        )
    )
    for name, chapter in zip(names, assembly.chapters, strict=True):
        start = chapter.start + DELAY if chapter.start else 0
        end = chapter.end if chapter.end == whole else chapter.end + DELAY
        tag.add(
            id3.CHAP(
                element_id=name,
                start_time=_milliseconds(start, assembly.rate),
                end_time=_milliseconds(end, assembly.rate),
                start_offset=0xFFFFFFFF,
                end_offset=0xFFFFFFFF,
                sub_frames=[id3.TIT2(encoding=UTF8, text=[chapter.title])],
            )
        )


def _milliseconds(samples: int, rate: int) -> int:
    return round(samples * 1000 / rate)
