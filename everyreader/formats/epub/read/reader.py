"""Finished EPUB → what a reader meets in it. Reads the file alone and shares no code with the writer.

The way is a reading system's: container, package, spine, content documents, navigation (EPUB 3.3, 5 to 7).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered.pictures import embedded, moving, pictures
from everyreader.formats.epub.read.book import Book
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.errors import ValidatorUnavailable
from everyreader.zipbook.container import opened, resolve
from everyreader.zipbook.rendered import rendered

__all__ = ["EpubReading", "read_back"]


def read_back(path: Path, browser: Browser | None = None) -> EpubReading:
    """What a reader meets in the EPUB at ``path``; with a ``browser`` also how its documents look.

    Raises ``MakerFailed``, naming file and part, for what no reading system could open: no zip, no package
    document, a content document that is not well-formed or declares entities, sizes beyond reason.
    """
    with opened(path) as container:
        reading = Book(container).reading()
    if browser is None:
        return _without(reading, "no browser was given to look at the e-book with")
    try:
        shown = rendered(path, _shown(reading), browser)
    except ValidatorUnavailable as error:
        return _without(reading, str(error))
    return _with_pictures(path, replace(reading, rendered=shown))


def _with_pictures(path: Path, reading: EpubReading) -> EpubReading:
    with opened(path) as container:

        def fetch(document: str, address: str) -> bytes | None:
            name = resolve(document, address)[0]
            return container.data(name) if name in container else embedded(document, address)

        shown = reading.rendered
        return replace(reading, pictures=pictures(shown, fetch), moving=moving(shown, fetch))


def _shown(reading: EpubReading) -> list[str]:
    """The documents of the spine: XHTML, and drawings that stand there themselves."""
    texts = {one.name for one in reading.texts}
    drawings = {one.name for one in reading.package.items if one.media_type == "image/svg+xml"}
    return [name for name in dict.fromkeys(reading.spine) if name in texts | drawings]


def _without(reading: EpubReading, reason: str) -> EpubReading:
    return replace(reading, unavailable={**reading.unavailable, "rendered": reason})
