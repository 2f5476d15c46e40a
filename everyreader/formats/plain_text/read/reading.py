"""What is read back from a text file: a ``Reading`` with what only such a file has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from everyreader.formats.plain_text.read.decoded import Sign
from everyreader.formats.plain_text.read.linear import expected
from everyreader.formats.plain_text.read.words import Signs
from everyreader.model.publication import Kind, Publication, Role, Unit
from everyreader.model.reading import Reading


@dataclass(frozen=True, kw_only=True)
class TextReading(Reading):
    """A ``Reading`` and how the file is made. ``encoding`` is what its bytes are in, ``""`` where that cannot
    be told; ``marked``: they begin with a byte-order mark. ``ends`` are the kinds of line ends, ``open_end``
    that the last line has none. ``signs`` are invisible ones, and signs that stand for lost letters.

    ``open_parts`` are tables and code that begin and do not end, or the other way round, by their lines.
    ``unnoted`` are marks in the text to which there is no note, ``unmarked`` notes to which no mark refers.
    ``opening`` is the bracket before what is told of pictures, formulas and tables.
    """

    encoding: str = "utf-8"
    marked: bool = False
    ends: tuple[str, ...] = ()
    open_end: bool = False
    signs: tuple[Sign, ...] = ()
    open_parts: tuple[str, ...] = ()
    unnoted: tuple[int, ...] = ()
    unmarked: tuple[int, ...] = ()
    opening: str = "["

    def expects(self, publication: Publication) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        return expected(publication, Signs({}, self.opening))

    def access(self) -> Mapping[str, tuple[str, ...]]:
        runs = [run for unit in (*self.units, *self.notes) for run in unit.runs]
        images, described = any(run.role is Role.ALT for run in runs), not self.images_without_alt
        features = {
            "displayTransformability": True,
            "alternativeText": images and described,
            "describedMath": any(run.role is Role.MATH for run in runs),
        }
        return {
            "schema:accessMode": ("textual",),
            "schema:accessModeSufficient": ("textual",) if described else (),
            "schema:accessibilityFeature": tuple(name for name, there in features.items() if there),
            "schema:accessibilityHazard": ("none",),
        }


def title_of(units: tuple[Unit, ...]) -> str:
    """The words of the first heading."""
    return next((one.text for one in units if one.kind is Kind.HEADING), "")
