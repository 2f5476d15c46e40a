"""What the eye meets of each text of a page: which lines, in what colours, and why nothing where it meets
nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from everyreader.browser.rendered.clip import Window
from everyreader.browser.rendered.fill import ink
from everyreader.browser.rendered.geometry import Box, area, common, middle, pixels, share
from everyreader.browser.rendered.paint import Painting, Pair
from everyreader.browser.rendered.snapshot import Element, Snapshot

OUTSIDE, CUT_AWAY = "it lies outside the page", "it is cut away"
SMALLEST = 3.0  # CSS pixels; letters of less height are specks
FAINTEST = 0.1  # of full strength
# the contrast below which letters and ground are taken for the same colour (ACT 09o5cg: no "visual
# presentation")
ALIKE = 1.1
_LOST_ACROSS, _LOST_DOWN = (
    3.0,
    0.3,
)  # a line is cut where more CSS pixels of its length, or more of its height, are lost
_COVERED = 0.9
_BLUR = re.compile(r"blur\(([\d.]+)px\)")
_FADED = re.compile(r"opacity\(([\d.]+)(%?)\)")

Line = tuple[Box, str]


@dataclass(frozen=True)
class Sight:
    """One text in one view. ``unseen`` says why the eye meets nothing of it, and is empty where it meets
    something.

    ``lines`` are those that are seen, ``cut`` those of which a part is lost: the whole box, and its words.
    """

    text: Element
    unseen: str = ""
    lines: tuple[Line, ...] = ()
    cut: tuple[Line, ...] = ()
    pairs: tuple[Pair, ...] = field(default=(), repr=False)

    @property
    def best(self) -> float | None:
        """The highest contrast that it can have; None where its colours cannot be told."""
        return max((one.contrast for one in self.pairs), default=None)

    @property
    def worst(self) -> float | None:
        return min((one.contrast for one in self.pairs), default=None)


def sights(page: Snapshot) -> Mapping[int, Sight]:
    """Every text with words and every generated content that is laid out, by its number, in document
    order."""
    left = page.windows
    painting = page.painting
    return {
        one.number: _sight(one, left, painting)
        for one in page.nodes.values()
        if (one.name == "#text" or one.name.startswith("::")) and one.box is not None and one.shown.strip()
    }


def _sight(text: Element, left: Mapping[int, Window], painting: Painting) -> Sight:
    reason = _faint(text, painting)
    if reason:
        return Sight(text, reason)
    lines = [line for line in text.lines if line[1].strip()] or [(text.box or (0, 0, 0, 0), text.shown)]
    seen, cut, reasons = [], [], []
    for line in lines:
        why, is_cut = _line(line[0], text, left[text.number].own, painting)
        reasons.append(why)
        if is_cut:
            cut.append(line)
        if not why:
            seen.append(line)
    if not seen:
        return Sight(text, next(filter(None, reasons), ""))
    pairs = painting.pairs(text, middle(common(seen[0][0], left[text.number].own)))
    best = max((one.contrast for one in pairs), default=None)
    if best is not None and best < ALIKE and not _clipped_to_letters(text):
        return Sight(text, "it has the colour of its ground", pairs=pairs)
    return Sight(text, "", tuple(seen), tuple(cut), pairs if not _clipped_to_letters(text) else ())


def _faint(text: Element, painting: Painting) -> str:
    styles = text.styles
    if styles.get("visibility", "visible") != "visible":
        return "it is not drawn (visibility)"
    colour = ink(text)
    alpha = 1.0 if colour is None or _clipped_to_letters(text) else colour[3]
    strength = painting.opacity(text)
    for one in text.ancestors():
        said = _FADED.search(one.styles.get("filter", "none")) if one.name != "#text" else None
        if said:
            strength *= float(said[1]) / (100 if said[2] else 1)
    if strength * alpha < FAINTEST:
        return "it is transparent"
    for one in text.ancestors():
        said = _BLUR.search(one.styles.get("filter", "none")) if one.name != "#text" else None
        if said and float(said[1]) >= 0.2 * pixels(styles.get("font-size", "16px"), 16):
            return "it is blurred"
    return ""


def _line(box: Box, text: Element, window: Box, painting: Painting) -> tuple[str, bool]:
    """Why a line is not seen, and whether a part of it is lost."""
    if min(box[2:]) < SMALLEST and (box[3] < SMALLEST or box[2] < 1):
        return "it is drawn too small to be seen", False
    rest = common(box, window)
    if not area(rest) or share(box, window) < FAINTEST:
        outside = box[0] + box[2] <= 0 or box[1] + box[3] <= 0
        return (OUTSIDE if outside else CUT_AWAY), True
    cut = box[2] - rest[2] > _LOST_ACROSS or box[3] - rest[3] > _LOST_DOWN * box[3]
    part, by = painting.covered(text, rest)
    if part >= _COVERED and by is not None:
        return f"{by.name.lower()} lies upon it", True
    return "", cut or part > _LOST_DOWN


def _clipped_to_letters(text: Element) -> bool:
    """Whether a background shows through its letters: their own colour then says nothing."""
    return any(one.styles.get("background-clip") == "text" for one in text.ancestors() if one.name != "#text")


def seen(page: Mapping[int, Sight]) -> Iterator[Sight]:
    """The texts of which the eye meets something."""
    return (one for one in page.values() if not one.unseen)
