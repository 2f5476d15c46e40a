"""Publication and narration → DAISY 2.02, full text and full audio, in one zip: the order is that of the
text, notes at its end.

``read_back`` reads the finished file and shares nothing with this side.
"""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.daisy202.write.ncc import NCC, ncc
from everyreader.formats.daisy202.write.parts import parts
from everyreader.formats.daisy202.write.smil import SOUND, TEXT, smil_files
from everyreader.formats.daisy202.write.text import STYLE, blocks, page
from everyreader.formats.talking_pictures import pictures
from everyreader.formats.xhtml import fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.errors import MakerMissing
from everyreader.model.publication import Publication
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order
from everyreader.zipbook.zip_file import save_zip

_STYLES = ("epub.css", "daisy.css")  # the look of the e-book, then what its older markup needs


def write(
    publication: Publication,
    target: Path,
    *,
    narration: Narration,
    frames: bytes,
    styles: Path,
) -> None:
    """Write the book to ``target``. ``frames`` are the MP3 frames of the narration in the order of the text
    (``in_text_order``).

    The same input gives the same bytes. No cover is put in: players of this format have no place for
    one, and would count a picture that no text shows as a stray file. Raises what ``fragment`` raises,
    ``MakerMissing`` without a style sheet, ``MakerFailed`` where text and narration part or the file does not
    arrive whole.
    """
    metadata = publication.metadata
    marked = mark_sentences(fragment(publication), publication)
    heard = in_text_order(narration.script, narration.segments, narration.assembly)
    book = parts(publication, heard, marked.places)
    images = pictures(publication.resources)
    text = page(metadata.title, metadata.language, blocks(marked.fragment.xhtml(), images))
    files = {
        TEXT: text,
        SOUND: frames,
        STYLE: _style(styles),
        **smil_files(book, metadata),
        **{one.name: one.data for one in images.values()},
    }
    files[NCC] = ncc(book, metadata, heard.voices, files)
    save_zip(files, target)


def _style(styles: Path) -> bytes:
    paths = [styles / name for name in _STYLES]
    try:
        return b"\n".join(one.read_bytes() for one in paths)
    except OSError as error:
        raise MakerMissing(str(error.filename), "git checkout styles, or install everyreader again") from None
