"""Publication and narration → W3C Audiobook in one zip (LPF): the recording as it is spoken, its contents,
and the text beside it.

``read_back`` reads the finished file and shares nothing with this side.
"""

from __future__ import annotations

import io
from pathlib import Path

import av

from everyreader.formats.lpf.write.contents import lines
from everyreader.formats.lpf.write.entry import (
    COVER,
    ENTRY,
    MANIFEST,
    SOUND,
    STYLE,
    TEXT,
    XHTML,
    entry_page,
    text_page,
)
from everyreader.formats.lpf.write.manifest import manifest, with_recording
from everyreader.formats.talking_pictures import pictures
from everyreader.formats.xhtml import Accessibility, Fragment, describe, fragment
from everyreader.model.errors import MakerMissing
from everyreader.model.publication import Publication
from everyreader.narration.narrate import Narration
from everyreader.narration.who import subject
from everyreader.theme.cover import Cover
from everyreader.zipbook.zip_file import save_zip

_STYLE = "epub.css"
_FEATURES = ("readingOrder", "tableOfContents")


def write(
    publication: Publication,
    target: Path,
    *,
    narration: Narration,
    frames: bytes,
    cover: Cover,
    styles: Path,
) -> None:
    """Write the audiobook to ``target``. ``frames`` are the MP3 frames of ``narration.assembly``.

    The same input gives the same bytes. Raises what ``fragment`` raises, ``MakerMissing`` without
    ``styles/epub.css``, ``MakerFailed`` where the file does not arrive whole.
    """
    metadata, heard, text = publication.metadata, narration.assembly, fragment(publication)
    images = pictures(publication.resources)
    blocks = text.xhtml()
    for image in (one for block in blocks for one in block.iter(f"{{{XHTML}}}img")):
        image.set("src", images[image.get("src", "")].name)
    files = {
        ENTRY: entry_page(metadata, cover, list(lines(publication, heard))),
        SOUND: frames,
        TEXT: text_page(metadata, blocks),
        STYLE: _style(styles),
        COVER: cover.png,
        **{one.name: one.data for one in images.values()},
    }
    files[MANIFEST] = manifest(
        metadata,
        access=_access(text, publication),
        cover=cover,
        voices=heard.voices,
        milliseconds=_milliseconds(frames),
        others=sorted({STYLE, TEXT, *(one.name for one in images.values())}),
    )
    save_zip(files, target)


def _access(text: Fragment, publication: Publication) -> Accessibility:
    traits = text.traits
    whole = not traits.images_without_alt and traits.formulas == traits.formulas_described
    access = describe(traits, publication.resources, features=_FEATURES)
    return with_recording(access, whole=whole, reader=subject(publication.metadata))


def _milliseconds(frames: bytes) -> int:
    """How long a player plays them: the encoder adds silence at both ends, and every player drops another
    part of it."""
    with av.open(io.BytesIO(frames), "r") as file:
        rate = file.streams.audio[0].rate
        samples = sum(one.samples for one in file.decode(file.streams.audio[0]))
    return round(samples * 1000 / rate)


def _style(styles: Path) -> bytes:
    path = styles / _STYLE
    try:
        return path.read_bytes()
    except OSError:
        raise MakerMissing(str(path), "git checkout styles/epub.css, or install everyreader again") from None
