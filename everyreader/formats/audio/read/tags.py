"""What a sound file says about itself: tags, cover and lists of chapters, read with mutagen, which no decoder
takes part in."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutagen
from mutagen.id3 import ID3, ParseID3v1, PictureType
from mutagen.mp3 import MP3, BitrateMode
from mutagen.mp4 import MP4
from PIL import Image

_MOST_PIXELS = 25_000_000
_BROKEN = (mutagen.MutagenError, ValueError, struct.error, EOFError, OSError, LookupError, OverflowError)
_ITUNES = "----:com.apple.iTunes:"


@dataclass(frozen=True)
class Cover:
    """One picture. ``description`` is None where the format has no place for it; ``problem`` says why it
    cannot be shown."""

    width: int
    height: int
    description: str | None
    problem: str = ""


@dataclass(frozen=True)
class Mark:
    """One chapter as a list has it, in seconds; ``end`` is None where the list gives none."""

    title: str
    start: float
    end: float | None = None


@dataclass(frozen=True)
class Lyric:
    """Words that are shown from ``start`` on, in seconds; ``start`` is None where the tag counts frames and
    not time."""

    text: str
    start: float | None


@dataclass(frozen=True)
class Said:
    """The tags as a player shows them, ``""`` for what is not there. ``language`` is as written, an ISO 639-2
    code.

    ``transcripts`` are the words that the file carries. ``old_title`` is the one of an ID3v1 tag, which old
    players show; it holds 30 letters. ``marks`` are the chapters in the order in which players list them;
    ``contents`` the titles in the order of a table of contents beside them (an MP3's CTOC, an M4B's other
    list), None where there is no such table. ``index_seconds`` is the length by an MP3's own index of frames,
    None without one. ``lyrics`` are the sentences that an MP3 shows while they are heard, None where it has
    none or the format has no place for them. ``media_kind`` is an M4B's "stik" (2 is an audiobook), None
    where there is none. ``has_place_for_language`` and ``…_identifier`` tell of the format's tags.
    """

    title: str = ""
    artist: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    identifier: str = ""
    rights: str = ""
    comments: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    covers: tuple[Cover, ...] = ()
    old_title: str = ""
    marks: tuple[Mark, ...] = ()
    contents: tuple[Mark, ...] | None = None
    index_seconds: float | None = None
    media_kind: int | None = None
    lyrics: tuple[Lyric, ...] | None = None
    has_place_for_language: bool = True
    has_place_for_identifier: bool = True


def said(path: Path, kind: str) -> Said | None:
    """What the file at ``path``, of container ``kind``, says of itself; None for a container whose tags are
    not read here.

    Raises ``ValueError`` with a reason in words where the tags cannot be read.
    """
    try:
        if kind in ("mp3", ""):
            return _of_mp3(path)
        return _of_mp4(path) if kind == "mp4" else None
    except _BROKEN as error:
        raise ValueError(
            f"the tags of {path.name} cannot be read ({str(error).strip() or type(error).__name__})"
        ) from None


def _of_mp3(path: Path) -> Said:
    file = MP3(path)
    info: Any = file.info
    tag = file.tags if file.tags is not None else ID3()
    marks = tuple(
        Mark(_sub_title(frame), frame.start_time / 1000, frame.end_time / 1000)
        for frame in tag.getall("CHAP")
    )
    return Said(
        title=_text(tag, "TIT2"),
        artist=_text(tag, "TPE1"),
        publisher=_text(tag, "TPUB"),
        date=_text(tag, "TDRC") or _text(tag, "TYER"),
        language=_text(tag, "TLAN"),
        identifier=next(
            (
                str(one.text[0])
                for one in tag.getall("TXXX")
                if one.desc.casefold() == "identifier" and one.text
            ),
            "",
        ),
        rights=_text(tag, "TCOP"),
        comments=tuple(str(text) for frame in tag.getall("COMM") for text in frame.text),
        transcripts=tuple(str(frame.text) for frame in tag.getall("USLT")),
        covers=tuple(_cover(frame.data, frame.desc) for frame in _front_first(tag)),
        old_title=_old_title(path) if tag.version >= (2, 2, 0) else "",
        marks=marks,
        contents=_table(tag),
        lyrics=_lyrics(tag),
        index_seconds=None if info.bitrate_mode is BitrateMode.UNKNOWN else info.length,
    )


def _lyrics(tag: ID3) -> tuple[Lyric, ...] | None:
    """ID3v2.4, 4.9: type 1 are lyrics, format 2 counts milliseconds."""
    for frame in tag.getall("SYLT"):
        if frame.type == 1:
            timed = frame.format == 2
            return tuple(Lyric(str(text), at / 1000 if timed else None) for text, at in frame.text)
    return None


def _text(tag: ID3, name: str) -> str:
    return "; ".join(str(text) for frame in tag.getall(name) for text in frame.text).strip()


def _sub_title(frame: Any) -> str:
    return _text(frame.sub_frames, "TIT2")


def _front_first(tag: ID3) -> list[Any]:
    return sorted(tag.getall("APIC"), key=lambda one: one.type != PictureType.COVER_FRONT)


def _table(tag: ID3) -> tuple[Mark, ...] | None:
    """The chapters as the table of contents orders them; a chapter that is not there has no title and begins
    at −1."""
    tables = tag.getall("CTOC")
    if not tables:
        return None
    chapters = {frame.element_id: frame for frame in tag.getall("CHAP")}
    by_name = {table.element_id: table for table in tables}
    top = next((table for table in tables if table.flags & 2), tables[0])
    return tuple(_entries(top.child_element_ids, chapters, by_name, {top.element_id}))


def _entries(
    names: list[str], chapters: dict[str, Any], tables: dict[str, Any], seen: set[str]
) -> Iterator[Mark]:
    for name in names:
        if name in chapters:
            frame = chapters[name]
            yield Mark(_sub_title(frame), frame.start_time / 1000, frame.end_time / 1000)
        elif name in tables and name not in seen:
            seen.add(name)
            yield from _entries(tables[name].child_element_ids, chapters, tables, seen)
        else:
            yield Mark("", -1.0)


def _old_title(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(0, io.SEEK_END)
        file.seek(max(0, file.tell() - 128))
        old = ParseID3v1(file.read(128)) or {}
    return str(old["TIT2"]).strip() if "TIT2" in old else ""


def _of_mp4(path: Path) -> Said:
    file = MP4(path)
    tag: Any = file.tags or {}

    def text(*names: str) -> str:
        found = (value for name in names for value in tag.get(name, ()))
        return next((_plain(value) for value in found), "")

    return Said(
        title=text("©nam"),
        artist=text("©ART", "aART"),
        publisher=text("aART", "©pub", f"{_ITUNES}PUBLISHER", f"{_ITUNES}publisher"),
        date=text("©day"),
        identifier=text(f"{_ITUNES}IDENTIFIER", f"{_ITUNES}identifier"),
        rights=text("cprt"),
        comments=tuple(_plain(value) for name in ("©cmt", "desc", "ldes") for value in tag.get(name, ())),
        transcripts=tuple(_plain(value) for value in tag.get("©lyr", ())),
        covers=tuple(_cover(bytes(one), None) for one in tag.get("covr", ())),
        contents=tuple(Mark(one.title, one.start) for one in file.chapters) if file.chapters else None,
        media_kind=next(iter(tag.get("stik", ())), None),
        has_place_for_language=False,  # its track has one, which the decoder reads
        has_place_for_identifier=False,
    )


def _plain(value: object) -> str:
    return (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)).strip()


def _cover(data: bytes, description: str | None) -> Cover:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            if width * height <= _MOST_PIXELS:
                picture.load()
            return Cover(width, height, description)
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError) as error:
        reason = "it is empty" if not data else "it is no picture that can be shown"
        return Cover(0, 0, description, f"{reason} ({type(error).__name__})" if data else reason)
