"""Publication → EPUB 3.3: cover, text (in several documents where it is long), contents; with the narration
beside the text where there is one.

``read_back`` reads the finished file and shares nothing with this side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from ebooklib import epub

from everyreader.formats.audio.write import mp3
from everyreader.formats.epub.write import documents
from everyreader.formats.epub.write.documents import XHTML, Element
from everyreader.formats.epub.write.metadata import (
    describe_access,
    describe_book,
    describe_conformance,
    modified,
)
from everyreader.formats.epub.write.navigation import Landmark, navigation
from everyreader.formats.epub.write.overlay_write import describe_overlay, overlay_items
from everyreader.formats.epub.write.package import Item, new_book, packed, save
from everyreader.formats.epub.write.parting import LONGEST, Part, homes, parted
from everyreader.formats.xhtml import Fragment, describe, direction, fragment, phrase
from everyreader.formats.xhtml.mend import MATHML
from everyreader.formats.xhtml.read_aloud import with_sound
from everyreader.formats.xhtml.regions import scroll_formulas
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.model.publication import Publication, Resource
from everyreader.narration.clips import Clip, clips
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order
from everyreader.narration.who import narrators, subject
from everyreader.theme.cover import Cover

STYLE = "epub.css"
_COVER_IMAGE = "cover.png"
_DOCUMENT = "application/xhtml+xml"
_FEATURES = ("displayTransformability", "readingOrder", "tableOfContents")


@dataclass(frozen=True)
class _Spoken:
    """The narration as the book carries it: the table of its sentences, its recording (MP3), and who
    reads."""

    table: tuple[Clip, ...]
    sound: bytes
    voices: tuple[str, ...]


def write(
    publication: Publication,
    target: Path,
    *,
    cover: Cover,
    styles: Path,
    narration: Narration | None = None,
    frames: Callable[[], bytes] | None = None,
    longest: int = LONGEST,
) -> None:
    """Write the book to ``target`` (a file in a folder that is there). The same input gives the same bytes.

    With a ``narration`` each sentence is marked while it is heard (EPUB 3.3, 9); ``frames`` gives its MP3 in
    the order of the text, where it is encoded already. A text over ``longest`` bytes is parted before its
    chapters. Raises what ``fragment`` raises, ``MakerMissing``
    without ``styles/epub.css``, ``MakerFailed`` where the file does not arrive whole.
    """
    text, spoken = fragment(publication), None
    if narration is not None:
        text, spoken = _with_narration(text, publication, narration, frames)
    metadata = publication.metadata
    book = new_book(metadata.identifier, metadata.title, metadata.language, direction(metadata.language))
    describe_book(book, metadata)
    conformance = publication.decisions.conformance
    access = describe(text.traits, publication.resources, features=_FEATURES, conformance=conformance)
    describe_access(book, with_sound(access, text.traits, subject(metadata)) if spoken else access)
    parts = _parts(publication, text, longest)
    notes = _name_notes([block for part in parts for block in part.blocks])
    if spoken:
        describe_overlay(book, parts, spoken.table, narrators(metadata, spoken.voices))
    if conformance:
        describe_conformance(book, conformance)
    book.add_metadata(
        None, "meta", "", {"name": "cover", "content": "cover-image"}
    )  # for older reading systems
    for item in _items(publication, text, parts, notes, cover, styles, spoken):
        book.add_item(item)
    book.spine = ["cover", *(part.name for part in parts)]
    try:
        save(packed(book, modified(metadata)), target)
    except OSError as error:
        raise MakerFailed(f"the EPUB could not be written: {error}") from None


def _with_narration(
    text: Fragment, publication: Publication, narration: Narration, frames: Callable[[], bytes] | None
) -> tuple[Fragment, _Spoken]:
    """``text`` with its sentences marked, and what is heard, in the order of the text."""
    marked = mark_sentences(text, publication)
    heard = in_text_order(narration.script, narration.segments, narration.assembly)
    sound = frames() if frames else mp3.encoded(heard)
    return marked.fragment, _Spoken(clips(heard, marked.places), sound, heard.voices)


def _parts(publication: Publication, text: Fragment, longest: int) -> tuple[Part, ...]:
    names = {one.name: _file_name(one) for one in publication.resources}
    blocks = _with_images(documents.typed(text.xhtml()), names)
    scroll_formulas(blocks, publication.metadata.language)
    return parted(blocks, longest)


def _items(
    publication: Publication,
    text: Fragment,
    parts: tuple[Part, ...],
    notes: str,
    cover: Cover,
    styles: Path,
    spoken: _Spoken | None,
) -> list[epub.EpubItem]:
    title, language = publication.metadata.title, publication.metadata.language
    home = homes(parts)
    added = overlay_items(parts, spoken.table, spoken.sound) if spoken else ()
    marks = _landmarks(language, parts[0].file, f"{home[notes]}#{notes}" if notes else "")
    return [
        Item(
            "nav",
            "nav.xhtml",
            _DOCUMENT,
            navigation(text.contents, marks, homes=home, title=title, language=language),
            properties=["nav"],
        ),
        Item("cover", "cover.xhtml", _DOCUMENT, documents.cover_page(cover, _COVER_IMAGE, title, language)),
        *(_document(part, title, language, is_spoken=spoken is not None) for part in parts),
        Item("style", "style.css", "text/css", _style(styles)),
        Item("cover-image", _COVER_IMAGE, "image/png", cover.png, properties=["cover-image"]),
        *(
            Item(f"image-{number}", name, media_type, data)
            for number, (name, media_type, data) in enumerate(_images(publication), start=1)
        ),
        *added,
    ]


def _document(part: Part, title: str, language: str, *, is_spoken: bool) -> Item:
    formulas = any(True for block in part.blocks for _ in block.iter(f"{{{MATHML}}}math"))
    return Item(
        part.name,
        part.file,
        _DOCUMENT,
        documents.page(title, language, part.blocks, kind="bodymatter"),
        properties=["mathml"] if formulas else [],
        overlay=part.overlay if is_spoken else None,
    )


def _landmarks(language: str, text: str, notes: str) -> list[Landmark]:
    places = [
        Landmark("cover", "cover.xhtml", phrase("cover", language)),
        Landmark("bodymatter", text, phrase("text", language)),
    ]
    if notes:
        places.append(Landmark("endnotes", notes, phrase("notes", language)))
    return places


def _name_notes(blocks: list[Element]) -> str:
    """Give the notes' section an identifier that is free, and say which; ``""`` without notes."""
    taken = {str(name) for block in blocks for name in block.xpath("//@id")}
    for block in blocks:
        if block.get("role") == "doc-endnotes":
            name = "endnotes"
            while name in taken:
                name += "-"
            block.set("id", name)
            return name
    return ""


def _with_images(blocks: list[Element], names: dict[str, str]) -> list[Element]:
    for block in blocks:
        for image in block.iter(f"{{{XHTML}}}img"):
            image.set("src", names[image.get("src", "")])
    return blocks


def _images(publication: Publication) -> list[tuple[str, str, bytes]]:
    """Each image once, whatever the number of names it goes by."""
    found = {_file_name(one): one for one in publication.resources}
    return [(name, one.media_type, one.data) for name, one in found.items()]


def _file_name(resource: Resource) -> str:
    """``images/map-1f2e3d4c.png``: readable, safe in a URL, one name for one content."""
    stem = PurePosixPath(unquote(resource.name)).stem
    safe = (
        "".join(one if one.isascii() and one.isalnum() else "-" for one in stem).strip("-").lower() or "image"
    )
    return quote(f"images/{safe[:40]}-{resource.sha256[:8]}.{resource.extension}")


def _style(styles: Path) -> bytes:
    path = styles / STYLE
    try:
        return path.read_bytes()
    except OSError:
        raise MakerMissing(str(path), "git checkout styles/epub.css, or install everyreader again") from None
