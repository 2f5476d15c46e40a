"""What of a statement is made at once: its text in every look, what the rules about the source say, and where
in the page each of their words stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pymupdf

from everyreader.formats.html.write.writer import page
from everyreader.formats.needs import Making
from everyreader.formats.scripts import refuse_unready
from everyreader.formats.table import BY_SUFFIX, chosen
from everyreader.formats.xhtml import fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.findings import Finding, Outcome
from everyreader.model.publication import STATEMENT, Publication
from everyreader.narration.script import Utterance, make_script
from everyreader.report.judgement import judgement_of_source
from everyreader.source import read_file
from everyreader.theme.cover import draw_cover
from everyreader.theme.styles_folder import with_own

_PRINT, _BOOK = "-large-print.pdf", ".epub"
_ROUND = ("cover", "nav")  # documents of a book round its text
_DOTS = 1.5  # of a picture of a page, for each point


@dataclass(frozen=True)
class Preview:
    """One state of a statement. ``page`` is the web page without sound, each sentence an element of its own;
    ``places``: ``Sentence.id`` → identifier of its element. ``found`` is what the rules about the source
    found.

    ``large_print`` and ``book`` are made when they are first asked for; they raise ``EveryreaderError``.
    """

    publication: Publication
    page: str
    places: Mapping[str, str]
    found: tuple[Finding, ...]
    own_styles: Path | None
    fonts: tuple[Path, ...]

    @cached_property
    def script(self) -> tuple[Utterance, ...]:
        """What is going to be said."""
        return make_script(self.publication)

    @cached_property
    def large_print(self) -> Print:
        """The large print, and pictures of its pages."""
        pdf = self._made(_PRINT)
        with pymupdf.open(stream=pdf, filetype="pdf") as pages:
            zoom = pymupdf.Matrix(_DOTS, _DOTS)
            return Print(pdf, tuple(one.get_pixmap(matrix=zoom).tobytes("png") for one in pages))

    @cached_property
    def book(self) -> Mapping[str, bytes]:
        """The files of the e-book without sound, by their names in it."""
        with zipfile.ZipFile(BytesIO(self._made(_BOOK))) as book:
            return {name: book.read(name) for name in book.namelist()}

    @property
    def chapters(self) -> tuple[str, ...]:
        """The names of the e-book's documents that hold the text."""
        found = (name for name in self.book if name.endswith(".xhtml"))
        return tuple(name for name in found if Path(name).stem not in _ROUND)

    def element_of(self, finding: Finding) -> str:
        """The identifier of the element in ``page`` that holds what ``finding`` speaks of, ``""`` where
        nobody knows."""
        units = self.publication.all_units
        if finding.line is None or Path(finding.file).name != STATEMENT:
            return ""
        above = [n for n, unit in enumerate(units) if unit.line is not None and unit.line <= finding.line]
        if not above:
            return ""
        unit = max(above, key=lambda n: (units[n].line or 0, -n))
        its = [one for one in self.publication.sentences if one.unit == unit]
        words = finding.excerpt.strip("… ")
        best = next((one for one in its if words and words in one.text), its[0] if its else None)
        return self.places.get(best.id, "") if best else ""

    def _made(self, suffix: str) -> bytes:
        metadata, fonts = self.publication.metadata, self.fonts
        with with_own(self.own_styles) as styles, TemporaryDirectory(prefix="everyreader-preview-") as folder:
            cover = partial(draw_cover, metadata, styles=styles, fonts=fonts)
            making = Making(self.publication, Path(folder), styles, fonts, cover, None)
            BY_SUFFIX[suffix].write(making)
            return making.target(suffix).read_bytes()


@dataclass(frozen=True)
class Print:
    """The large print as PDF, and each page as PNG."""

    pdf: bytes = field(repr=False)
    pages: tuple[bytes, ...] = field(repr=False)


def preview_of(folder: Path, own_styles: Path | None, fonts: tuple[Path, ...]) -> Preview:
    """The statement in ``folder`` as it stands now. Raises ``EveryreaderError``."""
    publication = read_file(folder / STATEMENT, name=folder.name)
    formats = chosen(())
    refuse_unready(publication, formats, fonts)
    judgement = judgement_of_source(publication, frozenset(one.rendition for one in formats))
    marked = mark_sentences(fragment(publication), publication)
    with with_own(own_styles) as styles:
        text = page(publication, marked.fragment, styles=styles, fonts=fonts)
    return Preview(publication, text, marked.places, judgement.findings, own_styles, fonts)


def failures(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that ask somebody to mend something."""
    return tuple(one for one in findings if one.outcome is Outcome.FAILED and one.accepted is None)
