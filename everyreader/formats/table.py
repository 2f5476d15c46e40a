"""The one table of formats: what each is called, which files it makes, how it is written and how it is read back.

A format's modules are loaded when it is written or read: by then the slow tools are starting on the other processor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.edition_info import FileRole
from everyreader.model.findings import Rendition
from everyreader.model.publication import Reading


@dataclass(frozen=True)
class Part:
    """One file of a format: ``NAME`` + ``suffix``, its role on the download page, its media type (RFC 6838).

    ``beside_narration``: it is made where the edition has a narration, and would be another file's double without one.
    """

    suffix: str
    role: FileRole
    media_type: str
    beside_narration: bool = False


@dataclass(frozen=True)
class Format:
    """One format. ``name`` is what ``--formats`` calls it; ``read_back`` reads one of its files, beside which those of ``plays`` lie.

    ``spoken``: it is made of the narration, and cannot be made without the format ``audio``. ``on_request``: only where it is asked for.
    ``after`` are formats that it leads to: it is written once their files are there.
    """

    name: str
    rendition: Rendition
    parts: tuple[Part, ...]
    write: Callable[[Making], None]
    read_back: Callable[[Path, ReadingBack], Reading]
    plays: str = ""
    spoken: bool = False
    on_request: bool = False
    after: tuple[str, ...] = ()

    def made(self, *, speaks: bool) -> tuple[Part, ...]:
        """Its files in an edition with a narration, or in one without."""
        return tuple(one for one in self.parts if speaks or not one.beside_narration)


def _write_epub(making: Making) -> None:
    from everyreader.formats.epub.write.writer.writer import write

    plain = partial(write, making.publication, cover=making.cover(), styles=making.styles)
    if making.narration is None:
        plain(making.target(".epub"))
        return
    plain(making.target("-text.epub"))
    plain(making.target(".epub"), narration=making.narration(), frames=making.frames.in_text_order)


def _read_epub(path: Path, with_: ReadingBack) -> Reading:
    from everyreader.formats.epub.read.reader import read_back

    return read_back(path, with_.browser)


def _write_html(making: Making) -> None:
    from everyreader.formats.html.write.writer.writer import Beside, write

    others = {".mp3": "audio", "-large-print.pdf": "large-print", ".epub": "epub"}
    write(
        making.publication,
        making.target(".html"),
        styles=making.styles,
        fonts=making.fonts,
        narration=making.narration() if making.narration else None,
        beside=tuple(
            Beside(path.name, word, path.stat().st_size)
            for suffix, word in others.items()
            if (path := making.target(suffix)).is_file()
        ),
    )


def _read_html(path: Path, with_: ReadingBack) -> Reading:
    from everyreader.formats.html.read.reader import read_back

    return read_back(path, with_.browser)


def _write_large_print(making: Making) -> None:
    from everyreader.formats.large_print.write.writer.imprint import imprint
    from everyreader.formats.large_print.write.writer.writer import write

    write(
        making.publication,
        making.target("-large-print.pdf"),
        styles=making.styles,
        fonts=making.fonts,
        closing=imprint(making.publication),
    )


def _read_large_print(path: Path, _: ReadingBack) -> Reading:
    from everyreader.formats.large_print.read.reader import read_back

    return read_back(path)


def _write_audio(making: Making) -> None:
    from everyreader.formats.audio.write.writer.writer import write

    narration, cover = making.narration(), making.cover()
    write(
        making.publication,
        narration.assembly,
        cover_png=cover.square,
        cover_alt=cover.alt,
        mp3=making.target(".mp3"),
        m4b=making.target(".m4b"),
        frames=making.frames.as_spoken,
    )


def _read_audio(path: Path, with_: ReadingBack) -> Reading:
    from everyreader.formats.audio.read.reader import read_back

    return with_.recognise(path, read_back(path, with_.segments()))


def _write_captions(making: Making) -> None:
    from everyreader.formats.captions.write.writer.writer import write

    language = making.publication.metadata.language
    write(making.narration(), language, vtt=making.target(".vtt"), srt=making.target(".srt"))


def _read_captions(path: Path, _: ReadingBack) -> Reading:
    from everyreader.formats.captions.read.reader import read_back

    return read_back(path)


def _write_talking_books(making: Making) -> None:
    from everyreader.formats.daisy202.write.writer.writer import write as write_daisy
    from everyreader.formats.lpf.write.writer.writer import write as write_lpf

    publication, narration, frames = making.publication, making.narration(), making.frames
    shared = {"narration": narration, "cover": making.cover(), "styles": making.styles}
    write_daisy(publication, making.target("-daisy202.zip"), frames=frames.in_text_order(), **shared)
    write_lpf(publication, making.target(".lpf"), frames=frames.as_spoken(), **shared)


def _read_talking_book(path: Path, with_: ReadingBack) -> Reading:
    if path.suffix == ".lpf":
        from everyreader.formats.lpf.read.reader import read_back
    else:
        from everyreader.formats.daisy202.read.reader import read_back
    return read_back(path, with_.browser)


def _write_acx(making: Making) -> None:
    from everyreader.formats.acx.write.writer.writer import write

    write(making.publication, making.narration(), making.target("-acx.zip"))


def _read_acx(path: Path, with_: ReadingBack) -> Reading:
    from everyreader.formats.acx.read.reader import read_back

    return read_back(path, with_.segments())


FORMATS: tuple[Format, ...] = (
    Format(
        "epub",
        Rendition.EPUB,
        (
            Part(".epub", FileRole.EPUB, "application/epub+zip"),
            Part("-text.epub", FileRole.EPUB_TEXT, "application/epub+zip", beside_narration=True),
        ),
        _write_epub,
        _read_epub,
    ),
    Format(
        "html",
        Rendition.HTML,
        (Part(".html", FileRole.PAGE, "text/html"),),
        _write_html,
        _read_html,
        plays="audio",
        after=("epub", "large-print", "audio"),
    ),
    Format(
        "large-print",
        Rendition.LARGE_PRINT,
        (Part("-large-print.pdf", FileRole.LARGE_PRINT, "application/pdf"),),
        _write_large_print,
        _read_large_print,
    ),
    Format(
        "audio",
        Rendition.AUDIO,
        (Part(".mp3", FileRole.AUDIO, "audio/mpeg"), Part(".m4b", FileRole.AUDIOBOOK, "audio/mp4")),
        _write_audio,
        _read_audio,
        spoken=True,
    ),
    Format(
        "captions",
        Rendition.CAPTIONS,
        (
            Part(".vtt", FileRole.CAPTIONS, "text/vtt"),
            Part(".srt", FileRole.CAPTIONS_PLAIN, "application/x-subrip"),
        ),
        _write_captions,
        _read_captions,
        plays="audio",
        spoken=True,
    ),
    Format(
        "talking-book",
        Rendition.TALKING_BOOK,
        (
            Part("-daisy202.zip", FileRole.TALKING_BOOK, "application/zip"),
            Part(".lpf", FileRole.AUDIOBOOK_PACKAGE, "application/lpf+zip"),
        ),
        _write_talking_books,
        _read_talking_book,
        spoken=True,
    ),
    Format(
        "acx",
        Rendition.ACX,
        (Part("-acx.zip", FileRole.SHOP_RECORDINGS, "application/zip"),),
        _write_acx,
        _read_acx,
        spoken=True,
        on_request=True,
    ),
)
NAMES: tuple[str, ...] = tuple(one.name for one in FORMATS if not one.on_request)
ON_REQUEST: tuple[str, ...] = tuple(one.name for one in FORMATS if one.on_request)
BY_SUFFIX: Mapping[str, Format] = {part.suffix: one for one in FORMATS for part in one.parts}


def chosen(names: tuple[str, ...], also: tuple[str, ...] = ()) -> tuple[Format, ...]:
    """The formats of these names in the table's order; where none is named, all that need not be asked for. ``also`` are added."""
    wanted = {*(names or NAMES), *also}
    return tuple(one for one in FORMATS if one.name in wanted)


def format_of(path: Path) -> Format | None:
    """The format of a file by how its name ends, the longest ending first; by its suffix alone where nobody of ours named it."""
    named = [suffix for suffix in BY_SUFFIX if path.name.lower().endswith(suffix)]
    alike = [suffix for suffix in BY_SUFFIX if suffix.endswith(path.suffix.lower() or "/")]
    found = max(named, key=len, default=next(iter(alike), ""))
    return BY_SUFFIX.get(found)
