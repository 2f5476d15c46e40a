"""What the pages of a PDF show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from everyreader.formats.large_print.read.elements import Owner
from everyreader.formats.large_print.read.fonts import Font
from everyreader.formats.large_print.read.geometry import Box, Point

Key = tuple[Owner, int]  # where marked content stands, and its identifier there


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One string as it is drawn: ``x``, ``end`` and ``y`` in points on the ``page`` (from 1), ``size`` in
    points.

    ``size`` is the font size times every matrix; ``drawn`` that of the smallest letter or figure by its
    outline. ``visible`` is what the glyphs say; ``text`` what they mean: an ``ActualText`` takes their place.
    ``language`` and ``expansion`` are the marked content's own, or ``""``. ``key`` is the marked content that
    holds it.

    ``letters`` is ``visible`` glyph by glyph, ``points`` where each begins and the last ends, ``up`` the way
    from the baseline to the top of a line of this size. ``angle`` is the baseline's, in degrees,
    anticlockwise. ``spacing`` is what was put between the glyphs on average, in sizes; ``slanted`` says
    whether they lean, ``missing`` how many of them the font does not have, ``ornate`` that the font says it
    has serifs or is a script, ``hollow`` that only the outlines of the letters are drawn, ``unpainted`` that
    nothing of them is. ``contrast`` is what was measured on the rendered page (1.0 to 21.0, ``None`` before
    or without it) and ``unseen`` the letters that leave nothing on it.
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
    key: Key | None = None
    artifact: bool = False
    font: str = ""
    slanted: bool = False
    angle: float = 0.0
    spacing: float = 0.0
    missing: int = 0
    ornate: bool = False
    hollow: bool = False
    unpainted: bool = False
    letters: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    up: Point = (0.0, 0.0)
    contrast: float | None = None
    unseen: str = ""
    expansion: str = ""

    @property
    def last(self) -> float:
        """Where the last letter ends that is no white space."""
        for index in range(len(self.letters), 0, -1):
            if self.letters[index - 1].strip():
                return self.points[index][0]
        return self.end

    @property
    def box(self) -> Box:
        """Left, bottom, right and top of the letters, in points."""
        if not self.points:
            return self.x, self.y, self.end, self.y
        xs = [x + part * self.up[0] for x, _ in self.points for part in (-0.2, 0.75)]
        ys = [y + part * self.up[1] for _, y in self.points for part in (-0.2, 0.75)]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One image as it is drawn: ``box`` on the ``page``, ``pixels`` wide and high (0, 0 for a vector image).

    ``per_inch`` are dots, in the direction in which there are more of them; ``stretch`` is width to height as
    drawn over width to height in pixels; ``upright`` says whether it is neither turned nor mirrored. ``seen``
    is the share of its box that it leaves on the rendered page. ``look`` is the image made small (see
    ``depicted.py``), ``b""`` for a vector image.
    """

    page: int
    box: Box
    pixels: tuple[int, int]
    per_inch: float
    stretch: float
    upright: bool
    key: Key | None
    artifact: bool
    seen: float | None = None
    look: bytes = b""


@dataclass(frozen=True)
class Depicted:
    """An image made small, and the words that stand for it, on ``page``."""

    alternative: str
    look: bytes
    page: int


@dataclass(frozen=True)
class Shape:
    """One painted path, or a part of it: the box that holds it."""

    page: int
    box: Box
    key: Key | None


@dataclass(frozen=True)
class Told:
    """Words that are read in place of others: ``said`` is read, ``drawn`` is what stands on the page.

    ``by`` is the key that says so: ``ActualText``, ``Alt`` or ``E``.
    """

    said: str
    drawn: str
    by: str
    page: int


@dataclass(frozen=True, kw_only=True)
class Pages:
    """``marked`` holds content by owner (page or form, object number and generation) and identifier.

    ``alternatives`` are the words that marks themselves give for what they hold. ``decorative`` counts images
    drawn as artifacts; ``loose_pictures`` are the pages of images drawn outside all marks. ``doubled`` are
    keys that more than one stretch of content bears. ``numbers`` are the keys in the order in which the
    content comes. ``layered`` are the strings that a reader can switch off.
    """

    marked: Mapping[Key, tuple[Shown, ...]]
    untagged: tuple[Shown, ...] = ()
    artifacts: tuple[Shown, ...] = ()
    decorative: int = 0
    loose_pictures: tuple[int, ...] = ()
    fonts: tuple[Font, ...] = ()
    pictures: tuple[Picture, ...] = ()
    shapes: tuple[Shape, ...] = ()
    told: tuple[Told, ...] = ()
    alternatives: Mapping[Key, str] = field(default_factory=dict)
    doubled: tuple[tuple[int, Key], ...] = ()
    keys: tuple[tuple[int, Key], ...] = ()
    layered: tuple[Shown, ...] = ()
    nested_artifacts: tuple[tuple[int, Key], ...] = ()

    @property
    def drawn(self) -> tuple[Shown, ...]:
        """Every string of the file."""
        tagged = (shown for several in self.marked.values() for shown in several)
        return (*tagged, *self.untagged, *self.artifacts)
