"""The one table of formats: what each is called, which files it makes, how it is written and how it is read back."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from everyreader.browser import Browser
from everyreader.cover import Cover
from everyreader.edition_info import FileRole
from everyreader.findings import Rendition
from everyreader.formats.audio.read_back import read_back as read_audio
from everyreader.formats.audio.write import write as write_audio
from everyreader.formats.epub.read_back import read_back as read_epub
from everyreader.formats.epub.write import write as write_epub
from everyreader.formats.html.read_back import read_back as read_html
from everyreader.formats.html.write import write as write_html
from everyreader.formats.large_print.read_back import read_back as read_large_print
from everyreader.formats.large_print.write import write as write_large_print
from everyreader.narration.narrate import Narration
from everyreader.publication import Publication, Reading


@dataclass(frozen=True)
class Making:
    """What a writer may need. ``cover`` and ``narration`` wait until theirs is ready."""

    publication: Publication
    folder: Path
    styles: Path
    fonts: tuple[Path, ...]
    cover: Callable[[], Cover]
    narration: Callable[[], Narration]

    def target(self, suffix: str) -> Path:
        """The file ``NAME`` + ``suffix`` in the edition's folder."""
        return self.folder / f"{self.publication.name}{suffix}"


@dataclass(frozen=True)
class ReadingBack:
    """What a reader may need beside the finished file itself."""

    browser: Browser
    narration: Callable[[], Narration]


@dataclass(frozen=True)
class Part:
    """One file of a format: ``NAME`` + ``suffix``, its role on the download page, its media type (RFC 6838)."""

    suffix: str
    role: FileRole
    media_type: str


@dataclass(frozen=True)
class Format:
    """One format. ``name`` is what ``--formats`` calls it; ``read_back`` reads one of its files."""

    name: str
    rendition: Rendition
    parts: tuple[Part, ...]
    write: Callable[[Making], None]
    read_back: Callable[[Path, ReadingBack], Reading]


def _audio(making: Making) -> None:
    narration, cover = making.narration(), making.cover()
    write_audio(making.publication, narration.assembly, cover_png=cover.square, cover_alt=cover.alt,
                mp3=making.target(".mp3"), m4b=making.target(".m4b"))


FORMATS: tuple[Format, ...] = (
    Format("epub", Rendition.EPUB, (Part(".epub", FileRole.EPUB, "application/epub+zip"),),
           lambda m: write_epub(m.publication, m.target(".epub"), cover=m.cover(), styles=m.styles),
           lambda path, _: read_epub(path)),
    Format("html", Rendition.HTML, (Part(".html", FileRole.PAGE, "text/html"),),
           lambda m: write_html(m.publication, m.target(".html"), styles=m.styles, fonts=m.fonts),
           lambda path, with_: read_html(path, with_.browser)),
    Format("large-print", Rendition.LARGE_PRINT, (Part("-large-print.pdf", FileRole.LARGE_PRINT, "application/pdf"),),
           lambda m: write_large_print(m.publication, m.target("-large-print.pdf"), styles=m.styles, fonts=m.fonts),
           lambda path, _: read_large_print(path)),
    Format("audio", Rendition.AUDIO, (Part(".mp3", FileRole.AUDIO, "audio/mpeg"), Part(".m4b", FileRole.AUDIOBOOK, "audio/mp4")),
           _audio, lambda path, with_: read_audio(path, with_.narration().segments)),
)
NAMES: tuple[str, ...] = tuple(one.name for one in FORMATS)
BY_SUFFIX: Mapping[str, Format] = {part.suffix: one for one in FORMATS for part in one.parts}


def chosen(names: tuple[str, ...]) -> tuple[Format, ...]:
    """The formats of these names in the table's order; all of them where none is named."""
    return tuple(one for one in FORMATS if not names or one.name in names)
