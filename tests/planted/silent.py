"""The e-book and the page as an edition without a recording has them: their markup is plain, so one fault is
one change."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.epub.write.writer import write as write_book
from everyreader.formats.html.write.writer import write as write_page
from everyreader.model.publication import Publication
from everyreader.theme.cover import draw_cover
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders

SUFFIXES = (".epub", ".html")


def silent(publication: Publication, folder: Path) -> Path:
    """Both into ``folder``, which is returned."""
    styles, fonts = styles_folder(), font_folders()
    cover = draw_cover(publication.metadata, styles=styles, fonts=fonts)
    write_book(publication, folder / f"{publication.name}.epub", cover=cover, styles=styles)
    write_page(publication, folder / f"{publication.name}.html", styles=styles, fonts=fonts)
    return folder
