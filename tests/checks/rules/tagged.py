"""Changes made to a finished MP3 or M4B: tags, chapters, covers, bytes. Each takes the file's path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mutagen import id3
from mutagen.mp4 import MP4, MP4Cover

from tests.checks.rules.sound import Edit

UTF8 = id3.Encoding.UTF8


def mp3(change: Callable[[id3.ID3], object]) -> Edit:
    """Another tag in an MP3."""

    def edit(path: Path) -> None:
        tag = id3.ID3(path)
        change(tag)
        tag.save(path, v2_version=4)

    return edit


def m4b(change: Callable[[MP4], object]) -> Edit:
    """Another tag in an M4B."""

    def edit(path: Path) -> None:
        file = MP4(path)
        change(file)
        file.save()

    return edit


def text(name: str, value: str) -> Edit:
    """An MP3's text frame with another value; none for ``""``."""

    def change(tag: id3.ID3) -> None:
        tag.delall(name)
        if value:
            tag.add(getattr(id3, name)(encoding=UTF8, text=[value]))

    return mp3(change)


def atom(name: str, value: str | int) -> Edit:
    """An M4B's tag with another value; none for ``""``."""

    def change(file: MP4) -> None:
        file.tags.pop(name, None)
        if value:
            file[name] = [value]

    return m4b(change)


def picture(data: bytes | None, described: str = "Cover: A Title.") -> Edit:
    """Another cover in an MP3; none for None."""

    def change(tag: id3.ID3) -> None:
        tag.delall("APIC")
        if data is not None:
            kind = id3.PictureType.COVER_FRONT
            tag.add(id3.APIC(encoding=UTF8, mime="image/png", type=kind, desc=described, data=data))

    return mp3(change)


def covr(data: bytes | None) -> Edit:
    """The same in an M4B."""

    def change(file: MP4) -> None:
        file.tags.pop("covr", None)
        if data is not None:
            file["covr"] = [MP4Cover(data, imageformat=MP4Cover.FORMAT_PNG)]

    return m4b(change)


def old_tag(title: str) -> Edit:
    """An ID3v1 tag at the end of an MP3."""

    def edit(path: Path) -> None:
        tag = b"TAG" + title.encode("latin-1")[:30].ljust(30, b"\0") + b"\0" * 94 + b"\xff"
        path.write_bytes(path.read_bytes() + tag)

    return edit


def chapter(number: int, change: Callable[[id3.CHAP], object]) -> Edit:
    """One of an MP3's chapters otherwise; ``number`` from 0."""

    def edit(tag: id3.ID3) -> None:
        change(sorted(tag.getall("CHAP"), key=lambda one: one.start_time)[number])

    return mp3(edit)


def chapters_listed(names: Callable[[list[str]], list[str]]) -> Edit:
    """An MP3's table of contents with other names."""

    def change(tag: id3.ID3) -> None:
        table = tag.getall("CTOC")[0]
        table.child_element_ids = names(list(table.child_element_ids))

    return mp3(change)


def cut(share: float) -> Edit:
    """The first part of a file only."""

    def edit(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return edit
