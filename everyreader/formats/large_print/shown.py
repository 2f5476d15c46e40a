"""What the pages of a PDF show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from everyreader.formats.large_print.elements import Owner
from everyreader.formats.large_print.fonts import Font

Key = tuple[Owner, int]  # where marked content stands, and its identifier there


@dataclass(frozen=True)
class Shown:
    """One string as it is drawn: ``x``, ``end`` and ``y`` in points on the ``page`` (from 1), ``size`` in
    points.

    ``size`` is the font size times every matrix; ``drawn`` that of the smallest letter or figure by its
    outline. ``visible`` is what the glyphs say; ``text`` what they mean: an ``ActualText`` takes their
    place. ``language`` is the marked content's own, or ``""``.
    """

    text: str
    visible: str
    language: str
    page: int
    x: float
    end: float
    y: float
    size: float
    drawn: float


@dataclass(frozen=True)
class Pages:
    """``marked`` holds content by owner (page or form, object number and generation) and identifier.

    ``decorative`` counts images drawn as artifacts; ``loose_pictures`` are the pages of images drawn
    outside all marks.
    """

    marked: Mapping[Key, tuple[Shown, ...]]
    untagged: tuple[Shown, ...]
    artifacts: tuple[Shown, ...]
    decorative: int
    loose_pictures: tuple[int, ...]
    fonts: tuple[Font, ...]
