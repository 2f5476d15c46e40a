"""The one table of formats: what each is called, which files it makes, how it is written and how it is read
back.

A format's modules are loaded when it is written or read: by then the slow tools are starting on the other
processor.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from everyreader.formats import acx, audio, captions, epub, html, large_print, plain_text, talking_books
from everyreader.formats.row import Format, Part
from everyreader.formats.ways import (
    CAPTIONS,
    EBOOK,
    LISTEN,
    PRINT,
    READ,
    RECORDINGS,
    SMALL_EBOOK,
    TALKING_BOOK,
    Way,
)
from everyreader.model.edition_info import FileRole
from everyreader.model.findings import Rendition

_EPUB = "EPUB 3.3, with HTML, CSS and, where there are formulas, MathML"


FORMATS: tuple[Format, ...] = (
    Format(
        "epub",
        Rendition.EPUB,
        "E-book",
        "e-book",
        (
            Part(
                ".epub",
                FileRole.EPUB,
                "application/epub+zip",
                "E-book (EPUB)",
                "EPUB",
                (EBOOK,),
                listed=(4, "e-book"),
                relies_on=_EPUB,
                beside="E-book that is read aloud (EPUB)",
            ),
            Part(
                "-text.epub",
                FileRole.EPUB_TEXT,
                "application/epub+zip",
                "E-book without sound, a small file (EPUB)",
                "EPUB",
                (EBOOK, SMALL_EBOOK),
                listed=(4, "e-book"),
                relies_on=_EPUB,
                beside_narration=True,
            ),
        ),
        epub.make,
        epub.read_back,
        tagged=True,
        every_script=True,
    ),
    Format(
        "html",
        Rendition.HTML,
        "Web page",
        "page",
        (
            Part(
                ".html",
                FileRole.PAGE,
                "text/html",
                "The statement as a page (HTML)",
                "HTML",
                (READ,),
                listed=(5, "web page"),
                relies_on=(
                    "HTML, CSS and, where there are formulas, MathML; a script for the player alone, "
                    "where there is one"
                ),
            ),
        ),
        html.make,
        html.read_back,
        plays="audio",
        after=("epub", "large-print", "audio"),
        tagged=True,
        every_script=True,
    ),
    Format(
        "large-print",
        Rendition.LARGE_PRINT,
        "Large print",
        "large print",
        (
            Part(
                "-large-print.pdf",
                FileRole.LARGE_PRINT,
                "application/pdf",
                "Large-print booklet (PDF)",
                "PDF",
                (PRINT,),
                listed=(3, "large print"),
                relies_on="tagged PDF (PDF/UA-1, PDF/A-2a)",
            ),
        ),
        large_print.make,
        large_print.read_back,
        tagged=True,
        drawn=True,
    ),
    Format(
        "plain-text",
        Rendition("plain-text"),
        "Plain text",
        "plain text",
        (
            Part(
                ".txt",
                FileRole("plain-text"),
                "text/plain",
                "Plain text (TXT)",
                "TXT",
                (Way(15, "Plain text", "For a braille display, a chat window or an e-mail."),),
                listed=(6, "plain text"),
                relies_on="plain text in UTF-8",
            ),
        ),
        plain_text.make,
        plain_text.read_back,
    ),
    Format(
        "audio",
        Rendition.AUDIO,
        "Audio",
        "audio",
        (
            Part(
                ".mp3",
                FileRole.AUDIO,
                "audio/mpeg",
                "One recording (MP3)",
                "MP3",
                (LISTEN, RECORDINGS),
                listed=(1, "listen"),
                relies_on="MP3",
            ),
            Part(
                ".m4b",
                FileRole.AUDIOBOOK,
                "audio/mp4",
                "Audiobook with chapters (M4B)",
                "M4B",
                (LISTEN, RECORDINGS),
                listed=(1, "listen"),
                relies_on="MPEG-4 audio (M4B) with chapters",
            ),
        ),
        audio.make,
        audio.read_back,
        text=False,
        spoken=True,
        listened=True,
    ),
    Format(
        "captions",
        Rendition.CAPTIONS,
        "Captions",
        "captions",
        (
            Part(
                ".vtt",
                FileRole.CAPTIONS,
                "text/vtt",
                "Captions for the recording (WebVTT)",
                "WebVTT",
                (CAPTIONS,),
            ),
            Part(
                ".srt",
                FileRole.CAPTIONS_PLAIN,
                "application/x-subrip",
                "The same captions for other players (SRT)",
                "SRT",
                (CAPTIONS,),
            ),
        ),
        captions.make,
        captions.read_back,
        plays="audio",
        text=False,
        spoken=True,
    ),
    Format(
        "talking-book",
        Rendition.TALKING_BOOK,
        "Talking book",
        "talking book",
        (
            Part(
                "-daisy202.zip",
                FileRole.TALKING_BOOK,
                "application/zip",
                "Talking book (DAISY 2.02, ZIP)",
                "ZIP",
                (TALKING_BOOK,),
                listed=(2, "talking book"),
                relies_on="DAISY 2.02: XHTML 1.0, SMIL 1.0 and MP3",
            ),
            Part(
                ".lpf",
                FileRole.AUDIOBOOK_PACKAGE,
                "application/lpf+zip",
                "Audiobook for reading apps (LPF)",
                "LPF",
                (RECORDINGS,),
                relies_on="W3C Audiobooks (LPF) and MP3",
            ),
        ),
        talking_books.make,
        talking_books.read_back,
        spoken=True,
    ),
    Format(
        "acx",
        Rendition.ACX,
        "Recordings for shops",
        "recordings for shops",
        (
            Part(
                "-acx.zip",
                FileRole.SHOP_RECORDINGS,
                "application/zip",
                "One recording a chapter, for audiobook shops (MP3 in a ZIP)",
                "ZIP",
                (RECORDINGS,),
            ),
        ),
        acx.make,
        acx.read_back,
        text=False,
        spoken=True,
        listened=True,
        on_request=True,
    ),
)
PARTS: tuple[Part, ...] = tuple(part for one in FORMATS for part in one.parts)
WAYS: tuple[Way, ...] = tuple(sorted({way for part in PARTS for way in part.ways}, key=lambda way: way.place))
NAMES: tuple[str, ...] = tuple(one.name for one in FORMATS if not one.on_request)
ON_REQUEST: tuple[str, ...] = tuple(one.name for one in FORMATS if one.on_request)
BY_SUFFIX: Mapping[str, Format] = {part.suffix: one for one in FORMATS for part in one.parts}


def titles() -> Mapping[Rendition, str]:
    """What the report calls what its findings are about."""
    said = {one.rendition: one.title for one in FORMATS}
    return {Rendition.SOURCE: "Statement", **said, Rendition.EDITION: "Edition"}


def nouns() -> Mapping[Rendition, str]:
    """The same within a sentence."""
    said = {one.rendition: one.noun for one in FORMATS}
    return {Rendition.SOURCE: "source", **said, Rendition.EDITION: "edition"}


def chosen(names: tuple[str, ...], also: tuple[str, ...] = ()) -> tuple[Format, ...]:
    """The formats of these names in the table's order; where none is named, all that need not be asked for.
    ``also`` are added."""
    wanted = {*(names or NAMES), *also}
    return tuple(one for one in FORMATS if one.name in wanted)


def format_of(path: Path) -> Format | None:
    """The format of a file by how its name ends, the longest ending first; by its suffix alone where nobody
    of ours named it."""
    named = [suffix for suffix in BY_SUFFIX if path.name.lower().endswith(suffix)]
    alike = [suffix for suffix in BY_SUFFIX if suffix.endswith(path.suffix.lower() or "/")]
    found = max(named, key=len, default=next(iter(alike), ""))
    return BY_SUFFIX.get(found)
